import type { Development } from "./development.ts";

/**
 * What became of an item on a story. An exhaustive list: `why` has a sentence for each.
 *
 * `baseline` is an item that was older than the follow or came with a feed's first poll: it counts
 * for the ledger and the card, and is never an alert.
 */
export type Outcome =
  | "off-topic"
  | "copy"
  | "rewrite"
  | "nothing-new"
  | "baseline"
  | "new-developments";

/** Why a sentence is not news: what the story already had. */
export interface Coverage {
  /** A sentence of the item, to the letter. */
  readonly sentence: string;
  /** Plain words: "background", "the brewery’s denial, known since 15 Nov 08:55 (Morning Wire)". */
  readonly because: string;
  /** The item that told it first, where there is one. */
  readonly itemId: string | undefined;
}

/**
 * What the engine decided about one item and one story, with its reasons.
 *
 * `developments` is empty unless `outcome` is `new-developments` or `baseline`.
 */
export interface Decision {
  readonly outcome: Outcome;
  /** Of the match with the story, 0 to 1. */
  readonly score: number;
  /** What the score is made of, by name; for people and for fitting. */
  readonly parts: Readonly<Record<string, number>>;
  /** One sentence for people. */
  readonly reason: string;
  readonly copyOf: string | undefined;
  readonly copyKind: "copy" | "rewrite" | undefined;
  readonly developments: readonly Development[];
  readonly covered: readonly Coverage[];
}
