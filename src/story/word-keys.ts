import { skeleton } from "../item/name-key.ts";

const START = 5;
/** The first consonants stay where an ending has grown on a name and its vowels are spelt otherwise. */
const FIRST_BONES = 3;

/**
 * A word, its consonants and its beginning, to the letter and by its first consonants: two spellings of a name share at least one of these. Both
 * the index and the comparison of names rest on them, so that neither finds what the other cannot.
 */
export function wordKeys(word: string): readonly string[] {
  const known = keysOf.get(word);
  if (known !== undefined) {
    return known;
  }
  if (keysOf.size >= MAX_KNOWN) {
    keysOf.clear();
  }
  const keys = makeKeys(word);
  keysOf.set(word, keys);
  return keys;
}

/** The same words come in item after item. */
const keysOf = new Map<string, readonly string[]>();
const MAX_KNOWN = 20_000;

function makeKeys(word: string): readonly string[] {
  const bones = skeleton(word);
  return [
    `w:${word}`,
    ...(bones.length >= 4 ? [`s:${bones}`] : []),
    ...(word.length >= START ? [beginKey(word)] : []),
    ...(bones.length >= FIRST_BONES ? [`p:${word[0] ?? ""}${bones.slice(0, FIRST_BONES)}`] : []),
  ];
}

/** The key of a word's beginning. */
export function beginKey(word: string): string {
  return `b:${word.slice(0, START)}`;
}
