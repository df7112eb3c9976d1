import { isSameNumber } from "../item/numbers.ts";
import type { Reading, Sentence } from "../item/reading.ts";
import type { FullMemory, TakenItem } from "./story-memory.ts";

/** How much of a sentence one earlier item of the story has; each 0 to 1. */
export interface Told {
  /** Of its words of meaning, by an item in the same language. */
  readonly stems: number;
  /** Of its names, numbers and what all languages have a key for, by an item in any language. */
  readonly keys: number;
  /** How much there is to compare by keys: one name alone tells nothing. */
  readonly ground: number;
}

/** Above this share of its words, or of its names and numbers, a sentence was told before. */
const TOLD = 0.6;
/** Fewer words of meaning, or names and numbers, than this say nothing of where a sentence is from. */
const MIN_STEMS = 3;
const MIN_KEYS = 2;
/** So many keys are as telling as can be. */
const FULL_GROUND = 6;

/** How much of a sentence the earlier item has that has most of it. Linear in the items compared with. */
export function toldOf(memory: FullMemory, reading: Reading, sentence: Sentence): Told {
  const keys = keysOf(sentence);
  let [stems, shared] = [0, 0];
  for (const item of memory.items) {
    stems = Math.max(stems, stemsIn(item, reading.language, sentence));
    shared = Math.max(shared, keysIn(item, keys));
  }
  return { stems, keys: shared, ground: Math.min(1, keys.count / FULL_GROUND) };
}

/** The earlier items that have most of what a sentence says, the first first. */
export function tellersOf(
  memory: FullMemory,
  reading: Reading,
  sentence: Sentence,
): readonly TakenItem[] {
  const keys = keysOf(sentence);
  const hasKeys = keys.count >= MIN_KEYS && keys.names.length + sentence.numbers.length > 0;
  return memory.items.filter(
    (item) =>
      stemsIn(item, reading.language, sentence) >= TOLD || (hasKeys && keysIn(item, keys) >= TOLD),
  );
}

/** Share of a sentence's words that an item in its language has; 0 where it has too few to tell. */
function stemsIn(item: TakenItem, language: string, { stems }: Sentence): number {
  if (item.language !== language || stems.length < MIN_STEMS || item.stems.size === 0) {
    return 0;
  }
  let shared = 0;
  for (const stem of stems) {
    shared += item.stems.has(stem) ? 1 : 0;
  }
  return shared / stems.length;
}

interface Keys {
  readonly names: readonly string[];
  readonly numbers: Sentence["numbers"];
  readonly concepts: readonly string[];
  readonly count: number;
}

function keysOf({ names, numbers, concepts }: Sentence): Keys {
  const words = [...new Set(names.flatMap(({ key }) => key.split(" ")))];
  return {
    names: words,
    numbers,
    concepts,
    count: words.length + numbers.length + concepts.length,
  };
}

/** Share of names, numbers and shared concepts that an item has: what another language's report keeps. */
function keysIn(item: TakenItem, { names, numbers, concepts, count }: Keys): number {
  let shared = 0;
  for (const name of names) {
    shared += item.nameWords.has(name) ? 1 : 0;
  }
  for (const number of numbers) {
    shared += item.numbers.some((known) => isSameNumber(known, number)) ? 1 : 0;
  }
  for (const concept of concepts) {
    shared += item.concepts.has(concept) ? 1 : 0;
  }
  return count === 0 ? 0 : shared / count;
}

/** How much of a whole item one earlier item has by keys; each 0 to 1. */
export interface Echo {
  /** The earlier item in any language. */
  readonly any: number;
  /** The earlier item in another language, of the last days: what a translation is of. */
  readonly elsewhere: number;
  /** What each earlier item of the last days has, by its id. */
  readonly byItem: ReadonlyMap<string, number>;
}

const HOUR = 3_600_000;
/** Another language's report of the same event follows within so long. */
const ECHO = 72 * HOUR;
/** A shared common noun says half as much as a name or number. */
const CONCEPT = 0.5;
/** Fewer keys than this leave the share to chance. */
const MIN_WEIGHT = 6;

/** How much of an item the earlier item has that has most of its names, numbers and shared concepts. */
export function echoOf(memory: FullMemory, reading: Reading): Echo {
  const names = [...new Set(reading.names.flatMap(({ key }) => key.split(" ")))].filter(
    (word) => word.length > 2,
  );
  const numbers = reading.sentences.flatMap((sentence) => sentence.numbers);
  const concepts = [...reading.concepts];
  const all = names.length + numbers.length + CONCEPT * concepts.length;
  const at = reading.item.published.getTime();
  const byItem = new Map<string, number>();
  let [any, elsewhere] = [0, 0];
  for (const item of memory.items) {
    const shared =
      names.filter((word) => item.nameWords.has(word)).length +
      numbers.filter((number) => item.numbers.some((known) => isSameNumber(known, number))).length +
      CONCEPT * concepts.filter((concept) => item.concepts.has(concept)).length;
    const share = shared / Math.max(MIN_WEIGHT, all);
    any = Math.max(any, share);
    if (Math.abs(at - item.at) <= ECHO) {
      byItem.set(item.itemId, Math.max(share, byItem.get(item.itemId) ?? 0));
      elsewhere = item.language === reading.language ? elsewhere : Math.max(elsewhere, share);
    }
  }
  return { any, elsewhere, byItem };
}
