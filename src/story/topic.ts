import { remembering } from "../base/remembering.ts";
import type { CompiledPack } from "../item/compiled-pack.ts";
import { findLanguage } from "../item/language.ts";
import { asciiOf, isSameNameWord } from "../item/name-key.ts";
import type { Reading } from "../item/reading.ts";
import { stemOf } from "../item/stems.ts";
import { isUnspaced, readWords, segmentWords } from "../item/words.ts";
import type { Word } from "../item/words.ts";
import { wordKeys } from "./word-keys.ts";

/** One word of a topic, and by what else it may be known. */
export interface TopicWord {
  readonly low: string;
  readonly ascii: string;
  /** Keys that other languages share: "recall", "us-white-house". */
  readonly concepts: readonly string[];
  /** Written with a capital, or with a digit: more telling than a common word. */
  readonly isName: boolean;
  /** In Latin letters. */
  readonly isLatin: boolean;
  /** Written without spaces: it is looked for in the text itself. */
  readonly isUnspaced: boolean;
}

const MAX_TOPIC_WORDS = 16;
/** Words of two languages that begin with so many equal letters are taken for cognates. */
const COGNATE = 6;
/** Shorter words are compared to the letter. */
const MIN_FUZZY = 4;
const MAX_BUCKET = 400;

/**
 * Reads what a user typed, in any language. Short words that its language, or English, has everywhere are
 * left out. Where words are not spaced, what the user set apart is a word, with its parts beside it.
 */
export function readTopic(words: string, packs: readonly CompiledPack[]): readonly TopicWord[] {
  const read =
    readers.get(packs) ?? remembering((typed: string) => readTyped(typed, packs), MOST_TOPICS);
  readers.set(packs, read);
  return read(words.slice(0, 300));
}

/** A story is recalled again and again by the same topic. */
const MOST_TOPICS = 12_000;
const readers = new WeakMap<readonly CompiledPack[], (typed: string) => readonly TopicWord[]>();

