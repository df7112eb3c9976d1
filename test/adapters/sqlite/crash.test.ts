import { rm } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

import { afterEach, beforeEach, expect, test } from "vitest";

import { openSqlite } from "../../../src/adapters/sqlite/open.ts";
import { after, buildRow, NOON, storePlace } from "../../support/build-rows.ts";
import { makeFolder } from "./folder.ts";
import { spawnChild } from "./spawn-child.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await makeFolder();
  file = path.join(folder, "desk.db");
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Lets a child write until it has told so many commits, kills it, and yields the last number it told. */
async function writeAndKill(commits: number): Promise<number> {
  const child = spawnChild("write", file);
  let last = -1;
  for (let count = 0; count < commits; count += 1) {
    last = Number(await child.next());
  }
  return Number((await child.kill()).at(-1) ?? last);
}

test("what was committed survives a kill in the middle of writing, and nothing is torn", async () => {
  for (const commits of [1, 40, 7, 90, 23]) {
    const last = await writeAndKill(commits);
    const database = await openSqlite({ path: file, mode: "service" });
    const place = await storePlace(database);
    const rows = await database.outbox.ofKeyPrefix(place.workspace.id, "n:");
    const keys = rows.map(({ key }) => key);
    const known = await database.items.known(place.feed.id, [...keys, `n:${keys.length}`]);
    const found = await database.items.search({
      workspaceId: place.workspace.id,
      words: ["number"],
      since: NOON,
      limit: 9999,
    });
    await database.close();
    expect(keys).toEqual(keys.map((_, n) => `n:${n}`));
    expect(keys.length).toBeGreaterThan(last);
    expect([...known.keys()]).toEqual(keys);
    expect(found).toHaveLength(keys.length);
  }
  const raw = new DatabaseSync(file);
  expect(raw.prepare("pragma integrity_check").get()).toEqual({ integrity_check: "ok" });
  expect(raw.prepare("pragma foreign_key_check").all()).toEqual([]);
  raw.close();
});

test("a service that starts takes over at once what the last one had leased", async () => {
  const first = await openSqlite({ path: file, mode: "service" });
  const place = await storePlace(first);
  await first.outbox.enqueue([
    buildRow(place, { key: "begun" }),
    buildRow(place, { key: "leased", lane: "other" }),
    buildRow(place, { key: "on its way", lane: "third" }),
  ]);
  const [begun, , onItsWay] = await first.outbox.leaseDue(NOON, after(3600), "dead", 9);
  await first.outbox.markSending(begun!.id, "dead", NOON);
  await first.outbox.markSending(onItsWay!.id, "dead", after(10));
  await first.feeds.leaseDue(NOON, after(3600), "dead", 9);
  await first.close();

  const second = await openSqlite({ path: file, mode: "service" });
  const rows = await second.outbox.leaseDue(NOON, after(3600), "alive", 9);
  const later = await second.outbox.leaseDue(after(10), after(3600), "alive", 9);
  const feeds = await second.feeds.leaseDue(NOON, after(3600), "alive", 9);
  await second.close();
  expect(rows.map(({ key, doubtful }) => [key, doubtful])).toEqual([
    ["begun", true],
    ["leased", false],
  ]);
  expect(later.map(({ key, doubtful }) => [key, doubtful])).toEqual([["on its way", true]]);
  expect(feeds.map(({ id }) => id)).toEqual([place.feed.id]);
});
