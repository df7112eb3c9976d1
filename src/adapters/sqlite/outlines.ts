import { type Kysely, sql } from "kysely";

import type { StoryOutline } from "../../development/engine.ts";
import type { Remembered } from "../../development/memory.ts";
import type { CoveredItem } from "../../ports/stores.ts";
import { idOf } from "./columns.ts";
import type { Schema } from "./schema.ts";
import { decodeJson, encodeJson } from "./stored-text.ts";
import type { StoryPlace } from "./story-content.ts";

/** The outlines of open stories, by story id. */
export async function readOutlines(db: Kysely<Schema>): Promise<ReadonlyMap<string, StoryOutline>> {
  const rows = await db
    .selectFrom("story_outline")
    .innerJoin("story", "story.id", "story_outline.story_id")
    .select(["story_outline.story_id", "story_outline.outline"])
    .where("story.closed_at", "is", null)
    .execute();
  return new Map(rows.map((row) => [idOf(row.story_id), decodeJson(row.outline)]));
}

/** Puts an outline in the place of the story's last. */
export async function writeOutline(
  db: Kysely<Schema>,
  { workspaceId, storyId }: StoryPlace,
  outline: StoryOutline,
): Promise<void> {
  const json = encodeJson(outline);
  await db
    .insertInto("story_outline")
    .values({ workspace_id: workspaceId, story_id: storyId, outline: json })
    .onConflict((conflict) =>
      conflict
        .column("story_id")
        .doUpdateSet({ outline: json })
        .where("story_outline.workspace_id", "=", workspaceId),
    )
    .execute();
}

/** What a story covers, in order. Read from an index alone, since what is remembered is long. */
export async function readCovered(
  db: Kysely<Schema>,
  { workspaceId, storyId }: StoryPlace,
): Promise<readonly CoveredItem[]> {
  const rows = await db
    .selectFrom("story_item")
    .select(["item_id", "language", "outcome", "published_at"])
    .where("story_id", "=", storyId)
    .where("workspace_id", "=", workspaceId)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    itemId: idOf(row.item_id),
    language: row.language,
    decision: { outcome: row.outcome },
    remembered: { at: row.published_at },
  }));
}

/** What a story remembers of all its items, in order; nothing where they are more than so many. */
export async function readRememberedOfFew(
  db: Kysely<Schema>,
  { workspaceId, storyId }: StoryPlace,
  most: number,
): Promise<readonly Remembered[] | undefined> {
  const rows = await db
    .selectFrom("story_item")
    .select("remembered")
    .where("story_id", "=", storyId)
    .where("workspace_id", "=", workspaceId)
    .orderBy("id")
    .limit(most + 1)
    .execute();
  return rows.length > most ? undefined : rows.map(({ remembered }) => decodeJson(remembered));
}

/** What a story remembers of the first item and of those from a place on, in order. */
export async function readRemembered(
  db: Kysely<Schema>,
  { workspaceId, storyId }: StoryPlace,
  from: number,
): Promise<readonly Remembered[]> {
  const ids = await db
    .selectFrom("story_item")
    .select("id")
    .where("story_id", "=", storyId)
    .where("workspace_id", "=", workspaceId)
    .orderBy("id")
    .execute();
  const wanted = ids.filter((_, place) => place === 0 || place >= from).map(({ id }) => id);
  const rows = await db
    .selectFrom("story_item")
    .select("remembered")
    // One parameter however many there are.
    .where("id", "in", sql<number>`(select value from json_each(${encodeJson(wanted)}))`)
    .orderBy("id")
    .execute();
  return rows.map(({ remembered }) => decodeJson(remembered));
}
