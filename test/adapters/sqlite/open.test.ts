import { createHash } from "node:crypto";
import { chmod, mkdir, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { MIGRATIONS } from "../../../src/adapters/sqlite/migrations.ts";
import { openSqlite } from "../../../src/adapters/sqlite/open.ts";
import { buildItem, storePlace } from "../../support/build-rows.ts";
import { makeFolder } from "./folder.ts";
import { spawnChild } from "./spawn-child.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await makeFolder();
  file = path.join(folder, "desk.db");
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function hashOf(name: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(name))
    .digest("hex");
}

/** A database with some hundred items, closed. */
async function writeDatabase(): Promise<void> {
  const database = await openSqlite({ path: file, mode: "service" });
  await database.transact(async (stores) => {
    const { feed } = await storePlace(stores);
    for (let n = 0; n < 200; n += 1) {
      const content = `text ${n} `.repeat(50);
      await stores.items.record(buildItem(feed.id, { key: `k${n}`, content }), `${n}`);
    }
  });
  await database.close();
}

/** Changes the file as a plain SQLite program would. */
function change(sql: string): void {
  const raw = new DatabaseSync(file);
  raw.exec(sql);
  raw.close();
}

function pragma(name: string): unknown {
  const raw = new DatabaseSync(file, { readOnly: true });
  const value = raw.prepare(`pragma ${name}`).get()?.[name];
  raw.close();
  return value;
}

describe("a new file", () => {
  test("is made with its folder, in WAL mode, marked as ours", async () => {
    file = path.join(folder, "a", "b", "desk.db");
    const database = await openSqlite({ path: file, mode: "service" });
    await database.close();
    expect([pragma("journal_mode"), pragma("application_id"), pragma("user_version")]).toEqual([
      "wal",
      0x4e775468,
      MIGRATIONS.length,
    ]);
  });

  test.runIf(process.platform === "linux")(
    "in a folder that cannot be made is refused at once, the folder named",
    async () => {
      await expect(
        openSqlite({ path: "/proc/nope/deep/desk.db", mode: "service" }),
      ).rejects.toMatchObject({
        code: "database_unreadable",
        message: expect.stringContaining("/proc/nope/deep"),
      });
    },
  );

  test("may be an empty one that is there already", async () => {
    await writeFile(file, "");
    const database = await openSqlite({ path: file, mode: "service" });
    expect(await database.follows.workspaces()).toEqual([]);
    await database.close();
  });

  test("keeps what was written when it is opened again", async () => {
    await writeDatabase();
    const database = await openSqlite({ path: file, mode: "service" });
    expect(await database.follows.workspaces()).toHaveLength(1);
    await database.close();
  });
});

describe("a file that cannot be used is refused and left byte for byte as it is", () => {
  const damages: readonly (readonly [string, () => Promise<void>])[] = [
    ["text", async () => await writeFile(file, "not a database, ".repeat(500))],
    ["a few bytes", async () => await writeFile(file, "{}")],
    ["a header and nothing else", async () => await writeFile(file, "SQLite format 3\0")],
    ["zeros", async () => await writeFile(file, Buffer.alloc(8192))],
    [
      "a database cut short",
      async () => {
        await writeDatabase();
        await truncate(file, 8 * 4096);
      },
    ],
    [
      "a database with a page overwritten",
      async () => {
        await writeDatabase();
        const bytes = await readFile(file);
        bytes.fill(0xa5, 4096, 5 * 4096);
        await writeFile(file, bytes);
      },
    ],
  ];

  test.each(damages)("%s", async (_, damage) => {
    await damage();
    const before = await hashOf(file);
    for (const mode of ["service", "read-only"] as const) {
      await expect(openSqlite({ path: file, mode })).rejects.toMatchObject({
        code: "database_corrupt",
        remedy: "fix-settings",
        message: expect.stringContaining(file),
      });
    }
    expect(await hashOf(file)).toBe(before);
  });

  test("a database written by a newer release", async () => {
    await writeDatabase();
    change("pragma user_version = 999");
    const before = await hashOf(file);
    for (const mode of ["service", "read-only"] as const) {
      await expect(openSqlite({ path: file, mode })).rejects.toMatchObject({
        code: "database_too_new",
        message: expect.stringContaining("newer release"),
      });
    }
    expect(await hashOf(file)).toBe(before);
  });

  test("the database of another program", async () => {
    change("create table recipes (name text); insert into recipes values ('soup')");
    const before = await hashOf(file);
    await expect(openSqlite({ path: file, mode: "service" })).rejects.toMatchObject({
      code: "database_foreign",
    });
    expect(await hashOf(file)).toBe(before);
  });

  test("after a refusal the lock is free again", async () => {
    await writeFile(file, "not a database");
    await expect(openSqlite({ path: file, mode: "service" })).rejects.toThrow("not a database");
    await rm(file);
    const database = await openSqlite({ path: file, mode: "service" });
    await database.close();
  });
});

