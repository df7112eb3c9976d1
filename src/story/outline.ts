import { hash32 } from "../item/hash.ts";
import type { Reading } from "../item/reading.ts";
import { isCaseless } from "../item/words.ts";
import { lookOf } from "./look.ts";
import { mainNames } from "./match.ts";
import type { Matchable } from "./match.ts";
import { ENOUGH_MATTER, hidesNames, mainMatter } from "./matter.ts";
import { strongestNames } from "./profile.ts";
import { isSameTopicWord, matchTopicWord } from "./topic.ts";
import type { TopicWord } from "./topic.ts";

/**
 * What a story is found by: small, and all that the index of stories keeps of it. JSON-serialisable;
 * derived from what the story has learnt, and made anew with each item that it takes.
 */
export interface Outline {
  readonly topicWords: readonly TopicWord[];
  /** Words of the names that many of its items have. */
  readonly names: readonly string[];
  /** Words of the names that it has learnt, the strongest first. */
  readonly learnt: readonly string[];
  /** Its main shared words. */
  readonly matter: readonly string[];
  /** Whether other scripts spell its names in no like way. */
  readonly hidesNames: boolean;
  /** Hashes of the links of its items, and of the one that is followed. */
  readonly links: readonly number[];
}

/** Raised whenever outlines are made of other things than before: stored ones are then made anew. */
export const OUTLINE_VERSION = 1;

/** A common word of the topic in an item is ground with so many of the story's shared words ... */
const SOME_MATTER = 3;
/** ... or so many of the names that it has learnt. */
const SOME_NAMES = 3;

/** The outline of a story as it is now. */
export function outlineOf(story: Matchable): Outline {
  const urls = [...story.urls, ...(story.topicUrl === undefined ? [] : [story.topicUrl])];
  return { ...groundsOf(story), links: urls.map(hash32) };
}

/** What an item and a story have in common before anything is weighed. */
export type Grounds = Omit<Outline, "links">;

function groundsOf({ topicWords, profile }: Matchable): Grounds {
  return {
    topicWords,
    names: mainNames(profile),
    learnt: strongestNames(profile),
    matter: mainMatter(profile),
    hidesNames: hidesNames(profile),
  };
}

/**
 * Whether an item has enough of a story for it to be worth weighing: one of its names, two words of
 * its topic, or one with some of its matter or names. One common word alone joins any two affairs. The
 * index of stories finds the same.
 */
export function hasGround(story: Matchable, reading: Reading): boolean {
  const grounds = groundsOf(story);
  const { fuzzy } = lookOf(reading);
  if (grounds.names.some((name) => reading.nameWords.has(name) || fuzzy.has(name))) {
    return true;
  }
  const found = grounds.topicWords.filter(
    (word) => matchTopicWord(word, reading, fuzzy) !== undefined,
  );
  return (
    isTopicFound(grounds, found) ||
    (found.length > 0 && isSupported(grounds, reading)) ||
    (sharesHidden(grounds, reading) && countMatter(grounds, reading) >= ENOUGH_MATTER)
  );
}

/** Whether words of the topic are ground by themselves: a name, two words, or all there are. */
export function isTopicFound({ topicWords }: Grounds, found: readonly TopicWord[]): boolean {
  const [first, ...others] = found;
  return (
    first !== undefined &&
    (found.some(({ isName }) => isName) ||
      others.some((word) => !isSameTopicWord(word, first)) ||
      topicWords.every((word) => isSameTopicWord(word, first)))
  );
}

/** Whether an item that has one word of the topic has more of the story beside it. */
export function isSupported(grounds: Grounds, reading: Reading): boolean {
  return (
    countMatter(grounds, reading) >= SOME_MATTER ||
    countIn(grounds.learnt, reading.nameWords) >= SOME_NAMES
  );
}

function countMatter({ matter }: Grounds, { concepts }: Reading): number {
  return countIn(matter, concepts);
}

/** Names may be hidden between an item and a story: one of them is in a script without capitals. */
function sharesHidden(grounds: Grounds, { language }: Reading): boolean {
  return grounds.hidesNames || isCaseless(language);
}

function countIn(words: readonly string[], of: ReadonlySet<string>): number {
  let count = 0;
  for (const word of words) {
    count += of.has(word) ? 1 : 0;
  }
  return count;
}
