/**
 * Fits `config/weights.json` from the labelled scenarios: `node test/fit/fit-weights.ts [--write]
 * [--show]`. Weights are fitted on all of them; thresholds and the figures written beside them come from
 * cross-validation over whole scenarios.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";

import type { Weights } from "../../src/development/weights.ts";
import { loadLanguagePacks } from "../../src/settings/languages.ts";
import { loadWeights } from "../../src/settings/weights.ts";
import { ROOT, readLabelledScenarios, scenarioFolders } from "../bench/score.ts";
import { crossValidate } from "./cross-validate.ts";
import { collectExamples } from "./examples.ts";
import { fitAll } from "./fit.ts";

const WEIGHTS = path.join(ROOT, "config/weights.json");

const packs = loadLanguagePacks(path.join(ROOT, "config/languages"));
const before = loadWeights(WEIGHTS);
const scenarios = scenarioFolders().flatMap(readLabelledScenarios);
const examples = collectExamples(scenarios, packs, before);
const parts = fitAll(examples);
const validated = crossValidate(examples, packs, before);
const fitted: Weights = {
  fitted: new Date().toISOString().slice(0, 10),
  figures: { scenarios: scenarios.length, ...validated },
  ...parts,
  copyThreshold: before.copyThreshold,
};
console.log(JSON.stringify(fitted.figures, undefined, 2));
if (process.argv.includes("--show")) {
  console.log(parts);
}
if (process.argv.includes("--write")) {
  writeFileSync(WEIGHTS, `${JSON.stringify(fitted, undefined, 2)}\n`);
}
