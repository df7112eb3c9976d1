import type { Reading } from "../item/reading.ts";
import type { Telling } from "./profile.ts";

/** An item of a story with the words that it is compared by. */
export interface WordedItem {
  readonly language: string;
  /** Of items long past, none. */
  readonly stems: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
}

/** How like an item is to that item of a story which it is most like, each 0 to 1. */
export interface NearestParts {
  readonly nearStems: number;
  readonly nearConcepts: number;
}

/** Compares an item with each of the story's latest, that still have their words. */
export function nearestParts(
  items: readonly WordedItem[],
  reading: Reading,
  telling: Telling,
): NearestParts {
  const own = massOf(reading.concepts, telling);
  let [nearStems, nearConcepts] = [0, 0];
  for (const item of items) {
    if (item.stems.size === 0) {
      continue;
    }
    const concepts = weighedCosine(item.concepts, reading.concepts, own, telling);
    const stems =
      item.language === reading.language ? binaryCosine(item.stems, reading.stems) : 0;
    nearStems = Math.max(nearStems, stems);
    nearConcepts = Math.max(nearConcepts, concepts);
  }
  return { nearStems, nearConcepts };
}

function binaryCosine(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const term of few) {
    shared += many.has(term) ? 1 : 0;
  }
  return shared === 0 ? 0 : shared / Math.sqrt(a.size * b.size);
}

function weighedCosine(
  theirs: ReadonlySet<string>,
  own: ReadonlySet<string>,
  ownMass: number,
  telling: Telling,
): number {
  let [shared, mass] = [0, 0];
  for (const concept of theirs) {
    const told = telling(concept) ** 2;
    mass += told;
    shared += own.has(concept) ? told : 0;
  }
  return shared === 0 ? 0 : shared / Math.sqrt(mass * ownMass);
}

function massOf(concepts: ReadonlySet<string>, telling: Telling): number {
  let mass = 0;
  for (const concept of concepts) {
    mass += telling(concept) ** 2;
  }
  return mass;
}
