import { afterAll, beforeAll, expect, test } from "vitest";

import { ALLEGED_AT, COPIED_AT, DENIED_AT, linkOf, TOPIC } from "../support/e2e-affair.ts";
import { type LiveService, startLiveService } from "../support/e2e-service.ts";
import { type SlackServer, startSlackApiServer } from "../support/slack-api-server.ts";
import { slashCommand } from "../support/slack-commands.ts";
import { BOT_TOKEN } from "../support/slack-faults.ts";
import { assertNoSecret } from "../support/slack-log.ts";
import {
  APP_TOKEN,
  type SlackSocketServer,
  startSlackSocketServer,
} from "../support/slack-socket-server.ts";

let slack: SlackServer;
let socket: SlackSocketServer;
let program: LiveService;

beforeAll(async () => {
  slack = await startSlackApiServer();
  socket = await startSlackSocketServer(slack.apiUrl);
  program = await startLiveService({
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: socket.apiUrl,
  });
  await program.settle();
});

afterAll(async () => {
  await program.stop();
  await socket.close();
  await slack.close();
  assertNoSecret(program.log.lines);
});

/** Gives a command through the socket. @returns the private answer's text */
async function story(text: string): Promise<string> {
  const before = slack.responses.length;
  await socket.acked(socket.send(slashCommand({ text, response_url: slack.responseUrl })));
  await slack.responded(before + 1);
  const answer = slack.responses[before];
  expect(answer).toMatchObject({ response_type: "ephemeral" });
  await program.settle();
  return String(answer?.["text"]);
}

test("nothing listens on a port", () => {
  expect(program.port).toBeUndefined();
});

test("a story is followed, told, denied, copied, explained and let go", async () => {
  expect(await story(`follow ${TOPIC}`)).toContain(`Following “${TOPIC}”`);
  await program.liveUntil(ALLEGED_AT);
  await program.liveUntil(DENIED_AT);
  await program.liveUntil(COPIED_AT);

  const [card, allegation, denial, ...more] = slack.messages;
  expect(card?.text).toMatch(new RegExp(`^${TOPIC} · DENIED · 1 denial · 3 reports`, "u"));
  expect(allegation).toMatchObject({ thread_ts: card?.ts, broadcast: false });
  expect(denial).toMatchObject({ thread_ts: card?.ts, broadcast: true });
  expect(denial?.text).toMatch(/^DENIAL: Halvorsen Cranes denies/u);
  expect(more).toEqual([]);

  expect(await story(`why ${linkOf("denial-copied")}`)).toContain("Silent: a copy");
  expect(await story("unfollow halvorsen")).toContain("no longer followed here");
});

test("a connection that Slack drops is made again, and commands go on", async () => {
  socket.drop();
  await socket.connected(2);
  expect(await story("list")).toContain("Nothing is followed in this channel yet");
});
