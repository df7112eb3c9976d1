import type { Reading, Sentence } from "../item/reading.ts";
import { fuzzyWords } from "./topic.ts";
import type { FuzzyWords } from "./topic.ts";

/** What a match with any story looks at in an item; made once for all stories. */
export interface Look {
  /** The words of the item's names under other spellings. */
  readonly fuzzy: FuzzyWords;
  /** The item's title, summary and first paragraph, as a reading. */
  readonly head: Reading;
  readonly headFuzzy: FuzzyWords;
}

/** By the sentences, which an item keeps when the store gives it its id. */
const looks = new WeakMap<Reading["sentences"], Look>();

/** The look of an item. The same on repetition. */
export function lookOf(reading: Reading): Look {
  const known = looks.get(reading.sentences);
  if (known !== undefined) {
    return known;
  }
  const head = headOf(reading);
  const look = {
    fuzzy: fuzzyWords(reading.nameWords),
    head,
    headFuzzy: fuzzyWords(head.nameWords),
  };
  looks.set(reading.sentences, look);
  return look;
}

function headOf(reading: Reading): Reading {
  const sentences = reading.sentences.filter(
    ({ field, paragraph }) => field !== "content" || paragraph === 0,
  );
  const nameWords = new Set(
    sentences.flatMap(({ names }) => names.flatMap(({ key }) => key.split(" "))),
  );
  return {
    ...reading,
    sentences,
    nameWords: reading.names.length === 0 ? reading.nameWords : nameWords,
    stems: new Set(sentences.flatMap(({ stems }: Sentence) => stems)),
    concepts: new Set(sentences.flatMap(({ concepts }: Sentence) => concepts)),
  };
}
