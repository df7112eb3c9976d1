import { oddsByTrees } from "../../src/development/boosted-trees.ts";
import type { BoostedTrees, Tree } from "../../src/development/boosted-trees.ts";
import { DEVELOPMENT_TYPES } from "../../src/development/development.ts";
import type { TypeWeights } from "../../src/development/retype.ts";
import { rankClaims } from "../../src/development/selection.ts";
import type { Weights } from "../../src/development/weights.ts";
import { logistic } from "../../src/story/match.ts";
import { growTrees } from "./boosting.ts";
import type { Examples, ItemExample, MatchExample, TypeExample } from "./examples.ts";
import { EXPECTED } from "./expected.ts";
import { fitLogistic } from "./logistic-regression.ts";
import type { Row } from "./logistic-regression.ts";

const RIDGE = { match: 0.0003, novelty: 0.004, selection: 0.01, types: 0.015 };
/** Chosen by cross-validation over scenarios: deeper or more trees learn the scenarios by heart. */
const GROWTH = { rounds: 150, depth: 4, rate: 0.06, leastWeight: 4, signs: 0.4, rows: 0.7 };

/** What is fitted; the copy threshold and the figures are set beside it. */
export type FittedParts = Omit<
  Weights,
  "fitted" | "figures" | "copyThreshold" | "types" | "telling"
>;

/** Types that a claim without a cue may be given, where the examples have so many of it. */
const MIN_OF_TYPE = 6;

/** Fits what speaks for each type of a claim without a cue: one type against all others. */
export function fitTypes(examples: readonly TypeExample[]): TypeWeights {
  const types = DEVELOPMENT_TYPES.filter(
    (type) => examples.filter((one) => one.type === type).length >= MIN_OF_TYPE,
  );
  return Object.fromEntries(
    types.map((type) => [
      type,
      fitLogistic(
        examples.map(({ parts, type: own }) => ({ parts, label: own === type, weight: 1 })),
        { expected: EXPECTED.types[type] ?? {}, ridge: RIDGE.types },
      ),
    ]),
  );
}

/** Odds of each item's claims by weights that were fitted without its scenario. */
type HeldOut = ReadonlyMap<ItemExample, readonly number[]>;

/**
 * Fits every weight and threshold from these examples. Thresholds come from cross-validation over whole
 * scenarios: each scenario is judged by weights fitted without it. Parts named in `without` are left out.
 */
export function fitAll(examples: Examples, without: ReadonlySet<string> = new Set()): FittedParts {
  const { match, items } = strip(examples, without);
  const novelty = noveltyOf(items);
  const held: HeldOut = new Map(
    holdOut(items, noveltyOf).map(({ one, weights }) => [
      one,
      one.claims.map(({ parts }) => oddsByTrees(parts, weights)),
    ]),
  );
  const noveltyThreshold = alertThreshold(held);

  const ranked = items.filter(({ isAlert }) => isAlert).map((item) => rankedRows(item, held));
  const selectionOf = (some: readonly RankedItem[]): Record<string, number> =>
    fitLogistic(
      some.flatMap(({ rows }) => rows),
      { expected: EXPECTED.selection, ridge: RIDGE.selection },
    );
  const selectionHeld = holdOut(ranked, selectionOf).map(({ one, weights }) => ({
    one,
    told: one.rows.map(({ parts }) => logistic(parts, weights)),
  }));
  return {
    ...fitFiling(match),
    novelty,
    noveltyThreshold,
    selection: selectionOf(ranked),
    selectionThreshold: bestThreshold((at) => toldF1(selectionHeld, at)),
  };
}

/**
 * Half of what the trees say and half of what a linear rule says: the trees know the many cases, the rule keeps
 * the sense of what no case has shown.
 */
