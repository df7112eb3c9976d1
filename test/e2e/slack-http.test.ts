import { createServer, type Server } from "node:http";

import { webApi } from "@slack/bolt";
import { createEmulator, type Emulator } from "emulate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import {
  ALLEGED_AT,
  ANSWERED_AT,
  COPIED_AT,
  DENIED_AT,
  linkOf,
  TOPIC,
} from "../support/e2e-affair.ts";
import { type LiveService, startLiveService } from "../support/e2e-service.ts";
import { type SlackServer, startSlackApiServer } from "../support/slack-api-server.ts";
import { signed, SIGNING_SECRET, slashCommand } from "../support/slack-commands.ts";
import { BOT_TOKEN } from "../support/slack-faults.ts";
import { listen, shut } from "../support/slack-listen.ts";
import { assertNoSecret } from "../support/slack-log.ts";

/** A message as the emulator shows it. */
interface Shown {
  readonly ts?: string;
  readonly text?: string;
  readonly thread_ts?: string;
  readonly reply_broadcast?: boolean;
  readonly edited?: object;
}

/** What links that people paste lead to: content type and body. */
const PAGES: Readonly<Record<string, readonly [string, string]>> = {
  "/weather": ["application/json", '{"temperature": 7}'],
  "/feed": [
    "application/rss+xml",
    "<rss version='2.0'><channel><title>Tarnsund Observer</title></channel></rss>",
  ],
  "/pilot": [
    "text/html; charset=utf-8",
    `<html><head><meta property="og:title" content="Pilots &amp; ferry owners fall out over night shifts">
    <meta property="og:site_name" content="Tarnsund Observer"></head><body></body></html>`,
  ],
};

let emulator: Emulator;
let channel: string;
/** Takes the answers to commands, which the emulator has no address for. */
let answers: SlackServer;
let pages: Server;
let pagesUrl: string;
let program: LiveService;

beforeAll(async () => {
  emulator = await createEmulator({
    service: "slack",
    port: 0,
    seed: {
      slack: {
        team: { name: "Desk", domain: "desk" },
        strict_scopes: true,
        channels: [{ name: "desk" }],
        users: [{ name: "newsthread" }],
        tokens: [
          {
            token: BOT_TOKEN,
            user: "newsthread",
            scopes: ["chat:write", "channels:read", "channels:history"],
          },
        ],
      },
    },
  });
  const { channels } = await client().conversations.list();
  channel = channels?.find(({ name }) => name === "desk")?.id ?? "";
  answers = await startSlackApiServer();
  pages = createServer((request, response) => {
    const [type, body] = PAGES[request.url ?? ""] ?? ["text/plain", ""];
    response.setHeader("content-type", type).end(body);
  });
  pagesUrl = `http://127.0.0.1:${await listen(pages)}`;
  program = await startLiveService({
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: `${emulator.url}/api/`,
  });
  await program.settle();
});

afterAll(async () => {
  await program.stop();
  await emulator.close();
  await answers.close();
  await shut(pages);
  assertNoSecret(program.log.lines);
});

function client(): webApi.WebClient {
  return new webApi.WebClient(BOT_TOKEN, {
    slackApiUrl: `${emulator.url}/api/`,
    retryConfig: { retries: 0 },
  });
}

async function send(text: string, secret = SIGNING_SECRET): Promise<Response> {
  const fields = slashCommand({ text, response_url: answers.responseUrl, channel_id: channel });
  const { body, headers } = signed(fields, { secret });
  return await fetch(`http://127.0.0.1:${program.port}/slack/events`, {
    method: "POST",
    body,
    headers,
  });
}

/** Gives a command as Slack does. @returns the private answer's text */
async function story(text: string): Promise<string> {
  const before = answers.responses.length;
  expect((await send(text)).status).toBe(200);
  await answers.responded(before + 1);
  const answer = answers.responses[before];
  expect(answer).toMatchObject({ response_type: "ephemeral" });
  await program.settle();
  return String(answer?.["text"]);
}

/** What stands in the channel itself, oldest first. */
async function inChannel(): Promise<readonly Shown[]> {
  const { messages = [] } = await client().conversations.history({ channel, limit: 100 });
  return messages.toReversed();
}

async function inThread(ts = ""): Promise<readonly Shown[]> {
  const { messages = [] } = await client().conversations.replies({ channel, ts, limit: 100 });
  return messages.slice(1);
}

async function card(): Promise<Shown> {
  const [first] = await inChannel();
  return first ?? {};
}

