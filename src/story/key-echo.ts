import type { ItemKeys, KeyCounts } from "./item-keys.ts";
import type { Telling } from "./profile.ts";

/** A story's item as it is compared by keys. */
export interface KeyedItem {
  /** BCP 47 primary tag. */
  readonly language: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What it may have in common with a text in another language; of items long past, none. */
  readonly keys: ItemKeys | undefined;
}

/** The items of a story with the counts of all their keys. */
export interface Keyed {
  readonly items: readonly KeyedItem[];
  readonly keyCounts: KeyCounts;
}

/** A key with what it weighs: the fewer of the story's items have it, the more. */
interface Weighed {
  readonly key: string;
  readonly weight: number;
  readonly isNew: boolean;
}

function weighed(
  known: KeyCounts,
  tag: string,
  keys: ReadonlySet<string>,
  base: (key: string) => number,
): readonly Weighed[] {
  return [...keys].map((key) => {
    const count = known.counts.get(`${tag}:${key}`) ?? 0;
    return {
      key,
      weight: base(key) * (1 + Math.log((known.items + 1) / (count + 1))),
      isNew: count === 0,
    };
  });
}

/** How much of a text one earlier item has, weighed by how rare it is in the story; each 0 to 1. */
export interface KeyEcho {
  /** Of names, numbers and shared nouns: the item that has most of them. */
  readonly keys: number;
  /** The same, of items in another language within the last days. */
  readonly elsewhere: number;
  /** How far that item stands out from the others. */
  readonly peak: number;
  /** Of the beginnings of words, by an item in another language: the cosine. */
  readonly roots: number;
  readonly rootsPeak: number;
  /** Share that the story has never had. */
  readonly fresh: number;
  /** How much there is that the story never had. */
  readonly freshMass: number;
  /** How much there is to compare. */
  readonly ground: number;
}

const HOUR = 3_600_000;
const WINDOW = 72 * HOUR;
const CONCEPT = 0.7;
const NAME = 0.6;
/** Less than this leaves the share to chance. */
const MIN_MASS = 6;
const MUCH = 12;

/** The share of a text's names, numbers and shared nouns that one item of a story has, by how rare they are; 0 to 1. */
export function nearestByKeys(
  { items, keyCounts }: Keyed,
  keys: ItemKeys,
  telling: Telling,
): number {
  const all = weighedKinds(keyCounts, keys, telling);
  const full = Math.max(MIN_MASS, massOf(all));
  let best = 0;
  for (const item of items) {
    best = item.keys === undefined ? best : Math.max(best, sharedOf(item, all) / full);
  }
  return best;
}

type Kinds = readonly (readonly ["names" | "numbers" | "concepts", readonly Weighed[]])[];

function weighedKinds(
  known: KeyCounts,
  { names, numbers, concepts }: ItemKeys,
  telling: Telling,
): Kinds {
  return [
    ["names", weighed(known, "n", names, () => NAME)],
    ["numbers", weighed(known, "#", numbers, () => 1)],
    ["concepts", weighed(known, "c", concepts, (key) => CONCEPT * telling(key))],
  ];
}

function massOf(all: Kinds): number {
  return all.reduce((sum, [, keys]) => keys.reduce((part, { weight }) => part + weight, sum), 0);
}

/** Compares a text's keys with each of a story's items that still have theirs. */
export function keyEcho(
  { items, keyCounts: known }: Keyed,
  keys: ItemKeys,
  at: {
    readonly language: string;
    readonly time: number;
    readonly telling: Telling;
    readonly least?: number;
  },
): KeyEcho {
  const all = weighedKinds(known, keys, at.telling);
  const own = weighed(known, "r", keys.roots, () => 1);
  const ownMass = Math.sqrt(own.reduce((sum, { weight }) => sum + weight ** 2, 0));
  let [mass, fresh] = [0, 0];
  for (const [, list] of all) {
    for (const { weight, isNew } of list) {
      mass += weight;
      fresh += isNew ? weight : 0;
    }
  }
  const full = Math.max(at.least ?? MIN_MASS, mass);
  const shares: number[] = [];
  const cosines: number[] = [];
  let elsewhere = 0;
  for (const item of items) {
    if (item.keys === undefined) {
      continue;
    }
    const shared = sharedOf(item, all) / full;
    shares.push(shared);
    if (item.language !== at.language && Math.abs(at.time - item.at) <= WINDOW) {
      elsewhere = Math.max(elsewhere, shared);
      cosines.push(rootCosine(own, ownMass, item.keys.roots, known));
    }
  }
  const most = Math.max(0, ...shares);
  const best = Math.max(0, ...cosines);
  return {
    keys: most,
    elsewhere,
    peak: most - meanOf(shares),
    roots: best,
    rootsPeak: best - meanOf(cosines),
    fresh: mass === 0 ? 0 : fresh / full,
    freshMass: Math.min(1, fresh / MUCH),
    ground: Math.min(1, mass / MUCH),
  };
}

function sharedOf({ keys }: KeyedItem, all: Kinds): number {
  let shared = 0;
  for (const [kind, own] of all) {
    const theirs = keys?.[kind];
    for (const { key, weight } of own) {
      shared += theirs?.has(key) === true ? weight : 0;
    }
  }
  return shared;
}

function rootCosine(
  own: readonly Weighed[],
  ownMass: number,
  theirs: ReadonlySet<string>,
  known: KeyCounts,
): number {
  if (own.length === 0 || theirs.size === 0) {
    return 0;
  }
  let shared = 0;
  for (const { key, weight } of own) {
    shared += theirs.has(key) ? weight ** 2 : 0;
  }
  if (shared === 0) {
    return 0;
  }
  return shared / (ownMass * rootMass(theirs, known));
}

const masses = new WeakMap<
  ReadonlySet<string>,
  { readonly items: number; readonly mass: number }
>();

/** What the roots of a story's item weigh together, as long as the story has taken no other. */
function rootMass(roots: ReadonlySet<string>, known: KeyCounts): number {
  const found = masses.get(roots);
  if (found?.items === known.items) {
    return found.mass;
  }
  let square = 0;
  for (const key of roots) {
    square += (1 + Math.log((known.items + 1) / ((known.counts.get(`r:${key}`) ?? 0) + 1))) ** 2;
  }
  const mass = Math.sqrt(square);
  masses.set(roots, { items: known.items, mass });
  return mass;
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
