import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Reading, Sentence } from "../item/reading.ts";
import { stemOf } from "../item/stems.ts";
import type { TermCounts } from "../story/term-weights.ts";
import { findCues } from "./cues.ts";
import { doubtsOf } from "./doubt-words.ts";
import type { Doubt } from "./doubt-words.ts";
import { BIASES, WEIGHTS } from "./stance-weights.ts";

/** What a text says of a claim: that it is so, that it is not, that others say so, or nothing. */
export const STANCES = ["agree", "disagree", "discuss", "unrelated"] as const;
export type Stance = (typeof STANCES)[number];

/** A sentence as far as its stance goes. */
interface StanceSentence {
  readonly stems: ReadonlySet<string>;
  readonly words: number;
  readonly isQuestion: boolean;
  readonly negations: number;
  /** A cue of the language pack: a denial, walk-back or correction. */
  readonly isDenial: boolean;
  readonly doubts: Readonly<Record<Doubt, number>>;
}

/** A text, read for its stance once and compared with many claims. */
export interface StanceText {
  readonly sentences: readonly StanceSentence[];
  readonly stems: ReadonlySet<string>;
  readonly words: number;
}

const DENIALS = new Set<string>(["denial", "walk_back", "correction"]);

/**
 * Reads a text, or a claim as a headline words it. Linear; never throws.
 *
 * @param pack of the language of both; a headline alone is often too short to tell its language by
 */
export function readStance(reading: Reading, pack: CompiledPack): StanceText {
  const sentences = reading.sentences.map((one) => readSentence(one, pack));
  return {
    sentences,
    stems: new Set(sentences.flatMap(({ stems }) => [...stems])),
    words: sentences.reduce((sum, { words }) => sum + words, 0),
  };
}

function readSentence(sentence: Sentence, pack: CompiledPack): StanceSentence {
  const { language } = pack.pack;
  const marks = pack.marks.find(sentence);
  const found = doubtsOf(language).find(sentence);
  const count = (doubt: Doubt): number => found.filter(({ value }) => value === doubt).length;
  const parts = sentence.words.flatMap(({ low }) => low.split(/[^\p{L}\p{M}\p{N}]+/u));
  return {
    stems: new Set(parts.filter((low) => low.length > 1).map((low) => stemOf(low, language))),
    words: sentence.words.length,
    isQuestion: sentence.isQuestion,
    negations: marks.filter(({ value }) => value === "negator").length,
    isDenial: findCues(sentence, marks, pack).some(({ value }) => DENIALS.has(value.kind)),
    doubts: {
      refuting: count("refuting"),
      doubting: count("doubting"),
      turning: count("turning"),
      hedging: count("hedging"),
    },
  };
}

/** What speaks for one stance or another; each about 0 to 1. */
export interface StanceParts {
  /** The claim's words, by weight, that the text has at all; below {@link RELATED} it is about something else. */
  readonly shared: number;
  /** Most of the claim's words in one sentence that says it is false, that somebody denies or doubts it. */
  readonly refuted: number;
  /** The same in the first sentences. */
  readonly refutedEarly: number;
  /** Most of the claim's words in one of the first sentences that says it plainly. */
  readonly plainEarly: number;
  /** How often the text has words of each kind. */
  readonly refuting: number;
  readonly negations: number;
  readonly doubting: number;
  readonly turning: number;
  /** The share of sentences that negate or hedge, the claim's own sentences most. */
  readonly negatedNear: number;
  readonly hedgedNear: number;
  readonly hedgedEarly: number;
  readonly length: number;
  /** Whether the claim itself refutes something: then who agrees with it denies that as well. */
  readonly claimRefutes: number;
  readonly claimRefuting: number;
  readonly claimHedges: number;
  readonly claimAsks: number;
}

/** Of the claim's words by weight: chosen on the training half of a public set (FNC-1). */
export const RELATED = 0.35;
const EARLY = 3;
const OPENING = 4;
const SHORT = 100;

/**
 * Compares a claim with a text of the same language. Linear in the text.
 *
 * @param counts how rare words are, of texts of this language
 */
export function stanceParts(claim: StanceText, text: StanceText, counts: TermCounts): StanceParts {
  // Words that every text has weigh nothing.
  const weights = new Map([...claim.stems].map((stem) => [stem, counts.weightOf(stem) - 1]));
  const all = Math.max(1e-9, total([...weights.values()]));
  const share = (stems: ReadonlySet<string>): number =>
    total([...weights].map(([stem, weight]) => (stems.has(stem) ? weight : 0))) / all;
  const near = text.sentences.map(({ stems }) => share(stems));
  const { sentences } = text;
  return {
    shared: share(text.stems),
    ...refutedParts(sentences, near),
    ...densities(text),
    negatedNear: shareNear(sentences, near, ({ negations }) => Math.min(1, negations)),
    hedgedNear: shareNear(sentences, near, ({ doubts }) => Math.min(1, doubts.hedging)),
    hedgedEarly:
      Math.min(3, total(sentences.slice(0, OPENING).map(({ doubts }) => doubts.hedging))) / 3,
    length: Math.log(Math.max(1, text.words)) / 5,
    ...claimParts(claim),
  };
}

