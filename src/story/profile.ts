/**
 * What a story is about, learnt from the items that are on it. Weights sum what items said, newest
 * most: Rocchio's rule with decay, without negative examples.
 */
export interface Profile {
  readonly names: Map<string, number>;
  /** Single words of names, for what is only half spelt. */
  readonly nameWords: Map<string, number>;
  /** Stems by language. */
  readonly stems: Map<string, Map<string, number>>;
  readonly concepts: Map<string, number>;
  /** How like the story's items have been to it, by what was compared; see `typicalOf`. */
  readonly typical: Map<string, Running>;
  /** Items learnt from. */
  learnt: number;
  /** Grows by 1/decay with each item, so that older weights shrink beside it. */
  gain: number;
}

/** A mean that grows with each value. */
export interface Running {
  mean: number;
  count: number;
}

/** How telling a shared noun is: the fewer affairs have it, the more. 1 where nothing is known of it. */
export type Telling = (concept: string) => number;

/** What one item teaches. */
export interface Lesson {
  readonly language: string;
  readonly names: readonly (readonly [string, number])[];
  readonly nameWords: readonly string[];
  readonly stems: readonly string[];
  readonly concepts: readonly string[];
}

const DECAY = 0.98;
/** Above this many entries the weakest half is forgotten. */
const MAX_ENTRIES = 600;

/** A profile that has learnt nothing. */
export function emptyProfile(): Profile {
  return {
    names: new Map(),
    nameWords: new Map(),
    stems: new Map(),
    concepts: new Map(),
    typical: new Map(),
    learnt: 0,
    gain: 1,
  };
}

/** Learns from one item, in place. Bounded, however many items there are. */
export function learn(profile: Profile, lesson: Lesson, telling: Telling): void {
  if (profile.learnt > 0) {
    const stems = cosine(profile.stems.get(lesson.language), new Set(lesson.stems));
    note(profile, `stems:${lesson.language}`, stems);
    note(profile, "concepts", cosine(profile.concepts, new Set(lesson.concepts), telling));
    note(profile, "names", cosine(profile.nameWords, new Set(lesson.nameWords)));
  }
  profile.learnt += 1;
  profile.gain /= DECAY;
  const stems = profile.stems.get(lesson.language) ?? new Map<string, number>();
  profile.stems.set(lesson.language, stems);
  addAll(
    profile.names,
    lesson.names.map(([name]) => name),
    profile.gain,
  );
  addAll(profile.nameWords, lesson.nameWords, profile.gain);
  addAll(stems, lesson.stems, profile.gain);
  addAll(profile.concepts, lesson.concepts, profile.gain);
}

function note({ typical }: Profile, key: string, value: number): void {
  const known = typical.get(key) ?? { mean: 0, count: 0 };
  known.count += 1;
  known.mean += (value - known.mean) / Math.min(known.count, WINDOW);
  typical.set(key, known);
}

/** Values that a running mean remembers, about. */
const WINDOW = 30;
/** What two reports of one affair have in common at least, before the story has shown its own measure. */
const LEAST_TYPICAL = 0.1;

/**
 * An item's likeness beside that of the story's own items, 0 to 1.5: 1 is as like as they are. Before two
 * of them could be compared, 0.
 */
export function besideTypical({ typical }: Profile, key: string, value: number): number {
  const known = typical.get(key);
  return known === undefined || known.count < 2
    ? 0
    : Math.min(1.5, value / Math.max(LEAST_TYPICAL, known.mean));
}

function addAll(weights: Map<string, number>, keys: readonly string[], gain: number): void {
  for (const key of keys) {
    weights.set(key, (weights.get(key) ?? 0) + gain);
  }
  if (weights.size > MAX_ENTRIES) {
    const kept = [...weights].toSorted((a, b) => b[1] - a[1]).slice(0, MAX_ENTRIES / 2);
    weights.clear();
    for (const [key, weight] of kept) {
      weights.set(key, weight);
    }
  }
}

/** The share of the items learnt from that had this name, newest most; 0 to 1. */
export function shareOf(
  weights: ReadonlyMap<string, number> | undefined,
  key: string,
  profile: Profile,
): number {
  const full = (profile.gain - 1) / (1 - DECAY);
  return full <= 0 ? 0 : Math.min(1, (weights?.get(key) ?? 0) / Math.max(full, profile.gain));
}

/** How much of what the profile expects the item has: cosine of the weights with the item's keys. */
export function cosine(
  weights: ReadonlyMap<string, number> | undefined,
  keys: ReadonlySet<string>,
  telling: Telling = () => 1,
): number {
  if (weights === undefined || weights.size === 0 || keys.size === 0) {
    return 0;
  }
  let [dot, square, own] = [0, 0, 0];
  for (const [key, weight] of weights) {
    const told = telling(key);
    square += (weight * told) ** 2;
    if (keys.has(key)) {
      dot += weight * told * told;
    }
  }
  for (const key of keys) {
    own += telling(key) ** 2;
  }
  return own === 0 ? 0 : dot / Math.sqrt(square * own);
}

/** So many of a story's learnt names are what it is found by. */
const STRONGEST = 40;

/** The words of names with the greatest weights, the greatest first. */
export function strongestNames(profile: Profile): readonly string[] {
  return rankedNames(profile)
    .slice(0, STRONGEST)
    .map(([word]) => word);
}

type Ranked = readonly (readonly [word: string, weight: number])[];

const ranks = new WeakMap<Profile, { readonly learnt: number; readonly ranked: Ranked }>();

/** The words of names with their weights, the greatest first. Made once for each item learnt from. */
export function rankedNames(profile: Profile): Ranked {
  const known = ranks.get(profile);
  if (known?.learnt === profile.learnt) {
    return known.ranked;
  }
  const ranked = [...profile.nameWords].toSorted((a, b) => b[1] - a[1]);
  ranks.set(profile, { learnt: profile.learnt, ranked });
  return ranked;
}
