import { remembering } from "../base/remembering.ts";
import { skeleton } from "../item/name-key.ts";

const START = 5;
/** As many words as the names of ten thousand stories have, about. */
const MOST_WORDS = 100_000;
/** The first consonants stay where an ending has grown on a name and its vowels are spelt otherwise. */
const FIRST_BONES = 3;

/**
 * A word, its consonants and its beginning, to the letter and by its first consonants: two spellings of a name share at least one of these. Both
 * the index and the comparison of names rest on them, so that neither finds what the other cannot.
 */
export const wordKeys = remembering(makeKeys, MOST_WORDS);

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
