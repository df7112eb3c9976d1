import { rm } from "node:fs/promises";
import path from "node:path";

import { afterAll, beforeAll } from "vitest";

import { openSqlite } from "../../../src/adapters/sqlite/open.ts";
import { describeStores } from "../../contract/describe-stores.ts";
import { makeFolder } from "./folder.ts";

let folder = "";
let files = 0;
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describeStores("in memory", async () => await openSqlite({ path: ":memory:", mode: "service" }));

describeStores("in a file", async () => {
  files += 1;
  return await openSqlite({ path: path.join(folder, `${files}.db`), mode: "service" });
});
