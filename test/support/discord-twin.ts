import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { DigitalDiscord } from "discord-digital-twin";
import { ChannelType } from "discord.js";

/** A running twin of Discord with one server, one text channel and one person in it. */
export interface DiscordTwin {
  readonly discord: DigitalDiscord;
  readonly guild: string;
  readonly channel: string;
  readonly person: string;
  stop(): Promise<void>;
  /** Gives the person permissions, as the decimal number that Discord sends. */
  grant(permissions: bigint): Promise<void>;
}

/** Starts a twin with a database of its own. Whoever starts it stops it. */
export async function startDiscordTwin(): Promise<DiscordTwin> {
  const channel = "200000000000000001";
  const person = "300000000000000001";
  const folder = await mkdtemp(path.join(tmpdir(), "newsthread-twin-"));
  const discord = new DigitalDiscord({
    dbUrl: `file:${path.join(folder, "twin.db")}`,
    guild: { name: "Foreign desk" },
    channels: [{ id: channel, name: "wires", type: ChannelType.GuildText }],
    users: [{ id: person, username: "editor" }],
  });
  await discord.start();
  return {
    discord,
    guild: discord.guildId,
    channel,
    person,
    stop: async () => {
      await discord.stop();
      await discord.prisma.$disconnect();
      await rm(folder, { recursive: true, force: true });
    },
    grant: async (permissions) => {
      await discord.prisma.guildMember.updateMany({
        where: { userId: person },
        data: { permissions: permissions.toString() },
      });
    },
  };
}
