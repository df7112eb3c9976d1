/**
 * Fits `config/weights.json` from the labelled scenarios: `node test/fit/fit-weights.ts [--write]
 * [--show] [--quick]`, the last without cross-validation. Weights are fitted on all of them; thresholds and the figures written beside them come from
 * cross-validation over whole scenarios.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";

import { writeTree } from "../../src/development/boosted-trees.ts";
import type { Weights } from "../../src/development/weights.ts";
import { loadLanguagePacks } from "../../src/settings/languages.ts";
import { loadWeights } from "../../src/settings/weights.ts";
import { ROOT, readLabelledScenarios, scenarioFolders } from "../bench/score.ts";
import { crossValidate, fitOn } from "./cross-validate.ts";
import { seedScenario } from "./seed-scenario.ts";

const WEIGHTS = path.join(ROOT, "config/weights.json");

const packs = loadLanguagePacks(path.join(ROOT, "config/languages"));
const before = loadWeights(WEIGHTS);
const scenarios = [...scenarioFolders().flatMap(readLabelledScenarios), await seedScenario()];
const fitted: Weights = {
  ...fitOn(scenarios, packs, before),
  fitted: new Date().toISOString().slice(0, 10),
  figures: process.argv.includes("--quick")
    ? before.figures
    : { scenarios: scenarios.length, ...crossValidate(packs, before) },
};
console.log(JSON.stringify(fitted.figures, undefined, 2));
if (process.argv.includes("--show")) {
  console.log(fitted);
}
if (process.argv.includes("--write")) {
  const { novelty } = fitted;
  const written = { ...fitted, novelty: { ...novelty, trees: novelty.trees.map(writeTree) } };
  writeFileSync(WEIGHTS, `${JSON.stringify(written, undefined, 2)}\n`);
}
