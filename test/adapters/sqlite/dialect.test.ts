import { rm } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

import { Kysely, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { nodeSqliteDialect } from "../../../src/adapters/sqlite/dialect.ts";
import { prepareConnection } from "../../../src/adapters/sqlite/open.ts";
import { makeFolder } from "./folder.ts";

interface Notes {
  readonly note: { readonly id: number; readonly text: string | null };
}

let folder: string;
let raw: DatabaseSync;
let db: Kysely<Notes>;
beforeEach(async () => {
  folder = await makeFolder();
  raw = new DatabaseSync(path.join(folder, "notes.db"));
  prepareConnection(raw);
  raw.exec("create table note (id integer primary key, text text unique) strict");
  db = new Kysely<Notes>({ dialect: nodeSqliteDialect(raw, "notes.db") });
});
afterEach(async () => {
  await db.destroy();
  await rm(folder, { recursive: true, force: true });
});

describe("a connection of the service", () => {
  test.each([
    ["journal_mode", "wal"],
    // 2 is FULL: a commit is on the disk when it returns.
    ["synchronous", 2],
    ["foreign_keys", 1],
  ])("has %s = %s", (name, value) => {
    expect(Object.values(raw.prepare(`pragma ${name}`).get()!)).toEqual([value]);
  });

  test("waits for another process instead of failing at once", () => {
    expect(Object.values(raw.prepare("pragma busy_timeout").get()!)).toEqual([5000]);
  });
});

describe("Kysely over node:sqlite", () => {
  test("tells ids, counts and rows", async () => {
    const inserted = await db.insertInto("note").values({ id: 7, text: "a" }).executeTakeFirst();
    const updated = await db.updateTable("note").set({ text: "b" }).executeTakeFirst();
    const returned = await db
      .insertInto("note")
      .values({ id: 8, text: null })
      .returningAll()
      .execute();
    expect([inserted.insertId, updated.numUpdatedRows, returned]).toEqual([
      7n,
      1n,
      [{ id: 8, text: null }],
    ]);
  });

  test("stores texts without NUL and lone surrogates", async () => {
    await db.insertInto("note").values({ id: 1, text: "a\u0000b\uDC00" }).execute();
    expect(await db.selectFrom("note").select("text").execute()).toEqual([{ text: "ab\uFFFD" }]);
  });

  test.each([[undefined], [true], [{}], [new Date(0)]])("refuses to store %j", async (value) => {
    await expect(sql`insert into note values (1, ${value})`.execute(db)).rejects.toThrow(
      "cannot be stored",
    );
  });

  test("takes the write lock when a transaction begins, not at its first write", async () => {
    const other = new DatabaseSync(path.join(folder, "notes.db"), { timeout: 0 });
    await db.transaction().execute(async () => {
      expect(() => other.exec("begin immediate")).toThrow("database is locked");
    });
    other.exec("begin immediate; rollback");
    other.close();
  });

  test("says that the disk is full, undoes the transaction, and goes on once there is room", async () => {
    const { page_count: pages } = raw.prepare("pragma page_count").get()!;
    raw.exec(`pragma max_page_count = ${Number(pages) + 3}`);
    const filling = db.transaction().execute(async (transaction) => {
      for (let id = 1; id < 100; id += 1) {
        await transaction
          .insertInto("note")
          .values({ id, text: `${id}`.padEnd(4000) })
          .execute();
      }
    });
    await expect(filling).rejects.toMatchObject({
      code: "database_full",
      remedy: "retry-later",
    });
    expect(await db.selectFrom("note").selectAll().execute()).toEqual([]);
    raw.exec("pragma max_page_count = 100000");
    await db.insertInto("note").values({ id: 1, text: "room" }).execute();
    expect(await db.selectFrom("note").selectAll().execute()).toHaveLength(1);
  });

  test("does not stream", async () => {
    const streaming = async () => {
      for await (const row of db.selectFrom("note").selectAll().stream()) {
        expect(row).toBeUndefined();
      }
    };
    await expect(streaming()).rejects.toThrow("Streaming is not supported");
  });
});
