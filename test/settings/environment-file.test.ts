import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { loadEnvironmentFile } from "../../src/settings/environment-file.ts";

const SET = "NEWSTHREAD_TEST_SET";
const UNSET = "NEWSTHREAD_TEST_UNSET";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "newsthread-env-"));
  process.env[SET] = "before";
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  delete process.env[SET];
  delete process.env[UNSET];
});

test("a variable of the file is added, one that is set keeps its value", () => {
  writeFileSync(path.join(folder, ".env"), `${SET}=after\n# a remark\n${UNSET}="with blanks"\n`);
  expect(loadEnvironmentFile(folder)).toBe(true);
  expect(process.env[SET]).toBe("before");
  expect(process.env[UNSET]).toBe("with blanks");
});

test("without a file nothing happens", () => {
  expect(loadEnvironmentFile(folder)).toBe(false);
});

test("a file that cannot be read is said in a sentence", () => {
  mkdirSync(path.join(folder, ".env"));
  expect(() => loadEnvironmentFile(folder)).toThrow(/\.env cannot be read/u);
});
