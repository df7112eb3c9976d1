import type { Fingerprint } from "../item/fingerprint.ts";
import type { DevelopmentType } from "./development.ts";

/** A claim as a story remembers it. */
export interface RememberedClaim {
  readonly type: DevelopmentType;
  /** The key that the story has for the actor; see `Development.actorKey`. */
  readonly actorKey: string;
  /** The key of the name as the item has it, where that is another. */
  readonly alias?: string | undefined;
  readonly speaker: string;
  readonly what: string | undefined;
  /** Told as news, not as background. */
  readonly fresh: boolean;
}

/**
 * What a story remembers of one item: enough to recognise copies, rewrites and known claims later.
 * JSON-serialisable; a story's memory is the fold of these in the order the items were taken.
 */
export interface Remembered {
  readonly itemId: string;
  readonly revision: number;
  readonly url: string;
  readonly outlet: string;
  readonly title: string;
  readonly language: string;
  /** Whether the engine could read claims in its language. */
  readonly isKnownLanguage: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of the match, 0 to 1: how much the story may learn from it. */
  readonly score: number;
  readonly fingerprint: Fingerprint;
  readonly stems: readonly string[];
  readonly concepts: readonly string[];
  /** Keys of names, with how often each stands in the item. */
  readonly names: readonly (readonly [key: string, count: number])[];
  readonly nameWords: readonly string[];
  readonly numbers: readonly (readonly [value: number, rough: 0 | 1])[];
  readonly claims: readonly RememberedClaim[];
}
