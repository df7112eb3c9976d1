import type { Kysely } from "kysely";

import type { StoryCoverage } from "../../ports/stores.ts";
import { dateOrUndefined } from "./columns.ts";
import type { Schema } from "./schema.ts";

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
