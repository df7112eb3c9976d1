import type { CompiledPack } from "../item/compiled-pack.ts";
import { asciiOf, isSameNameWord } from "../item/name-key.ts";
import type { Reading } from "../item/reading.ts";
import { stemOf } from "../item/stems.ts";
import { readWords } from "../item/words.ts";
import { wordKeys } from "./word-keys.ts";

/** One word of a topic, and by what else it may be known. */
export interface TopicWord {
  readonly low: string;
  readonly ascii: string;
  /** Keys that other languages share: "recall", "us-white-house". */
  readonly concepts: readonly string[];
  /** Written with a capital, or with a digit: more telling than a common word. */
  readonly isName: boolean;
}

const MAX_TOPIC_WORDS = 16;
/** Words of two languages that begin with so many equal letters are taken for cognates. */
const COGNATE = 6;
/** Shorter words are compared to the letter. */
const MIN_FUZZY = 4;
const MAX_BUCKET = 400;

/** Reads what a user typed. Short words that every language has are left out. */
export function readTopic(words: string, packs: readonly CompiledPack[]): readonly TopicWord[] {
  const found = readWords(words.slice(0, 300), "en").slice(0, MAX_TOPIC_WORDS);
  const hits = packs.flatMap((pack) => pack.concepts.find({ text: words, words: found }));
  const stop = packs.find(({ pack }) => pack.language === "en")?.stopWords;
  return found
    .filter(({ low }) => low.length > 1 && stop?.has(low) !== true)
    .map(({ text, low, start, end }) => ({
      low: low.replace(/'s$/u, ""),
      ascii: asciiOf(low.replace(/'s$/u, "")),
      concepts: [
        ...new Set(
          hits.filter((hit) => hit.start <= start && hit.end >= end).map(({ value }) => value),
        ),
      ],
      isName: /^\p{Lu}/u.test(text) || /\d/u.test(text),
    }));
}

/** How a topic's word stands in an item. */
export function matchTopicWord(
  word: TopicWord,
  reading: Reading,
  fuzzy: FuzzyWords,
): "name" | "word" | "concept" | undefined {
  if (reading.nameWords.has(word.ascii) || fuzzy.has(word.ascii)) {
    return "name";
  }
  if (reading.stems.has(stemOf(word.low, reading.language)) || reading.stems.has(word.low)) {
    return "word";
  }
  if (word.concepts.some((concept) => reading.concepts.has(concept))) {
    return "concept";
  }
  return hasCognate(word, reading) ? "word" : undefined;
}

function hasCognate(word: TopicWord, reading: Reading): boolean {
  if (word.ascii.length < COGNATE) {
    return false;
  }
  const root = word.ascii.slice(0, COGNATE);
  for (const stem of reading.stems) {
    if (stem.length >= COGNATE && stem.startsWith(root)) {
      return true;
    }
  }
  return false;
}

/** Finds a name's words under other spellings, without looking at all of them. */
export interface FuzzyWords {
  has(word: string): boolean;
}

/** Words by what their spellings share, so that a look-up compares few. */
export function fuzzyWords(words: Iterable<string>): FuzzyWords {
  const byKey = new Map<string, string[]>();
  for (const word of words) {
    for (const key of word.length < MIN_FUZZY ? [] : wordKeys(word)) {
      const bucket = byKey.get(key);
      if (bucket === undefined) {
        byKey.set(key, [word]);
      } else if (bucket.length < MAX_BUCKET) {
        bucket.push(word);
      }
    }
  }
  return {
    has: (word) =>
      word.length >= MIN_FUZZY &&
      wordKeys(word).some((key) =>
        byKey.get(key)?.some((other) => other[0] === word[0] && isSpelling(word, other)),
      ),
  };
}

/** The same word, or one with an ending or a second part grown on it, as in Korean or German. */
function isSpelling(word: string, other: string): boolean {
  if (isSameNameWord(word, other)) {
    return true;
  }
  return word.length >= 5 && other.length > word.length && other.startsWith(word)
    ? true
    : word.length >= 6 && isSameNameWord(word, other.slice(0, word.length));
}
