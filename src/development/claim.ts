import type { Development } from "./development.ts";

/** One attributed statement or act that an item tells, before anybody asked whether it is new. */
export interface Claim extends Development {
  /** Told as background ("had earlier denied"): known to the ledger from now on, never news. */
  readonly background: boolean;
  /** Position of its sentence in the reading. */
  readonly sentence: number;
  /** What is done or said, by a key that all languages share ("inquiry", "arrest"), where known. */
  readonly what: string | undefined;
  /** Shown by a cue of the language, and not only by its shape. */
  readonly isCued: boolean;
  /** Whether the speaker is named or only described ("a judge"). */
  readonly isNamed: boolean;
  /** The outlet or person that the sentence gives as its source, as printed. */
  readonly credit: string | undefined;
}
