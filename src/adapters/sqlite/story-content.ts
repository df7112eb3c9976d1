import { CompiledQuery, type Kysely } from "kysely";

import type { Development, LedgerEntry, LedgerSource } from "../../development/development.ts";
import type { Offer, StoryContent, StoryItem } from "../../ports/stores.ts";
import { dateOf, idOf, instantOf, rowIdOf } from "./columns.ts";
import type { Schema } from "./schema.ts";
import { encodeJson } from "./stored-text.ts";

/** Whose content it is. */
export interface StoryPlace {
  readonly workspaceId: number;
  readonly storyId: number;
}

/** Rows written by one statement: below SQLite's limit of parameters with room to spare. */
const ROWS_AT_ONCE = 200;

/** Notes an offer, unless the item's revision was offered before. */
export async function insertOffer(
  db: Kysely<Schema>,
  place: StoryPlace,
  offer: Offer,
): Promise<void> {
  const columns = offerColumns(place, offer);
  // Made once: an item is offered to many stories.
  await db.executeQuery(
    CompiledQuery.raw(
      INSERT_OFFER,
      OFFER_COLUMNS.map((name) => columns[name]),
    ),
  );
}

const OFFER_COLUMNS = [
  "workspace_id",
  "story_id",
  "item_id",
  "revision",
  "baseline",
  "score",
  "offered_at",
] as const;
const INSERT_OFFER = `insert into story_offer (${OFFER_COLUMNS.join(", ")})
  values (${OFFER_COLUMNS.map(() => "?").join(", ")})
  on conflict (story_id, item_id, revision) do nothing`;

/** What was offered to a story, in order. */
export async function readOffers(
  db: Kysely<Schema>,
  { workspaceId, storyId }: StoryPlace,
): Promise<readonly Offer[]> {
  const rows = await db
    .selectFrom("story_offer")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("story_id", "=", storyId)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    itemId: idOf(row.item_id),
    revision: row.revision,
    isBaseline: row.baseline === 1,
    score: row.score,
    at: dateOf(row.offered_at),
  }));
}

/** To which stories of a workspace an item was offered, the best match first. */
export async function readOffersOfItem(
  db: Kysely<Schema>,
  workspaceId: number,
  itemId: number,
): Promise<readonly { readonly storyId: string; readonly score: number }[]> {
  const rows = await db
    .selectFrom("story_offer")
    .select((eb) => ["story_id", eb.fn.max("score").as("score")])
    .where("workspace_id", "=", workspaceId)
    .where("item_id", "=", itemId)
    .groupBy("story_id")
    .orderBy("score", "desc")
    .orderBy("story_id")
    .execute();
  return rows.map((row) => ({ storyId: idOf(row.story_id), score: row.score }));
}

/** Puts other content in the place of all that a story has. */
export async function rewriteContent(
  db: Kysely<Schema>,
  place: StoryPlace,
  { offers, items, ledger }: StoryContent,
): Promise<void> {
  for (const table of ["story_offer", "story_item", "ledger"] as const) {
    await db
      .deleteFrom(table)
      .where("workspace_id", "=", place.workspaceId)
      .where("story_id", "=", place.storyId)
      .execute();
  }
  for (const some of inParts(offers)) {
    await db
      .insertInto("story_offer")
      .values(some.map((offer) => offerColumns(place, offer)))
      .execute();
  }
  for (const some of inParts(items)) {
    await db
      .insertInto("story_item")
      .values(some.map((item) => storyItemColumns(place, item)))
      .execute();
  }
  for (const some of inParts(ledger)) {
    await db
      .insertInto("ledger")
      .values(some.map((entry) => ledgerColumns(place, entry)))
      .execute();
  }
}

function inParts<T>(list: readonly T[]): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let from = 0; from < list.length; from += ROWS_AT_ONCE) {
    parts.push(list.slice(from, from + ROWS_AT_ONCE));
  }
  return parts;
}

function offerColumns({ workspaceId, storyId }: StoryPlace, offer: Offer) {
  return {
    workspace_id: workspaceId,
    story_id: storyId,
    item_id: rowIdOf(offer.itemId),
    revision: offer.revision,
    baseline: Number(offer.isBaseline),
    score: offer.score,
    offered_at: instantOf(offer.at),
  };
}

/** An item as a row of the story that took it. */
export function storyItemColumns({ workspaceId, storyId }: StoryPlace, item: StoryItem) {
  return {
    workspace_id: workspaceId,
    story_id: storyId,
    item_id: rowIdOf(item.itemId),
    revision: item.revision,
    language: item.language,
    outcome: item.decision.outcome,
    decided_at: instantOf(item.decidedAt),
    decision: encodeJson(item.decision),
    remembered: encodeJson(item.remembered),
    published_at: item.remembered.at,
  };
}

/** A development as a row of its story's ledger. */
export function ledgerColumns(
  { workspaceId, storyId }: StoryPlace,
  entry: LedgerSource & Development & Pick<LedgerEntry, "seq">,
) {
  return {
    workspace_id: workspaceId,
    story_id: storyId,
    seq: entry.seq,
    item_id: rowIdOf(entry.itemId),
    revision: entry.revision,
    outlet: entry.outlet,
    url: entry.url,
    language: entry.language,
    published_at: instantOf(entry.published),
    recorded_at: instantOf(entry.at),
    type: entry.type,
    speaker: entry.speaker,
    actor_key: entry.actorKey,
    evidence: entry.evidence,
    via: entry.via ?? null,
  };
}
