import type { Reading } from "../item/reading.ts";
import { shareOf } from "./profile.ts";
import type { Profile, Telling } from "./profile.ts";

/** Of a story's items, the share that has a term of its core. */
const CORE = 0.4;
/** Of a language's items, the share that has a word of its core. */
const CORE_IN_LANGUAGE = 0.5;
/** A term that so few of the story's items had is still known to it. */
const KNOWN = 0.12;
/** So many items of a language show what is said in it of the story at all. */
const MIN_ITEMS = 2;
const MOST_STEMS = 14;

/** How much of what a story always speaks of an item has, and how much of an item's head the story has had. */
export interface CoreParts {
  /** Share of the story's core of shared nouns, weighed by how telling they are, 0 to 1. */
  readonly coreConcepts: number;
  readonly coreConceptsInHead: number;
  /** Share of the words that most items in the language have; names are left out. */
  readonly coreStems: number;
  readonly coreStemsInHead: number;
  /** Share of the shared nouns in the item's head that the story has had. */
  readonly headConceptsKnown: number;
  readonly headStemsKnown: number;
  /** Of the language too little is known. */
  readonly noCoreStems: number;
}

/** Compares an item with the core of a story. Linear in the profile and the item. */
export function coreParts(
  profile: Profile,
  reading: Reading,
  head: Reading,
  telling: Telling,
): CoreParts {
  if (profile.learnt === 0) {
    return NOTHING;
  }
  const concepts = [...profile.concepts.keys()]
    .map((key) => ({ key, share: shareOf(profile.concepts, key, profile) }))
    .filter(({ share }) => share >= CORE)
    .map(({ key, share }) => [key, share * telling(key)] as const);
  const stems = coreStemsOf(profile, reading.language);
  const own = profile.stems.get(reading.language);
  const most = Math.max(0, ...(own?.values() ?? []));
  const headConcepts = [...head.concepts].map(
    (key) => [key, telling(key), shareOf(profile.concepts, key, profile) >= KNOWN] as const,
  );
  const headStems = [...head.stems].filter((stem) => !head.nameWords.has(stem));
  return {
    coreConcepts: shareFound(concepts, reading.concepts),
    coreConceptsInHead: shareFound(concepts, head.concepts),
    coreStems: shareFound(stems, reading.stems),
    coreStemsInHead: shareFound(stems, head.stems),
    headConceptsKnown:
      headConcepts.length === 0
        ? 0.5
        : headConcepts.reduce((sum, [, told, known]) => sum + (known ? told : 0), 0) /
          headConcepts.reduce((sum, [, told]) => sum + told, 0.01),
    headStemsKnown:
      stems.length === 0 || headStems.length === 0
        ? 0.5
        : headStems.filter((stem) => (own?.get(stem) ?? 0) >= most * KNOWN).length /
          headStems.length,
    noCoreStems: stems.length === 0 ? 1 : 0,
  };
}

function coreStemsOf(
  { stems, nameWords }: Profile,
  language: string,
): readonly (readonly [string, number])[] {
  const own = [...(stems.get(language) ?? [])].toSorted((a, b) => b[1] - a[1]);
  const most = own[0]?.[1] ?? 0;
  if (most < MIN_ITEMS) {
    return [];
  }
  return own
    .filter(([stem, weight]) => weight >= most * CORE_IN_LANGUAGE && !nameWords.has(stem))
    .slice(0, MOST_STEMS);
}

function shareFound(
  terms: readonly (readonly [string, number])[],
  found: ReadonlySet<string>,
): number {
  let [all, own] = [0, 0];
  for (const [term, weight] of terms) {
    all += weight;
    own += found.has(term) ? weight : 0;
  }
  return all === 0 ? 0 : own / all;
}

const NOTHING: CoreParts = {
  coreConcepts: 0,
  coreConceptsInHead: 0,
  coreStems: 0,
  coreStemsInHead: 0,
  headConceptsKnown: 0.5,
  headStemsKnown: 0.5,
  noCoreStems: 1,
};
