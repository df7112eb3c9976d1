import type { Kysely, Selectable } from "kysely";

import type { Settlement } from "../../outbox/outbox-row.ts";
import type { MessageRef } from "../../thread/post.ts";
import { instantOf, rowIdOf } from "./columns.ts";
import type { OutboxTable, Schema } from "./schema.ts";
import { encodeJson } from "./stored-text.ts";

type OutboxRow = Selectable<OutboxTable>;

const RELEASED = { sending: 0, lease_owner: null, lease_until: null } as const;

/** The row, if this owner still has it: a lease that nobody took over since counts even when it ran out. */
export async function findLeased(
  db: Kysely<Schema>,
  id: string,
  owner: string,
): Promise<OutboxRow | undefined> {
  return await db
    .selectFrom("outbox")
    .selectAll()
    .where("id", "=", rowIdOf(id))
    .where("lease_owner", "=", owner)
    .executeTakeFirst();
}

/** Ends the lease of a row. One that was cancelled meanwhile goes out no second time. */
export async function settleRow(
  db: Kysely<Schema>,
  row: OutboxRow,
  settlement: Settlement,
  now: Date,
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ ...RELEASED, ...settledColumns(settlement, now) })
    .where("id", "=", row.id)
    .execute();
  if (settlement.kind === "sent") {
    await recordPlace(db, row, settlement.ref, now);
  }
  if (settlement.kind === "paused") {
    await db
      .updateTable("channel")
      .set({ paused: settlement.sentence })
      .where("workspace_id", "=", row.workspace_id)
      .where("id", "=", row.channel_id)
      .execute();
  }
}

function settledColumns(settlement: Settlement, now: Date) {
  switch (settlement.kind) {
    case "sent":
      return { state: "sent", settled_at: instantOf(now), sentence: null, doubtful: 0 } as const;
    case "dead":
      return {
        state: "dead",
        settled_at: instantOf(now),
        sentence: settlement.sentence,
      } as const;
    case "retry":
      return {
        due_at: instantOf(settlement.at),
        doubtful: Number(settlement.doubtful),
        sentence: settlement.sentence,
      };
    case "paused":
      return { doubtful: Number(settlement.doubtful), sentence: settlement.sentence };
  }
}

/** Notes where a card or a reply is, and when a card was last edited. */
async function recordPlace(
  db: Kysely<Schema>,
  row: OutboxRow,
  ref: MessageRef | undefined,
  now: Date,
): Promise<void> {
  if (row.story_id === null) {
    return;
  }
  if (row.kind === "card") {
    if (ref === undefined) {
      throw new Error("A card that was sent must say where it is");
    }
    const posted = { ref: encodeJson(ref), edited_at: instantOf(now) };
    const { workspace_id, story_id, channel_id } = row;
    await db
      .insertInto("card")
      .values({ workspace_id, story_id, channel_id, ...posted })
      .onConflict((conflict) => conflict.columns(["story_id", "channel_id"]).doUpdateSet(posted))
      .execute();
  }
  if (row.kind === "alert" && ref !== undefined) {
    await db
      .updateTable("outbox")
      .set({ ref: encodeJson(ref) })
      .where("id", "=", row.id)
      .execute();
  }
  if (row.kind === "edit") {
    await db
      .updateTable("card")
      .set({ edited_at: instantOf(now) })
      .where("workspace_id", "=", row.workspace_id)
      .where("story_id", "=", row.story_id)
      .where("channel_id", "=", row.channel_id)
      .execute();
  }
}
