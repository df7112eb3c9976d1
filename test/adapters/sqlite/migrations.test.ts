import { DatabaseSync } from "node:sqlite";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { migrate, type Migration, MIGRATIONS } from "../../../src/adapters/sqlite/migrations.ts";

const ONE: Migration = { name: "one", sql: "create table one (x integer) strict" };
const TWO: Migration = { name: "two", sql: "create table two (y integer) strict" };
const BROKEN: Migration = { name: "broken", sql: "create table half (z integer); no such sql" };

let database: DatabaseSync;
beforeEach(() => {
  database = new DatabaseSync(":memory:");
});
afterEach(() => {
  database.close();
});

function tables(): readonly unknown[] {
  const names = "select name from sqlite_schema where type = 'table' order by name";
  return database
    .prepare(names)
    .all()
    .map(({ name }) => name);
}

describe("migrations", () => {
  test("bring an empty database up to date, once", () => {
    expect(migrate(database, "x.db", [ONE, TWO])).toEqual(["one", "two"]);
    expect(migrate(database, "x.db", [ONE, TWO])).toEqual([]);
    expect(tables()).toEqual(["one", "two"]);
  });

  test("add what a newer release adds", () => {
    migrate(database, "x.db", [ONE]);
    expect(migrate(database, "x.db", [ONE, TWO])).toEqual(["two"]);
  });

  test("leave nothing of a step that fails, nor of those before it", () => {
    migrate(database, "x.db", [ONE]);
    expect(() => migrate(database, "x.db", [ONE, TWO, BROKEN])).toThrow("syntax error");
    expect(tables()).toEqual(["one"]);
    expect(migrate(database, "x.db", [ONE, TWO])).toEqual(["two"]);
  });

  test("refuse the database of a newer release", () => {
    migrate(database, "x.db", [ONE, TWO]);
    expect(() => migrate(database, "x.db", [ONE])).toThrow("x.db was written by a newer release");
    expect(database.isTransaction).toBe(false);
  });

  test("refuse the database of another program", () => {
    database.exec("create table recipes (name text)");
    expect(() => migrate(database, "x.db", [ONE])).toThrow("database of another program");
    expect(tables()).toEqual(["recipes"]);
  });

  test("make strict tables only, so that no value of a wrong type is ever stored", () => {
    migrate(database, "x.db", MIGRATIONS);
    const loose = database
      .prepare(
        "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0",
      )
      .all()
      .map(({ name }) => name);
    expect(loose).toEqual(["sqlite_schema", "sqlite_sequence"]);
  });
});
