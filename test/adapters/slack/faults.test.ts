import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { createSlackChat } from "../../../src/adapters/slack/slack-chat.ts";
import { AppError } from "../../../src/base/errors.ts";
import type { Chat, OutgoingMessage } from "../../../src/ports/chat.ts";
import type { Post } from "../../../src/thread/post.ts";
import { type SlackServer, startSlackApiServer } from "../../support/slack-api-server.ts";
import { BOT_TOKEN, type SlackFault } from "../../support/slack-faults.ts";
import { recordingLog } from "../../support/slack-log.ts";

const POST: Post = { tone: "neutral", text: "a sentence that must not be logged", blocks: [] };
const MESSAGE: OutgoingMessage = {
  key: "0123456789abcdef01234567",
  workspace: "T1",
  channel: "C1",
  broadcast: false,
  post: POST,
};

let slack: SlackServer;
let log = recordingLog();
let chat: Chat;

beforeAll(async () => {
  slack = await startSlackApiServer();
});
beforeEach(() => {
  slack.reset();
  log = recordingLog();
  chat = createSlackChat({ token: BOT_TOKEN, apiUrl: slack.apiUrl, log, timeoutMs: 300 });
});
afterAll(() => slack.close());

/** The failure of a call, once it is sure that it quotes neither the token nor the message. */
async function failureOf(call: Promise<unknown>): Promise<AppError> {
  const failure: unknown = await call.catch((error: unknown) => error);
  if (!(failure instanceof AppError)) {
    throw new Error("the call should have failed", { cause: failure });
  }
  const told = JSON.stringify([failure, failure.message, failure.facts, failure.cause, log.lines]);
  expect(told).not.toContain("canary");
  expect(told).not.toContain("must not be logged");
  return failure;
}

describe("an answer that is lost after the message was stored", () => {
  test.each<SlackFault>([
    { kind: "status-after", status: 500 },
    { kind: "status-after", status: 504 },
    { kind: "reset" },
    { kind: "hang" },
    { kind: "html" },
    { kind: "empty" },
    { kind: "number" },
  ])("%o is a doubt, and the message is found", async (fault) => {
    slack.fail("chat.postMessage", fault);
    expect(await failureOf(chat.post(MESSAGE))).toMatchObject({ remedy: "check-first" });
    expect(slack.calls).toHaveLength(1);
    expect(await chat.find(MESSAGE)).toMatchObject({ message: slack.messages[0]?.ts });
  });

  test.each<SlackFault>([{ kind: "status-after", status: 500 }, { kind: "reset" }])(
    "an edit can simply be repeated after %o",
    async (fault) => {
      const ref = await chat.post(MESSAGE);
      slack.fail("chat.update", fault);
      expect(await failureOf(chat.edit("T1", ref, POST))).toMatchObject({ remedy: "retry-later" });
    },
  );

  test("a search that fails is repeated later: it decides nothing", async () => {
    slack.fail("conversations.history", { kind: "html" });
    expect(await failureOf(chat.find(MESSAGE))).toMatchObject({ remedy: "retry-later" });
    slack.fail("conversations.info", { kind: "status-before", status: 502 });
    expect(await failureOf(chat.access("T1", "C1"))).toMatchObject({ remedy: "retry-later" });
  });
});

describe("a call that Slack does not take", () => {
  test.each<[SlackFault, number | undefined]>([
    [{ kind: "rate-limited", retryAfter: "7" }, 7000],
    [{ kind: "rate-limited" }, 30_000],
    [{ kind: "rate-limited", retryAfter: "soon" }, 30_000],
    [{ kind: "error", error: "ratelimited" }, undefined],
    [{ kind: "error", error: "service_unavailable" }, undefined],
    [{ kind: "status-before", status: 403 }, undefined],
  ])("%o is tried again later, and not at once", async (fault, retryAfterMs) => {
    slack.fail("chat.postMessage", fault);
    const failure = await failureOf(chat.post(MESSAGE));
    expect(failure).toMatchObject({ remedy: "retry-later", retryAfterMs });
    expect(slack.calls).toHaveLength(1);
  });

  test.each([
    ["fix-settings", ["not_in_channel", "is_archived", "token_revoked", "restricted_action"]],
    ["fix-settings", ["restricted_action_thread_locked", "account_inactive", "missing_scope"]],
    ["post-anew", ["message_not_found", "thread_not_found"]],
    ["check-first", ["internal_error", "fatal_error"]],
    ["give-up", ["invalid_blocks", "msg_blocks_too_long", "no_text", "metadata_too_large"]],
    ["give-up", ["a_code_of_tomorrow"]],
  ] as const)("%s answers %j", async (remedy, errors) => {
    for (const error of errors) {
      slack.fail("chat.postMessage", { kind: "error", error, needed: "chat:write" });
      const failure = await failureOf(chat.post(MESSAGE));
      expect(failure).toMatchObject({ remedy, code: `slack_${error}` });
      expect(failure.message).toMatch(/^[A-Z].*\.$/u);
    }
  });

  test("a scope that is missing is named", async () => {
    slack.fail("chat.postMessage", { kind: "error", error: "missing_scope", needed: "chat:write" });
    expect((await failureOf(chat.post(MESSAGE))).message).toContain("chat:write");
  });

  test("where nobody listens, nothing was sent, and it is tried again later", async () => {
    const gone = await startSlackApiServer();
    await gone.close();
    const lost = createSlackChat({ token: BOT_TOKEN, apiUrl: gone.apiUrl, log });
    expect(await failureOf(lost.post(MESSAGE))).toMatchObject({
      code: "slack_unreachable",
      remedy: "retry-later",
    });
  });
});
