import { once } from "node:events";
import { createServer, type Server } from "node:http";

import type { DigitalDiscordCommandOption } from "discord-digital-twin";
import { ApplicationCommandOptionType, PermissionFlagsBits } from "discord.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import {
  type DiscordTwin,
  startDiscordTwin,
  type TwinCommand,
  type TwinMessage,
} from "../support/discord-twin.ts";
import {
  ALLEGED_AT,
  ANSWERED_AT,
  COPIED_AT,
  DENIED_AT,
  linkOf,
  TOPIC,
} from "../support/e2e-affair.ts";
import { type LiveService, startLiveService } from "../support/e2e-service.ts";

/** What links that people paste lead to: content type and body. */
const PAGES: Readonly<Record<string, readonly [string, string]>> = {
  "/tides": ["application/json", '{"high": "06:12"}'],
  "/feed": [
    "application/rss+xml",
    "<rss version='2.0'><channel><title>Tarnsund Observer</title></channel></rss>",
  ],
  "/pilots": [
    "text/html; charset=utf-8",
    `<html><head><meta property="og:title" content="Pilots' union &amp; Tarnsund harbour fall out">
    <meta property="og:site_name" content="Tarnsund Observer"></head><body></body></html>`,
  ],
};

let twin: DiscordTwin;
let pages: Server;
let pagesUrl: string;
let program: LiveService;

beforeAll(async () => {
  twin = await startDiscordTwin();
  pages = createServer((request, response) => {
    const [type, body] = PAGES[request.url ?? ""] ?? ["text/plain", ""];
    response.setHeader("content-type", type).end(body);
  });
  pages.listen(0, "127.0.0.1");
  await once(pages, "listening");
  const address = pages.address();
  pagesUrl = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  program = await startLiveService({
    DISCORD_TOKEN: twin.discord.botToken,
    DISCORD_API_URL: twin.discord.restUrl,
  });
  await program.settle();
});

afterAll(async () => {
  await program.stop();
  await twin.stop();
  pages.closeAllConnections();
  pages.close();
});

/** Gives a command as somebody in the channel does. @returns the private answer's text */
async function ask(command: TwinCommand): Promise<string> {
  const { text, isPrivate } = await twin.ask(command);
  expect(isPrivate).toBe(true);
  await program.settle();
  return text;
}

async function story(verb: string, values: Readonly<Record<string, string>> = {}): Promise<string> {
  return await ask({
    name: "story",
    options: [
      { type: ApplicationCommandOptionType.Subcommand, name: verb, options: given(values) },
    ],
  });
}

function given(values: Readonly<Record<string, string>>): DigitalDiscordCommandOption[] {
  return Object.entries(values).map(([name, value]) => ({
    type: ApplicationCommandOptionType.String,
    name,
    value,
  }));
}

/** `/story follow` with a channel that Discord has resolved, in which the person may do everything. */
async function followIn(channel: string): Promise<string> {
  const options = [
    ...given({ topic: TOPIC }),
    { type: ApplicationCommandOptionType.Channel, name: "channel", value: channel },
  ];
  return await ask({
    name: "story",
    options: [{ type: ApplicationCommandOptionType.Subcommand, name: "follow", options }],
    resolved: { channels: { [channel]: { permissions: EVERYTHING.toString() } } },
  });
}

const EVERYTHING = (1n << 40n) - 1n;
const WITHOUT_THREADS =
  EVERYTHING & ~PermissionFlagsBits.Administrator & ~PermissionFlagsBits.CreatePublicThreads;

async function inChannel(): Promise<readonly TwinMessage[]> {
  return await twin.messagesIn(twin.channel);
}

async function card(): Promise<TwinMessage | undefined> {
  const [first] = await inChannel();
  return first;
}

/** The replies in the thread under a card. */
async function under(posted: TwinMessage | undefined): Promise<readonly TwinMessage[]> {
  const thread = await twin.threadOf(posted?.id ?? "");
  return thread === undefined ? [] : await twin.messagesIn(thread.id);
}

