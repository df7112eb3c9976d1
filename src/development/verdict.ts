import type { Decision } from "./decision.ts";

/**
 * What an editor said of one item and one story. It outweighs whatever the story learnt.
 *
 * `wrong-story`: the item is not on the story and teaches it nothing. `not-new`: it is on the story and
 * silent, and what it claims counts as known. `on-story`: it is on the story, and judged for its news.
 */
export type Verdict = "wrong-story" | "not-new" | "on-story";

/** Holds a match to a verdict. An item that only an editor put on the story matches it fully. */
export function heldTo<T extends { readonly score: number; readonly isOnStory: boolean }>(
  match: T,
  verdict: Verdict | undefined,
): T {
  switch (verdict) {
    case undefined:
      return match;
    case "wrong-story":
      return { ...match, isOnStory: false };
    case "not-new":
      return match.isOnStory ? match : { ...match, isOnStory: true, score: 1 };
    case "on-story":
      return { ...match, isOnStory: true, score: 1 };
  }
}

/** Names the verdict as the reason of a decision that was held to it. */
export function withVerdict(decision: Decision, verdict: Verdict | undefined): Decision {
  switch (verdict) {
    case undefined:
      return decision;
    case "wrong-story":
      return { ...decision, reason: "An editor said that it is not on this story." };
    case "not-new":
      return { ...decision, reason: "An editor said that it holds nothing new." };
    case "on-story":
      return { ...decision, reason: `An editor put it on this story. ${decision.reason}` };
  }
}
