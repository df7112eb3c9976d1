import { type Kysely, type Selectable, sql } from "kysely";

import { type Feed, type FeedState, newFeedState } from "../../feed/feed.ts";
import type { FeedStore, NewFeed } from "../../ports/stores.ts";
import {
  dateOf,
  dateOrUndefined,
  idOf,
  idOrUndefined,
  instantOf,
  instantOrNull,
  rowIdOf,
  rowIdOrNull,
} from "./columns.ts";
import type { FeedTable, Schema } from "./schema.ts";
import type { Session } from "./session.ts";

/** Feeds in SQLite. A lease is an owner and the instant before which nobody else gets the feed. */
export class SqliteFeedStore implements FeedStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async ensure(feed: NewFeed, now: Date): Promise<Feed> {
    const workspaceId = rowIdOrNull(feed.workspaceId);
    return await this.#session.write(async (db) => {
      await db
        .insertInto("feed")
        .values({
          url: feed.url,
          outlet: feed.outlet,
          workspace_id: workspaceId,
          origin: feed.origin,
          ...stateColumns(newFeedState(now)),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const row = await db
        .selectFrom("feed")
        .selectAll()
        .where("url", "=", feed.url)
        .where("workspace_id", "is", workspaceId)
        .executeTakeFirstOrThrow();
      return feedOf(row);
    });
  }

  async find(id: string): Promise<Feed | undefined> {
    const row = await this.#session.read((db) =>
      db.selectFrom("feed").selectAll().where("id", "=", rowIdOf(id)).executeTakeFirst(),
    );
    return row && feedOf(row);
  }

  async list(workspaceId?: string): Promise<readonly Feed[]> {
    const rows = await this.#session.read((db) => {
      const feeds = db.selectFrom("feed").selectAll().orderBy("id");
      return workspaceId === undefined
        ? feeds.execute()
        : feeds
            .where((eb) =>
              eb.or([
                eb("workspace_id", "is", null),
                eb("workspace_id", "=", rowIdOf(workspaceId)),
              ]),
            )
            .execute();
    });
    return rows.map(feedOf);
  }

  async remove(id: string): Promise<void> {
    await this.#session.write((db) =>
      db.deleteFrom("feed").where("id", "=", rowIdOf(id)).execute(),
    );
  }

  async leaseDue(now: Date, until: Date, owner: string, limit: number): Promise<readonly Feed[]> {
    const rows = await this.#session.write((db) =>
      db
        .updateTable("feed")
        .set({ lease_owner: owner, available_at: instantOf(until) })
        .where("id", "in", (due) =>
          due
            .selectFrom("feed")
            .select("id")
            .where("available_at", "<=", instantOf(now))
            .where("origin", "!=", "page")
            .orderBy("next_poll_at")
            .orderBy("id")
            .limit(limit),
        )
        .returningAll()
        .execute(),
    );
    // RETURNING promises no order.
    return rows.sort((a, b) => a.next_poll_at - b.next_poll_at || a.id - b.id).map(feedOf);
  }

  async settle(id: string, owner: string, state: FeedState, outlet?: string): Promise<void> {
    await this.#session.write((db) =>
      db
        .updateTable("feed")
        .set({
          ...stateColumns(state),
          ...(outlet !== undefined && { outlet }),
          lease_owner: null,
        })
        .where("id", "=", rowIdOf(id))
        .where("lease_owner", "=", owner)
        .execute(),
    );
  }
}

/** Ends the leases of a process that is gone. Only for whoever has the service lock. */
export async function endFeedLeases(db: Kysely<Schema>): Promise<void> {
  await db
    .updateTable("feed")
    .set({ lease_owner: null, available_at: sql<number>`next_poll_at` })
    .where("lease_owner", "is not", null)
    .execute();
}

function stateColumns(state: FeedState) {
  return {
    etag: state.validators.etag ?? null,
    last_modified: state.validators.lastModified ?? null,
    body_hash: state.bodyHash ?? null,
    identity_rule: state.identityRule ?? null,
    baselined: Number(state.baselined),
    last_polled_at: instantOrNull(state.lastPolledAt),
    next_poll_at: instantOf(state.nextPollAt),
    failures: state.failures,
    last_error: state.lastError ?? null,
    available_at: instantOf(state.nextPollAt),
  };
}

function feedOf(row: Selectable<FeedTable>): Feed {
  return {
    id: idOf(row.id),
    url: row.url,
    outlet: row.outlet,
    workspaceId: idOrUndefined(row.workspace_id),
    origin: row.origin,
    state: stateOf(row),
  };
}

function stateOf(row: Selectable<FeedTable>): FeedState {
  return {
    validators: {
      ...(row.etag !== null && { etag: row.etag }),
      ...(row.last_modified !== null && { lastModified: row.last_modified }),
    },
    bodyHash: row.body_hash ?? undefined,
    identityRule: row.identity_rule ?? undefined,
    baselined: row.baselined === 1,
    lastPolledAt: dateOrUndefined(row.last_polled_at),
    nextPollAt: dateOf(row.next_poll_at),
    failures: row.failures,
    lastError: row.last_error ?? undefined,
  };
}
