import type { Reading } from "../item/reading.ts";
import { fuzzyWords, matchTopicWord } from "./topic.ts";
import type { TopicWord } from "./topic.ts";

/** Of a beat's words an item has at least so many. */
const MOST_WORDS = 0.6;

/**
 * Whether an item is on a beat: it has all names among the beat's words, and most of the words, each as
 * a name in any spelling, as a word, or as a concept that its language has another word for. A beat of
 * names alone ("European Commission Alphabet") needs no more than them; one without a name needs the
 * words. Words nobody can read anything in (only stop words) are no beat.
 */
export function isOnBeat(words: readonly TopicWord[], reading: Reading): boolean {
  if (words.length === 0) {
    return false;
  }
  const fuzzy = fuzzyWords(reading.nameWords);
  const found = words.filter((word) => matchTopicWord(word, reading, fuzzy) !== undefined);
  const hasNames = words.every((word) => !word.isName || found.includes(word));
  return hasNames && found.length >= MOST_WORDS * words.length;
}