function mixOf(
  { bias, trees }: BoostedTrees,
  rule: Pick<BoostedTrees, "bias" | "linear">,
): BoostedTrees {
  const half = (value: number): number => Math.round(value * 5000) / 10_000;
  const halve = (tree: Tree): Tree =>
    typeof tree === "number"
      ? half(tree)
      : { ...tree, below: halve(tree.below), above: halve(tree.above) };
  return {
    bias: half(bias + rule.bias),
    linear: Object.fromEntries(
      Object.entries(rule.linear).map(([sign, value]) => [sign, half(value)]),
    ),
    trees: trees.map(halve),
  };
}

/** An answer by weights that had not seen the scenario, with the right one. */
export interface HeldAnswer {
  /** 0 to 1. */
  readonly p: number;
  readonly label: boolean;
}

/** Whether items are on their story, and whether they bring news to it, judged without these signs. */
export function judgeHeld(
  examples: Examples,
  without: ReadonlySet<string>,
): { readonly filing: readonly HeldAnswer[]; readonly news: readonly HeldAnswer[] } {
  const { match, items } = strip(examples, without);
  return {
    filing: heldFiling(match),
    news: holdOut(items, noveltyOf).map(({ one, weights }) => ({
      p: Math.max(0, ...one.claims.map(({ parts }) => oddsByTrees(parts, weights))),
      label: one.isAlert,
    })),
  };
}

function filingOf(some: readonly MatchExample[]): Record<string, number> {
  return fitLogistic(some, { expected: EXPECTED.match, ridge: RIDGE.match });
}

function heldFiling(match: readonly MatchExample[]): readonly HeldAnswer[] {
  return holdOut(match, filingOf)
    .filter(({ one }) => one.isStray !== true)
    .map(({ one, weights }) => ({ p: logistic(one.parts, weights), label: one.label }));
}

/** Fits what files an item, and from when on it is filed. */
export function fitFiling(
  match: readonly MatchExample[],
): Pick<Weights, "match" | "matchThreshold"> {
  const held = heldFiling(match);
  return { match: filingOf(match), matchThreshold: bestThreshold((at) => f1(held, at)) };
}

function noveltyOf(some: readonly ItemExample[]): BoostedTrees {
  const rows = some.flatMap(({ claims }) => claims);
  const { bias = 0, ...linear } = fitLogistic(rows, {
    expected: EXPECTED.novelty,
    ridge: RIDGE.novelty,
  });
  return mixOf(growTrees(rows, GROWTH), { bias, linear });
}

/** Fits what tells news, and from when on it does: the threshold is where most of these items are judged right. */
export function fitNews(
  all: readonly ItemExample[],
  without: ReadonlySet<string>,
): Pick<Weights, "novelty" | "noveltyThreshold"> {
  const { items } = strip({ match: [], items: all, types: [] }, without);
  const held = holdOut(items, noveltyOf, 3).map(({ one, weights }): [ItemExample, number[]] => [
    one,
    one.claims.map(({ parts }) => oddsByTrees(parts, weights)),
  ]);
  return { novelty: noveltyOf(items), noveltyThreshold: alertThreshold(new Map(held)) };
}

function strip(
  { match, items }: Examples,
  without: ReadonlySet<string>,
): Pick<Examples, "match" | "items"> {
  if (without.size === 0) {
    return { match, items };
  }
  const left = (parts: Row["parts"]): Row["parts"] =>
    Object.fromEntries(Object.entries(parts).filter(([name]) => !without.has(name)));
  return {
    match: match.map((one) => ({ ...one, parts: left(one.parts) })),
    items: items.map((item) => ({
      ...item,
      claims: item.claims.map((claim) => ({ ...claim, parts: left(claim.parts) })),
    })),
  };
}

/** Each with the weights that were fitted without its scenario and those held out with it. */
function holdOut<T extends { readonly scenario: string }, W>(
  all: readonly T[],
  fit: (rest: readonly T[]) => W,
  folds = FOLDS,
): readonly { readonly one: T; readonly weights: W }[] {
  return foldsOf(
    all.map(({ scenario }) => scenario),
    folds,
  ).flatMap((held) => {
    const weights = fit(all.filter(({ scenario }) => !held.has(scenario)));
    return all.filter(({ scenario }) => held.has(scenario)).map((one) => ({ one, weights }));
  });
}

