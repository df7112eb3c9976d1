import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { examineSlack, type SlackExamination } from "../../../src/adapters/slack/slack-doctor.ts";
import { type SlackServer, startSlackApiServer } from "../../support/slack-api-server.ts";
import { SIGNING_SECRET } from "../../support/slack-commands.ts";
import { BOT_TOKEN } from "../../support/slack-faults.ts";
import { recordingLog } from "../../support/slack-log.ts";
import {
  APP_TOKEN,
  type SlackSocketServer,
  startSlackSocketServer,
} from "../../support/slack-socket-server.ts";

let api: SlackServer;
let socket: SlackSocketServer;

beforeAll(async () => {
  api = await startSlackApiServer();
  socket = await startSlackSocketServer(api.apiUrl);
});
beforeEach(() => api.reset());
afterAll(async () => {
  await socket.close();
  await api.close();
});

async function examine(fields: Partial<SlackExamination> = {}) {
  const log = recordingLog();
  const findings = await examineSlack({
    token: BOT_TOKEN,
    appToken: APP_TOKEN,
    apiUrl: socket.apiUrl,
    log,
    ...fields,
  });
  expect(JSON.stringify([findings, log.lines])).not.toContain("canary");
  return findings;
}

describe("examining the Slack settings", () => {
  test("all is well where all is well, and only a look was taken", async () => {
    expect(await examine({ apiUrl: socket.apiUrl })).toEqual([
      { ok: true, sentence: "Slack accepts the bot token for the workspace Desk." },
      { ok: true, sentence: "The Slack app has every scope it needs." },
      { ok: true, sentence: "Slack accepts the app token: commands come over Socket Mode." },
    ]);
    expect(api.calls.map(({ method }) => method)).toEqual(["auth.test"]);
  });

  test("each scope that is missing is named, with what fails without it and where to add it", async () => {
    api.scopes = ["commands", "chat:write", "channels:read", "groups:read"];
    const wrong = (await examine()).filter(({ ok }) => !ok);
    expect(wrong.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(
        /^The scope channels:history is missing: .*twice.*OAuth & Permissions/u,
      ),
      expect.stringMatching(/^The scope groups:history is missing: .*twice.*OAuth & Permissions/u),
    ]);
  });

  test.each([
    ["a wrong bot token", { token: "xoxb-canary-wrong" }, "SLACK_BOT_TOKEN (invalid_auth)"],
    ["a user token for the bot's", { token: "xoxp-canary" }, "SLACK_BOT_TOKEN holds a user token"],
    ["the app token for the bot's", { token: APP_TOKEN }, "holds an app-level token"],
    ["a wrong app token", { appToken: "xapp-canary-wrong" }, "accept SLACK_APP_TOKEN"],
    ["the bot token for the app's", { appToken: BOT_TOKEN }, "SLACK_APP_TOKEN holds a bot token"],
    ["no way for commands", { appToken: "" }, "set SLACK_APP_TOKEN"],
  ])("%s is named by its variable", async (_fault, fields, told) => {
    const wrong = (await examine(fields)).filter(({ ok }) => !ok);
    expect(wrong.map(({ sentence }) => sentence)).toEqual([expect.stringContaining(told)]);
  });

  test("with a signing secret instead, commands come over HTTP", async () => {
    const findings = await examine({ appToken: undefined, signingSecret: SIGNING_SECRET });
    expect(findings.at(-1)).toMatchObject({ ok: true, sentence: expect.stringContaining("HTTP") });
  });

  test("a Slack that cannot be reached is said to be", async () => {
    api.fail("auth.test", { kind: "status-before", status: 503 });
    expect((await examine())[0]).toEqual({
      ok: false,
      sentence:
        "Slack cannot be reached (HTTP 503): check the network (and SLACK_API_URL, if you changed it), then start again.",
    });
  });
});
