/**
 * A process of its own for the tests of this folder: opens the database named in its arguments and
 * tells on standard output what came of it.
 *
 * `hold`: opens as a service and stays. `once`: opens as a service, closes, ends. `write`: writes
 * transactions without end, each an item and its outbox row, and tells the number of each once it is
 * committed. `look`: opens read-only, tells how many workspaces it sees.
 */
import { writeSync } from "node:fs";

import { openSqlite } from "../../../src/adapters/sqlite/open.ts";
import { AppError } from "../../../src/base/errors.ts";
import type { Database } from "../../../src/ports/stores.ts";
import { buildItem, buildRow, storePlace } from "../../support/build-rows.ts";

const STDOUT = 1;

/** Written at once, so that a kill right afterwards loses nothing of it. */
function tell(word: string | number): void {
  writeSync(STDOUT, `${word}\n`);
}

async function writeForEver(database: Database): Promise<never> {
  const place = await storePlace(database);
  const known = await database.outbox.ofKeyPrefix(place.workspace.id, "n:");
  for (let n = known.length; ; n += 1) {
    await database.transact(async ({ items, outbox }) => {
      await items.record(buildItem(place.feed.id, { key: `n:${n}`, title: `number ${n}` }), `${n}`);
      await outbox.enqueue([buildRow(place, { key: `n:${n}` })]);
    });
    tell(n);
  }
}

async function run([task = "", path = ""]: readonly string[]): Promise<void> {
  const database = await openSqlite({ path, mode: task === "look" ? "read-only" : "service" });
  if (task === "write") {
    await writeForEver(database);
  }
  if (task === "hold") {
    tell("open");
    // Keeps the process alive until it is stopped.
    process.stdin.resume();
    return;
  }
  tell(task === "look" ? (await database.follows.workspaces()).length : "open");
  await database.close();
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  tell(error instanceof AppError ? error.code : String(error));
  process.exitCode = 1;
}
