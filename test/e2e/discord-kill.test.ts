import { describe, expect, test, vi } from "vitest";

import type { Fault } from "../support/discord-faults.ts";
import { openProgramOnDiscord, type ProgramOnDiscord, textOf } from "../support/discord-program.ts";
import { ALLEGED_AT, DENIED_AT, TOPIC } from "../support/e2e-affair.ts";
import type { RunningProgram } from "../support/run-program.ts";

/** Polls are ten seconds apart, and what is in doubt is looked for after ten seconds: half of it on a quiet machine. */
const LONG_MS = 90_000;

/** It stands, and nobody is told. */
const HANGS: Fault = { kind: "hang", stored: true };

const KINDS: readonly (readonly [kind: string, text: RegExp])[] = [
  ["card", new RegExp(`^### ${TOPIC}\n`, "u")],
  ["allegation", /^### ADDS: [^]*cracked welds/u],
  ["denial", /^### DENIAL: Halvorsen Cranes denies/u],
  ["line to the denial", /^\*\*DENIAL: Halvorsen Cranes denies[^\n]*Read it in the thread/u],
];

/** Runs a test on a Discord, publishers and a program of its own. */
function onDiscord(run: (desk: ProgramOnDiscord) => Promise<void>): () => Promise<void> {
  return async () => {
    const desk = await openProgramOnDiscord();
    try {
      await run(desk);
      expect(desk.printed()).not.toContain(desk.server.token);
    } finally {
      await desk.close();
    }
  };
}

/** Starts the program for the first time and follows the affair. What is published already is no news. */
async function follow(desk: ProgramOnDiscord): Promise<RunningProgram> {
  const program = await desk.start();
  await program.prints(/(?:"arrival":"baseline"[^]*){3}/u);
  expect(await desk.follow()).toContain(`Following “${TOPIC}”`);
  return program;
}

/** Starts the program once the allegation is known, follows the affair and has the denial published. */
async function followToDenial(desk: ProgramOnDiscord): Promise<void> {
  desk.publishUntil(ALLEGED_AT);
  const program = await follow(desk);
  await program.prints(sent("card"));
  desk.publishUntil(DENIED_AT);
}

/** Resolves once Discord has so many messages, whether or not it could say so. */
async function stored({ server }: ProgramOnDiscord, count: number): Promise<void> {
  await vi.waitFor(() => expect(server.messages.length).toBe(count), {
    timeout: LONG_MS,
    interval: 5,
  });
}

/** Resolves once so many requests of an operation have come. */
async function asked({ server }: ProgramOnDiscord, what: string, count: number): Promise<void> {
  await vi.waitFor(() => expect(server.countOf(what)).toBe(count), {
    timeout: LONG_MS,
    interval: 5,
  });
}

/** What the program logs once it knows that a message of this kind is there. */
function sent(kind: "card" | "alert"): RegExp {
  return new RegExp(`"kind":"${kind}"[^\\n]*"outcome":"sent"`, "u");
}

/** What stands in a channel or thread, in order. */
function seen({ server }: ProgramOnDiscord, place: string = server.channel): readonly string[] {
  return server.in(place).map((message) => {
    const text = textOf(message);
    return KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? text;
  });
}

/** What stands in the thread under the first message. */
function underCard(desk: ProgramOnDiscord): readonly string[] {
  const [card] = desk.server.messages;
  expect(desk.server.threadName(card?.id ?? "")).toBe(TOPIC);
  return seen(desk, card?.id);
}

describe.concurrent("on Discord nothing is said twice, and nothing is lost", () => {
  test(
    "a kill after a card was stored, and a restart once Discord has forgotten its nonce",
    onDiscord(async (desk) => {
      desk.server.fail("create_message", HANGS);
      await follow(desk);
      await stored(desk, 1);
      await desk.kill();
      desk.server.forgetNonces();

      const restarted = await desk.start();
      await restarted.prints(sent("card"));
      expect(seen(desk)).toEqual(["card"]);
      expect(underCard(desk)).toEqual([]);
      desk.publishUntil(ALLEGED_AT);
      await restarted.prints(sent("alert"));
      expect(underCard(desk)).toEqual(["allegation"]);
      expect(desk.server.countOf("create_message")).toBe(2);
    }),
    LONG_MS,
  );

  test(
    "a kill while a card is on its way, which arrives when it has been posted anew",
    onDiscord(async (desk) => {
      const arrival = Promise.withResolvers<void>();
      desk.server.fail("create_message", { kind: "late", until: arrival.promise });
      await follow(desk);
      await asked(desk, "create_message", 1);
      await desk.kill();

      const restarted = await desk.start();
      await restarted.prints(sent("card"));
      expect(desk.server.countOf("create_message")).toBe(2);
      arrival.resolve();
      desk.publishUntil(ALLEGED_AT);
      await restarted.prints(sent("alert"));
      expect(seen(desk)).toEqual(["card"]);
      expect(underCard(desk)).toEqual(["allegation"]);
    }),
    LONG_MS,
  );

  test(
    "a kill after a card's thread was opened, before Discord could say so",
    onDiscord(async (desk) => {
      desk.server.fail("create_thread_from_message", HANGS);
      await follow(desk);
      await asked(desk, "create_thread_from_message", 1);
      await desk.kill();
      desk.server.forgetNonces();

      const restarted = await desk.start();
      await restarted.prints(sent("card"));
      expect(seen(desk)).toEqual(["card"]);
      expect(underCard(desk)).toEqual([]);
    }),
    LONG_MS,
  );

  test(
    "a kill after a denial was stored, and a restart once Discord has forgotten its nonce",
    onDiscord(async (desk) => {
      desk.server.fail("create_message", HANGS, 1);
      await followToDenial(desk);
      await stored(desk, 2);
      await desk.kill();
      desk.server.forgetNonces();

      const restarted = await desk.start();
      await restarted.prints(sent("alert"));
      expect(underCard(desk)).toEqual(["denial"]);
      expect(seen(desk)).toEqual(["card", "line to the denial"]);
      expect(desk.server.countOf("create_message")).toBe(3);
    }),
    LONG_MS,
  );

  test(
    "a kill after a denial's line in the channel was stored",
    onDiscord(async (desk) => {
      desk.server.fail("create_message", HANGS, 2);
      await followToDenial(desk);
      await stored(desk, 3);
      await desk.kill();
      desk.server.forgetNonces();

      const restarted = await desk.start();
      await restarted.prints(sent("alert"));
      expect(underCard(desk)).toEqual(["denial"]);
      expect(seen(desk)).toEqual(["card", "line to the denial"]);
      expect(desk.server.countOf("create_message")).toBe(3);
    }),
    LONG_MS,
  );
});
