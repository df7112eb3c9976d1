/**
 * Fits the weights of `src/development/stance-weights.ts` on the dev half of a public set:
 * `node test/fit/fit-stance.ts`. Prints them, and the F1 of each stance with whole affairs left out in
 * turn. Does nothing where the set is not here.
 */
import path from "node:path";

import { RELATED, STANCES, weighedParts } from "../../src/development/stance.ts";
import { hash32 } from "../../src/item/hash.ts";
import { readStancePairs } from "../bench/public/fnc1.ts";
import type { StancePair } from "../bench/public/fnc1.ts";
import { classF1 } from "../bench/public/measures.ts";
import { createReader } from "../bench/public/read-set.ts";
import { ROOT } from "../bench/score.ts";
import { fitLogistic } from "./logistic-regression.ts";

type Weights = Readonly<Record<string, Readonly<Record<string, number>>>>;

const FOLDS = 8;
const FITTED = ["agree", "disagree", "discuss"];
const PRIOR = { expected: {}, ridge: 0.0002 };

const pairs = readStancePairs(createReader(), {
  folder: path.resolve(ROOT, "../shared/data"),
  split: "dev",
});
if (pairs === undefined) {
  console.log("The set is not here; nothing is fitted.");
} else {
  crossValidate(pairs);
  console.log(JSON.stringify(fit(pairs), undefined, 1));
}

function fit(rows: readonly StancePair[]): Weights {
  const related = rows.filter(({ gold, parts }) => gold !== "unrelated" && parts.shared >= RELATED);
  return Object.fromEntries(
    FITTED.map((stance) => [
      stance,
      fitLogistic(
        related.map(({ gold, parts }) => ({
          parts: weighedParts(parts),
          label: gold === stance,
          weight: 1,
        })),
        PRIOR,
      ),
    ]),
  );
}

/** Headlines and texts that belong together are one affair, and all of it is left out at a time. */
function crossValidate(rows: readonly StancePair[]): void {
  const affairOf = affairs(rows);
  const folds = rows.map(({ bodyId }) => hash32(affairOf(`b${bodyId}`)) % FOLDS);
  const scores = new Map<number, Readonly<Record<string, number>>>();
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const weights = fit(rows.filter((_, at) => folds[at] !== fold));
    for (const [at, { parts }] of rows.entries()) {
      if (folds[at] === fold && parts.shared >= RELATED) {
        const weighed = weighedParts(parts);
        scores.set(
          at,
          Object.fromEntries(FITTED.map((stance) => [stance, apply(weights[stance]!, weighed)])),
        );
      }
    }
  }
  const gold = rows.map((row) => row.gold);
  for (const denied of [0.14, 0.17, 0.2]) {
    const said = rows.map((_, at) => {
      const one = scores.get(at);
      if (one === undefined) {
        return "unrelated";
      }
      if (one["disagree"]! >= denied) {
        return "disagree";
      }
      return one["agree"]! * 1.4 >= one["discuss"]! ? "agree" : "discuss";
    });
    console.log(`left out, disagree from ${denied}:`, classF1(gold, said, STANCES));
  }
}

function apply(
  weights: Readonly<Record<string, number>>,
  parts: Readonly<Record<string, number>>,
): number {
  const total = Object.entries(parts).reduce(
    (sum, [name, value]) => sum + (weights[name] ?? 0) * value,
    weights["bias"]!,
  );
  return 1 / (1 + Math.exp(-total));
}

function affairs(rows: readonly StancePair[]): (key: string) => string {
  const parents = new Map<string, string>();
  const find = (key: string): string => {
    const parent = parents.get(key) ?? key;
    return parent === key ? key : find(parent);
  };
  for (const { headline, bodyId, gold } of rows) {
    const [left, right] = [find(`h${headline}`), find(`b${bodyId}`)];
    if (gold !== "unrelated" && left !== right) {
      parents.set(left, right);
    }
  }
  return find;
}
