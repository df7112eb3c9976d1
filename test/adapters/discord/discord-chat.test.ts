import { PermissionFlagsBits } from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { createDiscordChat } from "../../../src/adapters/discord/discord-chat.ts";
import { AppError } from "../../../src/base/errors.ts";
import type { Chat, OutgoingMessage } from "../../../src/ports/chat.ts";
import type { Post } from "../../../src/thread/post.ts";
import { DiscordApiServer } from "../../support/discord-api-server.ts";
import type { Fault } from "../../support/discord-faults.ts";
import { keepingLog, type LogLine } from "../../support/discord-log.ts";

const post: Post = {
  text: "ADDS: Alibaba denies\nmore",
  tone: "denied",
  blocks: [{ kind: "heading", spans: [{ text: "ADDS: Alibaba denies" }] }],
};

let server: DiscordApiServer;
let chat: Chat;
let lines: LogLine[];

beforeEach(async () => {
  server = new DiscordApiServer();
  await server.start();
  const kept = keepingLog();
  lines = kept.lines;
  chat = createDiscordChat({
    token: server.token,
    apiUrl: server.apiUrl,
    timeoutMs: 250,
    log: kept.log,
  });
});

afterEach(async () => {
  await server.stop();
});

function card(key = "ca4d00000000000000000001"): OutgoingMessage {
  return {
    key,
    workspace: server.guild,
    channel: server.channel,
    threadName: "Alibaba / FT / White House memo",
    broadcast: false,
    post,
  };
}

function reply(thread: string, broadcast = false): OutgoingMessage {
  return {
    key: "a1e470000000000000000001",
    workspace: server.guild,
    channel: server.channel,
    thread,
    broadcast,
    post,
  };
}

async function failureOf(attempt: Promise<unknown>): Promise<AppError> {
  const outcome = await attempt.catch((error: unknown) => error);
  if (!(outcome instanceof AppError)) {
    throw new Error("it was expected to fail with an AppError");
  }
  return outcome;
}

async function threadOfCard(): Promise<string> {
  const { thread } = await chat.post(card());
  return thread ?? "";
}

describe("a story on Discord", () => {
  test("a card opens a thread under itself, replies stand in it, an edit replaces the card", async () => {
    const ref = await chat.post(card());
    const answer = await chat.post(reply(ref.thread ?? ""));
    await chat.edit(server.guild, ref, { ...post, tone: "confirmed" });
    expect(ref).toEqual({ channel: server.channel, message: ref.thread, thread: ref.message });
    expect(server.threadName(ref.message)).toBe("Alibaba / FT / White House memo");
    expect(server.in(ref.thread ?? "").map(({ id }) => id)).toEqual([answer.message]);
    expect(server.in(server.channel)).toHaveLength(1);
    expect(server.countOf("update_message")).toBe(1);
  });

  test("a reply for the channel, too, leaves one line there that leads to it", async () => {
    const thread = await threadOfCard();
    const { message } = await chat.post(reply(thread, true));
    const [, pointer] = server.in(server.channel);
    expect(JSON.stringify(pointer?.components)).toContain(
      `https://discord.com/channels/${server.guild}/${thread}/${message}`,
    );
    await chat.post(reply(thread, true));
    expect(server.in(server.channel)).toHaveLength(2);
    expect(server.in(thread)).toHaveLength(1);
  });

  test("every message forbids mentions and carries its key as an enforced nonce", async () => {
    const thread = await threadOfCard();
    const ref = await chat.post(reply(thread, true));
    await chat.edit(server.guild, ref, post);
    const bodies = server.requests.filter(
      ({ path, method }) =>
        /\/messages(?:\/\d+)?$/u.test(path) && ["POST", "PATCH"].includes(method),
    );
    expect(bodies).toHaveLength(4);
    for (const { body } of bodies) {
      expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
    }
    const posted = bodies.filter(({ method }) => method === "POST");
    expect(posted.map(({ body }) => body)).toMatchObject([
      { nonce: card().key, enforce_nonce: true },
      { nonce: reply(thread).key, enforce_nonce: true },
      { nonce: expect.stringMatching(/^[0-9a-f]{24}$/u), enforce_nonce: true },
    ]);
  });
});

