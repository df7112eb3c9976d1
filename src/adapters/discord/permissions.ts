import { OverwriteType, PermissionFlagsBits, PermissionsBitField } from "discord.js";

import type { ChannelAccess } from "../../ports/chat.ts";
import type { Overwrite, Role } from "./answers.ts";

/** What we need in a channel, under the names that Discord's settings show. */
const NEEDED: readonly (readonly [flag: bigint, name: string])[] = [
  [PermissionFlagsBits.ViewChannel, "View Channel"],
  [PermissionFlagsBits.SendMessages, "Send Messages"],
  [PermissionFlagsBits.CreatePublicThreads, "Create Public Threads"],
  [PermissionFlagsBits.SendMessagesInThreads, "Send Messages in Threads"],
  [PermissionFlagsBits.EmbedLinks, "Embed Links"],
  // Without it Discord lists no messages, and we could not tell whether one of ours has arrived.
  [PermissionFlagsBits.ReadMessageHistory, "Read Message History"],
];

/** Everything we need, as the number that an invite link carries. */
const NEEDED_PERMISSIONS: bigint = NEEDED.reduce((all, [flag]) => all | flag, 0n);

/** The page on which an administrator adds the bot to a server with exactly what it needs. */
export function inviteLink(applicationId: string): string {
  const link = new URL("https://discord.com/oauth2/authorize");
  link.searchParams.set("client_id", applicationId);
  link.searchParams.set("scope", "bot applications.commands");
  link.searchParams.set("permissions", NEEDED_PERMISSIONS.toString());
  return link.href;
}

/** What of the needed permissions is not among these. Administrators have all. */
export function accessOf(permissions: Readonly<PermissionsBitField>): ChannelAccess {
  const missing = NEEDED.filter(([flag]) => !permissions.has(flag)).map(([, name]) => name);
  return { ok: missing.length === 0, missing, remedy: remedyFor(missing) };
}

/** One sentence on how to grant permissions; empty when none is missing. */
export function remedyFor(missing: readonly string[]): string {
  return missing.length === 0
    ? ""
    : `Open the channel's settings in Discord, choose Permissions, add the bot and allow: ${missing.join(", ")}.`;
}

export interface Membership {
  readonly memberId: string;
  readonly roleIds: readonly string[];
  readonly guild: {
    readonly id: string;
    readonly ownerId: string;
    readonly roles: readonly Role[];
  };
  readonly overwrites: readonly Overwrite[];
}

/**
 * What a member may do in a channel, by Discord's rules: the roles together, then the channel's exceptions
 * for everyone, for the roles, for the member, each first denying and then allowing.
 */
export function permissionsIn(membership: Membership): PermissionsBitField {
  const { guild, memberId } = membership;
  const roleIds = new Set([guild.id, ...membership.roleIds]);
  const base = guild.roles
    .filter(({ id }) => roleIds.has(id))
    .reduce((all, role) => all | bitsOf(role.permissions), 0n);
  if (guild.ownerId === memberId || (base & PermissionFlagsBits.Administrator) !== 0n) {
    return new PermissionsBitField(PermissionsBitField.All);
  }
  const exceptions = membership.overwrites;
  const everyone = exceptions.filter(({ id }) => id === guild.id);
  const roles = exceptions.filter(
    ({ id, type }) => type === OverwriteType.Role && id !== guild.id && roleIds.has(id),
  );
  const own = exceptions.filter(({ id, type }) => type === OverwriteType.Member && id === memberId);
  return new PermissionsBitField([everyone, roles, own].reduce(withExceptions, base));
}

function withExceptions(permissions: bigint, exceptions: readonly Overwrite[]): bigint {
  const denied = exceptions.reduce((all, { deny }) => all | bitsOf(deny), 0n);
  const allowed = exceptions.reduce((all, { allow }) => all | bitsOf(allow), 0n);
  return (permissions & ~denied) | allowed;
}

/** Permissions travel as decimal text. Anything else grants nothing. */
export function bitsOf(text: string | undefined): bigint {
  return text !== undefined && /^\d{1,30}$/u.test(text) ? BigInt(text) : 0n;
}
