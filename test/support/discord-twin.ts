import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { DigitalDiscord, type DigitalDiscordCommandOption } from "discord-digital-twin";
import { ChannelType, InteractionType, MessageFlags } from "discord.js";
import { expect, vi } from "vitest";

import { componentsIn, sentMessage } from "./discord-messages.ts";

/** A message as somebody in the channel sees it. */
export interface TwinMessage {
  readonly id: string;
  /** All its text, a line for each part. */
  readonly text: string;
  readonly colour: number | undefined;
  readonly isEdited: boolean;
}

/** What a command was answered with. */
export interface TwinAnswer {
  readonly text: string;
  /** Acknowledged first, then answered where only the asker sees it. */
  readonly isPrivate: boolean;
}

/** A running twin of Discord with one server, one text channel and one person in it. */
export interface DiscordTwin {
  readonly discord: DigitalDiscord;
  readonly guild: string;
  readonly channel: string;
  readonly person: string;
  stop(): Promise<void>;
  /** Gives the person permissions, as the decimal number that Discord sends. */
  grant(permissions: bigint): Promise<void>;
  /** From now on, commands say that the bot itself has these permissions where they were given. */
  grantBot(permissions: bigint): void;
  /** Gives a command as the person. @returns the interaction's id */
  give(command: TwinCommand): Promise<string>;
  /** Gives a command and waits for the answer. */
  ask(command: TwinCommand): Promise<TwinAnswer>;
  /** What stands in a channel or thread for everybody, oldest first: no private answers. */
  messagesIn(channel: string): Promise<readonly TwinMessage[]>;
  /** The thread under a message. */
  threadOf(message: string): Promise<{ readonly id: string; readonly name: string } | undefined>;
}

export interface TwinCommand {
  readonly name: string;
  readonly options: readonly DigitalDiscordCommandOption[];
  /** What Discord tells of channels in it. */
  readonly resolved?: object;
}

const ALL = (1n << 40n) - 1n;
/** Deferred, the answer comes later. */
const DEFERRED = 5;

/** Who is who, where it must be as another server has it. */
export interface TwinIdentity {
  readonly guild?: string;
  readonly bot?: string;
  readonly token?: string;
}

/** Starts a twin with a database of its own. Whoever starts it stops it. */
export async function startDiscordTwin(identity: TwinIdentity = {}): Promise<DiscordTwin> {
  const channel = "200000000000000001";
  const person = "300000000000000001";
  const folder = await mkdtemp(path.join(tmpdir(), "newsthread-twin-"));
  const discord = new DigitalDiscord({
    dbUrl: `file:${path.join(folder, "twin.db")}`,
    guild: { name: "Foreign desk", ...(identity.guild !== undefined && { id: identity.guild }) },
    ...(identity.bot !== undefined && { botUser: { id: identity.bot } }),
    ...(identity.token !== undefined && { botToken: identity.token }),
    channels: [{ id: channel, name: "wires", type: ChannelType.GuildText }],
    users: [{ id: person, username: "editor" }],
  });
  await discord.start();
  const rights = { ofBot: ALL };
  tellBotPermissions(discord, rights);
  const give = async ({ name, options, resolved }: TwinCommand): Promise<string> => {
    const { id } = await discord.simulateInteraction({
      type: InteractionType.ApplicationCommand,
      channelId: channel,
      userId: person,
      data: { id: "1", name, type: 1, options, ...(resolved !== undefined && { resolved }) },
    });
    return id;
  };
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
    grantBot: (permissions) => {
      rights.ofBot = permissions;
    },
    give,
    ask: async (command) => await answerTo(await give(command), discord),
    messagesIn: async (place) => await messagesIn(place, discord),
    threadOf: async (message) => {
      const thread = await discord.prisma.channel.findFirst({
        where: { starterMessageId: message },
      });
      return thread === null ? undefined : { id: thread.id, name: thread.name ?? "" };
    },
  };
}

/** The twin says of the bot that it may do everything; this has commands say what it may. */
function tellBotPermissions(discord: DigitalDiscord, rights: { readonly ofBot: bigint }): void {
  const gateway = discord["server"]?.gateway;
  if (gateway === undefined) {
    throw new Error("The twin was not started.");
  }
  const broadcast = gateway.broadcast.bind(gateway);
  gateway.broadcast = (event: string, told: unknown) => {
    const isCommand = event === "INTERACTION_CREATE" && typeof told === "object" && told !== null;
    broadcast(event, isCommand ? { ...told, app_permissions: String(rights.ofBot) } : told);
  };
}

async function answerTo(interactionId: string, { prisma }: DigitalDiscord): Promise<TwinAnswer> {
  const response = async () =>
    await prisma.interactionResponse.findUniqueOrThrow({ where: { interactionId } });
  await vi.waitFor(async () => expect((await response()).messageId).not.toBeNull(), {
    interval: 10,
    timeout: 15_000,
  });
  const { messageId, type, data } = await response();
  const message = await prisma.message.findUniqueOrThrow({ where: { id: messageId ?? "" } });
  const { flags } = sentMessage.parse(JSON.parse(data ?? "{}"));
  return {
    text: textOf(message.components),
    isPrivate: type === DEFERRED && (flags & MessageFlags.Ephemeral) !== 0,
  };
}

async function messagesIn(
  channel: string,
  { prisma }: DigitalDiscord,
): Promise<readonly TwinMessage[]> {
  const rows = await prisma.message.findMany({ where: { channelId: channel, webhookId: null } });
  return rows
    .toSorted((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1))
    .map(({ id, components, editedTimestamp }) => ({
      id,
      text: textOf(components),
      colour: componentsOf(components)[0]?.accent_color,
      isEdited: editedTimestamp !== null,
    }));
}

function componentsOf(json: string) {
  return sentMessage.parse({ components: JSON.parse(json) }).components;
}

function textOf(json: string): string {
  return componentsIn(componentsOf(json))
    .flatMap(({ content }) => (content === undefined ? [] : [content]))
    .join("\n");
}