const FOLDS = 6;

/** Scenarios in groups, each of which is held out once. Two of one name are in one group. */
export function foldsOf(
  scenarios: readonly string[],
  folds = FOLDS,
): readonly ReadonlySet<string>[] {
  const names = [...new Set(scenarios)];
  return Array.from(
    { length: Math.min(folds, names.length) },
    (_, fold) => new Set(names.filter((_name, at) => at % folds === fold)),
  );
}

interface RankedItem {
  readonly scenario: string;
  readonly golds: number;
  readonly rows: readonly (Row & { readonly isRight: boolean; readonly sentence: number })[];
}

/** The claims of an item with news as the selection sees them. */
function rankedRows(item: ItemExample, odds: HeldOut): RankedItem {
  const weighed = item.claims.map(({ claim, parts }, at) => ({
    claim,
    parts,
    news: odds.get(item)?.[at] ?? 0,
  }));
  const examples = new Map(item.claims.map((one) => [one.claim, one]));
  return {
    scenario: item.scenario,
    golds: item.golds,
    rows: rankClaims(item.reading, weighed).map(({ claim, parts }) => {
      const example = examples.get(claim);
      const isRight = example?.goldTypes.includes(claim.type) === true;
      const isPlaced = example?.label === true;
      return {
        parts,
        label: isRight,
        // The right sentence with another type is half right.
        weight: isPlaced && !isRight ? 0.4 : 1,
        isRight,
        sentence: claim.sentence,
      };
    }),
  };
}

function alertThreshold(odds: HeldOut): number {
  const items = [...odds].map(([{ isAlert }, news]) => ({
    p: Math.max(0, ...news),
    label: isAlert,
  }));
  return bestThreshold((at) => f1(items, at));
}

/** F1 of typed developments over items with news, the likeliest always told. */
function toldF1(
  items: readonly { readonly one: RankedItem; readonly told: readonly number[] }[],
  threshold: number,
): number {
  let [right, said, golds] = [0, 0, 0];
  for (const { one, told } of items) {
    const best = told.indexOf(Math.max(...told));
    const sentences = new Set<number>();
    for (const [at, row] of one.rows.entries()) {
      if ((at === best || told[at]! >= threshold) && !sentences.has(row.sentence)) {
        sentences.add(row.sentence);
        said += 1;
        right += row.isRight ? 1 : 0;
      }
    }
    golds += one.golds;
  }
  return (2 * Math.min(right, golds)) / Math.max(1, said + golds);
}

/** F1 of these answers where what is at least as likely as the threshold is said. */
export function f1(all: readonly HeldAnswer[], at: number): number {
  let [tp, fp, fn] = [0, 0, 0];
  for (const { p, label } of all) {
    tp += p >= at && label ? 1 : 0;
    fp += p >= at && !label ? 1 : 0;
    fn += p < at && label ? 1 : 0;
  }
  return (2 * tp) / Math.max(1, 2 * tp + fp + fn);
}

/** Thresholds that are tried, as odds: evenly spaced in log-odds from 2 % to 98 %. */
const STEPS = Array.from({ length: 81 }, (_, at) => 1 / (1 + Math.exp(4 - at / 10)));
/** So many steps on both sides count with a threshold. */
const AROUND = 4;

/** The middle of the best stretch of thresholds, not one lucky step. */
export function bestThreshold(score: (threshold: number) => number): number {
  const scores = STEPS.map(score);
  const smooth = scores.map((_, at) => {
    const around = scores.slice(Math.max(0, at - AROUND), at + AROUND + 1);
    return around.reduce((sum, one) => sum + one, 0) / around.length;
  });
  return Math.round((STEPS[smooth.indexOf(Math.max(...smooth))] ?? 0.5) * 1000) / 1000;
}
