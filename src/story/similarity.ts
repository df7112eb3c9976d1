import type { CompiledPack } from "../item/compiled-pack.ts";
import { likelyLanguages } from "../item/likely-languages.ts";
import { asciiOf, skeleton } from "../item/name-key.ts";
import type { Reading, Sentence } from "../item/reading.ts";
import { stemOf } from "../item/stems.ts";
import type { Word } from "../item/words.ts";
import { cognateOf, gramsOf } from "./shared-terms.ts";
import { cosineOf, createTermCounts, normOf, weigh, weightsOf } from "./term-weights.ts";
import type { TermCounts, Vector } from "./term-weights.ts";

/**
 * What two texts are compared by. Within a language `stems` and `pairs` (two words in a row) say most;
 * across languages `grams` (runs of letters of words that are spelt as English would), `words` (in ASCII,
 * as names are), `bones` (the first consonants, for scripts that write vowels otherwise), `concepts`,
 * `names`, `capitals` (what is written with a capital or a digit) and `numbers`.
 */
export const TRAITS = [
  "stems",
  "pairs",
  "grams",
  "words",
  "bones",
  "concepts",
  "names",
  "capitals",
  "numbers",
  "opening",
] as const;
export type Trait = (typeof TRAITS)[number];

/** A text's terms by trait, with how often each stands in it. */
export interface Traits {
  /** BCP 47; of a headline the likeliest. */
  readonly language: string;
  readonly terms: Readonly<Record<Trait, ReadonlyMap<string, number>>>;
}

/** Traits weighed by how rare their terms are. */
export interface WeighedTraits {
  readonly language: string;
  readonly vectors: Readonly<Record<Trait, Vector>>;
  /** What its concepts weigh together: the length that their vector had. */
  readonly conceptMass: number;
}

/** How alike two texts are, trait by trait, 0 to 1. */
export type Likeness = Readonly<Record<Trait, number>>;

/** How rare terms are, by trait. Grows with the texts that it learns from. */
export type TraitCounts = Readonly<Record<Trait, TermCounts>>;

/** What the traits of a reading depend on. */
export interface TraitRules {
  readonly packOf: (language: string) => CompiledPack;
  /** What the feed is written in, where it says so; a headline alone is too short to tell. */
  readonly expected?: string | undefined;
}

/** A text of fewer letters may be in several languages. */
const SHORT = 300;
const MAX_LANGUAGES = 2;
const OPENING_SENTENCES = 3;
const SHORTEST_BONES = 3;
const LONGEST_BONES = 4;

/** The traits of a reading, or of some of its sentences. Linear; never throws. */
export function traitsOf(
  reading: Reading,
  rules: TraitRules,
  sentences: readonly Sentence[] = reading.sentences,
): Traits {
  const [language = reading.language, ...others] = languagesOf(reading, sentences, rules.expected);
  const packs = [language, ...others].map(rules.packOf);
  const terms = emptyTerms();
  for (const [at, sentence] of sentences.entries()) {
    addWords(terms, sentence, { language, pack: rules.packOf(language), at });
    addAll(terms.concepts, packs.flatMap(({ concepts }) => concepts.find(sentence)).map(valueOf));
    addAll(
      terms.numbers,
      sentence.numbers.map(({ value }) => String(value)),
    );
    addAll(
      terms.names,
      sentence.names.flatMap(({ key }) => key.split(" ")),
    );
  }
  return { language, terms };
}

function valueOf({ value }: { readonly value: string }): string {
  return value;
}

type MutableTerms = Record<Trait, Map<string, number>>;

function emptyTerms(): MutableTerms {
  return mapTraits(() => new Map<string, number>());
}

function languagesOf(
  reading: Reading,
  sentences: readonly Sentence[],
  expected: string | undefined,
): readonly string[] {
  const text = sentences.map((sentence) => sentence.text).join(" ");
  if (text.length >= SHORT) {
    return [reading.language];
  }
  return likelyLanguages(text, expected)
    .slice(0, MAX_LANGUAGES)
    .map(({ language }) => language);
}

interface Place {
  readonly language: string;
  readonly pack: CompiledPack;
  /** Number of the sentence. */
  readonly at: number;
}

