import path from "node:path";

import { describe, expect, test } from "vitest";

import {
  emptyTold,
  scoreNovelty,
  sentenceNovelty,
  tell,
} from "../../src/development/sentence-novelty.ts";
import { readStance, stanceOf, stanceParts } from "../../src/development/stance.ts";
import type { Stance } from "../../src/development/stance.ts";
import { compilePack } from "../../src/item/compiled-pack.ts";
import { readItem } from "../../src/item/read.ts";
import type { Sentence } from "../../src/item/reading.ts";
import { loadLanguagePacks } from "../../src/settings/languages.ts";
import { reusedShare } from "../../src/story/reuse.ts";
import { createTermCounts } from "../../src/story/term-weights.ts";
import { itemOf } from "../item/item-of.ts";

const english = compilePack(
  "en",
  loadLanguagePacks(path.resolve(import.meta.dirname, "../../config/languages")),
);
const read = (content: string): ReturnType<typeof readItem> =>
  readItem(itemOf({ content }), () => english);

const TOLD =
  "The Brenna zoo has bought a white tiger from a circus. The tiger arrived at the zoo on Monday and will be shown to visitors in spring. Keepers prepared a new enclosure for it.";
const REFUTED =
  "The story that the Brenna zoo has bought a white tiger is a hoax. The zoo denied the report and called it fake. It has not bought any tiger, and the photo is not real. No tiger was ever there.";
const OTHER = "The council of Osthaven raised the fees for parking in the old harbour by a third.";

function stance(claim: string, text: string): Stance {
  const counts = createTermCounts(20);
  const texts = [TOLD, REFUTED, OTHER].map((one) => readStance(read(one), english));
  for (const { stems } of texts) {
    counts.learn(stems);
  }
  const parts = stanceParts(
    readStance(read(claim), english),
    readStance(read(text), english),
    counts,
  );
  return stanceOf(parts);
}

describe("the stance of a text to a claim", () => {
  test("a text that calls the claim a hoax disagrees", () => {
    expect(stance("Brenna zoo buys white tiger", REFUTED)).toBe("disagree");
  });

  test("a text that tells it agrees", () => {
    expect(stance("Brenna zoo buys white tiger", TOLD)).toBe("agree");
  });

  test("with a claim that refutes, the stances turn round", () => {
    const claim = "No, the Brenna zoo did not buy a white tiger: the story is a hoax";
    expect(stance(claim, REFUTED)).toBe("agree");
  });

  test("a text about something else is unrelated", () => {
    expect(stance("Brenna zoo buys white tiger", OTHER)).toBe("unrelated");
  });

  test("nothing to compare is unrelated", () => {
    expect(stance("", "")).toBe("unrelated");
  });
});

describe("whether a sentence tells something new", () => {
  const sentenceOf = (text: string): Sentence => read(text).sentences[0]!;

  test("a repetition scores lower than a new event", () => {
    const counts = createTermCounts();
    const told = emptyTold();
    for (const { sentences } of [read(TOLD), read(TOLD)]) {
      for (const sentence of sentences) {
        counts.learn(sentence.stems);
        tell(told, sentence, counts);
      }
    }
    const score = (text: string): number =>
      scoreNovelty(sentenceNovelty(told, sentenceOf(text), counts));
    const repeated = score("The tiger arrived at the zoo on Monday and will be shown in spring.");
    const fresh = score("A veterinarian sued the circus over injuries that the animal had hidden.");
    expect(fresh).toBeGreaterThan(repeated + 0.3);
  });
});

describe("the share of a text that another one has", () => {
  test("is 1 for a cut copy and small for another matter", () => {
    const [cut = ""] = TOLD.split(". ");
    expect(reusedShare(read(cut), read(TOLD))).toBe(1);
    expect(reusedShare(read(OTHER), read(TOLD))).toBeLessThan(0.4);
    expect(reusedShare(read(""), read(TOLD))).toBe(0);
  });
});
