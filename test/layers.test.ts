import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

/**
 * The folders of src in the order the data flows. A file may import from its own folder and from any
 * folder above it here; never from one below.
 */
const LAYERS = [
  "base",
  "feed",
  "item",
  "story",
  "development",
  "follow",
  "thread",
  "digest",
  "outbox",
  "ports",
  "app",
  "settings",
  "adapters",
  "cli",
  "main.ts",
];
/** Up to here nothing may touch the world: no node: modules, no packages but these, no clock. */
const LAST_PURE_LAYER = "ports";
/** Pure text and calendar packages: the same input yields the same output. */
const PURE_PACKAGES = new Set([
  "@orama/stemmers",
  "@orama/stopwords",
  "any-ascii",
  "luxon",
  "tldts",
]);
/** What reads the clock, the world or chance below the import level. */
const IMPURE =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bDateTime\.(?:now|local|utc)\(\)|\bprocess\.|\bset(?:Timeout|Interval|Immediate)\(|\bcrypto\.|\bperformance\./u;

interface Import {
  readonly from: string;
  readonly to: string;
}

const SRC = path.resolve(import.meta.dirname, "../src");

function files(): ReadonlyMap<string, string> {
  const found = readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && statSync(path.join(SRC, name)).isFile())
    .toSorted();
  return new Map(found.map((name) => [name, readFileSync(path.join(SRC, name), "utf8")]));
}

function importsOf(sources: ReadonlyMap<string, string>): readonly Import[] {
  const pattern = /(?:^|[\s;}])(?:from|import)\s*\(?\s*"([^"]+)"/gmu;
  return [...sources].flatMap(([from, text]) =>
    [...text.matchAll(pattern)].map((match) => ({ from, to: match[1] ?? "" })),
  );
}

function layerOf(file: string): string {
  return file.split(path.sep)[0] ?? file;
}

function isPure(file: string): boolean {
  return LAYERS.indexOf(layerOf(file)) <= LAYERS.indexOf(LAST_PURE_LAYER);
}

function packageOf(specifier: string): string {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? specifier);
}

/** Every breach of the rules in these sources, one line each. */
function breaches(sources: ReadonlyMap<string, string>): readonly string[] {
  const imports = importsOf(sources);
  const relative = imports
    .filter(({ to }) => to.startsWith("."))
    .map(({ from, to }) => ({ from, to: path.join(path.dirname(from), to) }));
  const downward = relative
    .filter(({ from, to }) => LAYERS.indexOf(layerOf(to)) > LAYERS.indexOf(layerOf(from)))
    .map(({ from, to }) => `${from} imports ${to}, which is below it`);
  const sideways = relative
    .filter(
      ({ from, to }) =>
        layerOf(from) === "adapters" &&
        layerOf(to) === "adapters" &&
        path.dirname(from).split(path.sep)[1] !== path.dirname(to).split(path.sep)[1],
    )
    .map(({ from, to }) => `${from} imports another adapter, ${to}`);
  const worldly = imports
    .filter(({ from, to }) => isPure(from) && !to.startsWith("."))
    .filter(({ to }) => to.startsWith("node:") || !PURE_PACKAGES.has(packageOf(to)))
    .map(({ from, to }) => `${from} is pure, yet imports ${to}`);
  const impure = [...sources]
    .filter(([file, text]) => isPure(file) && IMPURE.test(withoutComments(text)))
    .map(([file]) => `${file} is pure, yet reads the clock, the world or chance`);
  const homeless = [...sources.keys()]
    .filter((file) => !LAYERS.includes(layerOf(file)))
    .map((file) => `${file} is in no layer`);
  return [...downward, ...sideways, ...worldly, ...impure, ...homeless];
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, "");
}

describe("the layers", () => {
  test("imports only ever point up the flow, and the core touches nothing", () => {
    const sources = files();
    expect(sources.size).toBeGreaterThan(20);
    expect(breaches(sources)).toEqual([]);
  });

  test.each([
    ["item/x.ts", 'import type { A } from "../app/a.ts";', "which is below it"],
    ["adapters/slack/x.ts", 'import { a } from "../discord/a.ts";', "another adapter"],
    ["story/x.ts", 'import { readFileSync } from "node:fs";', "is pure, yet imports node:fs"],
    ["story/x.ts", 'import axios from "axios";', "is pure, yet imports axios"],
    ["outbox/x.ts", "const at = Date.now();", "reads the clock"],
    ["outbox/x.ts", "const at = new Date();", "reads the clock"],
    ["digest/x.ts", "const n = Math.random();", "reads the clock"],
    ["helpers/x.ts", "export const a = 1;", "is in no layer"],
  ])("a planted violation in %s is found: %s", (file, text, complaint) => {
    expect(breaches(new Map([[file, text]])).join("\n")).toContain(complaint);
  });
});