function addWords(terms: MutableTerms, { words }: Sentence, place: Place): void {
  const { language, pack, at } = place;
  let before = "";
  for (const word of words.filter(({ low }) => low.length > 1 && !pack.stopWords.has(low))) {
    const bare = word.low.replace(/'s$/u, "");
    if (!/^\d/u.test(bare)) {
      const stem = stemOf(bare, language);
      add(terms.stems, stem);
      if (at < OPENING_SENTENCES) {
        add(terms.opening, stem);
      }
      if (before !== "") {
        add(terms.pairs, `${before} ${stem}`);
      }
      before = stem;
    }
    addSpellings(terms, word, bare);
  }
}

function addSpellings(terms: MutableTerms, { text }: Word, bare: string): void {
  const isMarked = /^\p{Lu}|\d/u.test(text);
  for (const ascii of asciiOf(bare).split(/[^a-z0-9]+/u)) {
    if (isMarked && ascii !== "") {
      add(terms.capitals, ascii);
    }
    if (ascii.length < 2 || /^\d+$/u.test(ascii)) {
      continue;
    }
    add(terms.words, ascii);
    addAll(terms.grams, gramsOf(cognateOf(ascii)));
    const bones = skeleton(ascii);
    if (bones.length >= SHORTEST_BONES) {
      add(terms.bones, bones.slice(0, LONGEST_BONES));
    }
  }
}

function addAll(terms: Map<string, number>, found: readonly string[]): void {
  for (const term of found) {
    add(terms, term);
  }
}

function add(terms: Map<string, number>, term: string): void {
  terms.set(term, (terms.get(term) ?? 0) + 1);
}

/**
 * Counts that have learnt nothing.
 *
 * @param prior see `createTermCounts`
 */
export function createTraitCounts(prior = 0): TraitCounts {
  return mapTraits(() => createTermCounts(prior));
}

/** Takes note of one more text. */
export function learnTraits(counts: TraitCounts, { terms }: Traits): void {
  for (const trait of TRAITS) {
    counts[trait].learn(terms[trait].keys());
  }
}

/** Weighs the terms of a text by how rare they are. */
export function weighTraits({ language, terms }: Traits, counts: TraitCounts): WeighedTraits {
  return {
    language,
    vectors: mapTraits((trait) => weigh(terms[trait], counts[trait])),
    conceptMass: normOf(weightsOf(terms.concepts, counts.concepts)),
  };
}

/**
 * How alike two texts are, by each trait: the cosine. Of concepts it is less where there are few, as in
 * two headlines of which a common noun is all that the language packs have a key for. What only one
 * language can have in common is 0 across languages.
 */
export function likenessOf(a: WeighedTraits, b: WeighedTraits): Likeness {
  const isSame = a.language === b.language;
  const mass = a.conceptMass * b.conceptMass;
  return mapTraits((trait) => {
    if (!isSame && OWN.has(trait)) {
      return 0;
    }
    const cosine = cosineOf(a.vectors[trait], b.vectors[trait]);
    return trait === "concepts" ? (cosine * mass) / (mass + FEW) : cosine;
  });
}

/** So much, squared, are few: about one rare concept in each. Chosen on the dev half of a public set (MEANTIME). */
const FEW = 10;

/** Traits that mean nothing across languages. */
const OWN: ReadonlySet<Trait> = new Set(["stems", "pairs", "opening"]);

/** Weights by trait; what is not named counts nothing. */
export type TraitWeights = Readonly<Partial<Record<Trait, number>>>;

/** The weighted sum of the parts. */
export function sumLikeness(likeness: Likeness, weights: TraitWeights): number {
  return TRAITS.reduce((sum, trait) => sum + (weights[trait] ?? 0) * likeness[trait], 0);
}

/**
 * One vector of several traits, of length 1, in which a rare term weighs much and one of every text
 * nothing. Unlike the sum of cosines it does not take two texts for alike that have only their commonest
 * term in common. For headlines; of long texts compare the traits.
 */
export function blendOf({ terms }: Traits, counts: TraitCounts, weights: TraitWeights): Vector {
  const blend = new Map<string, number>();
  for (const trait of TRAITS) {
    const weight = weights[trait] ?? 0;
    for (const term of weight > 0 ? terms[trait].keys() : []) {
      const value = weight * (counts[trait].weightOf(term) - 1);
      if (value > 0) {
        blend.set(`${trait}:${term}`, value);
      }
    }
  }
  const norm = normOf(blend);
  for (const [term, value] of blend) {
    blend.set(term, value / norm);
  }
  return blend;
}

function mapTraits<T>(make: (trait: Trait) => T): Record<Trait, T> {
  return {
    stems: make("stems"),
    pairs: make("pairs"),
    grams: make("grams"),
    words: make("words"),
    bones: make("bones"),
    concepts: make("concepts"),
    names: make("names"),
    capitals: make("capitals"),
    numbers: make("numbers"),
    opening: make("opening"),
  };
}
