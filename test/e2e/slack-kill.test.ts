import { describe, expect, test, vi } from "vitest";

import { ALLEGED_AT, DENIED_AT, TOPIC } from "../support/e2e-affair.ts";
import { openProgramOnSlack, type ProgramOnSlack } from "../support/e2e-program.ts";
import type { RunningProgram } from "../support/run-program.ts";
import type { SlackFault } from "../support/slack-faults.ts";
import { assertNoSecret } from "../support/slack-log.ts";

/** Polls are ten seconds apart, and what is in doubt is looked for after ten seconds. */
const LONG_MS = 60_000;

const HANGS: SlackFault = { kind: "hang" };
const FAILS: SlackFault = { kind: "status-after", status: 500 };
const DOWN: SlackFault = { kind: "status-before", status: 503 };
const LATE: SlackFault = { kind: "late", afterMs: 9000 };

const KINDS: readonly (readonly [kind: string, text: RegExp])[] = [
  ["card", new RegExp(`^${TOPIC} · `, "u")],
  ["allegation", /^ADDS: .*\n.*cracked welds/u],
  ["denial", /^DENIAL: Halvorsen Cranes denies/u],
];

/** Runs a test on a Slack, publishers and a program of its own. */
function onSlack(run: (desk: ProgramOnSlack) => Promise<void>): () => Promise<void> {
  return async () => {
    const desk = await openProgramOnSlack();
    try {
      await run(desk);
      assertNoSecret(desk.printed());
    } finally {
      await desk.close();
    }
  };
}

/** Starts the program for the first time and follows the affair, of which nothing is published yet. */
async function follow(desk: ProgramOnSlack): Promise<RunningProgram> {
  const program = await desk.start();
  await program.prints(/(?:"arrival":"baseline"[^]*){3}/u);
  expect(await desk.story(`follow ${TOPIC}`)).toContain(`Following “${TOPIC}”`);
  return program;
}

/** Resolves once Slack has so many messages, whether or not it could say so. */
async function stored({ slack }: ProgramOnSlack, count: number): Promise<void> {
  await vi.waitFor(() => expect(slack.messages.length).toBeGreaterThanOrEqual(count), {
    timeout: LONG_MS,
    interval: 5,
  });
}

/** What the program logs once it knows that a message of this kind is there. */
function sent(kind: "card" | "alert", count = 1): RegExp {
  return new RegExp(`(?:"kind":"${kind}"[^\\n]*"outcome":"sent"[^]*){${count}}`, "u");
}

/** What stands in the channel, in order; what stands elsewhere than under the card shows. */
function seen({ slack: { messages } }: ProgramOnSlack): readonly string[] {
  const [card] = messages;
  return messages.map(({ text, thread_ts: thread }) => {
    const [kind = text] = KINDS.find(([, pattern]) => pattern.test(text)) ?? [];
    const isInPlace = kind === "card" ? thread === undefined : thread === card?.ts;
    return isInPlace ? kind : `${kind} out of place`;
  });
}

/** How often a message was sent to Slack. */
function attempts({ slack }: ProgramOnSlack): number {
  return slack.calls.filter(({ method }) => method === "chat.postMessage").length;
}

// At most five run at once: the longest come first.
describe.concurrent("nothing is said twice, and nothing is lost", () => {
  test(
    "a kill after an alert was stored, before Slack could say so",
    onSlack(async (desk) => {
      const program = await follow(desk);
      await program.prints(sent("card"));
      desk.slack.fail("chat.postMessage", HANGS);
      desk.publishUntil(ALLEGED_AT);
      await stored(desk, 2);
      await desk.kill();
      expect(seen(desk)).toEqual(["card", "allegation"]);

      desk.publishUntil(DENIED_AT);
      const restarted = await desk.start();
      await restarted.prints(sent("alert", 2));
      expect(seen(desk)).toEqual(["card", "allegation", "denial"]);
      expect(attempts(desk)).toBe(3);
    }),
    LONG_MS,
  );

  test(
    "a kill while a card is on its way, which Slack stores only after the restart",
    onSlack(async (desk) => {
      desk.slack.fail("chat.postMessage", LATE);
      await follow(desk);
      await vi.waitFor(() => expect(attempts(desk)).toBe(1), { timeout: LONG_MS, interval: 5 });
      await desk.kill();

      const restarted = await desk.start();
      expect(seen(desk)).toEqual([]);
      await restarted.prints(sent("card"));
      expect(seen(desk)).toEqual(["card"]);
      expect(attempts(desk)).toBe(1);
    }),
    LONG_MS,
  );

  test(
    "a stop in the middle of a call that hangs, which ends cleanly all the same",
    onSlack(async (desk) => {
      desk.slack.fail("chat.postMessage", HANGS);
      const program = await follow(desk);
      await stored(desk, 1);
      program.child.kill("SIGTERM");
      expect(await program.ended).toBe(0);
      expect(desk.printed()).not.toContain('"level":"error"');

      const restarted = await desk.start();
      await restarted.prints(sent("card"));
      expect(seen(desk)).toEqual(["card"]);
      expect(attempts(desk)).toBe(1);
    }),
    LONG_MS,
  );

  test(
    "a kill while an alert waits because Slack is down",
    onSlack(async (desk) => {
      const program = await follow(desk);
      await program.prints(sent("card"));
      desk.slack.fail("chat.postMessage", DOWN);
      desk.publishUntil(ALLEGED_AT);
      await program.prints(/"kind":"alert"[^\n]*"outcome":"retry"/u);
      await desk.kill();

      const restarted = await desk.start();
      await restarted.prints(sent("alert"));
      expect(seen(desk)).toEqual(["card", "allegation"]);
    }),
    LONG_MS,
  );

  test(
    "a card and an alert that were stored and answered with a 500",
    onSlack(async (desk) => {
      desk.slack.fail("chat.postMessage", FAILS, FAILS);
      const program = await follow(desk);
      desk.publishUntil(ALLEGED_AT);
      await program.prints(sent("card"));
      await program.prints(sent("alert"));
      expect(seen(desk)).toEqual(["card", "allegation"]);
      expect(attempts(desk)).toBe(2);
    }),
    LONG_MS,
  );

  test(
    "a kill after a card was stored, before Slack could say so",
    onSlack(async (desk) => {
      desk.slack.fail("chat.postMessage", HANGS);
      await follow(desk);
      await stored(desk, 1);
      await desk.kill();
      expect(seen(desk)).toEqual(["card"]);

      desk.publishUntil(ALLEGED_AT);
      const restarted = await desk.start();
      await restarted.prints(sent("card"));
      await restarted.prints(sent("alert"));
      expect(seen(desk)).toEqual(["card", "allegation"]);
      expect(attempts(desk)).toBe(2);
    }),
    LONG_MS,
  );
});