describe("before anything is followed on Discord", () => {
  beforeEach(async () => {
    await twin.grant(EVERYTHING);
    twin.grantBot(EVERYTHING);
  });

  afterAll(async () => {
    await twin.grant(EVERYTHING);
    twin.grantBot(EVERYTHING);
  });

  test.each([
    ["a link to neither feed nor article", () => `${pagesUrl}/tides`, /neither a feed/u],
    ["a link into the dark", () => "http://127.0.0.1:1/news", /could not read that link/u],
    ["a link inside the network", () => "http://10.0.0.1/news", /could not read that link/u],
    ["3,000 characters", () => "crane ".repeat(500), /up to 300 characters/u],
    ["nothing but markup", () => "**__||~~ `` ~~||__** \u200b>", /Type some words/u],
    ["no words at all", () => " ", /^What shall I follow/u],
  ])("following %s is answered with one helpful sentence", async (_what, topic, sentence) => {
    const answer = await story("follow", { topic: topic() });
    expect(answer).toMatch(sentence);
    expect(answer).not.toContain("\n");
    expect(answer.length).toBeLessThan(250);
  });

  test.each([
    ["follow", { topic: TOPIC }],
    ["unfollow", { story: TOPIC }],
    ["digest", { when: "now" }],
    ["digest", { when: "daily" }],
  ])("/story %s %j needs Manage Channels, by name", async (verb, values) => {
    await twin.grant(PermissionFlagsBits.SendMessages);
    expect(await story(verb, values)).toContain("Manage Channels");
  });

  test("without Manage Channels /follow is refused, and reading is not", async () => {
    await twin.grant(PermissionFlagsBits.SendMessages);
    const refused = await ask({ name: "follow", options: given({ topic: TOPIC }) });
    expect(refused).toContain("Manage Channels");
    expect(await story("list")).toContain("Nothing is followed in this channel yet");
    expect(await story("digest", { when: "show" })).toContain("gets no digest");
  });

  test.each([
    ["follow", { topic: TOPIC }],
    ["digest", { when: "now" }],
    ["digest", { when: "weekdays" }],
  ])("for /story %s %j, what the bot lacks here is named", async (verb, values) => {
    twin.grantBot(WITHOUT_THREADS & ~PermissionFlagsBits.EmbedLinks);
    const answer = await story(verb, values);
    expect(answer).toContain("Missing: Create Public Threads, Embed Links.");
    expect(answer).toContain("choose Permissions");
    expect(await story("digest", { when: "show" })).toContain("gets no digest");
  });

  test("what the bot lacks in another channel is asked of Discord, and named", async () => {
    const role = { where: { guildId: twin.guild } };
    await twin.discord.prisma.role.updateMany({
      ...role,
      data: { permissions: WITHOUT_THREADS.toString() },
    });
    expect(await followIn(twin.channel)).toContain("Missing: Create Public Threads.");
    await twin.discord.prisma.role.updateMany({
      ...role,
      data: { permissions: EVERYTHING.toString() },
    });
    expect(await followIn("299999999999999999")).toContain("Missing: View Channel.");
  });
});