const LOST: readonly (readonly [string, Fault])[] = [
  ["a 500 after storing", { kind: "status", status: 500, stored: true }],
  ["a 500 before storing", { kind: "status", status: 500, stored: false }],
  ["a reset after storing", { kind: "reset", stored: true }],
  ["a reset before storing", { kind: "reset", stored: false }],
  ["silence after storing", { kind: "hang", stored: true }],
  ["an empty answer after storing", { kind: "empty", stored: true }],
  ["a proxy's page after storing", { kind: "html", stored: true }],
];

describe("an answer that is lost", () => {
  test.each(LOST)("%s: in doubt, and a repeat shows one message", async (_name, fault) => {
    server.fail("create_message", fault);
    const failure = await failureOf(chat.post(card()));
    expect(failure.remedy).toBe("check-first");
    await chat.post(card());
    expect(server.in(server.channel)).toHaveLength(1);
  });

  test.each(LOST)("%s: long after, it is found again or posted, once", async (_name, fault) => {
    const thread = await threadOfCard();
    server.fail("create_message", fault);
    await failureOf(chat.post(reply(thread)));
    server.forgetNonces();
    const found = await chat.find(reply(thread));
    expect(found !== undefined).toBe("stored" in fault && fault.stored);
    if (found === undefined) {
      await chat.post(reply(thread));
    }
    expect(server.in(thread)).toHaveLength(1);
  });

  test("a message is found behind 250 others and not taken for one with another key", async () => {
    await chat.post(card());
    for (let count = 0; count < 250; count += 1) {
      server.say(server.channel);
    }
    server.forgetNonces();
    expect(await chat.find(card())).toMatchObject({ message: server.in(server.channel)[0]?.id });
    expect(await chat.find(card("0000000000000000000000ff"))).toBeUndefined();
  });

  test("a card whose thread was lost on the way gets it when it is looked for", async () => {
    server.fail("create_thread_from_message", { kind: "status", status: 502, stored: false });
    expect((await failureOf(chat.post(card()))).remedy).toBe("check-first");
    server.forgetNonces();
    const ref = await chat.find(card());
    expect(server.threadName(ref?.thread ?? "")).toBe("Alibaba / FT / White House memo");
    expect(server.in(server.channel)).toHaveLength(1);
  });

  test("a thread that was opened although its answer was lost is taken as it is", async () => {
    server.fail("create_thread_from_message", { kind: "reset", stored: true });
    await failureOf(chat.post(card()));
    const ref = await chat.post(card());
    expect(ref.thread).toBe(ref.message);
    expect(server.in(server.channel)).toHaveLength(1);
  });

  test("a rate limit between card and thread leaves the card in doubt, with the wait", async () => {
    server.fail("create_thread_from_message", { kind: "rate-limit", retryAfter: "7" });
    const failure = await failureOf(chat.post(card()));
    expect(failure.remedy).toBe("check-first");
    expect(failure.retryAfterMs).toBeGreaterThanOrEqual(7000);
  });

  test("a reply whose line in the channel was lost gets one when it is looked for, not two", async () => {
    const thread = await threadOfCard();
    server.fail("create_message", { kind: "status", status: 500, stored: true });
    await failureOf(chat.post(reply(thread, true)));
    server.forgetNonces();
    await chat.find(reply(thread, true));
    server.forgetNonces();
    await chat.find(reply(thread, true));
    expect(server.in(thread)).toHaveLength(1);
    expect(server.in(server.channel)).toHaveLength(2);
  });

  test("an empty list is no proof where the history may not be read", async () => {
    server.permissions &= ~PermissionFlagsBits.ReadMessageHistory;
    await chat.post(card());
    const failure = await failureOf(chat.find(card()));
    expect(failure.remedy).toBe("fix-settings");
    expect(failure.message).toContain("Read Message History");
  });
});

