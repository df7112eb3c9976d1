import { remembering } from "../base/remembering.ts";
import { asciiOf, skeleton } from "../item/name-key.ts";
import type { Reading, Sentence } from "../item/reading.ts";
import { cognateOf } from "./shared-terms.ts";

/**
 * What a text may have in common with one in another language: its names by their consonants, its numbers,
 * what all languages have a key for, and the beginnings of words that related languages share.
 */
export interface ItemKeys {
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
  readonly roots: ReadonlySet<string>;
}

const MIN_NAME = 3;
const BONES = 4;
const MIN_BONES = 3;
/** Shorter words are alike by chance. */
const MIN_ROOT = 6;
const ROOT = 5;

const nameKeyOf = remembering((word: string): string => {
  const bones = skeleton(word);
  return word.length > MIN_NAME && bones.length >= MIN_BONES ? `s:${bones.slice(0, BONES)}` : word;
});

const rootOf = remembering((stem: string): string => {
  const ascii = asciiOf(stem);
  return ascii.length < MIN_ROOT || /[^a-z]/u.test(ascii) ? "" : cognateOf(ascii).slice(0, ROOT);
});

/** The keys of words as a reading, a sentence or a story's item has them. */
export function keysOf(words: {
  readonly nameWords: Iterable<string>;
  readonly stems: Iterable<string>;
  readonly concepts: Iterable<string>;
  readonly numbers: readonly { readonly value: number }[];
}): ItemKeys {
  const names = new Set<string>();
  const own = new Set<string>();
  for (const word of words.nameWords) {
    own.add(word);
    if (word.length >= MIN_NAME) {
      names.add(nameKeyOf(word));
    }
  }
  const roots = new Set<string>();
  for (const stem of words.stems) {
    const root = own.has(stem) ? "" : rootOf(stem);
    if (root !== "") {
      roots.add(root);
    }
  }
  const numbers = words.numbers
    .filter(({ value }) => value > 2)
    .map(({ value }) => value.toPrecision(2));
  return { names, roots, numbers: new Set(numbers), concepts: new Set(words.concepts) };
}

const readings = new WeakMap<Reading, ItemKeys>();

/** The keys of an item; made once for all stories. */
export function keysOfReading(reading: Reading): ItemKeys {
  const known = readings.get(reading);
  if (known !== undefined) {
    return known;
  }
  const made = keysOf({
    nameWords: new Set(reading.names.flatMap(({ key }) => key.split(" "))),
    stems: reading.stems,
    concepts: reading.concepts,
    numbers: reading.sentences.flatMap(({ numbers }) => numbers),
  });
  readings.set(reading, made);
  return made;
}

const sentences = new WeakMap<Sentence, ItemKeys>();

/** The keys of a sentence; made once for all stories. */
export function keysOfSentence(sentence: Sentence): ItemKeys {
  const known = sentences.get(sentence);
  if (known !== undefined) {
    return known;
  }
  const made = keysOf({
    nameWords: new Set(sentence.names.flatMap(({ key }) => key.split(" "))),
    stems: sentence.stems,
    concepts: sentence.concepts,
    numbers: sentence.numbers,
  });
  sentences.set(sentence, made);
  return made;
}

/** In how many of a story's items each key was. */
export interface KeyCounts {
  items: number;
  readonly counts: Map<string, number>;
}

const MAX_COUNTS = 12_000;

/** A story that has had no keys. */
export function emptyKeyCounts(): KeyCounts {
  return { items: 0, counts: new Map() };
}

/** Takes note of the keys of one more item, in place. */
export function countKeys(known: KeyCounts, keys: ItemKeys): void {
  known.items += 1;
  for (const key of allOf(keys)) {
    known.counts.set(key, (known.counts.get(key) ?? 0) + 1);
  }
  for (const oldest of known.counts.keys()) {
    if (known.counts.size <= MAX_COUNTS) {
      return;
    }
    known.counts.delete(oldest);
  }
}

function* allOf({ names, numbers, concepts, roots }: ItemKeys): Iterable<string> {
  yield* tagged("n", names);
  yield* tagged("#", numbers);
  yield* tagged("c", concepts);
  yield* tagged("r", roots);
}

function* tagged(tag: string, keys: ReadonlySet<string>): Iterable<string> {
  for (const key of keys) {
    yield `${tag}:${key}`;
  }
}
