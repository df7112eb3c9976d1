import path from "node:path";

import { describe, expect, test } from "vitest";

import { compilePack } from "../../src/item/compiled-pack.ts";
import type { CompiledPack } from "../../src/item/compiled-pack.ts";
import { readItem } from "../../src/item/read.ts";
import { loadLanguagePacks } from "../../src/settings/languages.ts";
import { createGrouping } from "../../src/story/grouping.ts";
import type { Groupable } from "../../src/story/grouping.ts";
import { cognateOf } from "../../src/story/shared-terms.ts";
import {
  blendOf,
  createTraitCounts,
  learnTraits,
  likenessOf,
  sumLikeness,
  traitsOf,
  weighTraits,
} from "../../src/story/similarity.ts";
import type { Traits } from "../../src/story/similarity.ts";
import { createTermCounts } from "../../src/story/term-weights.ts";
import { itemOf } from "../item/item-of.ts";

const packs = loadLanguagePacks(path.resolve(import.meta.dirname, "../../config/languages"));
const compiled = new Map<string, CompiledPack>();

function packOf(language: string): CompiledPack {
  const pack = compiled.get(language) ?? compilePack(language, packs);
  compiled.set(language, pack);
  return pack;
}

function headline(title: string, expected: string): Traits {
  return traitsOf(readItem(itemOf({ title }), packOf), { packOf, expected });
}

const FERRY = headline("Osthaven ferry captain arrested after collision in Brenna", "en");
const FERRY_ES = headline(
  "Detenido el capitán del ferry Osthaven tras la colisión en Brenna",
  "es",
);
const MUSEUM = headline("Museum director resigns over forged Verhoek painting", "en");

describe("how alike two headlines are", () => {
  test("a translation is more alike than another affair of the same language", () => {
    const counts = createTraitCounts();
    for (const traits of [FERRY, FERRY_ES, MUSEUM]) {
      learnTraits(counts, traits);
    }
    const [ferry, translated, museum] = [FERRY, FERRY_ES, MUSEUM].map((traits) =>
      weighTraits(traits, counts),
    );
    const weights = { grams: 1, words: 0.5, concepts: 0.4 };
    expect(sumLikeness(likenessOf(ferry!, translated!), weights)).toBeGreaterThan(
      2 * sumLikeness(likenessOf(ferry!, museum!), weights),
    );
    expect(likenessOf(ferry!, translated!).stems).toBe(0);
    expect(likenessOf(ferry!, ferry!).grams).toBeCloseTo(1);
  });

  test.each([
    ["nacion", "nation"],
    ["nazione", "nation"],
    ["qualidade", "quality"],
    ["philosophie", "filosofie"],
  ])("%s and %s are spelt as one", (word, other) => {
    expect(cognateOf(word).slice(0, 4)).toBe(cognateOf(other).slice(0, 4));
  });

  test("a term of every text weighs 1, a rarer one more", () => {
    const counts = createTermCounts();
    counts.learn(["port", "ferry"]);
    counts.learn(["port"]);
    expect(counts.weightOf("port")).toBe(1);
    expect(counts.weightOf("ferry")).toBeGreaterThan(1);
    expect(counts.texts()).toBe(2);
  });
});

describe("grouping a stream", () => {
  const counts = createTraitCounts(50);
  const at = (traits: Traits, hours: number): Groupable => ({
    at: hours * 3_600_000,
    language: traits.language,
    own: blendOf(traits, counts, { grams: 1, stems: 1 }),
    shared: blendOf(traits, counts, { grams: 1, concepts: 2 }),
    countries: [],
  });

  test("a translation joins its original, another affair begins a group", () => {
    const grouping = createGrouping();
    expect(grouping.place(at(FERRY, 0))).toEqual({ group: 0, isFirst: true, fit: 0 });
    expect(grouping.place(at(MUSEUM, 1))).toMatchObject({ group: 1, isFirst: true });
    expect(grouping.place(at(FERRY_ES, 2))).toMatchObject({ group: 0, isFirst: false });
  });

  test("a group that was silent for days is closed", () => {
    const grouping = createGrouping();
    grouping.place(at(FERRY, 0));
    expect(grouping.place(at(FERRY, 24 * 8))).toEqual({ group: 1, isFirst: true, fit: 0 });
  });
});