describe("a story on Slack, from the first command to the last", () => {
  test("a command with a wrong signature changes nothing", async () => {
    expect((await send(`follow ${TOPIC}`, "another")).status).toBe(401);
    await program.settle();
    expect(await inChannel()).toEqual([]);
    expect(await story("list")).toContain("Nothing is followed in this channel yet");
  });

  test.each([
    ["nothing", () => "follow", /^(?:Follow what|What)/u],
    ["a link to neither feed nor article", () => `follow ${pagesUrl}/weather`, /neither a feed/u],
    ["a link into the dark", () => "follow http://127.0.0.1:1/news", /could not read that link/u],
    ["3,000 characters", () => `follow ${"crane ".repeat(500)}`, /300/u],
    ["nothing but markup", () => "follow &lt;!channel&gt; *_~_* &lt;&gt;", /Type some words/u],
  ])("following %s is answered with one helpful sentence", async (_what, text, sentence) => {
    const answer = await story(text());
    expect(answer).toMatch(sentence);
    expect(answer).not.toContain("\n");
    expect(answer.length).toBeLessThan(250);
    expect(await inChannel()).toEqual([]);
  });

  test("following is confirmed in private, and the card stands in the channel", async () => {
    const answer = await story(`follow ${TOPIC}`);
    expect(answer).toContain(`Following “${TOPIC}”`);
    expect(answer).toContain("3 feeds");
    const posted = await inChannel();
    expect(posted).toHaveLength(1);
    expect(posted[0]?.text).toMatch(new RegExp(`^${TOPIC} · NOTHING YET`, "u"));
  });

  test("a report brings an alert under the card, and the card tells it", async () => {
    await program.liveUntil(ALLEGED_AT);
    const { ts, text } = await card();
    const replies = await inThread(ts);
    expect(replies).toHaveLength(1);
    expect(replies[0]?.text).toContain("cracked welds");
    expect(replies[0]?.text).toContain(linkOf("memo"));
    expect(replies[0]?.reply_broadcast).not.toBe(true);
    expect(text).toContain("ALLEGED");
    expect(text).toContain("1 report");
  });

  test("a denial is seen by the whole channel, and the card turns", async () => {
    await program.liveUntil(DENIED_AT);
    const { ts, text } = await card();
    const replies = await inThread(ts);
    expect(replies).toHaveLength(2);
    expect(replies[1]).toMatchObject({ thread_ts: ts, reply_broadcast: true });
    expect(replies[1]?.text).toMatch(/^DENIAL: Halvorsen Cranes denies/u);
    expect(replies[1]?.text).toMatch(/denied the allegations|completely false/u);
    expect(text).toContain("DENIED · 1 denial");
    expect(text).toContain("2 reports");
  });

  test("a copy stays silent: only the card counts it", async () => {
    await program.liveUntil(COPIED_AT);
    const { ts, text } = await card();
    expect(await inThread(ts)).toHaveLength(2);
    expect(await inChannel()).toHaveLength(1);
    expect(text).toContain("DENIED · 1 denial");
    expect(text).toContain("3 reports");
  });

  test("“why” explains the alert and the silence", async () => {
    const alert = await story(`why ${linkOf("denial")}`);
    expect(alert).toContain("An alert: it brought something new.");
    expect(alert).toContain("new: DENIAL Halvorsen Cranes");
    expect(alert).toContain("alert: sent");
    const copy = await story(`why &lt;${linkOf("denial-copied")}&gt;`);
    expect(copy).toContain("Silent: a copy of a report that the story has.");
    expect(copy).toContain("repeats: Harbour Ledger");
    expect(await story(`why ${linkOf("timetable-meridian-wire")}`)).toContain(
      "It is on none of the stories followed here.",
    );
    expect(await story("why https://nowhere.example/")).toContain("No feed that I read");
  });

  test("“list” and “show” tell how the story stands", async () => {
    expect(await story("list")).toMatch(
      /1 story followed here\n.*halvorsen-cranes-harbour-memo\): denied · 3 reports/u,
    );
    const shown = await story("show halvorsen");
    expect(shown).toBe((await card()).text);
    expect(await story("show submarine")).toContain("No story here goes by “submarine”");
  });

  test("“digest now” posts the day to the channel", async () => {
    expect(await story("digest now")).toContain("follows in this channel");
    const posted = await inChannel();
    expect(posted).toHaveLength(2);
    expect(posted[1]?.text).toMatch(/^Digest 14 Mar · 1 story moved, 0 quiet · 3 reports read/u);
    expect(posted[1]?.text).toContain("nothing yet -&gt; denied, 1 denial");
  });

  test("following the same again posts nothing", async () => {
    expect(await story(`follow ${TOPIC.toUpperCase()}`)).toContain("already followed here");
    expect(await inChannel()).toHaveLength(2);
  });

  test("after “unfollow” nothing more is said", async () => {
    const before = await card();
    expect(await story("unfollow halvorsen")).toContain("no longer followed here");
    await program.liveUntil(ANSWERED_AT);
    expect(await card()).toEqual(before);
    expect(await inThread(before.ts)).toHaveLength(2);
    expect(await story("list")).toContain("Nothing is followed in this channel yet");
  });

  test("a link to an article is followed by its headline, one to a feed is read from now on", async () => {
    const posted = (await inChannel()).length;
    expect(await story(`follow ${pagesUrl}/feed`)).toMatch(/is a feed \(Tarnsund Observer\)/u);
    expect(await inChannel()).toHaveLength(posted);
    expect(await story(`follow ${pagesUrl}/pilot`)).toContain("4 feeds");
    const opened = (await inChannel()).at(-1);
    expect(opened?.text).toMatch(/^Pilots &amp; ferry owners fall out over night shifts · /u);
  });
});
