import type { Outcome } from "../development/decision.ts";
import type { LedgerEntry } from "../development/development.ts";
import type { StoryCoverage, CoveredItem } from "../ports/stores.ts";
import { EMPTY_FOLD, extendFold, type LedgerFold, standingOf } from "../thread/standing.ts";

interface Covered {
  readonly language: string;
  readonly outcome: Outcome;
  /** When it was published, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * What a story's card shows, carried with the story's memory: an item that is filed reads neither the
 * ledger nor what the story took before. Equal to what the store would tell.
 */
export interface CardState {
  fold: LedgerFold;
  /** Items by id, each as its latest revision was decided, in the order in which those were taken. */
  readonly covered: Map<string, Covered>;
}

/** The card state of a story that took these items and has this ledger. */
export function cardStateOf(
  items: readonly CoveredItem[],
  ledger: readonly LedgerEntry[],
): CardState {
  const state: CardState = { fold: extendFold(EMPTY_FOLD, ledger), covered: new Map() };
  for (const item of items) {
    cover(state, item);
  }
  return state;
}

/** Takes one more item with its developments, in place. */
export function extendCardState(
  state: CardState,
  item: CoveredItem,
  added: readonly LedgerEntry[],
): void {
  state.fold = extendFold(state.fold, added);
  cover(state, item);
}

/** How the story stands, and what it covers. */
export function cardOf(state: CardState) {
  return { standing: standingOf(state.fold), ...coverageOf(state) };
}

function cover({ covered }: CardState, { itemId, language, decision, remembered }: CoveredItem) {
  // A revision counts in the place of the one before it, as the latest.
  covered.delete(itemId);
  covered.set(itemId, { language, outcome: decision.outcome, at: remembered.at });
}

function coverageOf({ covered }: CardState): StoryCoverage {
  const items = [...covered.values()];
  const counts = new Map<string, number>();
  let lastAt: number | undefined;
  for (const { language, at } of items) {
    counts.set(language, (counts.get(language) ?? 0) + 1);
    lastAt = Math.max(lastAt ?? at, at);
  }
  return {
    reports: items.length,
    // Equal counts stand in the order in which they came first: sort is stable.
    languages: [...counts].toSorted(([, a], [, b]) => b - a).map(([language]) => language),
    repeats: items.filter(({ outcome }) => outcome === "copy" || outcome === "rewrite").length,
    lastAt: lastAt === undefined ? undefined : new Date(lastAt),
  };
}