describe("a place that cannot be used", () => {
  test("is a path through a file", async () => {
    await writeFile(path.join(folder, "note.txt"), "x");
    const inside = path.join(folder, "note.txt", "desk.db");
    await expect(openSqlite({ path: inside, mode: "service" })).rejects.toMatchObject({
      code: "database_unreadable",
      message: expect.stringContaining(inside),
    });
  });

  test("is a folder", async () => {
    await mkdir(file);
    await expect(openSqlite({ path: file, mode: "service" })).rejects.toMatchObject({
      code: "database_unreadable",
    });
  });

  // Root may write everywhere.
  test.skipIf(process.getuid?.() === 0)("is a folder that may not be written", async () => {
    await chmod(folder, 0o500);
    await expect(openSqlite({ path: file, mode: "service" })).rejects.toMatchObject({
      code: "database_unreadable",
    });
    await chmod(folder, 0o700);
  });
});

describe("read-only", () => {
  test("says what to do when there is no database yet, and makes none", async () => {
    await expect(openSqlite({ path: file, mode: "read-only" })).rejects.toMatchObject({
      code: "database_missing",
      message: expect.stringContaining("Start Newsthread once"),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test("refuses a database that has yet to be brought up to date", async () => {
    await writeDatabase();
    change("pragma user_version = 0");
    await expect(openSqlite({ path: file, mode: "read-only" })).rejects.toMatchObject({
      code: "database_too_old",
    });
  });

  test("opens beside a running service, in another process, and sees what is committed", async () => {
    const service = await openSqlite({ path: file, mode: "service" });
    await storePlace(service, "one");
    const looking = spawnChild("look", file);
    expect(await looking.next()).toBe("1");
    expect(await looking.ended()).toBe(0);
    await storePlace(service, "two");
    expect(await service.follows.workspaces()).toHaveLength(2);
    await service.close();
  });

  test("sees what the service commits meanwhile and never writes", async () => {
    const service = await openSqlite({ path: file, mode: "service" });
    const reader = await openSqlite({ path: file, mode: "read-only" });
    const place = await storePlace(service);
    expect(await reader.follows.workspaces()).toEqual([place.workspace]);
    await expect(
      reader.follows.ensureWorkspace({ platform: "slack", externalId: "T9", name: "x" }),
    ).rejects.toThrow("cannot be opened or written");
    const writing = reader.transact(async ({ feeds }) => await feeds.remove("1"));
    await expect(writing).rejects.toThrow("cannot be opened or written");
    await reader.close();
    expect(await service.follows.workspaces()).toEqual([place.workspace]);
    await service.close();
  });

  test("leaves the file as it is", async () => {
    await writeDatabase();
    const before = await hashOf(file);
    const reader = await openSqlite({ path: file, mode: "read-only" });
    await reader.stories.listOpen();
    await reader.close();
    expect(await hashOf(file)).toBe(before);
  });
});
