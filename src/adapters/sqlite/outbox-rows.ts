import { type Kysely, type Selectable, sql } from "kysely";

import type { NewOutboxRow } from "../../outbox/outbox-row.ts";
import type { OutboxStatus, ShownReply } from "../../ports/stores.ts";
import { dateOf, idOf, instantOf, rowIdOf, rowIdOrNull } from "./columns.ts";
import type { OutboxState, OutboxTable, Schema } from "./schema.ts";
import { decodeJson, encodeJson } from "./stored-text.ts";

/** Spelt out in the statement: SQLite uses the indexes of waiting rows only if it reads the word there. */
export const WAITING = sql.lit<OutboxState>("waiting");

/** A story in a channel: what a card, its replies and its edits belong to. */
export interface ThreadPlace {
  readonly workspaceId: number;
  readonly storyId: number;
  readonly channelId: number;
}

/** Makes a row, unless its key is known; one that was cancelled unsent waits again, at the end of its lane. */
export async function enqueueRow(db: Kysely<Schema>, row: NewOutboxRow): Promise<void> {
  if (!(await insertRow(db, row))) {
    await reviveCancelled(db, row);
  }
}

/** @returns false when the key is known */
async function insertRow(
  db: Kysely<Schema>,
  row: NewOutboxRow,
  past: { readonly attempts: number; readonly doubtful: number } = { attempts: 0, doubtful: 0 },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("outbox")
    .values({
      workspace_id: rowIdOf(row.workspaceId),
      key: row.key,
      channel_id: rowIdOf(row.channelId),
      story_id: rowIdOrNull(row.storyId),
      kind: row.kind,
      lane: row.lane,
      // A card that is posted anew must not wait for the replies that wait for it.
      lane_rank: row.kind === "card" ? 0 : 1,
      state: "waiting",
      attempts: past.attempts,
      doubtful: past.doubtful,
      sending: 0,
      not_before: instantOf(row.notBefore),
      due_at: instantOf(row.notBefore),
      created_at: instantOf(row.createdAt),
      broadcast: Number(row.broadcast),
      post: encodeJson(row.post),
      amends: row.amends ?? null,
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "key"]).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

async function reviveCancelled(db: Kysely<Schema>, row: NewOutboxRow): Promise<void> {
  const cancelled = await db
    .selectFrom("outbox")
    .select(["id", "attempts", "doubtful", "lease_owner"])
    .where("workspace_id", "=", rowIdOf(row.workspaceId))
    .where("key", "=", row.key)
    .where("state", "=", "cancelled")
    .executeTakeFirst();
  if (cancelled === undefined) {
    return;
  }
  if (cancelled.lease_owner !== null) {
    // It is being sent at this moment: its settlement decides.
    await db
      .updateTable("outbox")
      .set({ state: "waiting" })
      .where("id", "=", cancelled.id)
      .execute();
    return;
  }
  await db.deleteFrom("outbox").where("id", "=", cancelled.id).execute();
  await insertRow(db, row, cancelled);
}

/** The edit of the same card that still waits and that nobody is sending; the newest, if there are more. */
export async function findWaitingEdit(
  db: Kysely<Schema>,
  row: NewOutboxRow,
): Promise<number | undefined> {
  const waiting = await db
    .selectFrom("outbox")
    .select("id")
    .where("state", "=", WAITING)
    .where("workspace_id", "=", rowIdOf(row.workspaceId))
    .where("channel_id", "=", rowIdOf(row.channelId))
    .where("story_id", "is", rowIdOrNull(row.storyId))
    .where("kind", "=", "edit")
    .where("lease_owner", "is", null)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return waiting?.id;
}

/** Cancels what waits for a thread. What is being sent at this moment is not taken back, but not repeated. */
export async function cancelWaiting(db: Kysely<Schema>, place: ThreadPlace): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ state: "cancelled" })
    .where("state", "=", WAITING)
    .where("workspace_id", "=", place.workspaceId)
    .where("channel_id", "=", place.channelId)
    .where("story_id", "=", place.storyId)
    .execute();
}

/** What became of the rows of a workspace whose keys begin so, in the order they were made. */
export async function readStatuses(
  db: Kysely<Schema>,
  workspaceId: string,
  prefix: string,
): Promise<readonly OutboxStatus[]> {
  const rows = await db
    .selectFrom("outbox")
    .innerJoin("channel", "channel.id", "outbox.channel_id")
    .selectAll("outbox")
    .select("channel.paused")
    .where("outbox.workspace_id", "=", rowIdOf(workspaceId))
    .where("outbox.key", ">=", prefix)
    // No text sorts after one of the greatest characters there is.
    .where("outbox.key", "<", `${prefix}\u{10FFFF}`)
    .orderBy("outbox.id")
    .execute();
  return rows.map((row) => ({
    key: row.key,
    kind: row.kind,
    state: statusOf(row),
    attempts: row.attempts,
    sentence: row.sentence ?? undefined,
    channelId: idOf(row.channel_id),
  }));
}

/** The update of a row that waits, unless a send of it was ever begun: then it may stand already. */
export function unbegun(db: Kysely<Schema>, workspaceId: string, key: string) {
  return db
    .updateTable("outbox")
    .where("workspace_id", "=", rowIdOf(workspaceId))
    .where("key", "=", key)
    .where("state", "=", WAITING)
    .where("sending", "=", 0)
    .where("doubtful", "=", 0);
}

/** What stands, or will stand, in the place of a reply. */
export async function readShown(
  db: Kysely<Schema>,
  workspaceId: string,
  key: string,
): Promise<ShownReply | undefined> {
  const rows = db
    .selectFrom("outbox")
    .select(["post", "broadcast", "created_at"])
    .where("workspace_id", "=", rowIdOf(workspaceId));
  const reply = await rows.where("key", "=", key).executeTakeFirst();
  const amendments = await rows.where("amends", "=", key).orderBy("id").execute();
  return (
    reply && {
      post: decodeJson((amendments.at(-1) ?? reply).post),
      broadcast: reply.broadcast === 1,
      createdAt: dateOf(reply.created_at),
      amendments: amendments.length,
    }
  );
}

type StatusRow = Pick<Selectable<OutboxTable>, "state" | "sending"> & {
  readonly paused: string | null;
};

function statusOf({ state, sending, paused }: StatusRow): OutboxStatus["state"] {
  if (state !== "waiting") {
    return state;
  }
  if (sending === 1) {
    return "sending";
  }
  return paused === null ? "queued" : "paused";
}

/**
 * Ends the leases of a process that is gone; what it was sending is in doubt. Only for whoever has the
 * service lock.
 */
export async function endOutboxLeases(db: Kysely<Schema>): Promise<void> {
  await db
    .updateTable("outbox")
    .set({
      doubtful: sql<number>`max(doubtful, sending)`,
      sending: 0,
      lease_owner: null,
      lease_until: null,
    })
    .where("lease_owner", "is not", null)
    .execute();
}
