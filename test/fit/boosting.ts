import type { BoostedTrees, Tree } from "../../src/development/boosted-trees.ts";
import type { Row } from "./logistic-regression.ts";

/** How trees are grown. */
export interface Growth {
  readonly rounds: number;
  readonly depth: number;
  /** Share of its own step that a tree takes. */
  readonly rate: number;
  /** Weight below which a leaf says too little. */
  readonly leastWeight: number;
  /** Share of the signs that a tree may ask for. */
  readonly signs: number;
  /** Share of the rows that a tree is grown on. */
  readonly rows: number;
}

/** Pull of a leaf towards nothing. */
const LAMBDA = 3;
const LEAST_GAIN = 0.5;
const BINS = 12;

interface Data {
  readonly names: readonly string[];
  /** By sign: where its values are cut. */
  readonly cuts: readonly (readonly number[])[];
  /** By sign and row: the number of cuts that are below the value. */
  readonly bins: readonly Uint8Array[];
  readonly y: Uint8Array;
  readonly weight: Float64Array;
}

/**
 * Boosted trees by gradient and curvature of the logistic loss (Chen and Guestrin 2016), on binned signs.
 * Deterministic: rows and signs are drawn by a fixed sequence.
 */
export function growTrees(rows: readonly Row[], growth: Growth): BoostedTrees {
  const data = dataOf(rows.filter(({ weight }) => weight > 0));
  const count = data.y.length;
  const random = sequence();
  const bias = biasOf(data);
  const odds = new Float64Array(count).fill(bias);
  const trees: Tree[] = [];
  for (let grown = 0; grown < growth.rounds; grown += 1) {
    const { gradient, curve } = slopes(data, odds);
    const drawn = [...data.y.keys()].filter(() => random() < growth.rows);
    const signs = [...data.names.keys()].filter(() => random() < growth.signs);
    const tree = grow({ data, gradient, curve, signs, growth }, drawn, growth.depth);
    trees.push(tree.node);
    for (let row = 0; row < count; row += 1) {
      odds[row]! += tree.leafOf(row);
    }
  }
  return { bias: round(bias), linear: {}, trees };
}

function dataOf(rows: readonly Row[]): Data {
  const names = [...new Set(rows.flatMap(({ parts }) => Object.keys(parts)))].toSorted();
  const columns = names.map((name) => Float64Array.from(rows, ({ parts }) => parts[name] ?? 0));
  const cuts = columns.map(cutsOf);
  return {
    names,
    cuts,
    bins: columns.map((column, at) =>
      Uint8Array.from(column, (value) => cuts[at]!.filter((cut) => value > cut).length),
    ),
    y: Uint8Array.from(rows, ({ label }) => (label ? 1 : 0)),
    weight: Float64Array.from(rows, ({ weight }) => weight),
  };
}

/** Cuts between the values of a sign, at equal shares of its different values. */
function cutsOf(column: Float64Array): readonly number[] {
  const values = [...new Set(column)].toSorted((a, b) => a - b);
  const cuts = new Set<number>();
  for (let bin = 1; bin < BINS && values.length > 1; bin += 1) {
    const at = Math.max(1, Math.min(values.length - 1, Math.round((bin * values.length) / BINS)));
    cuts.add(round((values[at - 1]! + values[at]!) / 2));
  }
  return [...cuts].toSorted((a, b) => a - b);
}

function biasOf({ y, weight }: Data): number {
  let [yes, all] = [0, 0];
  for (let row = 0; row < y.length; row += 1) {
    yes += y[row]! * weight[row]!;
    all += weight[row]!;
  }
  return Math.log(Math.max(1, yes) / Math.max(1, all - yes));
}

function slopes(
  { y, weight }: Data,
  odds: Float64Array,
): { readonly gradient: Float64Array; readonly curve: Float64Array } {
  const gradient = new Float64Array(y.length);
  const curve = new Float64Array(y.length);
  for (let row = 0; row < y.length; row += 1) {
    const p = 1 / (1 + Math.exp(-odds[row]!));
    gradient[row] = (p - y[row]!) * weight[row]!;
    curve[row] = Math.max(1e-4, p * (1 - p)) * weight[row]!;
  }
  return { gradient, curve };
}

interface Ground {
  readonly data: Data;
  readonly gradient: Float64Array;
  readonly curve: Float64Array;
  readonly signs: readonly number[];
  readonly growth: Growth;
}

interface Grown {
  readonly node: Tree;
  readonly leafOf: (row: number) => number;
}

function grow(ground: Ground, rows: readonly number[], depth: number): Grown {
  const { gradient, curve, growth, data } = ground;
  let [g, h] = [0, 0];
  for (const row of rows) {
    g += gradient[row]!;
    h += curve[row]!;
  }
  const value = round((-g / (h + LAMBDA)) * growth.rate);
  const leaf = { node: value, leafOf: () => value };
  const split = depth === 0 ? undefined : bestSplit(ground, rows, { g, h });
  if (split === undefined) {
    return leaf;
  }
  const bins = data.bins[split.sign]!;
  const below = grow(
    ground,
    rows.filter((row) => bins[row]! <= split.bin),
    depth - 1,
  );
  const above = grow(
    ground,
    rows.filter((row) => bins[row]! > split.bin),
    depth - 1,
  );
  return {
    node: {
      sign: data.names[split.sign]!,
      cut: data.cuts[split.sign]![split.bin]!,
      below: below.node,
      above: above.node,
    },
    leafOf: (row) => (bins[row]! <= split.bin ? below.leafOf(row) : above.leafOf(row)),
  };
}

function bestSplit(
  { data, gradient, curve, signs, growth }: Ground,
  rows: readonly number[],
  { g, h }: { readonly g: number; readonly h: number },
): { readonly sign: number; readonly bin: number } | undefined {
  const base = g ** 2 / (h + LAMBDA);
  let best: { readonly sign: number; readonly bin: number; readonly gain: number } | undefined;
  for (const sign of signs) {
    const size = data.cuts[sign]!.length;
    if (size === 0) {
      continue;
    }
    const bins = data.bins[sign]!;
    const [gs, hs] = [new Float64Array(size + 1), new Float64Array(size + 1)];
    for (const row of rows) {
      gs[bins[row]!]! += gradient[row]!;
      hs[bins[row]!]! += curve[row]!;
    }
    let [left, leftH] = [0, 0];
    for (let bin = 0; bin < size; bin += 1) {
      left += gs[bin]!;
      leftH += hs[bin]!;
      if (leftH < growth.leastWeight || h - leftH < growth.leastWeight) {
        continue;
      }
      const gain = left ** 2 / (leftH + LAMBDA) + (g - left) ** 2 / (h - leftH + LAMBDA) - base;
      if (gain > Math.max(LEAST_GAIN, best?.gain ?? 0)) {
        best = { sign, bin, gain };
      }
    }
  }
  return best;
}

/** Numbers from 0 to 1, the same in every run (a linear congruence; Park and Miller 1988). */
function sequence(): () => number {
  let state = 20_231;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
