import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import {
  createSlackCommandSource,
  type SlackCommandOptions,
  type SlackCommandSource,
} from "../../../src/adapters/slack/slack-app.ts";
import type { IncomingCommand } from "../../../src/ports/commands.ts";
import type { Post } from "../../../src/thread/post.ts";
import { type SlackServer, startSlackApiServer } from "../../support/slack-api-server.ts";
import { slashCommand } from "../../support/slack-commands.ts";
import { BOT_TOKEN } from "../../support/slack-faults.ts";
import { assertNoSecret, recordingLog } from "../../support/slack-log.ts";
import {
  APP_TOKEN,
  type SlackSocketServer,
  startSlackSocketServer,
} from "../../support/slack-socket-server.ts";

const ANSWER: Post = { tone: "neutral", text: "Following", blocks: [] };

let api: SlackServer;
let socket: SlackSocketServer;
let source: SlackCommandSource;
let log = recordingLog();
let taken: IncomingCommand[] = [];

beforeAll(async () => {
  api = await startSlackApiServer();
});
afterAll(() => api.close());
beforeEach(async () => {
  api.reset();
  socket = await startSlackSocketServer(api.apiUrl);
  log = recordingLog();
  taken = [];
});
afterEach(async () => {
  await source.stop();
  await socket.close();
  assertNoSecret(log.lines);
});

async function start(fields: Partial<SlackCommandOptions> = {}): Promise<void> {
  source = createSlackCommandSource({
    token: BOT_TOKEN,
    appToken: APP_TOKEN,
    apiUrl: socket.apiUrl,
    parse: (text) => ({ kind: "unclear", sentence: text }),
    answer: (incoming) => {
      taken.push(incoming);
      return Promise.resolve(ANSWER);
    },
    log,
    ...fields,
  });
  await source.start();
}

function given(text: string): Record<string, string> {
  return slashCommand({ text, response_url: api.responseUrl });
}

describe("commands that come over Socket Mode", () => {
  test("a command is acknowledged by its envelope and answered in private", async () => {
    await start();
    expect(source.port).toBeUndefined();
    await socket.acked(socket.send(given("follow crane")));
    await api.responded(1);
    expect(taken).toMatchObject([
      { workspace: "T1", command: { kind: "unclear", sentence: "follow crane" } },
    ]);
    expect(api.responses).toMatchObject([{ response_type: "ephemeral", text: "Following" }]);
  });

  test("an envelope that is delivered twice is dealt with once", async () => {
    await start();
    const command = given("list");
    socket.send(command, "envelope-1");
    socket.send(command, "envelope-2");
    await socket.acked("envelope-2");
    await api.responded(1);
    await source.stop();
    expect(taken).toHaveLength(1);
  });

  test.each([
    ["Slack asks to move", () => socket.disconnect()],
    ["the line drops", () => socket.drop()],
  ])("when %s, it connects again and takes the next command", async (_why, end) => {
    await start();
    end();
    await socket.connected(2);
    await socket.acked(socket.send(given("list")));
    await api.responded(1);
    expect(taken).toHaveLength(1);
  });

  test("while Slack gives no connection it keeps asking, ever more slowly, and says so", async () => {
    await start();
    socket.refusal = "internal_error";
    socket.drop();
    await expect
      .poll(() => log.lines.map(({ message }) => message), { timeout: 5000 })
      .toContain("cannot connect to Slack; commands there have to wait");
    socket.refusal = undefined;
    await socket.connected(2);
    await source.stop();
    expect(socket.opened).toBeLessThanOrEqual(4);
  });

  test("an app token that Slack refuses is named by its variable", async () => {
    await expect(start({ appToken: "xapp-canary-wrong" })).rejects.toMatchObject({
      code: "slack_app_token_refused",
      remedy: "fix-settings",
      message: expect.stringContaining("SLACK_APP_TOKEN"),
    });
  });

  test("stopping ends the connection for good, twice over", async () => {
    await start();
    await source.stop();
    await source.stop();
    expect(socket.opened).toBe(1);
  });
});
