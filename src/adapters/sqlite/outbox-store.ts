import { sql } from "kysely";

import type { LeasedRow, NewOutboxRow, OutboxKind, Settlement } from "../../outbox/outbox-row.ts";
import type {
  ChannelPlace,
  OutboxStatus,
  OutboxStore,
  ShownReply,
  TimeSpan,
} from "../../ports/stores.ts";
import type { Post } from "../../thread/post.ts";
import { instantOf, rowIdOf } from "./columns.ts";
import { leaseRows } from "./outbox-lease.ts";
import {
  enqueueRow,
  findWaitingEdit,
  readShown,
  readStatuses,
  unbegun,
  WAITING,
} from "./outbox-rows.ts";
import { findLeased, settleRow } from "./outbox-settlement.ts";
import type { Session } from "./session.ts";
import { encodeJson } from "./stored-text.ts";

/**
 * The outbox in SQLite. A row waits until it is sent, dead or cancelled; while it waits it may be leased,
 * and while it is leased its send may have begun (`sending`).
 */
export class SqliteOutboxStore implements OutboxStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async enqueue(rows: readonly NewOutboxRow[]): Promise<void> {
    await this.#session.write(async (db) => {
      for (const row of rows) {
        await enqueueRow(db, row);
      }
    });
  }

  async enqueueEdit(row: NewOutboxRow): Promise<void> {
    await this.#session.write(async (db) => {
      const waiting = await findWaitingEdit(db, row);
      if (waiting === undefined) {
        await enqueueRow(db, row);
        return;
      }
      await db
        .updateTable("outbox")
        .set({ post: encodeJson(row.post) })
        .where("id", "=", waiting)
        .execute();
    });
  }

  async leaseDue(
    now: Date,
    until: Date,
    owner: string,
    limit: number,
  ): Promise<readonly LeasedRow[]> {
    return await this.#session.write((db) => leaseRows(db, { now, until, owner, limit }));
  }

  async markSending(id: string, owner: string, clearAt: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.#session.write((db) =>
      db
        .updateTable("outbox")
        .set({ sending: 1, due_at: instantOf(clearAt) })
        .where("id", "=", rowIdOf(id))
        .where("lease_owner", "=", owner)
        .where("state", "=", "waiting")
        .executeTakeFirst(),
    );
    return numUpdatedRows > 0n;
  }

  async settle(id: string, owner: string, settlement: Settlement, now: Date): Promise<void> {
    await this.#session.write(async (db) => {
      const row = await findLeased(db, id, owner);
      if (row !== undefined) {
        await settleRow(db, row, settlement, now);
      }
    });
  }

  async reword(workspaceId: string, key: string, post: Post): Promise<boolean> {
    const { numUpdatedRows } = await this.#session.write((db) =>
      unbegun(db, workspaceId, key)
        .set({ post: encodeJson(post) })
        .where("lease_owner", "is", null)
        .executeTakeFirst(),
    );
    return numUpdatedRows > 0n;
  }

  async cancel(workspaceId: string, key: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#session.write((db) =>
      unbegun(db, workspaceId, key).set({ state: "cancelled" }).executeTakeFirst(),
    );
    return numUpdatedRows > 0n;
  }

  async countAlerts(
    { workspaceId, channelId, storyId }: ChannelPlace & { readonly storyId: string },
    { from, to }: TimeSpan,
  ): Promise<number> {
    const { count } = await this.#session.read((db) =>
      db
        .selectFrom("outbox")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        // Spelt out, so that SQLite uses the index that holds replies alone.
        .where("kind", "=", sql.lit<OutboxKind>("alert"))
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("channel_id", "=", rowIdOf(channelId))
        .where("story_id", "=", rowIdOf(storyId))
        .where("created_at", ">", instantOf(from))
        .where("created_at", "<=", instantOf(to))
        .executeTakeFirstOrThrow(),
    );
    return count;
  }

  async shown(workspaceId: string, key: string): Promise<ShownReply | undefined> {
    return await this.#session.read(async (db) => await readShown(db, workspaceId, key));
  }

  async forgetCard(workspaceId: string, storyId: string, channelId: string): Promise<void> {
    await this.#session.write((db) =>
      db
        .deleteFrom("card")
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("story_id", "=", rowIdOf(storyId))
        .where("channel_id", "=", rowIdOf(channelId))
        .execute(),
    );
  }

  async ofKeyPrefix(workspaceId: string, prefix: string): Promise<readonly OutboxStatus[]> {
    return await this.#session.read((db) => readStatuses(db, workspaceId, prefix));
  }

  async depth(now: Date): Promise<{ readonly waiting: number; readonly oldestMs: number }> {
    const { waiting, oldest } = await this.#session.read((db) =>
      db
        .selectFrom("outbox")
        .innerJoin("channel", "channel.id", "outbox.channel_id")
        .select((eb) => [
          eb.fn.countAll<number>().as("waiting"),
          eb.fn.min<number | null>("outbox.created_at").as("oldest"),
        ])
        .where("outbox.state", "=", WAITING)
        .where("channel.paused", "is", null)
        .executeTakeFirstOrThrow(),
    );
    return { waiting, oldestMs: oldest === null ? 0 : Math.max(0, instantOf(now) - oldest) };
  }
}
