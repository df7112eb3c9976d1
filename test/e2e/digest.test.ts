import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { createAnswerer } from "../../src/app/answer.ts";
import { deliverDue } from "../../src/app/deliver.ts";
import { sendDueDigests } from "../../src/app/send-digest.ts";
import { openFetcher, openReader, sha256 } from "../../src/cli/assemble.ts";
import { parseCommand } from "../../src/follow/parse-command.ts";
import { readSettings } from "../../src/settings/settings.ts";
import { report } from "../support/build-items.ts";
import { MemoryChat } from "../support/memory-chat.ts";
import { delivererTo, type OpenDesk, openDesk } from "../support/open-desk.ts";

let folder: string;
let open: OpenDesk;
let chat: MemoryChat;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "newsthread-digest-"));
  chat = new MemoryChat();
});

afterEach(async () => {
  await open.database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the program, or starts it again on what it knew. */
async function startAt(instant: string): Promise<void> {
  open = await openDesk(path.join(folder, "newsthread.db"), instant);
}

/** A channel that follows one story and has its digest at half past two. */
async function followAt(instant: string): Promise<void> {
  await startAt(instant);
  expect(await ask("follow Tarnsund harbour memo")).toContain("Following");
  expect(await ask("digest daily at:02:30 zone:Europe/Stockholm")).toContain(
    "daily at 02:30 (Europe/Stockholm)",
  );
  await deliver();
}

async function ask(text: string): Promise<string> {
  const fetcher = openFetcher(readSettings({}));
  const chats = new Map([["slack" as const, chat]]);
  const tools = { fetcher, reader: openReader(), hash: sha256, chats, searchFeeds: () => [] };
  const post = await createAnswerer(
    open.desk,
    tools,
  )({
    platform: "slack",
    workspace: "T1",
    workspaceName: "Harbour desk",
    channel: "C1",
    person: "U1",
    command: parseCommand(text),
    refusal: undefined,
    access: undefined,
    zone: undefined,
  });
  await fetcher.close();
  return post.text;
}

/** Each in words of its own: a text that differs in a name alone is a copy. */
const DENIALS = {
  "Norvik Cranes":
    "Norvik Cranes denied the allegations in the Tarnsund harbour memo on Friday. “This is completely false,” a spokesperson for Norvik Cranes told AFP.",
  "Ostrava Steel":
    "Ostrava Steel rejected what the Tarnsund harbour memo says of its plates. The mill in Ostrava has not shipped a ton to that quay since 2019, Ostrava Steel said.",
  "Falk Rigging":
    "The Tarnsund harbour memo is pure invention where it speaks of ropes, Falk Rigging said in Kiel. Falk Rigging denies that any of its 40 riggers has ever been to Tarnsund.",
  "Brandt Hoists":
    "Brandt Hoists has dismissed the Tarnsund harbour memo as untrue. Its hoists passed two inspections in autumn, Brandt Hoists told the Ledger.",
} as const;

/** Somebody denies the allegations: the story moves. */
async function denial(company: keyof typeof DENIALS): Promise<void> {
  const slug = company.toLowerCase().replaceAll(" ", "-");
  const taken = await report(open.desk, {
    url: `https://ledger.example/news/${slug}-denies`,
    title: `${company} denies Tarnsund harbour memo`,
    content: DENIALS[company],
  });
  expect(taken.map(({ decision }) => decision.outcome)).toEqual(["new-developments"]);
}

async function deliver(): Promise<void> {
  const deliverer = delivererTo(open.desk, new Map([["slack", chat]]));
  while ((await deliverDue(deliverer)) > 0) {
    // the next of each lane
  }
}

/** What the channel was sent as digests, each with who denied in it. */
function digests(): readonly string[] {
  return chat.messages
    .map(({ post }) => post.text)
    .filter((text) => text.startsWith("Digest "))
    .map((text) => {
      const denied = COMPANIES.filter((company) => text.includes(`${company} denies: `));
      return `${text.slice("Digest ".length, text.indexOf(" ·"))}: ${denied.join(", ")}`;
    });
}

const COMPANIES = ["Norvik Cranes", "Ostrava Steel", "Falk Rigging", "Brandt Hoists"] as const;

/** Lives minute by minute, as the clockwork does, until an instant. @returns when digests were sent */
async function liveUntil(instant: string): Promise<readonly string[]> {
  const sent: string[] = [];
  const until = new Date(instant);
  while (open.clock.now() < until) {
    open.clock.pass(60);
    if ((await sendDueDigests(open.desk)) > 0) {
      sent.push(open.clock.now().toISOString().slice(0, 16));
      await deliver();
    }
  }
  return sent;
}

describe("a digest at half past two in Stockholm", () => {
  test("comes once a date when the clocks go forward and there is no half past two", async () => {
    await followAt("2026-03-27T12:00:00Z");
    await denial("Norvik Cranes");
    expect(await liveUntil("2026-03-28T12:00:00Z")).toEqual(["2026-03-28T01:30"]);
    await denial("Ostrava Steel");
    expect(await liveUntil("2026-03-29T12:00:00Z")).toEqual(["2026-03-29T01:00"]);
    await denial("Falk Rigging");
    expect(await liveUntil("2026-03-30T12:00:00Z")).toEqual(["2026-03-30T00:30"]);
    expect(digests()).toEqual([
      "28 Mar: Norvik Cranes",
      "29 Mar: Ostrava Steel",
      "30 Mar: Falk Rigging",
    ]);
  });

  test("comes once a date when the clocks go back and half past two comes twice", async () => {
    await followAt("2026-10-23T12:00:00Z");
    await denial("Norvik Cranes");
    expect(await liveUntil("2026-10-24T12:00:00Z")).toEqual(["2026-10-24T00:30"]);
    await denial("Ostrava Steel");
    expect(await liveUntil("2026-10-25T00:45:00Z")).toEqual(["2026-10-25T00:30"]);
    // Between the first half past two and the second.
    await denial("Falk Rigging");
    expect(await liveUntil("2026-10-25T12:00:00Z")).toEqual([]);
    expect(await liveUntil("2026-10-26T12:00:00Z")).toEqual(["2026-10-26T01:30"]);
    expect(digests()).toEqual([
      "24 Oct: Norvik Cranes",
      "25 Oct: Ostrava Steel",
      "26 Oct: Falk Rigging",
    ]);
  });

  test("is skipped when nothing moved", async () => {
    await followAt("2026-11-20T12:00:00Z");
    await denial("Norvik Cranes");
    await liveUntil("2026-11-21T12:00:00Z");
    expect(await liveUntil("2026-11-23T12:00:00Z")).toEqual([]);
    await denial("Ostrava Steel");
    expect(await liveUntil("2026-11-24T12:00:00Z")).toEqual(["2026-11-24T01:30"]);
    expect(digests()).toEqual(["21 Nov: Norvik Cranes", "24 Nov: Ostrava Steel"]);
  });

  test("comes once though several ask for it at the same moment", async () => {
    await followAt("2026-11-20T12:00:00Z");
    await denial("Norvik Cranes");
    open.clock.set(new Date("2026-11-21T01:30:00Z"));
    const queued = await Promise.all([1, 2, 3].map(async () => await sendDueDigests(open.desk)));
    expect(queued.toSorted()).toEqual([0, 0, 1]);
    await deliver();
    expect(digests()).toEqual(["21 Nov: Norvik Cranes"]);
  });

  test("that was missed comes up to six hours late, once, and nothing in it is told again", async () => {
    await followAt("2026-11-20T12:00:00Z");
    await denial("Norvik Cranes");
    await open.database.close();

    await startAt("2026-11-21T07:28:30Z");
    // The first poll after the start is sooner than the first tick for digests.
    await denial("Ostrava Steel");
    expect(await liveUntil("2026-11-21T08:00:00Z")).toEqual(["2026-11-21T07:29"]);
    await open.database.close();

    await startAt("2026-11-21T08:00:10Z");
    await denial("Falk Rigging");
    expect(await liveUntil("2026-11-22T12:00:00Z")).toEqual(["2026-11-22T01:30"]);
    expect(digests()).toEqual(["21 Nov: Norvik Cranes, Ostrava Steel", "22 Nov: Falk Rigging"]);
  });

  test("that was missed by more is skipped, and the next one tells it all", async () => {
    await followAt("2026-11-20T12:00:00Z");
    await denial("Norvik Cranes");
    await open.database.close();

    await startAt("2026-11-21T07:30:10Z");
    await denial("Ostrava Steel");
    expect(await liveUntil("2026-11-22T01:00:00Z")).toEqual([]);
    expect(await liveUntil("2026-11-22T12:00:00Z")).toEqual(["2026-11-22T01:30"]);
    expect(digests()).toEqual(["22 Nov: Norvik Cranes, Ostrava Steel"]);
  });

  test("set after today's hour begins tomorrow, and ends when it is turned off", async () => {
    await followAt("2026-11-21T03:00:00Z");
    await denial("Norvik Cranes");
    expect(await liveUntil("2026-11-21T12:00:00Z")).toEqual([]);
    expect(await liveUntil("2026-11-22T12:00:00Z")).toEqual(["2026-11-22T01:30"]);
    await denial("Ostrava Steel");
    expect(await ask("digest off")).toContain("gets no digest");
    expect(await liveUntil("2026-11-23T12:00:00Z")).toEqual([]);
  });
});
