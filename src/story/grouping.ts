import { normOf } from "./term-weights.ts";
import type { Vector } from "./term-weights.ts";

/** An item as it is grouped. */
export interface Groupable {
  /** In milliseconds; items come in order. */
  readonly at: number;
  readonly language: string;
  /** What it is compared with items of its own language by; of length 1. */
  readonly own: Vector;
  /** What it is compared with items of all languages by; of length 1. */
  readonly shared: Vector;
  /** Countries that it names, without those that nearly all items name. */
  readonly countries: readonly string[];
}

/** Where an item was put. */
export interface Placement {
  /** Number of the group, from 0, in the order in which they began. */
  readonly group: number;
  readonly isFirst: boolean;
  /** How well the best group fitted, 1 and more for being put there; 0 where there was none. */
  readonly fit: number;
}

/** Puts items that tell of one affair together, in the order in which they come. Holds state. */
export interface Grouping {
  /** Puts an item into the group it fits best, or into a new one. What was put stays where it is. */
  place(item: Groupable): Placement;
}

/** When an item fits a group. All chosen on the dev half of a public set (OG2021). */
export interface GroupingRules {
  /** Cosine with the items of its own language from which it fits. */
  readonly own: number;
  /** Cosine with the items of all languages from which it fits; less is alike there. */
  readonly shared: number;
  /** A group that has been silent for so long fits half as well, in milliseconds. */
  readonly halfLife: number;
  /** After so long a silence a group is closed, in milliseconds. */
  readonly window: number;
  /** What a fit is multiplied by where item and group name countries, and none in common. */
  readonly elsewhere: number;
}

const HOUR = 3_600_000;

const GROUPING_RULES: GroupingRules = {
  own: 0.22,
  shared: 0.18,
  halfLife: 20 * HOUR,
  window: 96 * HOUR,
  elsewhere: 0.6,
};

interface Group {
  readonly number: number;
  readonly own: Map<string, Centroid>;
  readonly shared: Centroid;
  readonly countries: Set<string>;
  last: number;
}

/** The sum of vectors with its length. */
interface Centroid {
  readonly sum: Map<string, number>;
  norm: number;
}

/**
 * Groups in one pass by nearest centroid (as topic detection and tracking does since Allan and others
 * 1998), with a centroid for each language and one for all. Of a group without the item's language
 * only what all languages share can be asked; else both count the same.
 */
export function createGrouping(rules: GroupingRules = GROUPING_RULES): Grouping {
  let open: Group[] = [];
  let begun = 0;
  return {
    place: (item) => {
      open = open.filter(({ last }) => item.at - last <= rules.window);
      const { group: nearest, fit } = findNearest(open, item, rules);
      const isFirst = nearest === undefined || fit < 1;
      const group = isFirst ? newGroup(begun, item.at) : nearest;
      if (isFirst) {
        begun += 1;
        open.push(group);
      }
      join(group, item);
      return { group: group.number, isFirst, fit };
    },
  };
}

function findNearest(
  open: readonly Group[],
  item: Groupable,
  rules: GroupingRules,
): { readonly group: Group | undefined; readonly fit: number } {
  let best: Group | undefined;
  let bestFit = 0;
  for (const group of open) {
    const fit = fitOf(group, item, rules);
    if (fit > bestFit) {
      best = group;
      bestFit = fit;
    }
  }
  return { group: best, fit: bestFit };
}

function fitOf(group: Group, item: Groupable, rules: GroupingRules): number {
  const shared = nearness(group.shared, item.shared) / rules.shared;
  const centroid = group.own.get(item.language);
  const own = centroid === undefined ? undefined : nearness(centroid, item.own) / rules.own;
  const alike = own === undefined ? shared : Math.max(own, (own + shared) / 2);
  const isElsewhere =
    item.countries.length > 0 &&
    group.countries.size > 0 &&
    !item.countries.some((country) => group.countries.has(country));
  return (
    alike * 0.5 ** ((item.at - group.last) / rules.halfLife) * (isElsewhere ? rules.elsewhere : 1)
  );
}

function nearness({ sum, norm }: Centroid, vector: Vector): number {
  let dot = 0;
  for (const [term, weight] of vector) {
    dot += weight * (sum.get(term) ?? 0);
  }
  return norm === 0 ? 0 : dot / norm;
}

function newGroup(number: number, at: number): Group {
  return { number, own: new Map(), shared: newCentroid(), countries: new Set(), last: at };
}

function newCentroid(): Centroid {
  return { sum: new Map(), norm: 0 };
}

function join(group: Group, item: Groupable): void {
  const own = group.own.get(item.language) ?? newCentroid();
  group.own.set(item.language, own);
  addTo(own, item.own);
  addTo(group.shared, item.shared);
  for (const country of item.countries) {
    group.countries.add(country);
  }
  group.last = item.at;
}

function addTo(centroid: Centroid, vector: Vector): void {
  for (const [term, weight] of vector) {
    centroid.sum.set(term, (centroid.sum.get(term) ?? 0) + weight);
  }
  centroid.norm = normOf(centroid.sum);
}
