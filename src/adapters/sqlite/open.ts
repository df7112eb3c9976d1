import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

import { Kysely } from "kysely";

import { AppError } from "../../base/errors.ts";
import type { Database } from "../../ports/stores.ts";
import { SqliteDatabase } from "./database.ts";
import { nodeSqliteDialect } from "./dialect.ts";
import { migrate, MIGRATIONS, readVersion } from "./migrations.ts";
import type { Schema } from "./schema.ts";
import { type ServiceLock, takeServiceLock } from "./service-lock.ts";
import { toAppError } from "./sqlite-errors.ts";

export interface SqliteOptions {
  /** A file, made with its folder where there is none, or ":memory:". */
  readonly path: string;
  /**
   * `service` writes, and is alone on its file. `read-only` looks at a file, also beside a running
   * service, and never writes to it.
   */
  readonly mode: "service" | "read-only";
}

const NO_LOCK: ServiceLock = { release: () => undefined };

/** How long a statement waits for another process, in milliseconds: a backup, a `why` beside the service. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens a database and brings its schema up to date.
 *
 * Whatever it refuses it leaves byte for byte as it is. A service that starts ends the leases of the
 * one before it, which cannot be running any more: what that one was sending becomes doubtful.
 *
 * @throws {AppError} `database_in_use` (within two seconds), `database_too_new`, `database_too_old` and
 * `database_missing` (read-only), `database_foreign`, `database_corrupt`, `database_unreadable`
 */
export async function openSqlite({ path: file, mode }: SqliteOptions): Promise<Database> {
  if (file === ":memory:") {
    return await openService(file, NO_LOCK);
  }
  if (mode === "read-only") {
    return openReadOnly(file);
  }
  makeFolder(file);
  const lock = takeServiceLock(file);
  try {
    checkExisting(file);
    return await openService(file, lock);
  } catch (error) {
    lock.release();
    throw toAppError(error, file);
  }
}

async function openService(file: string, lock: ServiceLock): Promise<Database> {
  const connection = new DatabaseSync(file);
  try {
    prepareConnection(connection);
    migrate(connection, file);
  } catch (error) {
    connection.close();
    throw error;
  }
  const database = databaseOver(connection, file, lock);
  try {
    await database.endLeases();
    return database;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Sets a connection up to write: a commit is on the disk when it returns. */
export function prepareConnection(connection: DatabaseSync): void {
  // The timeout first: switching to WAL takes a lock that another process may hold.
  connection.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
  connection.exec("pragma journal_mode = wal; pragma synchronous = full;");
  connection.exec("pragma foreign_keys = on");
}

function openReadOnly(file: string): Database {
  if (!existsSync(file)) {
    throw new AppError(`There is no database at ${file} yet. Start Newsthread once to make it.`, {
      code: "database_missing",
      remedy: "fix-settings",
      facts: { file },
    });
  }
  const connection = openChecked(file, refuseOutdated);
  return databaseOver(connection, file, NO_LOCK);
}

function refuseOutdated(version: number, file: string): void {
  if (version < MIGRATIONS.length) {
    throw new AppError(
      `${file} was last used by an older release. Start Newsthread once to bring it up to date.`,
      { code: "database_too_old", remedy: "fix-settings", facts: { file, version } },
    );
  }
}

function databaseOver(connection: DatabaseSync, file: string, lock: ServiceLock): SqliteDatabase {
  return new SqliteDatabase(
    new Kysely<Schema>({ dialect: nodeSqliteDialect(connection, file) }),
    lock,
  );
}

/** Looks at a file before anything may write to it. */
function checkExisting(file: string): void {
  if (existsSync(file)) {
    openChecked(file, () => undefined).close();
  }
}

/** Opens for reading, and reads enough to know that this is a sound database which we understand. */
function openChecked(
  file: string,
  checkVersion: (version: number, file: string) => void,
): DatabaseSync {
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    checkVersion(readVersion(connection, file), file);
    refuseDamaged(connection, file);
    return connection;
  } catch (error) {
    connection?.close();
    throw toAppError(error, file);
  }
}

function refuseDamaged(connection: DatabaseSync, file: string): void {
  const verdict = connection.prepare("pragma quick_check(1)").get()?.["quick_check"];
  if (verdict !== "ok") {
    throw new AppError(
      `${file} is damaged; it was left as it is. Move it away and put your latest backup in its place.`,
      { code: "database_corrupt", remedy: "fix-settings", facts: { file } },
    );
  }
}

function makeFolder(file: string): void {
  const folder = path.dirname(path.resolve(file));
  try {
    makeFolders(folder);
  } catch (error) {
    throw new AppError(
      `The folder ${folder} cannot be made. Check its name and that this user may write there.`,
      { code: "database_unreadable", remedy: "fix-settings", facts: { file }, cause: error },
    );
  }
}

/**
 * Makes a folder with those above it. Node's own `recursive` never ends under a parent that is there and
 * answers ENOENT, as /proc does.
 */
function makeFolders(folder: string): void {
  if (existsSync(folder)) {
    return;
  }
  makeFolders(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else made it in between.
    if (!existsSync(folder)) {
      throw error;
    }
  }
}
