import type { DigitalDiscordCommandOption } from "discord-digital-twin";
import { ComponentType, MessageFlags, PermissionFlagsBits } from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { createDiscordCommandSource } from "../../../src/adapters/discord/discord-app.ts";
import type { IncomingCommand } from "../../../src/ports/commands.ts";
import type { CommandSource } from "../../../src/ports/commands.ts";
import type { Post } from "../../../src/thread/post.ts";
import { keepingLog } from "../../support/discord-log.ts";
import { type DiscordTwin, startDiscordTwin } from "../../support/discord-twin.ts";

describe("commands from Discord's gateway", () => {
  let twin: DiscordTwin;
  let source: CommandSource;
  let asked: IncomingCommand[];
  let failing: boolean;

  beforeEach(async () => {
    twin = await startDiscordTwin();
    asked = [];
    failing = false;
    source = createDiscordCommandSource({
      token: twin.discord.botToken,
      apiUrl: twin.discord.restUrl,
      log: keepingLog().log,
      answer: async (incoming) => {
        asked.push(incoming);
        if (failing) {
          throw new Error("s3cret");
        }
        return answerTo(incoming);
      },
    });
    await source.start();
  });

  afterEach(async () => {
    await source.stop();
    await twin.stop();
  });

  function answerTo(incoming: IncomingCommand): Post {
    const text = incoming.refusal ?? `Understood @everyone: ${incoming.command.kind}`;
    return { text, tone: "neutral", blocks: [{ kind: "lines", lines: [[{ text }]] }] };
  }

  async function run(name: string, options: DigitalDiscordCommandOption[]): Promise<string> {
    const before = asked.length;
    const { id } = await twin.discord
      .channel(twin.channel)
      .user(twin.person)
      .runSlashCommand({ name, options });
    await expect.poll(() => asked.length, { interval: 10 }).toBe(before + 1);
    return id;
  }

  test("a command is acknowledged privately and then answered without pinging anybody", async () => {
    const id = await run("story", [{ type: 1, name: "list", options: [] }]);
    const message = await twin.discord.channel(twin.channel).waitForBotReply();
    const { data } = await twin.discord.prisma.interactionResponse.findUniqueOrThrow({
      where: { interactionId: id },
    });
    expect(JSON.parse(data ?? "{}")).toMatchObject({ flags: MessageFlags.Ephemeral });
    expect(message.components?.[0]?.type).toBe(ComponentType.Container);
    expect(JSON.stringify(message.components)).not.toContain("@everyone");
    expect(asked[0]).toMatchObject({
      platform: "discord",
      workspace: twin.guild,
      workspaceName: "Foreign desk",
      channel: twin.channel,
      person: twin.person,
      command: { kind: "list" },
      refusal: undefined,
    });
  });

  test("/follow without Manage Channels is refused by name, with it allowed", async () => {
    const topic = [{ type: 3, name: "topic", value: "harbour crane leak" }];
    await twin.grant(PermissionFlagsBits.SendMessages);
    await run("follow", topic);
    await twin.grant(PermissionFlagsBits.ManageChannels);
    await run("follow", topic);
    expect(asked[0]?.refusal).toContain("Manage Channels");
    expect(asked[1]).toMatchObject({
      refusal: undefined,
      command: { kind: "follow", topic: "harbour crane leak", channel: undefined },
    });
  });

  test("a failure of ours is said, in a sentence that tells nothing else", async () => {
    failing = true;
    await run("story", [{ type: 1, name: "list", options: [] }]);
    const message = await twin.discord.channel(twin.channel).waitForBotReply();
    expect(JSON.stringify(message.components)).toContain("Something went wrong");
    expect(JSON.stringify(message.components)).not.toContain("s3cret");
  });

  test("stopping waits for the answer that is under way", async () => {
    const { id } = await twin.discord
      .channel(twin.channel)
      .user(twin.person)
      .runSlashCommand({ name: "story", options: [{ type: 1, name: "list", options: [] }] });
    await expect.poll(() => asked.length, { interval: 10 }).toBe(1);
    await source.stop();
    const { messageId } = await twin.discord.prisma.interactionResponse.findUniqueOrThrow({
      where: { interactionId: id },
    });
    expect(messageId).not.toBeNull();
  });

  test("the commands stand registered, the alias only for those who manage channels", async () => {
    const commands = await twin.discord.prisma.applicationCommand.findMany();
    expect(commands.map(({ name }) => name).toSorted()).toEqual(["follow", "story"]);
    expect(commands.find(({ name }) => name === "follow")?.defaultMemberPermissions).toBe("16");
  });
});
