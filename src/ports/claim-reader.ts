import type { Claim } from "../development/claim.ts";
import type { Reading } from "../item/reading.ts";

/**
 * Reads who says or does what out of an item. The default reads by cues; one with a language model
 * may stand in its place: same input, same output, evidence to the letter.
 */
export interface ClaimReader {
  claimsOf(reading: Reading): Promise<readonly Claim[]>;
}
