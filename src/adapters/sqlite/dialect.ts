import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";

import { toAppError } from "./sqlite-errors.ts";
import { storable } from "./stored-text.ts";

/** Statements kept prepared; there are fewer than this in the stores. */
const PREPARED_MAX = 200;

/**
 * Kysely over `node:sqlite`: one connection, used by one after the other, so that a statement from
 * outside never lands in somebody's transaction.
 *
 * Transactions begin `immediate`: one that reads before it writes cannot fail half-way for want of the
 * write lock. Every text is made storable on its way in, and what SQLite reports of the file or the disk
 * is thrown as an `AppError`.
 *
 * @param file - as the settings name it, for the sentences
 */
export function nodeSqliteDialect(database: DatabaseSync, file: string): Dialect {
  return {
    createDriver: () => new NodeSqliteDriver(database, file),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

class NodeSqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #connection: DatabaseConnection;
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  constructor(database: DatabaseSync, file: string) {
    this.#database = database;
    this.#connection = new NodeSqliteConnection(database, file);
  }

  async init(): Promise<void> {
    // The file is open already.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#taken) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#taken = true;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    const next = this.#waiting.shift();
    // Passed on without being free in between: first come, first served.
    if (next === undefined) {
      this.#taken = false;
    } else {
      next();
    }
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk and the like make SQLite roll back by itself.
    if (this.#database.isTransaction) {
      await connection.executeQuery(CompiledQuery.raw("rollback"));
    }
  }

  async destroy(): Promise<void> {
    if (this.#database.isOpen) {
      this.#database.close();
    }
  }
}

interface Prepared {
  readonly statement: StatementSync;
  readonly returnsRows: boolean;
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #file: string;
  readonly #prepared = new Map<string, Prepared>();

  constructor(database: DatabaseSync, file: string) {
    this.#database = database;
    this.#file = file;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { statement, returnsRows } = this.#prepare(sql);
      const values = parameters.map(bindable);
      if (returnsRows) {
        // The row type is Kysely's: it follows from the query and the schema.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        return { rows: statement.all(...values) as R[] };
      }
      const { changes, lastInsertRowid } = statement.run(...values);
      return {
        rows: [],
        numAffectedRows: BigInt(changes),
        insertId: BigInt(lastInsertRowid),
      };
    } catch (error) {
      throw toAppError(error, this.#file);
    }
  }

  // oxlint-disable-next-line require-yield -- the interface wants a generator; nobody streams here
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("Streaming is not supported: read with a limit instead");
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known !== undefined) {
      return known;
    }
    const statement = this.#database.prepare(sql);
    const prepared = { statement, returnsRows: statement.columns().length > 0 };
    if (this.#prepared.size < PREPARED_MAX) {
      this.#prepared.set(sql, prepared);
    }
    return prepared;
  }
}

function bindable(value: unknown): SQLInputValue {
  if (typeof value === "string") {
    return storable(value);
  }
  if (value === null || typeof value === "number" || typeof value === "bigint") {
    return value;
  }
  throw new TypeError(`A ${typeof value} cannot be stored`);
}
