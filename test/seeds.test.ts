import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { loadSeed } from "../src/settings/seeds.ts";

const SEEDS = path.resolve(import.meta.dirname, "../seeds");
const SCENARIOS = path.resolve(import.meta.dirname, "../../shared/scenarios");
const folders = readdirSync(SEEDS).toSorted();

function words(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== "").length;
}

/** Sentences of at least six words, without regard to case, marks and blanks. */
function sentencesOf(text: string): readonly string[] {
  return text
    .replaceAll(/<[^>]*>/gu, " ")
    .split(/[.!?。！？\n]+/u)
    .map((sentence) => sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((tokens) => tokens.length >= 6)
    .map((tokens) => tokens.join(" "));
}

/** Every text in a JSON value. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") {
    return [value];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

test("there is the seed of the demo and another", () => {
  expect(folders).toContain("alibaba-ft");
  expect(folders.length).toBeGreaterThanOrEqual(2);
});

describe.each(folders)("the seed %s", async (folder) => {
  const { story, items, begins } = await loadSeed(path.join(SEEDS, folder));

  test("tells of several outlets, formats and languages", () => {
    expect(items.length).toBeGreaterThanOrEqual(14);
    expect(new Set(items.map(({ outlet }) => outlet.name)).size).toBeGreaterThanOrEqual(5);
    expect(new Set(items.map(({ outlet }) => outlet.format)).size).toBe(4);
    expect(new Set(items.map(({ outlet }) => outlet.language)).size).toBeGreaterThanOrEqual(3);
    expect(Number.isNaN(begins.getTime())).toBe(false);
  });

  test("has texts of the length of news, or headlines alone", () => {
    const wrong = items
      .filter(({ content }) => content !== "" && (words(content) < 60 || words(content) > 200))
      .map(({ id, content }) => `${id}: ${words(content)} words`);
    expect(wrong).toEqual([]);
  });

  test("names those who are in it", () => {
    const told = items.map(({ title, summary, content }) => title + summary + content).join("\n");
    expect(story.names.filter(({ name }) => !told.includes(name)).map(({ name }) => name)).toEqual(
      folder === "alibaba-ft" ? ["Chinese embassy in Washington"] : [],
    );
  });

  test.skipIf(!existsSync(SCENARIOS))(
    "has no sentence in common with the scenarios (skipped where those are not at hand)",
    () => {
      const theirs = new Set(
        readdirSync(SCENARIOS)
          .filter((name) => name.endsWith(".json"))
          .flatMap((name) => textsOf(JSON.parse(readFileSync(path.join(SCENARIOS, name), "utf8"))))
          .flatMap(sentencesOf),
      );
      expect(theirs.size).toBeGreaterThan(500);
      const ours = [
        ...textsOf(story),
        ...items.flatMap(({ title, summary, content }) => [title, summary, content]),
      ].flatMap(sentencesOf);
      expect(ours.filter((sentence) => theirs.has(sentence))).toEqual([]);
    },
  );
});
