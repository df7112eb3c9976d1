import { DatabaseSync } from "node:sqlite";

import { AppError } from "../../base/errors.ts";
import { toAppError } from "./sqlite-errors.ts";

/** Long enough for a service that is just stopping, short enough to say no within two seconds. */
const WAIT_MS = 1000;

/** Keeps the locks from being garbage-collected, which would let them go. */
const held = new Set<DatabaseSync>();

/** The right to write to a database file; only one process has it. */
export interface ServiceLock {
  release(): void;
}

/**
 * Takes the right to write to a database file, for as long as this process lives.
 *
 * It is a lock of the operating system on a file beside it (`<file>.lock`): it ends with the process
 * however that ends, so nothing needs to be cleared away after a crash.
 *
 * @throws {AppError} `database_in_use` within two seconds when another service has it
 */
export function takeServiceLock(file: string): ServiceLock {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(`${file}.lock`, { timeout: WAIT_MS });
    // No journal in a file: a crash must leave nothing to clear away. The lock file itself stays empty.
    lock.exec("pragma journal_mode = memory; begin exclusive;");
    return holdLock(lock);
  } catch (error) {
    lock?.close();
    throw toLockError(error, file);
  }
}

function holdLock(lock: DatabaseSync): ServiceLock {
  held.add(lock);
  return {
    release: () => {
      held.delete(lock);
      lock.close();
    },
  };
}

function toLockError(error: unknown, file: string): unknown {
  const foreseen = toAppError(error, file);
  if (foreseen instanceof AppError && foreseen.code === "database_busy") {
    return new AppError(
      `Newsthread is already running on ${file}. Stop that one first, or name another file in DATABASE_URL.`,
      { code: "database_in_use", remedy: "fix-settings", facts: { file }, cause: error },
    );
  }
  return foreseen;
}
