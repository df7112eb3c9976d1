import type { Reading } from "../item/reading.ts";
import { logistic } from "../story/match.ts";
import type { Claim } from "./claim.ts";
import { DEVELOPMENT_TYPES } from "./development.ts";
import type { NoveltyParts } from "./novelty.ts";
import { isSameActor } from "./speaker.ts";
import type { Weights } from "./weights.ts";

/** A claim with how likely it is news. */
export interface WeighedClaim {
  readonly claim: Claim;
  readonly parts: NoveltyParts;
  /** 0 to 1. */
  readonly news: number;
}

/** At most so many developments are told of one item. */
const MAX_DEVELOPMENTS = 6;
/** Log-odds beyond this are as good as certain. */
const MAX_ODDS = 4;

/**
 * Which claims of an item with news are told as its developments: the surest one always, and of the
 * others those that say something of their own beside it. In the order of the text.
 */
export function selectDevelopments(
  reading: Reading,
  weighed: readonly WeighedClaim[],
  weights: Weights,
): readonly Claim[] {
  const ranked = rankClaims(reading, weighed).map((one) => ({
    ...one,
    told: logistic(one.parts, weights.selection),
  }));
  const unheard = new Set(
    weighed
      .filter(
        ({ news, parts }) =>
          isUnheard(parts) && isLikely(news, weights.noveltyThreshold, parts["newPerson"] === 1),
      )
      .map(({ claim }) => claim),
  );
  const best = ranked.toSorted((a, b) => b.told - a.told);
  const kept: Claim[] = [];
  for (const { claim, told } of best) {
    const isSaid = kept.some((other) => isSameWord(claim, other));
    const isTold =
      kept.length === 0 || told >= weights.selectionThreshold || (unheard.has(claim) && !isSaid);
    if (isTold && !kept.some((other) => isInside(claim, other))) {
      kept.push(claim);
    }
  }
  return kept.slice(0, MAX_DEVELOPMENTS).toSorted((a, b) => a.sentence - b.sentence);
}

/** Somebody's first denial, refusal or turn, or the first word of somebody new, is never left out. */
function isUnheard(parts: NoveltyParts): boolean {
  return parts["unheard"] === 1 || parts["newPerson"] === 1;
}

/** For the first word of somebody new, beside other news, half the odds are enough. */
const NEW_PERSON = 0.5;

function isLikely(news: number, threshold: number, isNewPerson: boolean): boolean {
  return oddsOf(news) >= oddsOf(threshold) + (isNewPerson ? Math.log(NEW_PERSON) : 0);
}

/** A claim with what speaks for telling it beside the others of its item. */
export interface RankedClaim {
  readonly claim: Claim;
  readonly parts: Readonly<Record<string, number>>;
}

/**
 * The claims of an item with news, the likeliest first, each with what speaks for telling it beside
 * those before it.
 */
export function rankClaims(
  reading: Reading,
  weighed: readonly WeighedClaim[],
): readonly RankedClaim[] {
  const ranked = weighed.toSorted((a, b) => b.news - a.news || a.claim.sentence - b.claim.sentence);
  const top = ranked[0];
  return ranked.map((one, rank) => ({
    claim: one.claim,
    parts: top === undefined ? {} : selectionParts(reading, one, { ranked, rank, top }),
  }));
}

interface Ranking {
  readonly ranked: readonly WeighedClaim[];
  readonly rank: number;
  readonly top: WeighedClaim;
}

function selectionParts(
  reading: Reading,
  { claim, parts, news }: WeighedClaim,
  { ranked, rank, top }: Ranking,
): Readonly<Record<string, number>> {
  const better = ranked.slice(0, rank);
  const isTop = rank === 0 ? 1 : 0;
  const kinds = DEVELOPMENT_TYPES.map((type): [string, number] => [
    `${claim.isCued ? "cue" : "shape"}_${type}`,
    claim.type === type ? 1 - isTop : 0,
  ]);
  const sameActor = better.filter(({ claim: other }) =>
    isSameActor(other.actorKey, claim.actorKey),
  );
  return {
    ...Object.fromEntries(kinds),
    odds: oddsOf(news) / MAX_ODDS,
    behind: (oddsOf(top.news) - oddsOf(news)) / MAX_ODDS,
    isTop,
    isSecond: rank === 1 ? 1 : 0,
    isFar: Math.min(1, rank / 6),
    sameActor: sameActor.length > 0 ? 1 : 0,
    sameActorAndKind: sameActor.some(({ claim: { type } }) => type === claim.type) ? 1 : 0,
    sameKind: better.some(({ claim: { type } }) => type === claim.type) ? 1 : 0,
    sameSentence: better.some(({ claim: { sentence } }) => sentence === claim.sentence) ? 1 : 0,
    sameParagraph: better.some(({ claim: other }) => isNear(reading, other, claim)) ? 1 : 0,
    saysAgain: Math.max(0, ...better.map(({ claim: other }) => overlap(reading, other, claim))),
    besideCue: !claim.isCued && better.some((other) => other.claim.isCued) ? 1 : 0,
    isNamed: claim.isNamed ? 1 : 0,
    inTitle: (parts["inTitle"] ?? 0) * (1 - isTop),
    titleKind: (parts["titleKind"] ?? 0) * (1 - isTop),
    isLede: (parts["isLede"] ?? 0) * (1 - isTop),
    isSummary: (parts["isSummary"] ?? 0) * (1 - isTop),
    isTitle: parts["isTitle"] ?? 0,
    newPerson: parts["newPerson"] ?? 0,
    newNumbers: (parts["newNumbers"] ?? 0) * (1 - isTop),
    hasQuote: (parts["hasQuote"] ?? 0) * (1 - isTop),
    unheard: (parts["unheardSilence"] ?? 0) + (parts["unheardTurn"] ?? 0),
  };
}

function oddsOf(news: number): number {
  const bounded = Math.min(0.9999, Math.max(0.0001, news));
  return Math.max(-MAX_ODDS, Math.min(MAX_ODDS, Math.log(bounded / (1 - bounded))));
}

function isNear({ sentences }: Reading, a: Claim, b: Claim): boolean {
  const [left, right] = [sentences[a.sentence], sentences[b.sentence]];
  return (
    left !== undefined &&
    right !== undefined &&
    left.field === right.field &&
    left.paragraph === right.paragraph
  );
}

/** Two words in common say nothing of a sentence of three. */
const MIN_STEMS = 5;

/** The share of the shorter sentence's words that both have: a lede, and the summary made of it. */
function overlap({ sentences }: Reading, a: Claim, b: Claim): number {
  const [left = [], right = []] = [sentences[a.sentence]?.stems, sentences[b.sentence]?.stems];
  const shared = left.filter((stem) => right.includes(stem)).length;
  return Math.min(1, shared / Math.max(MIN_STEMS, Math.min(left.length, right.length)));
}

/** The same kind by the same actor: what the body says, and then its spokesman. */
function isSameWord(a: Claim, b: Claim): boolean {
  return a.type === b.type && isSameActor(a.actorKey, b.actorKey);
}

/** One sentence is one development; taking back and owning up come in one breath, and are two. */
function isInside(a: Claim, b: Claim): boolean {
  return a.sentence === b.sentence && !(a.type === "walk_back" || b.type === "walk_back");
}
