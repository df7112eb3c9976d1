import { describe, expect, test } from "vitest";

import { containment, fingerprintOf, shinglesOf } from "../../src/item/fingerprint.ts";
import { isSameNameWord, nameKey } from "../../src/item/name-key.ts";
import { isSameNumber, readNumbers } from "../../src/item/numbers.ts";
import { readQuotes } from "../../src/item/quotes.ts";
import { splitSentences } from "../../src/item/sentences.ts";

describe("the key of a name", () => {
  test.each([
    ["阿里巴巴", "alibaba"],
    ["Алибаба", "alibaba"],
    ["Alibaba’s", "alibaba"],
    ["Håkon Bøe", "hakon boe"],
    ["Osthaven Lines Ltd", "osthaven lines"],
    ["The Company", "the company"],
  ])("of %s is %s", (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  test.each([
    ["zelensky", "zelenskyy", true],
    ["gdynia", "hdynia", true],
    ["khaled", "khalid", true],
    ["portland", "iceland", false],
    ["anna", "anne", false],
    ["model42", "model43", false],
  ])("%s and %s are one word spelt twice: %s", (a, b, same) => {
    expect(isSameNameWord(a, b)).toBe(same);
  });
});

const english = {
  magnitudes: new Map([
    ["million", 1e6],
    ["thousand", 1e3],
  ]),
  roughly: ["about", "more than", "up to"],
  months: new Set(["may", "january"]),
};

describe("numbers", () => {
  test.each([
    ["It cost 3.8 million euros.", [3.8e6]],
    ["Some 41,280 packs were sold.", [41_280]],
    ["Rund 30.000 Euro Schaden.", [30_000]],
    ["A fine of $12 and 7% interest.", [12, 7]],
    ["销售4万件。", [40_000]],
    ["우산 4만1천280개를 회수한다.", [41_280]],
    ["1億2000万円の損失。", [120_000_000]],
    ["3천만 원.", [30_000_000]],
    ["前期比１２％増の４８６億円。", [12, 48_600_000_000]],
    ["共１，２００人。", [1200]],
    ["ارتفع العدد إلى ١٤ قتيلا بنسبة ٥٪.", [14, 5]],
  ])("%s", (sentence, values) => {
    expect(readNumbers(sentence, english).map(({ value }) => value)).toEqual(values);
  });

  test.each([
    "On 14 May it rained.",
    "At 14:05 it rained.",
    "In 2019 it rained.",
    "On May 3, it rained.",
  ])("dates and times are no facts of their own: %s", (sentence) => {
    expect(readNumbers(sentence, english)).toEqual([]);
  });

  test("only what rounds makes a number rough", () => {
    expect(
      readNumbers("More than 20 of up to 40, risen to 23.", english).map(({ rough }) => rough),
    ).toEqual([true, true, false]);
  });

  test("a rounded number is the number, a changed one is not", () => {
    expect(isSameNumber({ value: 41_280 }, { value: 41_000, rough: true })).toBe(true);
    expect(isSameNumber({ value: 23 }, { value: 20, rough: true })).toBe(true);
    expect(isSameNumber({ value: 23 }, { value: 31 })).toBe(false);
    expect(isSameNumber({ value: 80 }, { value: 62 })).toBe(false);
  });
});

describe("quotations and sentences", () => {
  test.each([
    ["She said “no such thing” twice.", ["no such thing"]],
    ["Das sei „frei erfunden“, sagte sie.", ["frei erfunden"]],
    ["Det är ”rent påhitt”, säger hon.", ["rent påhitt"]],
    ["« Jamais de la vie », dit-il.", [" Jamais de la vie "]],
    ["他说「绝无此事」。", ["绝无此事"]],
    ["It is the dog’s ball and the cat’s bowl.", []],
  ])("%s", (sentence, quotes) => {
    expect(readQuotes(sentence, false).map(({ text }) => text)).toEqual(quotes);
  });

  const rules = { language: "en", abbreviations: new Set(["mr", "u.s"]) };

  test("abbreviations end no sentence, lines do", () => {
    expect(
      splitSentences("Mr. Holm left. He was late\nThe end", "content", rules).map(
        ({ text }) => text,
      ),
    ).toEqual(["Mr. Holm left.", "He was late", "The end"]);
  });

  test("a quotation of two sentences stays with who said it", () => {
    expect(
      splitSentences("“We left. We were late,” Holm said. It rained.", "content", rules),
    ).toHaveLength(2);
  });
});

test("a cut copy is contained in its original, an unrelated text is not", () => {
  const text = Array.from({ length: 120 }, (_, at) => `word${at % 37} item${at}`).join(" ");
  const whole = fingerprintOf(shinglesOf(text, "en"));
  const cut = fingerprintOf(shinglesOf(text.slice(0, 700), "en"));
  const other = fingerprintOf(shinglesOf(text.replaceAll("item", "thing"), "en"));
  expect(containment(cut, whole)).toBeGreaterThan(0.95);
  expect(containment(other, whole)).toBe(0);
});
