import { DatabaseSync } from "node:sqlite";

import { Kysely } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";

import { SqliteDatabase } from "../../../src/adapters/sqlite/database.ts";
import { nodeSqliteDialect } from "../../../src/adapters/sqlite/dialect.ts";
import { migrate } from "../../../src/adapters/sqlite/migrations.ts";
import type { Schema } from "../../../src/adapters/sqlite/schema.ts";
import type { Stores } from "../../../src/ports/stores.ts";
import { after, buildRow, NOON, type Place, storePlace } from "../../support/build-rows.ts";

let raw: DatabaseSync;
let database: SqliteDatabase;
let place: Place;
let statements: { readonly sql: string; readonly parameters: readonly unknown[] }[];

beforeEach(async () => {
  raw = new DatabaseSync(":memory:");
  migrate(raw, ":memory:");
  statements = [];
  const db = new Kysely<Schema>({
    dialect: nodeSqliteDialect(raw, ":memory:"),
    log: ({ query: { sql, parameters } }) => {
      statements.push({ sql, parameters });
    },
  });
  database = new SqliteDatabase(db, { release: () => undefined });
  place = await storePlace(database);
});
afterEach(async () => {
  await database.close();
});

/** Looking at each row, or at each of a workspace. The indexes of waiting rows hold nothing else. */
const WALKS =
  /^SCAN (?:outbox|feed|item|story_item|story_offer|verdict|beat_story|ledger|follow)(?:$| (?!USING (?:COVERING )?INDEX outbox_))|\(workspace_id=\?\)$/u;

/** How SQLite goes about the statements of a call, one line a step. */
async function plansOf(call: (stores: Stores) => Promise<unknown>): Promise<readonly string[]> {
  statements = [];
  await call(database);
  return statements
    .filter(({ sql }) => !/^(?:begin|commit)/u.test(sql))
    .flatMap(({ sql, parameters }) => {
      const plan = raw.prepare(`explain query plan ${sql}`);
      // The plan does not depend on the values.
      return plan.all(...parameters.map(() => null)).map(({ detail }) => String(detail));
    });
}

const CALLS: Readonly<Record<string, (stores: Stores) => Promise<unknown>>> = {
  "leasing feeds": async ({ feeds }) => await feeds.leaseDue(NOON, after(60), "me", 9),
  "leasing rows": async ({ outbox }) => await outbox.leaseDue(NOON, after(60), "me", 9),
  "replacing an edit": async ({ outbox }) =>
    await outbox.enqueueEdit(buildRow(place, { key: "e", kind: "edit" })),
  unfollowing: async ({ follows }) =>
    await follows.unfollow(place.workspace.id, place.channel.id, place.story.id),
  "asking for known entries": async ({ items }) => await items.known(place.feed.id, ["a"]),
  searching: async ({ items }) =>
    await items.search({ workspaceId: place.workspace.id, words: ["a"], since: NOON, limit: 9 }),
  "counting items": async ({ items }) => await items.countSince(place.workspace.id, NOON),
  "reading a ledger": async ({ stories }) =>
    await stories.ledger(place.workspace.id, place.story.id),
  "reading what a story took": async ({ stories }) =>
    await stories.items(place.workspace.id, place.story.id),
  "counting what a story took": async ({ stories }) =>
    await stories.coverage(place.workspace.id, place.story.id),
  "reading what was offered to a story": async ({ stories }) =>
    await stories.offers(place.workspace.id, place.story.id),
  "reading to whom an item was offered": async ({ stories }) =>
    await stories.offeredTo(place.workspace.id, "1"),
  "reading a day of a ledger": async ({ stories }) =>
    await stories.ledgerSince(place.workspace.id, place.story.id, NOON),
  "counting a day of a story": async ({ stories }) =>
    await stories.countTaken(place.workspace.id, place.story.id, { from: NOON, to: after(9) }),
  "reading verdicts for filing": async ({ verdicts }) => await verdicts.forFiling("1"),
  "counting replies": async ({ outbox }) =>
    await outbox.countAlerts(
      { workspaceId: place.workspace.id, channelId: place.channel.id, storyId: place.story.id },
      { from: NOON, to: after(9) },
    ),
  "reading what a reply shows": async ({ outbox }) => await outbox.shown(place.workspace.id, "k"),
  "counting a beat's announcements": async ({ beats }) =>
    await beats.countAnnounced(place.workspace.id, "1", NOON),
  "explaining an item": async ({ stories }) => await stories.storiesOf(place.workspace.id, "1"),
  "letting a channel go on": async ({ follows }) =>
    await follows.setPaused(place.workspace.id, place.channel.id, undefined, NOON),
  "telling the depth": async ({ outbox }) => await outbox.depth(NOON),
  "reading statuses": async ({ outbox }) => await outbox.ofKeyPrefix(place.workspace.id, "a"),
};

test.each(Object.entries(CALLS))("%s walks over no whole table", async (_, call) => {
  const steps = await plansOf(call);
  expect(steps.length).toBeGreaterThan(0);
  const scans = steps.filter((step) => WALKS.test(step));
  expect(scans).toEqual([]);
});