describe("a refusal", () => {
  test.each([
    [403, 50_001, "fix-settings", "View Channel"],
    [403, 50_013, "fix-settings", "Send Messages"],
    [404, 10_003, "fix-settings", "does not know this channel"],
    [400, 160_005, "fix-settings", "Manage Threads"],
    [401, 0, "fix-settings", "DISCORD_TOKEN"],
    [400, 50_035, "give-up", "as it is"],
    [400, 200_000, "give-up", "AutoMod"],
    [400, 240_000, "give-up", "link"],
    [403, 40_333, "retry-later", "front door"],
  ] as const)("of status %i and code %i means %s", async (status, code, remedy, sentence) => {
    server.fail("create_message", { kind: "refusal", status, code });
    const failure = await failureOf(chat.post(card()));
    expect(failure.remedy).toBe(remedy);
    expect(failure.message).toContain(sentence);
    expect(server.countOf("create_message")).toBe(1);
  });

  test("of a thread that is gone, or of a card that was deleted, asks to post anew", async () => {
    const thread = await threadOfCard();
    server.deleteThread(thread);
    expect((await failureOf(chat.post(reply(thread)))).remedy).toBe("post-anew");
    expect((await failureOf(chat.find(reply(thread)))).remedy).toBe("post-anew");
    server.messages = [];
    const ref = { channel: server.channel, message: thread, thread };
    expect((await failureOf(chat.edit(server.guild, ref, post))).remedy).toBe("post-anew");
  });

  test("of the thread takes the card back, so that it does not stand there twice later", async () => {
    server.fail("create_thread_from_message", { kind: "refusal", status: 403, code: 50_013 });
    const failure = await failureOf(chat.post(card()));
    expect(failure.message).toContain("Create Public Threads");
    expect(server.in(server.channel)).toEqual([]);
  });

  test("of the line in the channel does not undo the reply", async () => {
    const thread = await threadOfCard();
    const once = { ...reply(thread, true) };
    await chat.post({ ...once, broadcast: false });
    server.forgetNonces();
    server.fail("create_message", { kind: "refusal", status: 403, code: 50_013 });
    const found = await chat.find(once);
    expect(found?.message).toBe(server.in(thread)[0]?.id);
    expect(lines.map(({ message }) => message)).toContain(
      "reply posted, its line in the channel refused",
    );
  });

  test("of the token does not outlast a token that is right", async () => {
    server.fail("create_message", { kind: "refusal", status: 401, code: 0 });
    await failureOf(chat.post(card()));
    await expect(chat.post(card())).resolves.toBeDefined();
  });
});

describe("a limit", () => {
  test("of so many seconds is passed on, and nothing is sent meanwhile by itself", async () => {
    server.fail("create_message", { kind: "rate-limit", retryAfter: "86400" });
    const failure = await failureOf(chat.post(card()));
    expect(failure.remedy).toBe("retry-later");
    expect(failure.retryAfterMs).toBeGreaterThanOrEqual(86_400_000);
    expect(server.countOf("create_message")).toBe(1);
  });

  test.each(["soon", "-5", ""])("with the useless wait “%s” names none", async (retryAfter) => {
    server.fail("create_message", { kind: "rate-limit", retryAfter });
    const failure = await failureOf(chat.post(card()));
    expect(failure.remedy).toBe("retry-later");
    expect(failure.retryAfterMs ?? 0).toBeLessThan(1000);
  });
});

describe("access to a channel", () => {
  test("with all permissions is granted", async () => {
    expect(await chat.access(server.guild, server.channel)).toEqual({
      ok: true,
      missing: [],
      remedy: "",
    });
  });

  test("names what is missing in Discord's own words, the channel's exceptions counted", async () => {
    server.overwrites = [
      {
        id: server.guild,
        type: 0,
        allow: "0",
        deny: (
          PermissionFlagsBits.CreatePublicThreads | PermissionFlagsBits.SendMessagesInThreads
        ).toString(),
      },
      {
        id: "900000000000000001",
        type: 1,
        allow: PermissionFlagsBits.SendMessagesInThreads.toString(),
        deny: "0",
      },
    ];
    const access = await chat.access(server.guild, server.channel);
    expect(access.missing).toEqual(["Create Public Threads"]);
    expect(access.remedy).toContain("Create Public Threads");
  });

  test("of another server's channel is answered like that of none", async () => {
    const unknown = await chat.access(server.guild, "200000000000000009");
    const foreign = await chat.access("100000000000000009", server.channel);
    expect(foreign).toEqual(unknown);
    expect(unknown.missing).toEqual(["View Channel"]);
  });

  test("to a voice channel is no use, and says what is", async () => {
    server.channelType = 2;
    const access = await chat.access(server.guild, server.channel);
    expect(access).toMatchObject({ ok: false, missing: [] });
    expect(access.remedy).toContain("text");
  });
});
