import type { LanguagePack, LanguagePacks } from "../../../src/item/language-pack.ts";
import { stopWordsOf } from "../../../src/item/stop-words.ts";
import { isUnspaced, segmentWords } from "../../../src/item/words.ts";

/** What of a language's words a clone keeps, and what it exchanges for what. */
export interface Vocabulary {
  readonly language: string;
  /** Function words: kept. */
  readonly kept: ReadonlySet<string>;
  /** Cues and how news is told: most are exchanged for others of the kind. */
  readonly told: ReadonlySet<string>;
  /** Beginnings of such words: "den*". */
  readonly toldStarts: readonly string[];
  /** What a shared noun is called: whole words, or letters where words are not spaced. */
  readonly forms: ReadonlyMap<string, string>;
  /** A shared noun's names, which one is taken for another's. */
  readonly formsOf: ReadonlyMap<string, readonly string[]>;
  /** Beginnings that stand for any ending, by their first two letters. */
  readonly starts: ReadonlyMap<string, readonly (readonly [start: string, concept: string])[]>;
  /** In how many scenarios a word stands. */
  readonly spread: ReadonlyMap<string, number>;
  /** Words of several scenarios, each with those that are about as common: which one may become. */
  readonly bands: ReadonlyMap<string, readonly string[]>;
  /** Words of few scenarios by their length, where words are not spaced. */
  readonly rare: ReadonlyMap<number, readonly string[]>;
}

/** A text with its language, of one of the scenarios. */
export interface SourceText {
  readonly scenario: number;
  readonly language: string;
  readonly text: string;
}

const WORD = /[\p{L}\p{M}]+/gu;
/** Words that differ no more in how common they are than so many places. */
const BAND = 60;
/** Shorter beginnings stand for too much. */
const MIN_START = 3;
/** Below, a word is of its story: it becomes one that no other story has. */
export const SHARED_BY = 4;

/** The vocabularies of all languages that texts are in. */
export function vocabulariesOf(
  texts: readonly SourceText[],
  packs: LanguagePacks,
): ReadonlyMap<string, Vocabulary> {
  const languages = Map.groupBy(texts, ({ language }) => baseOf(language));
  return new Map(
    [...languages].map(([language, own]) => [
      language,
      vocabularyOf(language, own, packs.get(language)),
    ]),
  );
}

/** "zh" of "zh-Hant". */
export function baseOf(language: string): string {
  return language.split("-")[0] ?? language;
}

function vocabularyOf(
  language: string,
  texts: readonly SourceText[],
  pack: LanguagePack | undefined,
): Vocabulary {
  const spread = spreadOf(texts);
  const phrases = pack === undefined ? [] : toldBy(pack).map((word) => word.toLowerCase());
  const kept = new Set(stopWordsOf(language));
  const told = new Set(phrases.filter((word) => !word.endsWith("*") && !kept.has(word)));
  const toldStarts = phrases
    .filter((word) => word.endsWith("*") && word.length > MIN_START)
    .map((word) => word.slice(0, -1));
  const { forms, formsOf, starts } = nounsOf(pack);
  const isTold = (word: string): boolean =>
    told.has(word) || toldStarts.some((start) => word.startsWith(start));
  const common = [...spread]
    .filter(([word]) => !kept.has(word) && !forms.has(word))
    .toSorted((a, b) => b[1] - a[1]);
  const bands = new Map([
    ...bandsOf(
      common.filter(([word, count]) => !isTold(word) && count >= SHARED_BY),
      language,
    ),
    ...bandsOf(
      common.filter(([word]) => isTold(word)),
      language,
    ),
  ]);
  const rare = isUnspaced(language) ? rareWords(spread) : new Map<number, readonly string[]>();
  return { language, kept, told, toldStarts, forms, formsOf, starts, spread, bands, rare };
}

function bandsOf(
  common: readonly (readonly [word: string, count: number])[],
  language: string,
): readonly (readonly [string, readonly string[]])[] {
  const words = common.map(([word]) => word);
  return words.map((word, at) => {
    const from = Math.floor(at / BAND) * BAND;
    return [word, words.slice(from, from + BAND).filter(sameLengthAs(word, language))];
  });
}

function rareWords(spread: ReadonlyMap<string, number>): ReadonlyMap<number, readonly string[]> {
  const words = [...spread]
    .filter(([word, count]) => count < SHARED_BY && /^\p{Script=Han}+$/u.test(word))
    .map(([word]) => word);
  return Map.groupBy(words, ({ length }) => length);
}

/** Where words are not spaced, one of two letters becomes one of two letters. */
function sameLengthAs(word: string, language: string): (other: string) => boolean {
  return isUnspaced(language) ? ({ length }) => length === word.length : () => true;
}

function spreadOf(texts: readonly SourceText[]): ReadonlyMap<string, number> {
  const scenarios = new Map<string, Set<number>>();
  for (const { scenario, language: tag, text } of texts) {
    const language = baseOf(tag);
    for (const word of [...wordsOf(text, language), ...lettersOf(text, language)]) {
      const low = word.toLowerCase();
      scenarios.set(low, (scenarios.get(low) ?? new Set()).add(scenario));
    }
  }
  return new Map([...scenarios].map(([word, own]) => [word, own.size]));
}

function wordsOf(text: string, language: string): readonly string[] {
  return isUnspaced(language) ? segmentWords(text, language) : (text.match(WORD) ?? []);
}

function lettersOf(text: string, language: string): readonly string[] {
  return isUnspaced(language) ? (text.match(/\p{Script=Han}/gu) ?? []) : [];
}

/** Fields of a pack that are of the matter or name somebody, and examples. */
const MATTER = new Set([
  "language",
  "concepts",
  "surnames",
  "givenNames",
  "institutions",
  "demonyms",
  "traps",
  "example",
  "what",
  "numbers",
]);

/** Single words of all phrases by which a pack knows how news is told. */
function toldBy(pack: LanguagePack): readonly string[] {
  const phrases: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === "string") {
      phrases.push(value);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        if (!MATTER.has(key)) {
          collect(part);
        }
      }
    }
  };
  collect(pack);
  const isLetters = isUnspaced(pack.language);
  return phrases
    .flatMap((phrase) => phrase.split(/[\s/|]+|\.\.\./u))
    .filter((word) => (isLetters ? word.length >= 2 : word.length >= 1))
    .filter((word) => !/^(?:NUM|NAME|\*)$/u.test(word));
}

function nounsOf(pack: LanguagePack | undefined): Pick<Vocabulary, "forms" | "formsOf" | "starts"> {
  const forms = new Map<string, string>();
  const formsOf = new Map<string, string[]>();
  const starts = new Map<string, (readonly [string, string])[]>();
  for (const [concept, phrases] of Object.entries(pack?.concepts ?? {})) {
    const names = phrases
      .flatMap((phrase) => phrase.split(/[/|]/u))
      .map((phrase) => phrase.trim().toLowerCase())
      .filter((phrase) => phrase !== "" && !/[\s.]/u.test(phrase));
    for (const name of names) {
      const start = name.replace("*", "");
      if (name.endsWith("*")) {
        const key = start.slice(0, 2);
        starts.set(key, [...(starts.get(key) ?? []), [start, concept]]);
      } else {
        forms.set(name, concept);
      }
      formsOf.set(concept, [...(formsOf.get(concept) ?? []), start]);
    }
  }
  return { forms, formsOf, starts };
}