function readTyped(typed: string, packs: readonly CompiledPack[]): readonly TopicWord[] {
  const language = findLanguage(typed);
  const found = readWords(typed, "en").slice(0, MAX_TOPIC_WORDS);
  const hits = packs.flatMap((pack) => pack.concepts.find({ text: typed, words: found }));
  const stop = packs
    .filter(({ pack }) => pack.language === "en" || pack.language === language)
    .map(({ stopWords }) => stopWords);
  return found
    .filter(
      ({ text, low }) =>
        low.length > 1 && !(stop.some((list) => list.has(low)) && !/^\p{Lu}{2,}$/u.test(text)),
    )
    .flatMap((word) => (isUnspaced(language) ? partsOf(word, language) : [word]))
    .map(({ text, low, start, end }) => ({
      low: low.replace(/'s$/u, ""),
      ascii: asciiOf(low.replace(/'s$/u, "")),
      concepts: [
        ...new Set(
          hits
            .filter((hit) => hit.start < end && hit.end > start)
            .filter((hit) => isUnspaced(language) || (hit.start <= start && hit.end >= end))
            .map(({ value }) => value),
        ),
      ],
      isLatin: !/[^\p{Script=Latin}\d'-]/u.test(text),
      isName: isUnspaced(language) ? isCoined(text, language) : isNameLike(text),
      isUnspaced:
        isUnspaced(language) &&
        /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text),
    }));
}

function isNameLike(text: string): boolean {
  return /^\p{Lu}/u.test(text) || /\d/u.test(text);
}

/** A word of several that are no name together: each of them. */
function partsOf(word: Word, language: string): readonly Word[] {
  const parts = segmentWords(word.text, language);
  if (parts.length < 2 || isCoined(word.text, language)) {
    return [word];
  }
  let from = 0;
  return parts.map((text) => {
    const at = word.text.indexOf(text, from);
    from = at + text.length;
    return { text, low: text.toLowerCase(), start: word.start + at, end: word.start + from };
  });
}

/** Whether the dictionary does not know a word without spaces: it falls into single letters, or is Katakana or Latin. */
function isCoined(text: string, language: string): boolean {
  if (/^[\p{Script=Katakana}ー]{3,}$/u.test(text) || /\p{Script=Latin}/u.test(text)) {
    return true;
  }
  return segmentWords(text, language).some((part) => part.length === 1);
}

/** Whether two words of topics are found by the same. */
export function isSameTopicWord(a: TopicWord, b: TopicWord): boolean {
  return a === b || topicWordKey(a) === topicWordKey(b);
}

/** Equal for words of topics that are found by the same. */
export function topicWordKey({ low, ascii, concepts, ...word }: TopicWord): string {
  return [low, ascii, Number(word.isName), Number(word.isUnspaced), ...concepts].join("\n");
}

/** Languages in Latin letters, as far as there are packs for them. */
const LATIN = new Set("en de fr es pt it nl sv no da fi et pl cs tr sl hr".split(" "));

/** How a topic's word stands in an item. */
export function matchTopicWord(
  word: TopicWord,
  reading: Reading,
  fuzzy: FuzzyWords,
): "name" | "word" | "concept" | undefined {
  const isOneScript = word.isLatin && LATIN.has(reading.language);
  if (
    reading.nameWords.has(word.ascii) ||
    (isOneScript ? isInLatin(word.ascii, reading) : fuzzy.has(word.ascii))
  ) {
    return "name";
  }
  if (word.isUnspaced && reading.sentences.some(({ text }) => text.includes(word.low))) {
    return word.isName ? "name" : "word";
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
  return rootsOf(reading.stems).has(word.ascii.slice(0, COGNATE));
}

const roots = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** The beginnings of an item's stems; made once for all topics. */
function rootsOf(stems: ReadonlySet<string>): ReadonlySet<string> {
  const known = roots.get(stems);
  if (known !== undefined) {
    return known;
  }
  const made = new Set<string>();
  for (const stem of stems) {
    if (stem.length >= COGNATE) {
      made.add(stem.slice(0, COGNATE));
    }
  }
  roots.set(stems, made);
  return made;
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
  const known = new Map<string, boolean>();
  return {
    has: (word) => {
      const isKnown = known.get(word);
      if (isKnown !== undefined || word.length < MIN_FUZZY) {
        return isKnown ?? false;
      }
      const isFound = wordKeys(word).some((key) =>
        byKey.get(key)?.some((other) => other[0] === word[0] && isSpelling(word, other)),
      );
      // Many stories share the words that an item is asked for.
      known.set(word, isFound);
      return isFound;
    },
  };
}

/**
 * Whether a name of Latin letters stands among the names of a text in Latin letters: nothing is spelt
 * otherwise there, only endings grow on it.
 */
function isInLatin(word: string, { nameWords }: Reading): boolean {
  if (word.length < MIN_FUZZY) {
    return false;
  }
  const known = latin.get(nameWords) ?? new Map<string, boolean>();
  latin.set(nameWords, known);
  const isFound = known.get(word) ?? hasEnding(word, nameWords);
  known.set(word, isFound);
  return isFound;
}

/** What was found among an item's names; an item does not change. */
const latin = new WeakMap<ReadonlySet<string>, Map<string, boolean>>();

function hasEnding(word: string, nameWords: ReadonlySet<string>): boolean {
  for (const other of nameWords) {
    const longer = other.length - word.length;
    if (longer > 0 && word.length >= 5 && other.startsWith(word)) {
      return true;
    }
    const root = word.slice(0, -1);
    if (word.length >= 6 && Math.abs(longer) <= 2 && other.startsWith(root)) {
      return true;
    }
  }
  return false;
}

/** The same word, or one with an ending or a second part grown on it, as in Korean or German. */
function isSpelling(word: string, other: string): boolean {
  if (isSameNameWord(word, other)) {
    return true;
  }
  if (other.length <= word.length) {
    return false;
  }
  return word.length >= 5 && other.startsWith(word)
    ? true
    : word.length >= 6 && isSameNameWord(word, other.slice(0, word.length));
}
