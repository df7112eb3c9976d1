import type { Reading } from "../item/reading.ts";
import { isCaseless } from "../item/words.ts";
import type { Profile } from "./profile.ts";

/** What a story is about in the words that all languages share: its commonest. */
const MAIN = 8;
/** So many of them in common are ground enough where names are hidden by another script. */
export const ENOUGH_MATTER = 4;

/** The shared words that most of a story's items have, the commonest first. */
export function mainMatter({ concepts }: Profile): readonly string[] {
  return [...concepts]
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MAIN)
    .map(([concept]) => concept);
}

/**
 * Whether an item and a story are about the same matter though no name tells it: one of them is in a
 * script without capitals, whose names the other may spell in no like way.
 */
export function sharesMatter(profile: Profile, reading: Reading): boolean {
  return (
    (isCaseless(reading.language) || hidesNames(profile)) &&
    mainMatter(profile).filter((concept) => reading.concepts.has(concept)).length >= ENOUGH_MATTER
  );
}

/** Whether a story has items whose names other scripts spell in no like way. */
export function hidesNames({ stems }: Profile): boolean {
  return [...stems.keys()].some(isCaseless);
}
