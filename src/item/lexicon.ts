import type { CompiledPack } from "./compiled-pack.ts";
import { countryNames } from "./countries.ts";
import type { LanguagePack } from "./language-pack.ts";
import { foldArabic } from "./words.ts";

/** What a pack's words are that are no names, for scripts that tell none by a capital. */
export interface Lexicon {
  /** Roles, titles, common nouns of the news, words of time. */
  readonly nouns: ReadonlySet<string>;
  /** Verbs of cues and of saying, prepositions, negators: what ends a name or a subject. */
  readonly stops: ReadonlySet<string>;
  /** Countries and bodies, as printed. */
  readonly places: ReadonlySet<string>;
  /** Everything of the three, in single words: of a language with spaces. */
  readonly words: ReadonlySet<string>;
}

const known = new WeakMap<CompiledPack, Lexicon>();

/** The lexicon of a pack, made once. */
export function lexiconOf(compiled: CompiledPack): Lexicon {
  const made = known.get(compiled);
  if (made !== undefined) {
    return made;
  }
  const { pack } = compiled;
  const nouns = new Set(nounsOf(pack));
  const stops = new Set(stopsOf(pack));
  const places = new Set([
    ...countryNames(pack.language).keys(),
    ...[...Object.values(pack.demonyms), ...Object.values(pack.institutions)]
      .flat()
      .flatMap(choicesOf),
  ]);
  const all = [...nouns, ...stops, ...places, ...compiled.stopWords];
  const lexicon = {
    nouns,
    stops,
    places,
    words: new Set(all.flatMap((phrase) => phrase.split(" ")).map(foldArabic)),
  };
  known.set(compiled, lexicon);
  return lexicon;
}

function nounsOf(pack: LanguagePack): readonly string[] {
  return [
    ...Object.values(pack.roles).flat(),
    ...Object.values(pack.concepts).flat(),
    ...pack.titles,
    ...pack.months,
    ...Object.keys(pack.numbers),
    ...pack.now,
    ...pack.background,
    ...pack.naming.personAfter,
    ...pack.naming.personBefore,
    ...pack.naming.notNames,
  ].flatMap(choicesOf);
}

function stopsOf(pack: LanguagePack): readonly string[] {
  const cues = Object.values(pack.cues)
    .flat()
    .flatMap(({ pattern }) => pattern.split("|"));
  return [
    ...cues.map((choice) => choice.split(/\.\.\.|…/u)[0] ?? ""),
    ...pack.say,
    ...pack.reportedAfter,
    ...pack.toldTo,
    ...pack.prepositions,
    ...pack.agents,
    ...pack.complementizers,
    ...pack.negators,
    ...pack.hedges,
    ...pack.seenBy,
  ].flatMap(choicesOf);
}

/** Every wording of a pattern that is one: "否认/否認 | 驳斥" has three. */
function choicesOf(pattern: string): readonly string[] {
  return pattern
    .split("|")
    .flatMap((choice) => choice.split(/\.\.\.|…/u))
    .flatMap((piece) => piece.trim().split("/"))
    .map((word) => word.replace("*", ""))
    .filter((word) => word !== "");
}

/** The longest word of a set that a text has at a place, in letters; 0 where none begins there. */
export function longestAt(text: string, at: number, words: ReadonlySet<string>): number {
  for (let length = Math.min(MAX_LENGTH, text.length - at); length > 0; length -= 1) {
    if (words.has(text.slice(at, at + length))) {
      return length;
    }
  }
  return 0;
}

/** The longest word of a set that ends before a place, in letters; 0 where none does. */
export function longestBefore(text: string, end: number, words: ReadonlySet<string>): number {
  for (let length = Math.min(MAX_LENGTH, end); length > 0; length -= 1) {
    if (words.has(text.slice(end - length, end))) {
      return length;
    }
  }
  return 0;
}

/** Longer words of a lexicon are phrases, and found otherwise. */
const MAX_LENGTH = 10;
