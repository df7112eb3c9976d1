import path from "node:path";

import { describe, expect, test } from "vitest";

import { compilePack } from "../../src/item/compiled-pack.ts";
import { readNumbers } from "../../src/item/numbers.ts";
import { loadLanguagePacks } from "../../src/settings/languages.ts";

const packs = loadLanguagePacks(path.resolve(import.meta.dirname, "../../config/languages"));

function valuesIn(sentence: string, language: string): readonly number[] {
  return readNumbers(sentence, compilePack(language, packs).numbers).map(({ value }) => value);
}

describe("numbers in words", () => {
  test.each([
    ["en", "Twenty-three people were hurt, seven of them badly.", [23, 7]],
    ["en", "It sold two hundred thousand tins for three million euros.", [200_000, 3_000_000]],
    ["en", "About 5 million of 12 thousand.", [5_000_000, 12_000]],
    ["de", "Im Jahr 2025 gab es drei Brände und dreiundzwanzig Verletzte.", [3, 23]],
    ["en", "Two hundred and five were hurt; three, four came later.", [205, 3, 4]],
    ["es", "Treinta y tres heridos, doscientos cuarenta evacuados.", [33, 240]],
    ["es", "Entre treinta y cuarenta.", [30, 40]],
    ["uk", "Загинули п'ять, поранено тридцять п’ять.", [5, 35]],
    ["ru", "Пострадали двадцать три человека.", [23]],
    ["zh", "三十七人受伤，损失一百二十万元。", [37, 1_200_000]],
    ["ja", "二十三人が負傷した。", [23]],
  ])("of %s: %s", (language, sentence, values) => {
    expect(valuesIn(sentence, language)).toEqual(values);
  });

  test.each([
    ["en", "One of the hundreds of people there said a million things."],
    ["zh", "十月二十日，一个人。"],
  ])("words that count nothing are none, in %s: %s", (language, sentence) => {
    expect(valuesIn(sentence, language)).toEqual([]);
  });

  test("a word of vagueness makes them rough", () => {
    const english = compilePack("en", packs).numbers;
    expect(readNumbers("About forty people came.", english)[0]?.rough).toBe(true);
  });
});
