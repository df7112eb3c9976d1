import type { Kysely } from "kysely";

import type { StoryOutline } from "../../development/engine.ts";
import type { TakenRow } from "../../ports/stores.ts";
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

/** What a story remembers of what it took, in order. */
export async function readTaken(
  db: Kysely<Schema>,
  { workspaceId, storyId }: StoryPlace,
): Promise<readonly TakenRow[]> {
  const rows = await db
    .selectFrom("story_item")
    .select(["item_id", "language", "outcome", "remembered"])
    .where("workspace_id", "=", workspaceId)
    .where("story_id", "=", storyId)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    itemId: idOf(row.item_id),
    language: row.language,
    decision: { outcome: row.outcome },
    remembered: decodeJson(row.remembered),
  }));
}
