import type { Claim } from "../development/claim.ts";
import type { Decision } from "../development/decision.ts";
import type { Development, LedgerSource } from "../development/development.ts";
import type { Engine, StoryMemory } from "../development/engine.ts";
import type { Verdict } from "../development/verdict.ts";
import type { Reading } from "../item/reading.ts";
import type { Offer, StoryItem } from "../ports/stores.ts";
import type { Ruling } from "../ports/verdict-store.ts";

/** An item that a story is to decide about. */
export interface Offered {
  readonly reading: Reading;
  readonly claims: readonly Claim[];
  readonly isBaseline: boolean;
  readonly verdict: Verdict | undefined;
  /** When it was first decided about. */
  readonly at: Date;
}

/** What was decided. */
export interface Judgement {
  readonly decision: Decision;
  /** Absent where the decision leaves nothing that a later fold could need: the item has nothing of the story. */
  readonly offer: Offer | undefined;
  /** Present where the item is on the story. */
  readonly taken: StoryItem | undefined;
}

/**
 * Decides about an item offered to a story: the one way for items that arrive and for those that are
 * decided again, so that a story folded anew is what it would have been.
 *
 * Only an item that shares at least something telling with the story, or that an editor ruled about, is
 * worth keeping as an offer: most candidates have no name and no word of the topic and score nothing.
 */
export function judgeOffer(memory: StoryMemory, offered: Offered, engine: Engine): Judgement {
  const { reading, claims, verdict } = offered;
  const judged = engine.decide(memory, reading, claims, verdict);
  const isOn = judged.outcome !== "off-topic";
  const decision = offered.isBaseline ? asBaseline(judged) : judged;
  const { id: itemId, revision } = reading.item;
  return {
    decision,
    offer:
      isOn || judged.score > 0 || verdict !== undefined
        ? { itemId, revision, isBaseline: offered.isBaseline, score: judged.score, at: offered.at }
        : undefined,
    taken: isOn
      ? {
          itemId,
          revision,
          language: reading.language,
          decision,
          remembered: engine.remembered(memory, reading, claims, decision),
          decidedAt: offered.at,
        }
      : undefined,
  };
}

function asBaseline(decision: Decision): Decision {
  return decision.outcome === "new-developments" ? { ...decision, outcome: "baseline" } : decision;
}

/** The item as the source of the developments that it brought. */
export function sourceOf({ item, language }: Reading, at: Date): LedgerSource {
  return {
    itemId: item.id,
    revision: item.revision,
    outlet: item.outlet,
    url: item.url,
    language,
    published: item.published,
    at,
  };
}

/** A ledger's entries out of what one item brought, numbered from the last. */
export function entriesOf(
  source: LedgerSource,
  developments: readonly Development[],
  last: number,
) {
  return developments.map((development, index) => ({
    ...source,
    ...development,
    seq: last + 1 + index,
  }));
}

/** What holds for an item on a story. */
export function verdictOf(rulings: readonly Ruling[]): Verdict | undefined {
  return weightiest(rulings)?.verdict;
}

/** Of what was ruled about an item on a story: feedback outweighs what a merge or a split left. */
export function weightiest(rulings: readonly Ruling[]): Ruling | undefined {
  return rulings.find(({ kind }) => kind === "feedback") ?? rulings[0];
}
