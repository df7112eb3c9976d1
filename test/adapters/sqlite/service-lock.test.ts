import { readdir, rm } from "node:fs/promises";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { openSqlite } from "../../../src/adapters/sqlite/open.ts";
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

test("a second service on the same file is refused with a sentence, by another process", async () => {
  const first = spawnChild("hold", file);
  expect(await first.next()).toBe("open");
  await expect(openSqlite({ path: file, mode: "service" })).rejects.toMatchObject({
    code: "database_in_use",
    remedy: "fix-settings",
    message: expect.stringContaining(`already running on ${file}`),
  });
  await first.kill();
});

test("a second service in the same process is refused as well, and harms nothing", async () => {
  const database = await openSqlite({ path: file, mode: "service" });
  await expect(openSqlite({ path: file, mode: "service" })).rejects.toMatchObject({
    code: "database_in_use",
  });
  const third = spawnChild("once", file);
  expect(await third.next()).toBe("database_in_use");
  expect(await third.ended()).toBe(1);
  await database.close();
});

test("a service that was killed leaves nothing in the way of the next", async () => {
  const first = spawnChild("hold", file);
  expect(await first.next()).toBe("open");
  await first.kill();
  expect(await readdir(folder)).not.toContain("desk.db.lock-journal");
  const database = await openSqlite({ path: file, mode: "service" });
  await database.close();
});

test("a service that was closed leaves nothing in the way of the next; closing twice is no error", async () => {
  const first = await openSqlite({ path: file, mode: "service" });
  await first.close();
  await first.close();
  const second = await openSqlite({ path: file, mode: "service" });
  await second.close();
  expect((await readdir(folder)).sort()).toEqual(["desk.db", "desk.db.lock"]);
});

test("of several that start together on a new file one runs and the others are refused", async () => {
  const children = ["a", "b", "c"].map(() => spawnChild("hold", file));
  const told = await Promise.all(children.map(async (child) => await child.next()));
  expect(told.sort()).toEqual(["database_in_use", "database_in_use", "open"]);
  await Promise.all(children.map(async (child) => await child.kill()));
  const database = await openSqlite({ path: file, mode: "service" });
  expect(await database.follows.workspaces()).toEqual([]);
  await database.close();
});

test("two in-memory databases know nothing of each other", async () => {
  const one = await openSqlite({ path: ":memory:", mode: "service" });
  const two = await openSqlite({ path: ":memory:", mode: "service" });
  await one.follows.ensureWorkspace({ platform: "slack", externalId: "T1", name: "Desk" });
  expect(await two.follows.workspaces()).toEqual([]);
  await one.close();
  await two.close();
});
