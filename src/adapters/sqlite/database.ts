import type { Kysely } from "kysely";

import type { Database, Stores } from "../../ports/stores.ts";
import { SqliteBeatStore } from "./beat-store.ts";
import { endFeedLeases, SqliteFeedStore } from "./feed-store.ts";
import { SqliteFollowStore } from "./follow-store.ts";
import { SqliteItemStore } from "./item-store.ts";
import { endOutboxLeases } from "./outbox-rows.ts";
import { SqliteOutboxStore } from "./outbox-store.ts";
import type { Schema } from "./schema.ts";
import type { ServiceLock } from "./service-lock.ts";
import { OuterSession, type Session } from "./session.ts";
import { SqliteStoryStore } from "./story-store.ts";
import { SqliteVerdictStore } from "./verdict-store.ts";

/** One open SQLite database with its stores. */
export class SqliteDatabase implements Database {
  readonly feeds: Stores["feeds"];
  readonly items: Stores["items"];
  readonly stories: Stores["stories"];
  readonly follows: Stores["follows"];
  readonly outbox: Stores["outbox"];
  readonly verdicts: Stores["verdicts"];
  readonly beats: Stores["beats"];
  readonly #db: Kysely<Schema>;
  readonly #lock: ServiceLock;
  readonly #session: OuterSession;
  #closing: Promise<void> | undefined;

  constructor(db: Kysely<Schema>, lock: ServiceLock) {
    this.#db = db;
    this.#lock = lock;
    this.#session = new OuterSession(db);
    const stores = storesOver(this.#session);
    this.feeds = stores.feeds;
    this.items = stores.items;
    this.stories = stores.stories;
    this.follows = stores.follows;
    this.outbox = stores.outbox;
    this.verdicts = stores.verdicts;
    this.beats = stores.beats;
  }

  async transact<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    return await this.#session.transact(async (session) => await work(storesOver(session)));
  }

  /** Ends all leases, which belong to a process that is gone. Only with the service lock. */
  async endLeases(): Promise<void> {
    await this.#session.write(async (db) => {
      await endFeedLeases(db);
      await endOutboxLeases(db);
    });
  }

  /** Waits for what is under way, then closes the file. Safe to repeat. */
  async close(): Promise<void> {
    this.#closing ??= this.#closeOnce();
    await this.#closing;
  }

  async #closeOnce(): Promise<void> {
    // Whoever gets the connection is the last in line.
    await this.#db.connection().execute(async () => undefined);
    await this.#db.destroy();
    this.#lock.release();
  }
}

function storesOver(session: Session): Stores {
  return {
    feeds: new SqliteFeedStore(session),
    items: new SqliteItemStore(session),
    stories: new SqliteStoryStore(session),
    follows: new SqliteFollowStore(session),
    outbox: new SqliteOutboxStore(session),
    verdicts: new SqliteVerdictStore(session),
    beats: new SqliteBeatStore(session),
  };
}
