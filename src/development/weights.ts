import type { LinearWeights } from "../story/match.ts";
import type { Telling } from "../story/profile.ts";
import type { BoostedTrees } from "./boosted-trees.ts";
import type { TypeWeights } from "./retype.ts";

/** What was fitted from labelled streams; see `test/fit/fit-weights.ts`. */
export interface Weights {
  /** When it was fitted, ISO date. */
  readonly fitted: string;
  /** On what, and how well; for people. */
  readonly figures: Readonly<Record<string, number | string>>;
  /** Whether an item is on a story. */
  readonly match: LinearWeights;
  readonly matchThreshold: number;
  /** How telling a shared noun is; 1 where it is not named. */
  readonly telling: Readonly<Record<string, number>>;
  /** Of which type a claim is that no cue shows. */
  readonly types: TypeWeights;
  /** Whether a claim is new to a story. */
  readonly novelty: BoostedTrees;
  readonly noveltyThreshold: number;
  /** Whether a claim of an item with news is one of its developments. */
  readonly selection: LinearWeights;
  readonly selectionThreshold: number;
  /** Above this share of common runs of words an item is a copy. */
  readonly copyThreshold: number;
}

/** How telling a shared noun is, by the fitted weights. */
export function tellingOf({ telling }: Weights): Telling {
  return (concept) => telling[concept] ?? 1;
}
