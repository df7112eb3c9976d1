import { AsyncLocalStorage } from "node:async_hooks";

import type { Kysely, Transaction } from "kysely";

import type { Schema } from "./schema.ts";

/** Where a store's statements run: on their own, or in the transaction of the caller. */
export interface Session {
  /** Runs statements that only read. */
  read<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T>;
  /** Runs statements that take effect together or not at all. */
  write<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T>;
}

/** The transaction that the running code is part of, if any; each has its own object. */
const current = new AsyncLocalStorage<TransactionSession>();

/** Each call by itself. Refuses to be used from inside a transaction, where it would wait for itself. */
export class OuterSession implements Session {
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  async read<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    this.#refuseInside();
    return await work(this.#db);
  }

  async write<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    this.#refuseInside();
    return await this.#db.transaction().execute(work);
  }

  /** Runs work in one transaction, which it uses through the session it is given. */
  async transact<T>(work: (session: Session) => Promise<T>): Promise<T> {
    this.#refuseInside();
    return await this.#db.transaction().execute(async (transaction) => {
      const session = new TransactionSession(transaction, this.#db);
      return await current.run(session, async () => await session.runWhole(work));
    });
  }

  #refuseInside(): void {
    if (current.getStore()?.isOpenOn(this.#db) === true) {
      throw new Error("Inside transact only the stores it passes may be used");
    }
  }
}

/**
 * One transaction. The first call that fails ends it: what was done before is not committed even if
 * the caller goes on, as a database server does it.
 */
class TransactionSession implements Session {
  readonly #transaction: Transaction<Schema>;
  readonly #owner: Kysely<Schema>;
  #open = true;
  #failure: { readonly error: unknown } | undefined;

  constructor(transaction: Transaction<Schema>, owner: Kysely<Schema>) {
    this.#transaction = transaction;
    this.#owner = owner;
  }

  isOpenOn(db: Kysely<Schema>): boolean {
    return this.#open && this.#owner === db;
  }

  async runWhole<T>(work: (session: Session) => Promise<T>): Promise<T> {
    try {
      const result = await work(this);
      this.#refuseAfterFailure();
      return result;
    } finally {
      this.#open = false;
    }
  }

  async read<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    return await this.write(work);
  }

  async write<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    if (!this.#open) {
      throw new Error("The transaction these stores belong to has ended");
    }
    this.#refuseAfterFailure();
    try {
      return await work(this.#transaction);
    } catch (error) {
      this.#failure ??= { error };
      throw error;
    }
  }

  #refuseAfterFailure(): void {
    if (this.#failure !== undefined) {
      throw this.#failure.error;
    }
  }
}
