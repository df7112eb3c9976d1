import path from "node:path";

import { z } from "zod";

import { jointWorld, separateWorlds } from "../../src/app/scenario.ts";
import { createEngine } from "../../src/development/create-engine.ts";
import type { Engine } from "../../src/development/engine.ts";
import type { Weights } from "../../src/development/weights.ts";
import type { LanguagePacks } from "../../src/item/language-pack.ts";
import { replayWorld } from "../bench/replay.ts";
import { readLabelledScenarios, scenarioFolders, scoreLines } from "../bench/score.ts";
import { collectExamples } from "./examples.ts";
import type { Examples, LabelledScenario } from "./examples.ts";
import { filingExamples } from "./filing-examples.ts";
import { fitTelling } from "./fit-telling.ts";
import { fitAll, fitFiling, fitNews, fitTypes, foldsOf } from "./fit.ts";
import { strayExamples } from "./stray-examples.ts";

const rates = z.object({ precision: z.number(), recall: z.number(), f1: z.number() });
const scored = z.object({
  onStory: rates,
  alert: rates,
  developmentTyped: rates,
  developmentEvidence: rates,
  denial: rates,
  speakerAccuracy: z.number(),
  copiesSilent: z.number(),
  strayAlerts: z.number(),
});

/** All weights for these scenarios: types first, since they decide what is weighed. */
export function fitOn(
  scenarios: readonly LabelledScenario[],
  packs: LanguagePacks,
  before: Weights,
  without: ReadonlySet<string> = new Set(),
): Weights {
  const { examples, weights } = honestExamples(scenarios, packs, before, without);
  return { ...weights, ...fitAll(examples, without) };
}

/**
 * What the engine sees in each item, with memories as they would be: what it told by weights that were
 * fitted without the scenario.
 */
export function honestExamples(
  scenarios: readonly LabelledScenario[],
  packs: LanguagePacks,
  before: Weights,
  without: ReadonlySet<string> = new Set(),
): { readonly examples: Examples; readonly weights: Weights } {
  const base = { ...before, telling: fitTelling(scenarios, packs, before) };
  const types = fitTypes(collectExamples(scenarios, packs, { ...base, types: {} }).types);
  const weights = { ...base, types };
  const filing = [...filingExamples(packs, base), ...strayExamples(scenarios, packs, base)];
  const first = collectExamples(scenarios, packs, weights);
  const folds = foldsOf(
    scenarios.map(({ scenario }) => scenario.name),
    INNER,
  ).map((held) => {
    const rest = (one: { readonly scenario: string }): boolean => !held.has(one.scenario);
    const unseen = {
      ...fitNews(first.items.filter(rest), without),
      ...fitFiling([...first.match, ...filing].filter(rest)),
    };
    const those = scenarios.filter(({ scenario }) => held.has(scenario.name));
    return collectExamples(those, packs, { ...weights, ...unseen });
  });
  const match = [...folds.flatMap((fold) => fold.match), ...filing];
  return { examples: { match, items: folds.flatMap(({ items }) => items), types: [] }, weights };
}

const INNER = 3;

/**
 * The score of `score.mjs` with each scenario judged by weights that were fitted without it and those
 * held out with it, by folder, alone and all in one stream. Where the scorer is not here: nothing.
 */
export function crossValidate(
  packs: LanguagePacks,
  before: Weights,
  without: ReadonlySet<string> = new Set(),
): Readonly<Record<string, number>> {
  const folders = scenarioFolders();
  const all = folders.flatMap(readLabelledScenarios);
  const engines = new Map<string, Engine>();
  for (const held of foldsOf(all.map(({ scenario }) => scenario.name))) {
    const rest = all.filter(({ scenario }) => !held.has(scenario.name));
    const engine = createEngine(packs, fitOn(rest, packs, before, without));
    for (const name of held) {
      engines.set(name, engine);
    }
  }
  const reader = createEngine(packs, before);
  const engineOf = (scenario: string): Engine => engines.get(scenario) ?? reader;
  return Object.fromEntries(
    folders.flatMap((folder) => Object.entries(scoreFolder(folder, reader, engineOf))),
  );
}

function scoreFolder(
  folder: string,
  reader: Engine,
  engineOf: (scenario: string) => Engine,
): Readonly<Record<string, number>> {
  const name = path.basename(path.dirname(folder)) === "test" ? "own" : "dev";
  const scenarios = readLabelledScenarios(folder).map(({ scenario }) => scenario);
  const alone = separateWorlds(scenarios).flatMap((world) => replayWorld(reader, world, engineOf));
  const together = replayWorld(reader, jointWorld(scenarios), engineOf);
  const json = scoreLines(folder, alone, true);
  const jointJson = scoreLines(folder, together, true);
  if (json === undefined || jointJson === undefined) {
    return {};
  }
  const one = scored.parse(JSON.parse(json));
  const joint = scored.parse(JSON.parse(jointJson));
  return {
    [`${name}.onStory`]: one.onStory.f1,
    [`${name}.alert`]: one.alert.f1,
    [`${name}.alertTogether`]: joint.alert.f1,
    [`${name}.typed`]: one.developmentTyped.f1,
    [`${name}.evidence`]: one.developmentEvidence.f1,
    [`${name}.denialRecall`]: one.denial.recall,
    [`${name}.denialPrecision`]: one.denial.precision,
    [`${name}.speaker`]: one.speakerAccuracy,
    [`${name}.copiesSilent`]: one.copiesSilent,
    [`${name}.strayAlerts`]: joint.strayAlerts,
  };
}
