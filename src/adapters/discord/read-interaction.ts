import { ApplicationCommandOptionType, PermissionFlagsBits, PermissionsBitField } from "discord.js";

import type { Command } from "../../follow/command.ts";
import { parseCommand, parseFollow } from "../../follow/parse-command.ts";
import type { IncomingCommand } from "../../ports/commands.ts";
import { type SlashCommand, slashCommand } from "./answers.ts";
import { accessOf, bitsOf } from "./permissions.ts";

/** A slash command in what the gateway brought; absent: it is something else. */
export function parseSlashCommand(interaction: unknown): SlashCommand | undefined {
  return slashCommand.safeParse(interaction).data;
}

/**
 * What a slash command asks for, and whether it may, read from its payload alone.
 *
 * @param guildName - what the guild is called, for people
 * @returns undefined where it was not given in a guild
 */
export function readInteraction(
  interaction: SlashCommand,
  guildName: string,
): IncomingCommand | undefined {
  const { guild_id: guild, member } = interaction;
  if (guild === undefined || member === undefined) {
    return undefined;
  }
  const command = commandOf(interaction);
  const elsewhere = command.kind === "follow" && command.channel !== undefined;
  return {
    platform: "discord",
    workspace: guild,
    workspaceName: guildName,
    channel: channelOf(interaction),
    person: member.user.id,
    command,
    refusal: isChange(command) ? refusalOf(interaction, command) : undefined,
    // What the payload says of our rights is about the channel where the command was given.
    access: elsewhere ? undefined : accessOf(permissionsOf(interaction.app_permissions)),
    zone: undefined,
  };
}

/** The channel; of a thread, the channel it hangs in, where a card can stand. */
function channelOf({ channel }: SlashCommand): string {
  return THREAD_TYPES.has(channel.type) ? (channel.parent_id ?? channel.id) : channel.id;
}

/** Announcement thread, public thread, private thread. */
const THREAD_TYPES: ReadonlySet<number> = new Set([10, 11, 12]);

interface Arguments {
  readonly verb: string;
  readonly values: ReadonlyMap<string, string>;
}

function argumentsOf({ data }: SlashCommand): Arguments {
  const [first] = data.options;
  if (first?.type === ApplicationCommandOptionType.Subcommand) {
    return { verb: first.name, values: valuesOf(first.options ?? []) };
  }
  return { verb: data.name === "follow" ? "follow" : "help", values: valuesOf(data.options) };
}

type Given = Pick<SlashCommand["data"]["options"][number], "name" | "value">;

function valuesOf(options: readonly Given[]): ReadonlyMap<string, string> {
  return new Map(
    options.flatMap(({ name, value }): readonly [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

function commandOf(interaction: SlashCommand): Command {
  const { verb, values } = argumentsOf(interaction);
  switch (verb) {
    case "follow":
      return followOf(values);
    case "digest":
      return digestOf(values);
    default:
      return parseCommand(`${verb} ${values.get(ARGUMENT[verb] ?? "") ?? ""}`);
  }
}

/** The one argument of the commands that have one. */
const ARGUMENT: Readonly<Record<string, string>> = {
  show: "story",
  unfollow: "story",
  why: "link",
};

function followOf(values: Arguments["values"]): Command {
  const typed = parseFollow(values.get("topic") ?? "");
  if (typed.kind !== "follow") {
    return typed;
  }
  const alerts = values.get("alerts");
  return {
    ...typed,
    // A channel counts only as the option that Discord checked, never as words of the topic.
    channel: values.get("channel"),
    ...(values.get("beat") === "true" && { isBeat: true }),
    ...((alerts === "all" || alerts === "denials" || alerts === "off") && { alerts }),
  };
}

function digestOf(values: Arguments["values"]): Command {
  const at = values.get("at")?.replaceAll(/\s/gu, "") ?? "";
  const zone = values.get("zone")?.trim().replaceAll(/\s+/gu, "_") ?? "";
  const words = [
    values.get("when") ?? "show",
    ...(at === "" ? [] : [`at:${at}`]),
    ...(zone === "" ? [] : [`zone:${zone}`]),
  ];
  return parseCommand(`digest ${words.join(" ")}`);
}

/** Whether a command changes what a channel is sent. */
function isChange(command: Command): boolean {
  return (
    command.kind === "follow" ||
    command.kind === "unfollow" ||
    (command.kind === "digest" && command.request.kind !== "show")
  );
}

function refusalOf(interaction: SlashCommand, command: Command): string | undefined {
  if (!mayChange(permissionsOf(interaction.member?.permissions))) {
    return "To change what is followed here you need the permission Manage Channels. Ask an administrator of this server for it.";
  }
  if (command.kind !== "follow" || command.channel === undefined) {
    return undefined;
  }
  const there = permissionsOf(interaction.data.resolved?.channels?.[command.channel]?.permissions);
  return there.has(PermissionFlagsBits.ViewChannel) && mayChange(there)
    ? undefined
    : "To change what is followed in that channel you need the permissions View Channel and Manage Channels there. Ask an administrator of this server for them.";
}

/** Administrators have every permission. */
function mayChange(permissions: PermissionsBitField): boolean {
  return (
    permissions.has(PermissionFlagsBits.ManageChannels) ||
    permissions.has(PermissionFlagsBits.ManageGuild)
  );
}

function permissionsOf(text: string | undefined): PermissionsBitField {
  return new PermissionsBitField(bitsOf(text));
}
