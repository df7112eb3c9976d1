import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { ALLEGED_AT, COPIED_AT, DENIED_AT, TOPIC } from "../support/e2e-affair.ts";
import { type LiveService, startLiveService } from "../support/e2e-service.ts";
import { type SlackServer, startSlackApiServer } from "../support/slack-api-server.ts";
import { signed, SIGNING_SECRET, slashCommand } from "../support/slack-commands.ts";
import { BOT_TOKEN } from "../support/slack-faults.ts";
import { assertNoSecret } from "../support/slack-log.ts";

const HOUR_MS = 3600_000;

let slack: SlackServer;
let program: LiveService;

beforeEach(async () => {
  slack = await startSlackApiServer();
  program = await startLiveService({
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrl,
  });
  await program.settle();
});

afterEach(async () => {
  await program.stop();
  await slack.close();
  assertNoSecret(program.log.lines);
});

/** Gives a command. @returns the private answer's text */
async function story(text: string, command = "/story"): Promise<string> {
  const before = slack.responses.length;
  const fields = slashCommand({ command, text, response_url: slack.responseUrl });
  const { body, headers } = signed(fields);
  await fetch(`http://127.0.0.1:${program.port}/slack/events`, { method: "POST", body, headers });
  await slack.responded(before + 1);
  await program.settle();
  return String(slack.responses[before]?.["text"]);
}

function setMember(isMember: boolean): void {
  slack.channels.set("C1", { id: "C1", name: "desk", is_member: isMember, is_archived: false });
}

/** First lines of what stands in a channel, replies marked. */
function seen(channel = "C1"): readonly string[] {
  return slack.messages
    .filter((message) => message.channel === channel)
    .map(({ text, thread_ts: thread }) => `${thread === undefined ? "" : "> "}${firstLine(text)}`);
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}

describe("when Slack makes trouble", () => {
  test("a bot that was thrown out keeps what it has to say until it is let in again", async () => {
    await story(TOPIC, "/follow");
    setMember(false);
    await program.liveUntil(ALLEGED_AT);
    await program.liveUntil(DENIED_AT);
    expect(seen()).toHaveLength(1);
    expect(await story("list")).toMatch(/not a member of the channel: type \/invite @Newsthread/u);
    expect(await story(TOPIC, "/follow")).toMatch(/I cannot post there\..*\/invite/u);

    setMember(true);
    expect(await story(TOPIC, "/follow")).toContain("already followed here");
    await program.settle();
    expect(seen()).toEqual([
      expect.stringContaining("DENIED · 1 denial · 2 reports"),
      expect.stringMatching(/^> ADDS: /u),
      expect.stringMatching(/^> DENIAL: Halvorsen Cranes denies/u),
    ]);
    expect(await story("list")).not.toContain("/invite");
  });

  test("a card that somebody deletes is posted anew, and the thread goes on under it", async () => {
    await story(TOPIC, "/follow");
    await program.liveUntil(ALLEGED_AT);
    slack.messages.length = 0;
    await program.liveUntil(DENIED_AT);
    await program.liveUntil(COPIED_AT);
    expect(seen()).toEqual([
      expect.stringContaining("DENIED · 1 denial · 3 reports"),
      expect.stringMatching(/^> DENIAL: /u),
    ]);
    const [card, denial] = slack.messages;
    expect(denial?.thread_ts).toBe(card?.ts);
  });

  test("a limit is kept to for as long as Slack asks, and nothing is said twice", async () => {
    await story(TOPIC, "/follow");
    slack.fail("chat.postMessage", { kind: "rate-limited", retryAfter: "1800" });
    await program.liveUntil(ALLEGED_AT);
    await program.settle();
    expect(seen()).toHaveLength(1);
    await program.liveUntil(ALLEGED_AT + HOUR_MS / 2 + 1);
    expect(seen()).toHaveLength(2);
    const posts = slack.calls.filter(({ method }) => method === "chat.postMessage");
    expect(posts).toHaveLength(3);
  });

  test("a revoked token pauses the channel with a sentence that names the setting", async () => {
    await story(TOPIC, "/follow");
    slack.fail("chat.postMessage", { kind: "error", error: "token_revoked" });
    await program.liveUntil(ALLEGED_AT);
    expect(await story("list")).toContain("SLACK_BOT_TOKEN");
  });
});

describe("another channel", () => {
  test("a story can be followed from one channel for another, and only there", async () => {
    slack.channels.set("C2", { id: "C2", name: "night", is_member: true, is_archived: false });
    await story(`${TOPIC} in:<#C2|night> alerts:denials`, "/follow");
    await program.liveUntil(ALLEGED_AT);
    await program.liveUntil(DENIED_AT);
    expect(seen("C1")).toEqual([]);
    expect(seen("C2")).toEqual([
      expect.stringMatching(/DENIED/u),
      expect.stringMatching(/^> DENIAL: /u),
    ]);
    expect(await story("list")).toContain("Nothing is followed in this channel yet");
  });

  test.each([
    ["that it is not in", { is_member: false }, /\/invite @Newsthread/u],
    ["that is archived", { is_member: true, is_archived: true }, /archived/u],
    ["that does not exist", undefined, /\/invite @Newsthread/u],
  ])("one %s is refused with what to do", async (_which, found, remedy) => {
    if (found !== undefined) {
      slack.channels.set("C2", { id: "C2", name: "night", ...found });
    }
    const answer = await story(`${TOPIC} in:<#C2|night>`, "/follow");
    expect(answer).toMatch(remedy);
    expect(slack.messages).toEqual([]);
    expect(await story("list")).toContain("Nothing is followed in this channel yet");
  });
});
