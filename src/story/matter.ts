import { isCaseless } from "../item/words.ts";
import type { Profile } from "./profile.ts";

/** What a story is about in the words that all languages share: its commonest. */
const MAIN = 8;
/**
 * So many of them in common are ground enough where no name tells it: the item or the story is in a
 * script without capitals, whose names the other may spell in no like way.
 */
export const ENOUGH_MATTER = 4;

/** The shared words that most of a story's items have, the commonest first. */
export function mainMatter({ concepts }: Profile): readonly string[] {
  return [...concepts]
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MAIN)
    .map(([concept]) => concept);
}

/** Whether a story has items whose names other scripts spell in no like way. */
export function hidesNames({ stems }: Profile): boolean {
  return [...stems.keys()].some(isCaseless);
}
