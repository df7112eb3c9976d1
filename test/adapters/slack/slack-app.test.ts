import { createEmulator, type Emulator } from "emulate";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import {
  createSlackCommandSource,
  type SlackCommandOptions,
  type SlackCommandSource,
} from "../../../src/adapters/slack/slack-app.ts";
import type { IncomingCommand } from "../../../src/ports/commands.ts";
import type { Post } from "../../../src/thread/post.ts";
import { type SlackServer, startSlackApiServer } from "../../support/slack-api-server.ts";
import {
  signed,
  type SignedRequest,
  SIGNING_SECRET,
  slashCommand,
} from "../../support/slack-commands.ts";
import { BOT_TOKEN } from "../../support/slack-faults.ts";
import { assertNoSecret, recordingLog } from "../../support/slack-log.ts";

const ANSWER: Post = {
  tone: "neutral",
  text: "Following <Harbour> & crane",
  blocks: [{ kind: "context", spans: [{ text: "Following <Harbour> & crane" }] }],
};

let slack: SlackServer;
let source: SlackCommandSource;
let log = recordingLog();
let taken: IncomingCommand[] = [];

beforeAll(async () => {
  slack = await startSlackApiServer();
});
afterAll(() => slack.close());
beforeEach(() => {
  slack.reset();
  log = recordingLog();
  taken = [];
});
afterEach(async () => {
  await source.stop();
  assertNoSecret(log.lines);
});

function options(fields: Partial<SlackCommandOptions> = {}): SlackCommandOptions {
  return {
    token: BOT_TOKEN,
    signingSecret: SIGNING_SECRET,
    port: 0,
    apiUrl: slack.apiUrl,
    parse: (text) => ({ kind: "unclear", sentence: text }),
    answer: (incoming) => {
      taken.push(incoming);
      return Promise.resolve(ANSWER);
    },
    log,
    ...fields,
  };
}

async function start(fields: Partial<SlackCommandOptions> = {}): Promise<void> {
  source = createSlackCommandSource(options(fields));
  await source.start();
}

function send(
  { body, headers }: SignedRequest,
  extra: Record<string, string> = {},
): Promise<Response> {
  return fetch(`http://127.0.0.1:${source.port}/slack/events`, {
    method: "POST",
    body,
    headers: { ...headers, ...extra },
  });
}

function given(text: string, fields: Record<string, string> = {}): Record<string, string> {
  return slashCommand({ text, response_url: slack.responseUrl, ...fields });
}

