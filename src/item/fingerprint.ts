import { hash32 } from "./hash.ts";
import { isUnspaced } from "./words.ts";

/**
 * What copies are found by: hashes of the runs of words (shingles) of a text, in order, each once.
 * Of a long text only those are kept whose hash is a multiple of `scale` (FracMinHash; Irber and
 * others 2022), which leaves containment an unbiased estimate.
 */
export interface Fingerprint {
  readonly hashes: readonly number[];
  /** A power of two; 1 keeps all. */
  readonly scale: number;
}

/** Words in a shingle: enough that two authors seldom share one by chance. */
const SHINGLE = 4;
/** Letters in a shingle where words are not spaced. */
const LETTERS = 7;
/** So many hashes at most are kept of one item. */
const MAX_HASHES = 512;

/** The shingles of a sentence or text, as hashes. Fewer words than a shingle make one of them all. */
export function shinglesOf(text: string, language: string): readonly number[] {
  const normal = text.toLowerCase().normalize("NFKC");
  if (isUnspaced(language)) {
    return runs(normal.match(/[\p{L}\p{N}]/gu) ?? [], LETTERS, "");
  }
  return runs(normal.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [], SHINGLE, " ");
}

function runs(parts: readonly string[], size: number, join: string): readonly number[] {
  const hashes = new Set<number>();
  for (let at = 0; at + size <= parts.length; at += 1) {
    hashes.add(hash32(parts.slice(at, at + size).join(join)));
  }
  if (hashes.size === 0 && parts.length > 0) {
    hashes.add(hash32(parts.join(join)));
  }
  return [...hashes];
}

/** The fingerprint of a text whose shingles these are. */
export function fingerprintOf(shingles: readonly number[]): Fingerprint {
  let scale = 1;
  let hashes = [...new Set(shingles)];
  while (hashes.length > MAX_HASHES) {
    scale *= 2;
    hashes = hashes.filter((hash) => hash % scale === 0);
  }
  return { hashes, scale };
}

/**
 * The share of the smaller text that the larger one holds, 0 to 1, so that a cut copy counts as
 * whole. 0 where a text is too short to tell.
 */
export function containment(a: Fingerprint, b: Fingerprint): number {
  const scale = Math.max(a.scale, b.scale);
  const right = hashSet(b);
  let [left, shared, other] = [0, 0, 0];
  for (const hash of a.hashes) {
    if (hash % scale === 0) {
      left += 1;
      shared += right.has(hash) ? 1 : 0;
    }
  }
  for (const hash of b.hashes) {
    other += hash % scale === 0 ? 1 : 0;
  }
  const smaller = Math.min(left, other);
  return smaller < 8 ? 0 : shared / smaller;
}

const sets = new WeakMap<Fingerprint, ReadonlySet<number>>();

/** The hashes of one text are compared with those of many. */
function hashSet(fingerprint: Fingerprint): ReadonlySet<number> {
  const known = sets.get(fingerprint) ?? new Set(fingerprint.hashes);
  sets.set(fingerprint, known);
  return known;
}
