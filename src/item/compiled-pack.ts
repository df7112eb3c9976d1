import { countryNames } from "./countries.ts";
import type { Cue, CueKind, Genre, LanguagePack } from "./language-pack.ts";
import { CUE_KINDS, emptyPack, GENRES } from "./language-pack.ts";
import type { LanguagePacks } from "./language-pack.ts";
import type { NumberWords } from "./number-words.ts";
import { compilePhrases, matchesLetters } from "./phrases.ts";
import type { PhraseBook } from "./phrases.ts";
import { withWholePlaces } from "./place-book.ts";
import { stopWordsOf } from "./stop-words.ts";
import { foldArabic } from "./words.ts";

/** A cue that the book found. */
export interface CueHit {
  readonly kind: CueKind;
  readonly cue: Cue;
}

/** A language pack, made ready for reading. */
export interface CompiledPack {
  readonly pack: LanguagePack;
  /** Whether there is a pack at all, or only what every language has. */
  readonly isKnown: boolean;
  readonly stopWords: ReadonlySet<string>;
  /** What is no name though a sentence begins with it: stop words, prepositions, "according". */
  readonly noNames: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  /** Titles, and what stands before them: "Chinese President". */
  readonly leading: ReadonlySet<string>;
  readonly abbreviations: ReadonlySet<string>;
  readonly numbers: NumberWords;
  readonly cues: PhraseBook<CueHit>;
  /** What takes a cue away, by the cue. */
  readonly unless: PhraseBook<Cue>;
  /** Verbs of saying that are one word. */
  readonly says: ReadonlySet<string>;
  /** First words of cues and verbs of speech: what is done, and no part of a name or description. */
  readonly doing: ReadonlySet<string>;
  /** Verbs and nouns of speech, thought and will. */
  readonly speech: CompiledSpeech;
  /** Words with one meaning for reading. */
  readonly marks: PhraseBook<Mark>;
  readonly genres: PhraseBook<Genre>;
  /** Countries (`CN`), bodies (`us-white-house`) and common nouns (`recall`) by shared keys. */
  readonly concepts: PhraseBook<string>;
  readonly relatives: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  readonly agents: ReadonlySet<string>;
  readonly complementizers: ReadonlySet<string>;
  readonly determiners: ReadonlySet<string>;
  readonly institutions: PhraseBook<string>;
  readonly roles: PhraseBook<string>;
}

/** What follows a cue of speech: a clause, an object, an infinitive; or a noun is the cue. */
export type SpeechKind = "clause" | "object" | "plan" | "noun" | "frame" | "frame-after";

/** `SpeechWords`, made ready. */
export interface CompiledSpeech {
  readonly cues: PhraseBook<SpeechKind>;
  readonly helpers: ReadonlySet<string>;
  readonly subjects: ReadonlySet<string>;
  readonly moods: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
}

export type Mark =
  | "say"
  | "told-to"
  | "according-to"
  | "reported"
  | "seen-by"
  | "negator"
  | "hedge"
  | "background"
  | "now"
  | "boilerplate"
  | "first-person"
  | "second-person";