describe("commands that come as signed requests", () => {
  test("a command is acknowledged with nothing, and answered in private", async () => {
    await start();
    const reply = await send(signed(given("follow harbour crane in:<#C2|desk>")));
    expect([reply.status, await reply.text()]).toEqual([200, ""]);
    await slack.responded(1);
    expect(taken).toEqual([
      {
        platform: "slack",
        workspace: "T1",
        workspaceName: "desk",
        channel: "C1",
        person: "U7",
        command: { kind: "unclear", sentence: "follow harbour crane in:<#C2|desk>" },
        refusal: undefined,
        access: undefined,
        zone: undefined,
      },
    ]);
    expect(slack.responses).toMatchObject([
      {
        response_type: "ephemeral",
        replace_original: false,
        text: "Following &lt;Harbour&gt; &amp; crane",
        blocks: [{ type: "context" }],
      },
    ]);
  });

  test("/follow is /story follow", async () => {
    await start();
    await send(signed(given("harbour crane", { command: "/follow" })));
    await send(signed(given("", { command: "/follow" })));
    await slack.responded(2);
    expect(taken.map(({ command }) => command)).toEqual([
      { kind: "unclear", sentence: "follow harbour crane" },
      { kind: "unclear", sentence: "follow" },
    ]);
  });

  test("it is acknowledged long before it is answered", async () => {
    const slow = Promise.withResolvers<Post>();
    await start({ answer: () => slow.promise });
    expect((await send(signed(given("list")))).status).toBe(200);
    expect(slack.responses).toEqual([]);
    slow.resolve(ANSWER);
    await slack.responded(1);
  });

  const FIVE_MINUTES = 5 * 60_000;
  test.each([
    ["is signed with another secret", () => signed(given("list"), { secret: "another" })],
    ["is six minutes old", () => signed(given("list"), { at: Date.now() - FIVE_MINUTES - 60_000 })],
    ["is from the future", () => signed(given("list"), { at: Date.now() + FIVE_MINUTES + 60_000 })],
    [
      "was changed on the way",
      () => ({ ...signed(given("list")), body: "command=%2Fstory&text=x" }),
    ],
    ["is not signed", () => ({ body: "command=%2Fstory", headers: {} })],
  ])("one that %s is refused", async (_fault, request) => {
    await start();
    expect((await send(request())).status).toBe(401);
    expect(taken).toEqual([]);
  });

  test("a clock that is a minute off does no harm", async () => {
    await start();
    expect((await send(signed(given("list"), { at: Date.now() + 60_000 }))).status).toBe(200);
    await slack.responded(1);
  });

  test("what is sent twice is dealt with once: replayed, or repeated by Slack", async () => {
    await start();
    const fields = given("follow crane");
    const request = signed(fields);
    await send(request);
    await send(request);
    await send(signed(fields, { at: Date.now() + 2000 }), { "x-slack-retry-num": "1" });
    const { trigger_id: _without, ...nameless } = given("list");
    const another = signed(nameless);
    await send(another);
    await send(another);
    await slack.responded(2);
    await source.stop();
    expect(taken.map(({ command }) => command)).toEqual([
      { kind: "unclear", sentence: "follow crane" },
      { kind: "unclear", sentence: "list" },
    ]);
  });

  test("a retry whose first attempt never arrived is answered", async () => {
    await start();
    await send(signed(given("list")), { "x-slack-retry-num": "1" });
    await slack.responded(1);
    expect(taken).toHaveLength(1);
  });

  test("when something breaks, the person is told in plain words and the log has it", async () => {
    await start({ answer: () => Promise.reject(new TypeError("a bug")) });
    await send(signed(given("list")));
    await slack.responded(1);
    expect(slack.responses[0]?.["text"]).toMatch(/^Something went wrong here\. Try again/u);
    expect(log.lines).toContainEqual(
      expect.objectContaining({ level: "error", message: "a command failed" }),
    );
  });

  test("an answer that cannot be delivered is logged, and the next one is", async () => {
    await start();
    await send(signed(given("list", { response_url: "http://127.0.0.1:1/gone" })));
    await send(signed(given("list")));
    await slack.responded(1);
    await expect
      .poll(() => log.lines.map(({ message }) => message))
      .toContain("an answer to a command did not reach Slack");
  });

  test("a body that is no command is acknowledged and left alone", async () => {
    await start();
    for (const fields of [given("list", { team_id: "" }), given("list", { user_id: "" })]) {
      expect((await send(signed(fields))).status).toBe(200);
    }
    await source.stop();
    expect(taken).toEqual([]);
  });

  test("stopping waits for the answer under way and takes nothing more", async () => {
    const slow = Promise.withResolvers<Post>();
    await start({ answer: () => slow.promise });
    await send(signed(given("list")));
    const { port } = source;
    const stopped = source.stop();
    slow.resolve(ANSWER);
    await stopped;
    expect(slack.responses).toHaveLength(1);
    await expect(fetch(`http://127.0.0.1:${port}/slack/events`)).rejects.toThrow("fetch failed");
    await source.stop();
  });
});

describe("starting", () => {
  test("a token that Slack refuses is named by its variable, never by its value", async () => {
    source = createSlackCommandSource(options({ token: "xoxb-canary-wrong" }));
    const failure: unknown = await source.start().catch((error: unknown) => error);
    expect(failure).toMatchObject({
      remedy: "fix-settings",
      code: "slack_bot_token_refused",
      message: expect.stringContaining("SLACK_BOT_TOKEN"),
    });
    expect(JSON.stringify(failure) + String(failure)).not.toContain("canary");
  });

  test("a Slack that is down is no fault of the settings", async () => {
    slack.fail("auth.test", { kind: "status-before", status: 503 });
    source = createSlackCommandSource(options());
    await expect(source.start()).rejects.toMatchObject({ remedy: "retry-later" });
  });

  test("a port that is taken is named", async () => {
    await start();
    const first = source;
    const second = createSlackCommandSource(options({ port: first.port }));
    await expect(second.start()).rejects.toMatchObject({
      remedy: "fix-settings",
      message: expect.stringContaining("PORT"),
    });
    await second.stop();
  });

  test("without an app token and a signing secret there is no way for commands", async () => {
    await start();
    expect(() => createSlackCommandSource(options({ signingSecret: "" }))).toThrow(
      /SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/u,
    );
  });
});

describe("against the emulate package's Slack", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await createEmulator({
      service: "slack",
      port: 0,
      seed: {
        slack: {
          users: [{ name: "newsthread" }],
          tokens: [{ token: BOT_TOKEN, user: "newsthread" }],
        },
      },
    });
  });
  afterAll(() => emulator.close());

  test("commands are taken and answered as with our own", async () => {
    await start({ apiUrl: `${emulator.url}/api/` });
    await send(signed(given("list")));
    await slack.responded(1);
    expect(taken).toHaveLength(1);
  });
});