function refutedParts(
  sentences: readonly StanceSentence[],
  near: readonly number[],
): Pick<StanceParts, "refuted" | "refutedEarly" | "plainEarly"> {
  const most = (isOne: (sentence: StanceSentence) => boolean, limit: number): number =>
    Math.max(
      0,
      ...sentences.slice(0, limit).map((sentence, at) => (isOne(sentence) ? (near[at] ?? 0) : 0)),
    );
  return {
    refuted: most(isRefuting, sentences.length),
    refutedEarly: most(isRefuting, EARLY),
    plainEarly: most((one) => !isRefuting(one) && one.negations === 0, EARLY),
  };
}

function isRefuting({ isDenial, doubts }: StanceSentence): boolean {
  return isDenial || doubts.refuting > 0 || doubts.doubting > 0;
}

function densities({
  sentences,
  words,
}: StanceText): Pick<StanceParts, "refuting" | "negations" | "doubting" | "turning"> {
  const perWord = (count: (one: StanceSentence) => number, scale: number): number =>
    Math.min(1, (scale * total(sentences.map(count))) / Math.max(SHORT, words));
  return {
    refuting: perWord(({ doubts }) => doubts.refuting, 20),
    negations: perWord(({ negations }) => negations, 15),
    doubting: perWord(({ doubts }) => doubts.doubting, 30),
    turning: Math.min(1, total(sentences.map(({ doubts }) => doubts.turning)) / 6),
  };
}

function shareNear(
  sentences: readonly StanceSentence[],
  near: readonly number[],
  valueOf: (sentence: StanceSentence) => number,
): number {
  const whole = total(near);
  return whole === 0
    ? 0
    : total(sentences.map((sentence, at) => valueOf(sentence) * (near[at] ?? 0))) / whole;
}

function claimParts({
  sentences,
}: StanceText): Pick<StanceParts, "claimRefutes" | "claimRefuting" | "claimHedges" | "claimAsks"> {
  const refutes = sentences.some((one) => isRefuting(one) || one.negations > 0);
  return {
    claimRefutes: refutes ? 1 : 0,
    claimRefuting: Math.min(1, total(sentences.map(({ doubts }) => doubts.refuting))),
    claimHedges: Math.min(2, total(sentences.map(({ doubts }) => doubts.hedging))) / 2,
    claimAsks: sentences.some(({ isQuestion }) => isQuestion) ? 1 : 0,
  };
}

function total(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** Parts whose meaning turns round where the claim itself refutes something. */
const TURNING_PARTS = [
  "refuted",
  "refutedEarly",
  "plainEarly",
  "refuting",
  "negations",
  "doubting",
  "turning",
  "negatedNear",
  "hedgedNear",
  "hedgedEarly",
  "shared",
  "length",
] as const satisfies readonly (keyof StanceParts)[];

/** The parts as the rule weighs them: those that turn round a second time where the claim refutes. */
export function weighedParts(parts: StanceParts): Readonly<Record<string, number>> {
  const turned = TURNING_PARTS.map((name): [string, number] => [
    `${name}OfDenial`,
    parts[name] * parts.claimRefutes,
  ]);
  return { ...parts, ...Object.fromEntries(turned) };
}

/** How likely each stance is of a text that is related, each 0 to 1; they need not sum to 1. */
export type StanceScores = Readonly<Record<"agree" | "disagree" | "discuss", number>>;

/** Denials are rare: one is called at less than even odds. Both chosen as {@link RELATED} was. */
const DENIED = 0.17;
const AGREE_GAIN = 1.4;

/** How likely each stance is; see `stance-weights.ts`. */
function scoreStances(parts: StanceParts): StanceScores {
  const weighed = weighedParts(parts);
  const score = (stance: keyof StanceScores): number => {
    const weights = WEIGHTS[stance];
    const odds = Object.entries(weighed).reduce(
      (all, [name, value]) => all + (weights[name] ?? 0) * value,
      BIASES[stance],
    );
    return 1 / (1 + Math.exp(-odds));
  };
  return { agree: score("agree"), disagree: score("disagree"), discuss: score("discuss") };
}

/** The stance of a text to a claim. */
export function stanceOf(parts: StanceParts): Stance {
  if (parts.shared < RELATED) {
    return "unrelated";
  }
  const { agree, disagree, discuss } = scoreStances(parts);
  if (disagree >= DENIED) {
    return "disagree";
  }
  return agree * AGREE_GAIN >= discuss ? "agree" : "discuss";
}
