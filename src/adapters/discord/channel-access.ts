import { ChannelType, Routes } from "discord.js";

import { AppError } from "../../base/errors.ts";
import type { ChannelAccess } from "../../ports/chat.ts";
import { channel, guild, member, type Overwrite } from "./answers.ts";
import { accessOf, permissionsIn, remedyFor } from "./permissions.ts";
import type { DiscordApi } from "./rest.ts";

/** Where a message can stand with a thread under it. */
const POSTABLE: ReadonlySet<number> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
]);
/** Answers that mean: not for us, or not there. */
const CLOSED = new Set(["discord_no_access", "discord_channel_gone", "discord_guild_gone"]);
const UNSEEN: ChannelAccess = {
  ok: false,
  missing: ["View Channel"],
  remedy: remedyFor(["View Channel"]),
};
const WRONG_KIND: ChannelAccess = {
  ok: false,
  missing: [],
  remedy: "Pick a text or announcement channel: elsewhere no thread can be opened under a message.",
};

export interface ChannelOfGuild {
  readonly guild: string;
  readonly channel: string;
  /** The bot's own user id. */
  readonly memberId: string;
}

/**
 * What a channel allows the bot. A channel of another guild is answered like one that does not exist.
 *
 * @throws {AppError} when Discord cannot be asked
 */
export async function accessTo(api: DiscordApi, where: ChannelOfGuild): Promise<ChannelAccess> {
  try {
    const found = await api.read(Routes.channel(where.channel), channel);
    if (found.guild_id !== where.guild) {
      return UNSEEN;
    }
    if (!POSTABLE.has(found.type)) {
      return WRONG_KIND;
    }
    return await accessWithin(api, where, found.permission_overwrites);
  } catch (error) {
    if (error instanceof AppError && CLOSED.has(error.code)) {
      return UNSEEN;
    }
    throw error;
  }
}

async function accessWithin(
  api: DiscordApi,
  where: ChannelOfGuild,
  overwrites: readonly Overwrite[],
): Promise<ChannelAccess> {
  const { id, owner_id: ownerId, roles } = await api.read(Routes.guild(where.guild), guild);
  const { roles: roleIds } = await api.read(
    Routes.guildMember(where.guild, where.memberId),
    member,
  );
  return accessOf(
    permissionsIn({
      memberId: where.memberId,
      roleIds,
      guild: { id, ownerId, roles },
      overwrites,
    }),
  );
}