describe("a story on Discord, from the first command to the last", () => {
  test("nothing of what was refused stands in the channel", async () => {
    expect(await inChannel()).toEqual([]);
  });

  test("following is confirmed in private, and the card stands in the channel with a thread", async () => {
    const answer = await story("follow", { topic: TOPIC });
    expect(answer).toContain(`Following “${TOPIC}”`);
    expect(answer).toContain("3 feeds");
    const posted = await inChannel();
    expect(posted).toHaveLength(1);
    expect(posted[0]?.text).toMatch(new RegExp(`^### ${TOPIC}\n-# NOTHING YET`, "u"));
    expect(await twin.threadOf(posted[0]?.id ?? "")).toMatchObject({ name: TOPIC });
  });

  test("a report brings a reply in the thread alone, and the card tells it", async () => {
    await program.liveUntil(ALLEGED_AT);
    const told = await card();
    const replies = await under(told);
    expect(replies).toHaveLength(1);
    expect(replies[0]?.text).toContain("cracked welds");
    expect(replies[0]?.text).toContain(linkOf("memo"));
    expect(await inChannel()).toHaveLength(1);
    expect(told).toMatchObject({ isEdited: true });
    expect(told?.text).toContain("ALLEGED · 1 report,");
  });

  test("a denial is a reply, and the card turns", async () => {
    await program.liveUntil(DENIED_AT);
    const told = await card();
    const [, denial = told, ...later] = await under(told);
    expect(later).toEqual([]);
    expect(denial?.text).toMatch(/^### DENIAL: Halvorsen Cranes denies/u);
    expect(denial?.text).toMatch(/denied the allegations|completely false/u);
    expect(told).toMatchObject({ colour: denial?.colour });
    expect(told?.text).toContain("DENIED · 1 denial");
    expect(told?.text).toContain("2 reports");
  });

  test("a line in the channel leads to the denial", async () => {
    const [told, line, ...more] = await inChannel();
    expect(more).toEqual([]);
    expect(line?.text).toMatch(/^\*\*DENIAL: Halvorsen Cranes denies/u);
    const thread = await twin.threadOf(told?.id ?? "");
    const denial = (await under(told)).at(-1);
    const place = [twin.guild, thread?.id, denial?.id].join("/");
    expect(line?.text).toContain(`https://discord.com/channels/${place}`);
  });

  test("a copy stays silent: only the card counts it", async () => {
    await program.liveUntil(COPIED_AT);
    const told = await card();
    expect(await under(told)).toHaveLength(2);
    expect(await inChannel()).toHaveLength(2);
    expect(told?.text).toContain("DENIED · 1 denial");
    expect(told?.text).toContain("3 reports");
  });

  test("“why” explains the alert and the silence", async () => {
    const alert = await story("why", { link: linkOf("denial") });
    expect(alert).toContain("An alert: it brought something new.");
    expect(alert).toContain("new: DENIAL Halvorsen Cranes");
    expect(alert).toContain("alert: sent");
    const copy = await story("why", { link: `<${linkOf("denial-copied")}>` });
    expect(copy).toContain("Silent: a copy of a report that the story has.");
    expect(copy).toContain("repeats: [Harbour Ledger");
    expect(await story("why", { link: linkOf("timetable-meridian-wire") })).toContain(
      "It is on none of the stories followed here.",
    );
    expect(await story("why", { link: "https://nowhere.example/" })).toContain("No feed that I");
    expect(await story("why", { link: "the denial" })).toContain("Paste the link");
  });

  test("“list” and “show” tell how the story stands", async () => {
    expect(await story("list")).toMatch(
      /1 story followed here\n.*halvorsen-cranes-harbour-memo\): denied · 3 reports/u,
    );
    expect(await story("show", { story: "halvorsen" })).toBe((await card())?.text);
    expect(await story("show", { story: "submarine" })).toContain(
      "No story here goes by “submarine”",
    );
  });

  test("“digest now” posts the day to the channel", async () => {
    expect(await story("digest", { when: "now" })).toContain("follows in this channel");
    const posted = await inChannel();
    expect(posted).toHaveLength(3);
    expect(posted[2]?.text).toMatch(/Digest 14 Mar · 1 story moved, 0 quiet · 3 reports read/u);
    expect(posted[2]?.text).toContain("denied, 1 denial");
  });

  test("following the same again posts nothing", async () => {
    const again = await ask({
      name: "follow",
      options: given({ topic: TOPIC.toUpperCase(), alerts: "denials" }),
    });
    expect(again).toContain("already followed here. Alerts: denials.");
    expect(await inChannel()).toHaveLength(3);
  });

  test("after “unfollow” nothing more is said", async () => {
    const before = await card();
    expect(await story("unfollow", { story: "halvorsen" })).toContain("no longer followed here");
    await program.liveUntil(ANSWERED_AT);
    expect(await card()).toEqual(before);
    expect(await under(before)).toHaveLength(2);
    expect(await inChannel()).toHaveLength(3);
    expect(await story("list")).toContain("Nothing is followed in this channel yet");
  });

  test("/follow begins anew: a card of its own that knows what was reported", async () => {
    const answer = await ask({ name: "follow", options: given({ topic: TOPIC }) });
    expect(answer).toContain("4 reports of the last seven days");
    const [, , , anew, ...more] = await inChannel();
    expect(more).toEqual([]);
    expect(anew?.text).toContain("DENIED · 1 denial");
    expect(anew?.text).toContain("4 reports");
    expect(await twin.threadOf(anew?.id ?? "")).toBeDefined();
    expect(await under(anew)).toEqual([]);
  });

  test("a link to an article is followed by its headline, one to a feed is read from now on", async () => {
    const before = (await inChannel()).length;
    expect(await story("follow", { topic: `${pagesUrl}/feed` })).toMatch(
      /is a feed \(Tarnsund Observer\)/u,
    );
    expect(await inChannel()).toHaveLength(before);
    expect(await story("follow", { topic: `${pagesUrl}/pilots` })).toContain("4 feeds");
    const opened = (await inChannel()).at(-1);
    expect(opened?.text).toMatch(/^### Pilots' union & Tarnsund harbour fall out\n/u);
    expect(await twin.threadOf(opened?.id ?? "")).toMatchObject({
      name: "Pilots' union & Tarnsund harbour fall out",
    });
  });

  test("nothing went wrong behind the scenes", () => {
    const troubles = program.log.lines.filter(({ level }) => ["warn", "error"].includes(level));
    // The twin lists no commands.
    expect(troubles.map(({ message }) => message)).toEqual([
      "registered commands could not be read",
    ]);
    expect(JSON.stringify(program.log.lines)).not.toContain(twin.discord.botToken);
  });
});