/** Compiles a pack; without one, an empty one of this language. */
export function compilePack(language: string, packs: LanguagePacks): CompiledPack {
  const found = packs.get(language);
  const pack = found ?? emptyPack(language);
  const allCues = CUE_KINDS.flatMap((kind) => pack.cues[kind].map((cue) => ({ kind, cue })));
  return {
    pack,
    isKnown: found !== undefined,
    stopWords: wordSet([...stopWordsOf(language)]),
    noNames: wordSet([
      ...stopWordsOf(language),
      ...pack.prepositions,
      ...pack.complementizers,
      ...pack.determiners,
      ...pack.accordingTo.filter((word) => !word.includes(" ")),
    ]),
    titles: new Set(pack.titles.map((title) => title.toLowerCase())),
    leading: new Set(
      [...pack.titles, ...Object.values(pack.demonyms).flat()].map((word) =>
        word.replace("*", "").toLowerCase(),
      ),
    ),
    relatives: wordSet(pack.relatives),
    prepositions: wordSet([...pack.prepositions, ...pack.agents]),
    agents: wordSet(pack.agents),
    complementizers: wordSet(pack.complementizers),
    determiners: wordSet(pack.determiners),
    abbreviations: new Set(pack.abbreviations.map((word) => word.toLowerCase())),
    numbers: {
      magnitudes: new Map(Object.entries(pack.numbers)),
      roughly: pack.roughly,
      months: new Set(pack.months),
    },
    cues: compilePhrases(
      allCues.map((hit) => [hit.cue.pattern, hit]),
      language,
    ),
    unless: compilePhrases(
      allCues.flatMap(({ cue }) => cue.unless.map((pattern): [string, Cue] => [pattern, cue])),
      language,
    ),
    says: wordSet(pack.say.filter((word) => !/[\s/*]/u.test(word))),
    doing: firstWordsOf([
      ...allCues.filter(({ kind }) => kind === "action").map(({ cue }) => cue.pattern),
      ...pack.say,
      ...pack.speech.clauses,
    ]),
    speech: compileSpeech(pack),
    marks: compilePhrases(marksOf(pack), language),
    genres: compilePhrases(
      keyed(GENRES, (genre) => pack.genres[genre]),
      language,
    ),
    concepts: conceptsOf(pack),
    institutions: compilePhrases(recordPhrases(pack.institutions), language),
    roles: compilePhrases(recordPhrases(pack.roles), language),
  };
}

function firstWordsOf(patterns: readonly string[]): ReadonlySet<string> {
  const firsts = patterns
    .flatMap((pattern) => pattern.split("|"))
    .flatMap((choice) => choice.trim().split(/\s+/u)[0]?.split("/") ?? []);
  return wordSet(firsts.filter((word) => word.length > 2 && !/[*.…A-Z]/u.test(word)));
}

/** Words as `Word.low` has them. */
function wordSet(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(foldArabic));
}

/** Without lists of its own a language's verbs of saying take clauses. */
function compileSpeech({ speech, say, language }: LanguagePack): CompiledSpeech {
  const lists: readonly (readonly [SpeechKind, readonly string[]])[] = [
    ["clause", speech.clauses.length > 0 ? speech.clauses : say],
    ["object", speech.objects],
    ["plan", speech.plans],
    ["noun", speech.nouns],
    ["frame", speech.frames],
    ["frame-after", speech.framesAfter],
  ];
  return {
    cues: compilePhrases(
      lists.flatMap(([kind, patterns]) =>
        patterns.map((pattern): [string, SpeechKind] => [pattern, kind]),
      ),
      language,
    ),
    helpers: new Set(speech.helpers),
    subjects: new Set(speech.subjects),
    moods: new Set(speech.moods),
    verbs: new Set(speech.verbs),
  };
}

function marksOf(pack: LanguagePack): readonly [string, Mark][] {
  const lists: readonly (readonly [Mark, readonly string[]])[] = [
    ["say", pack.say],
    ["told-to", pack.toldTo],
    ["according-to", pack.accordingTo],
    ["reported", pack.reportedAfter],
    ["seen-by", pack.seenBy],
    ["negator", pack.negators],
    ["hedge", pack.hedges],
    ["background", pack.background],
    ["now", pack.now],
    ["boilerplate", pack.boilerplate],
    ["first-person", pack.firstPerson],
    ["second-person", pack.secondPerson],
  ];
  return lists.flatMap(([mark, patterns]) =>
    patterns.map((pattern): [string, Mark] => [pattern, mark]),
  );
}

/** Countries, bodies and common nouns by their keys. */
function conceptsOf(pack: LanguagePack): PhraseBook<string> {
  const { concepts, institutions, language, naming } = pack;
  const book = compilePhrases(
    [...recordPhrases(concepts), ...placesOf(pack), ...recordPhrases(institutions)],
    language,
  );
  return matchesLetters(language) ? withWholePlaces(book, naming.notPlaces, language) : book;
}

function placesOf(pack: LanguagePack): readonly [string, string][] {
  const countries = [...countryNames(pack.language)].map(([name, code]): [string, string] => [
    name,
    code,
  ]);
  return [...countries, ...recordPhrases(pack.demonyms)];
}

function recordPhrases(
  record: Readonly<Record<string, readonly string[]>>,
): readonly [string, string][] {
  return keyed(Object.keys(record), (key) => record[key] ?? []);
}

function keyed<K extends string>(
  keys: readonly K[],
  patternsOf: (key: K) => readonly string[],
): readonly [string, K][] {
  return keys.flatMap((key) => patternsOf(key).map((pattern): [string, K] => [pattern, key]));
}
