import type { Kysely } from "kysely";

import type { StoryCoverage, TimeSpan } from "../../ports/stores.ts";
import { dateOrUndefined, instantOf } from "./columns.ts";
import type { Schema } from "./schema.ts";
import type { StoryPlace } from "./story-content.ts";

/** Counts what a story took: each item once, as its latest revision was decided. */
export async function readCoverage(
  db: Kysely<Schema>,
  workspaceId: number,
  storyId: number,
): Promise<StoryCoverage> {
  const rows = await db
    .selectFrom("story_item as taken")
    .innerJoin("item", "item.id", "taken.item_id")
    // SQLite takes the other columns from the row that holds the maximum.
    .select((eb) => [
      "taken.id",
      "taken.language",
      "taken.outcome",
      "item.published_at",
      eb.fn.max("taken.revision").as("revision"),
    ])
    .where("taken.workspace_id", "=", workspaceId)
    .where("taken.story_id", "=", storyId)
    .where("taken.outcome", "!=", "off-topic")
    .groupBy("taken.item_id")
    .execute();
  rows.sort((one, other) => one.id - other.id);
  return {
    reports: rows.length,
    languages: byFrequency(rows.map(({ language }) => language)),
    repeats: rows.filter(({ outcome }) => outcome === "copy" || outcome === "rewrite").length,
    lastAt: dateOrUndefined(latest(rows.map((row) => row.published_at))),
  };
}

/** Counts what a story took in a span, each revision for itself, without reading what was decided. */
export async function countTaken(
  db: Kysely<Schema>,
  { workspaceId, storyId }: StoryPlace,
  { from, to }: TimeSpan,
): Promise<{ readonly items: number; readonly repeats: number }> {
  const rows = await db
    .selectFrom("story_item")
    .select((eb) => ["outcome", eb.fn.countAll<number>().as("count")])
    .where("workspace_id", "=", workspaceId)
    .where("story_id", "=", storyId)
    .where("decided_at", ">", instantOf(from))
    .where("decided_at", "<=", instantOf(to))
    .groupBy("outcome")
    .execute();
  const sum = (some: typeof rows) => some.reduce((total, { count }) => total + count, 0);
  return {
    items: sum(rows),
    repeats: sum(rows.filter(({ outcome }) => outcome === "copy" || outcome === "rewrite")),
  };
}

function byFrequency(languages: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const language of languages) {
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  // Equal counts stand in the order in which they came first: sort is stable.
  return [...counts].sort(([, a], [, b]) => b - a).map(([language]) => language);
}

function latest(instants: readonly number[]): number | null {
  return instants.reduce<number | null>(
    (last, instant) => (last === null || instant > last ? instant : last),
    null,
  );
}
