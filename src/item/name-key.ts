import anyAscii from "any-ascii";

import { remembering } from "../base/remembering.ts";

/** Legal forms and articles that are no part of whom a name means. */
const NO_PART = new Set(
  "ltd limited inc llc llp plc corp corporation co company ag gmbh kg se ab asa as oy oyj sa spa srl nv bv sarl the of and for de la le der die das den det".split(
    " ",
  ),
);

/**
 * One key for a name in any script, the same for "Ørsted" and "Orsted" and near the same for "Тойота"
 * and "Toyota" (see {@link isSameNameWord}). Lower-case words of a to z and 0 to 9 with single spaces;
 * legal forms, possessives and articles are left out.
 */
export function nameKey(name: string): string {
  const words = asciiOf(name)
    .replaceAll(/['’]s\b/gu, "")
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== "");
  const kept = words.filter((word) => !NO_PART.has(word));
  return (kept.length > 0 ? kept : words).join(" ");
}

/** A text in lower-case ASCII, letter by letter. Never throws. */
export function asciiOf(text: string): string {
  return anyAscii(text.normalize("NFC")).toLowerCase();
}

/**
 * Whether two words of a name are one, spelt by different transliterations: equal, a small edit
 * distance for their length, or the same consonants.
 */
export function isSameNameWord(a: string, b: string): boolean {
  if (a === b) {
    return true;
  }
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || /\d/u.test(a + b)) {
    return false;
  }
  const allowed = allowedEdits(shorter);
  if (allowed > 0 && isWithinEdits(a, b, allowed)) {
    return true;
  }
  const bones = skeleton(a);
  return bones.length >= 4 && bones === skeleton(b);
}

/** Long words may differ in two letters, short ones in none. */
function allowedEdits(length: number): number {
  if (length >= 9) {
    return 2;
  }
  return length >= 6 ? 1 : 0;
}

/** As many words as the names of ten thousand stories have, about. */
const MOST_WORDS = 100_000;

/** The consonants of a key, with those that transliterations mix up made one. */
export const skeleton = remembering(makeSkeleton, MOST_WORDS);

function makeSkeleton(word: string): string {
  return word
    .replaceAll(/[aeiouyw']/gu, "")
    .replaceAll("h", "")
    .replaceAll("l", "r")
    .replaceAll("v", "b")
    .replaceAll(/[fp]/gu, "b")
    .replaceAll(/[cq]/gu, "k")
    .replaceAll("z", "s")
    .replaceAll("j", "i")
    .replaceAll("g", "k")
    .replaceAll("d", "t")
    .replaceAll(/(.)\1+/gu, "$1");
}

/** Whether the Levenshtein distance is at most `limit` (small). Linear for a fixed limit. */
function isWithinEdits(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) {
    return false;
  }
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const cost = Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) {
      return false;
    }
    row = next;
  }
  return (row[b.length] ?? limit + 1) <= limit;
}
