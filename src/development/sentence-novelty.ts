import type { Sentence } from "../item/reading.ts";
import { cosineOf, weigh } from "../story/term-weights.ts";
import type { TermCounts, Vector } from "../story/term-weights.ts";

/** What a story has been told in one language, sentence by sentence. Grows in place. */
export interface ToldSentences {
  readonly vectors: Vector[];
  readonly stems: Set<string>;
}

/** A story that has been told nothing. */
export function emptyTold(): ToldSentences {
  return { vectors: [], stems: new Set() };
}

/** A story remembers so many sentences to compare with; of older ones the stems stay. */
const MAX_SENTENCES = 2000;

/** Takes note of a sentence, in place. */
export function tell(told: ToldSentences, sentence: Sentence, counts: TermCounts): void {
  told.vectors.push(vectorOf(sentence, counts));
  if (told.vectors.length > MAX_SENTENCES) {
    told.vectors.shift();
  }
  for (const stem of sentence.stems) {
    told.stems.add(stem);
  }
}

/** What speaks for a sentence telling something that happened and was not told before. */
export interface SentenceNovelty {
  /** ln(1 + its words of meaning): who says more, says more that is new. */
  readonly length: number;
  /** ln(1 + its new words that are no names): a new name alone is a detail, a new verb or noun an event. */
  readonly newWords: number;
  /** Cosine with the second-likest sentence told: one alike may be chance, two are a repetition. */
  readonly toldTwice: number;
  /** ln(1 + sentences told): in a well-told story a word that is still new means more. */
  readonly told: number;
}

/** Compares a sentence with what was told. Linear in the sentences told. */
export function sentenceNovelty(
  told: ToldSentences,
  sentence: Sentence,
  counts: TermCounts,
): SentenceNovelty {
  const vector = vectorOf(sentence, counts);
  const likest = told.vectors.map((other) => cosineOf(vector, other)).toSorted((a, b) => b - a);
  const names = sentence.names.flatMap(({ key }) => key.split(" "));
  const fresh = sentence.stems.filter(
    (stem) => !told.stems.has(stem) && !names.some((name) => name.startsWith(stem.slice(0, 4))),
  );
  return {
    length: Math.log(1 + sentence.stems.length),
    newWords: Math.log(1 + fresh.length),
    toldTwice: likest[1] ?? 0,
    told: Math.log(1 + told.vectors.length),
  };
}

/** Logistic regression on a public set (ECB+, dev half), rounded; four weights, none of a word. */
const WEIGHTS: Readonly<Record<keyof SentenceNovelty, number>> = {
  length: 1.9,
  newWords: 1,
  toldTwice: -2.8,
  told: 0.3,
};
const BIAS = -5.2;

/** How likely a sentence tells a new event, 0 to 1. */
export function scoreNovelty(parts: SentenceNovelty): number {
  const sum =
    BIAS +
    WEIGHTS.length * parts.length +
    WEIGHTS.newWords * parts.newWords +
    WEIGHTS.toldTwice * parts.toldTwice +
    WEIGHTS.told * parts.told;
  return 1 / (1 + Math.exp(-sum));
}

function vectorOf({ stems }: Sentence, counts: TermCounts): Vector {
  return weigh(new Map(stems.map((stem) => [stem, 1])), counts);
}
