import { webApi } from "@slack/bolt";
import { createEmulator, type Emulator } from "emulate";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { createSlackChat } from "../../../src/adapters/slack/slack-chat.ts";
import { AppError } from "../../../src/base/errors.ts";
import type { Chat, OutgoingMessage } from "../../../src/ports/chat.ts";
import type { Post } from "../../../src/thread/post.ts";
import { type SlackServer, startSlackApiServer } from "../../support/slack-api-server.ts";
import { BOT_TOKEN } from "../../support/slack-faults.ts";
import { recordingLog } from "../../support/slack-log.ts";

const CARD: Post = {
  tone: "denied",
  text: "Harbour crane: DENIED",
  blocks: [{ kind: "heading", spans: [{ text: "Harbour crane: DENIED" }] }],
};

/** One of the two servers, as far as a test looks into it. */
interface Workspace {
  readonly apiUrl: string;
  readonly channel: string;
  close(): Promise<void>;
}

async function emulated(): Promise<Workspace> {
  const emulator: Emulator = await createEmulator({
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
  const apiUrl = `${emulator.url}/api/`;
  const { channels } = await clientOf(apiUrl).conversations.list();
  const channel = channels?.find(({ name }) => name === "desk")?.id ?? "";
  return { apiUrl, channel, close: () => emulator.close() };
}

async function own(): Promise<Workspace> {
  const server = await startSlackApiServer();
  return { apiUrl: server.apiUrl, channel: "C1", close: () => server.close() };
}

function clientOf(apiUrl: string): webApi.WebClient {
  return new webApi.WebClient(BOT_TOKEN, { slackApiUrl: apiUrl, retryConfig: { retries: 0 } });
}

function chatOf(apiUrl: string, timeoutMs = 5000): Chat {
  return createSlackChat({ token: BOT_TOKEN, apiUrl, log: recordingLog(), timeoutMs });
}

let keys = 0;

function message(fields: Partial<OutgoingMessage> = {}): OutgoingMessage {
  keys += 1;
  return {
    key: keys.toString(16).padStart(24, "0"),
    workspace: "T1",
    channel: "C1",
    broadcast: false,
    post: CARD,
    ...fields,
  };
}

describe.each([
  ["the emulate package's Slack", emulated],
  ["our own server", own],
])("Slack as a chat, played by %s", (_name, start) => {
  let slack: Workspace;
  let chat: Chat;
  beforeAll(async () => {
    slack = await start();
    chat = chatOf(slack.apiUrl);
  });
  afterAll(() => slack.close());

  test("a card opens a thread, replies stand in it, and both are found by their keys", async () => {
    const { channel } = slack;
    const card = message({ channel, threadName: "Harbour crane" });
    const cardRef = await chat.post(card);
    expect(cardRef).toEqual({ channel, message: cardRef.message, thread: cardRef.message });
    const thread = cardRef.message;
    const reply = message({ channel, thread, broadcast: true });
    const replyRef = await chat.post(reply);
    expect(replyRef).toEqual({ channel, message: replyRef.message });

    const { messages } = await clientOf(slack.apiUrl).conversations.replies({
      channel,
      ts: thread,
    });
    expect(messages?.map(({ ts }) => ts)).toEqual([thread, replyRef.message]);
    expect(await chat.find(card)).toEqual(cardRef);
    expect(await chat.find(reply)).toEqual(replyRef);
    expect(await chat.find(message({ channel }))).toBeUndefined();
    expect(await chat.find(message({ channel, thread }))).toBeUndefined();
  });

  test("an edit replaces text and blocks, may be repeated, and keeps the key", async () => {
    const { channel } = slack;
    const card = message({ channel });
    const ref = await chat.post(card);
    const changed: Post = { ...CARD, tone: "confirmed", text: "Harbour crane: CONFIRMED" };
    await chat.edit("T1", ref, changed);
    await chat.edit("T1", ref, changed);
    const { messages } = await clientOf(slack.apiUrl).conversations.history({ channel, limit: 1 });
    expect(messages).toMatchObject([{ ts: ref.message, text: "Harbour crane: CONFIRMED" }]);
    expect(await chat.find(card)).toEqual(ref);
  });

  test("an edit of a message that is gone asks for a new one", async () => {
    const ref = { channel: slack.channel, message: "1.000100" };
    await expect(chat.edit("T1", ref, CARD)).rejects.toMatchObject({
      code: "slack_message_not_found",
      remedy: "post-anew",
    });
  });

  test("a channel that we are in is open to us, one that nobody knows is not", async () => {
    expect(await chat.access("T1", slack.channel)).toEqual({ ok: true, missing: [], remedy: "" });
    expect(await chat.access("T1", "C404")).toMatchObject({
      ok: false,
      remedy: expect.stringContaining("/invite @Newsthread"),
    });
  });

  test("posting to a channel that nobody knows is for the desk to mend", async () => {
    await expect(chat.post(message({ channel: "C404" }))).rejects.toMatchObject({
      code: "slack_channel_not_found",
      remedy: "fix-settings",
      facts: { method: "chat.postMessage", channel: "C404" },
    });
  });

  test("a token that Slack does not know is for the desk to mend, and is not repeated", async () => {
    const stranger = createSlackChat({
      token: "xoxb-canary-wrong",
      apiUrl: slack.apiUrl,
      log: recordingLog(),
    });
    const failure: unknown = await stranger.post(message()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ remedy: "fix-settings" });
    expect(JSON.stringify(failure) + String(failure)).not.toContain("canary");
  });
});

describe("what is sent", () => {
  let slack: SlackServer;
  let chat: Chat;
  beforeAll(async () => {
    slack = await startSlackApiServer();
    chat = chatOf(slack.apiUrl);
  });
  beforeEach(() => slack.reset());
  afterAll(() => slack.close());

  test("nothing unfurls, nothing is parsed, and the key goes along", async () => {
    const { message: thread } = await chat.post(message());
    const reply = message({ thread, broadcast: true });
    await chat.post(reply);
    const [first, second] = slack.calls.map(({ args }) => args);
    expect(first).toMatchObject({
      unfurl_links: "false",
      unfurl_media: "false",
      link_names: "false",
      parse: "none",
    });
    expect(first).not.toHaveProperty("thread_ts");
    expect(first).not.toHaveProperty("reply_broadcast");
    expect(second).toMatchObject({ thread_ts: thread, reply_broadcast: "true" });
    expect(JSON.parse(second?.["metadata"] ?? "")).toEqual({
      event_type: "newsthread_message",
      event_payload: { k: reply.key },
    });
  });

  test("a message that is longer than Slack takes is shortened to one that it takes", async () => {
    const lines = Array.from({ length: 60 }, () => [{ text: "<&>".repeat(300) }]);
    const ref = await chat.post(
      message({ post: { ...CARD, text: "<&>".repeat(9000), blocks: [{ kind: "lines", lines }] } }),
    );
    expect(ref.message).toMatch(/^\d+\.\d+$/u);
  });

  test("a reply to a thread that is gone asks for a new card", async () => {
    await expect(chat.post(message({ thread: "1.000100" }))).rejects.toMatchObject({
      remedy: "post-anew",
    });
    await expect(chat.find(message({ thread: "1.000100" }))).rejects.toMatchObject({
      remedy: "post-anew",
    });
  });

  test.each([
    ["archived", { is_member: true, is_archived: true }, "unarchive"],
    ["one we are not in", { is_member: false }, "/invite @Newsthread"],
    ["a direct message", { is_im: true }, "in:#channel"],
    ["one without threads", { is_member: true, is_non_threadable: true }, "threads"],
  ])("a channel that is %s is refused with what to do", async (_kind, channel, remedy) => {
    slack.channels.set("C9", { id: "C9", ...channel });
    const access = await chat.access("T1", "C9");
    expect(access.ok).toBe(false);
    expect(access.missing).not.toEqual([]);
    expect(access.remedy).toContain(remedy);
  });

  test("a scope that is missing to look at a channel is named", async () => {
    slack.fail("conversations.info", {
      kind: "error",
      error: "missing_scope",
      needed: "groups:read",
    });
    expect(await chat.access("T1", "C1")).toMatchObject({ ok: false, missing: ["groups:read"] });
    slack.fail("conversations.info", { kind: "error", error: "missing_scope", needed: "im:read" });
    expect(await chat.access("T1", "D1")).toMatchObject({ ok: false, missing: ["a channel"] });
  });
});

/** "found", "not found", or how many milliseconds to wait. */
async function outcomeOf(search: ReturnType<Chat["find"]>): Promise<unknown> {
  try {
    return (await search) === undefined ? "not found" : "found";
  } catch (error) {
    return error instanceof AppError ? error.retryAfterMs : error;
  }
}

describe("looking for a message", () => {
  let slack: SlackServer;
  let chat: Chat;
  beforeAll(async () => {
    slack = await startSlackApiServer();
  });
  beforeEach(() => {
    slack.reset();
    chat = chatOf(slack.apiUrl);
  });
  afterAll(() => slack.close());

  async function postMany(count: number, fields: Partial<OutgoingMessage>) {
    const posted: OutgoingMessage[] = [];
    for (let at = 0; at < count; at += 1) {
      const next = message(fields);
      await chat.post(next);
      posted.push(next);
    }
    slack.calls.length = 0;
    return posted;
  }

  test("in a channel it is read from the newest back, a bounded number of pages", async () => {
    const posted = await postMany(100, {});
    expect(await chat.find(posted.at(-1)!)).toBeDefined();
    expect(slack.calls).toHaveLength(1);
    expect(await chat.find(posted.at(-40)!)).toBeDefined();
    slack.calls.length = 0;
    expect(await chat.find(message())).toBeUndefined();
    expect(slack.calls.map(({ args }) => args["limit"])).toEqual(Array(6).fill("15"));
  });

  test("in a long thread its newest replies are found without reading it through", async () => {
    const { message: thread } = await chat.post(message());
    const early = await postMany(100, { thread });
    slack.advance(7200);
    const late = await postMany(3, { thread });
    expect(await chat.find(late.at(-1)!)).toBeDefined();
    expect(slack.calls.map(({ method }) => method)).toEqual([
      "conversations.replies",
      "conversations.replies",
    ]);
    expect(await chat.find(early[0]!)).toBeDefined();
  });

  test("a search that the rate limit stops goes on where it stopped", async () => {
    const { message: thread } = await chat.post(message());
    await postMany(20, { thread });
    const wanted = message({ thread });
    await chat.post(wanted);
    slack.calls.length = 0;
    const outcomes: unknown[] = [];
    for (let turn = 1; turn <= 4 && outcomes.at(-1) !== "found"; turn += 1) {
      slack.allow("conversations.replies", 1, { kind: "rate-limited", retryAfter: "60" });
      outcomes.push(await outcomeOf(chat.find(wanted)));
    }
    expect(outcomes).toEqual([60_000, "found"]);
  });

  test("without the scope to read, it counts as not arrived, and the log says why", async () => {
    slack.scopes = ["chat:write"];
    const log = recordingLog();
    const blind = createSlackChat({ token: BOT_TOKEN, apiUrl: slack.apiUrl, log });
    const sent = message();
    await blind.post(sent);
    expect(await blind.find(sent)).toBeUndefined();
    expect(log.lines).toMatchObject([
      { level: "warn", facts: { code: "slack_history_scope_missing", key: sent.key } },
    ]);
  });

  test("metadata of another app with the same key is not ours", async () => {
    const sent = message();
    await chat.post(sent);
    slack.messages[0]!.metadata = { event_type: "other", event_payload: { k: sent.key } };
    expect(await chat.find(sent)).toBeUndefined();
    slack.messages[0]!.metadata = { event_type: "newsthread_message", event_payload: { k: 7 } };
    expect(await chat.find(sent)).toBeUndefined();
  });
});
