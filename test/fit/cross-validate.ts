import path from "node:path";

import { z } from "zod";

import { jointWorld, separateWorlds } from "../../src/app/scenario.ts";
import { createEngine } from "../../src/development/create-engine.ts";
import type { Engine } from "../../src/development/engine.ts";
import type { Weights } from "../../src/development/weights.ts";
import type { LanguagePacks } from "../../src/item/language-pack.ts";
import { replayWorld } from "../bench/replay.ts";
import { readLabelledScenarios, scenarioFolders, scoreLines } from "../bench/score.ts";
import type { Examples } from "./examples.ts";
import { fitAll } from "./fit.ts";
import type { FittedParts } from "./fit.ts";

const rates = z.object({ precision: z.number(), recall: z.number(), f1: z.number() });
const scored = z.object({
  onStory: rates,
  alert: rates,
  developmentTyped: rates,
  denial: rates,
  speakerAccuracy: z.number(),
  copiesSilent: z.number(),
  strayAlerts: z.number(),
});

/** Weights for each scenario, fitted without it. */
export function fitEach(
  examples: Examples,
  without: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, FittedParts> {
  const names = [...new Set(examples.match.map(({ scenario }) => scenario))];
  return new Map(
    names.map((held) => [
      held,
      fitAll(
        {
          match: examples.match.filter(({ scenario }) => scenario !== held),
          items: examples.items.filter(({ scenario }) => scenario !== held),
        },
        without,
      ),
    ]),
  );
}

/**
 * The score of `score.mjs` with each scenario judged by weights that were fitted without it, by folder,
 * alone and all in one stream. Where the scorer is not here: nothing.
 */
export function crossValidate(
  examples: Examples,
  packs: LanguagePacks,
  before: Weights,
  without: ReadonlySet<string> = new Set(),
): Readonly<Record<string, number>> {
  const weights = fitEach(examples, without);
  const engines = new Map<string, Engine>(
    [...weights].map(([name, parts]) => [name, createEngine(packs, { ...before, ...parts })]),
  );
  const reader = createEngine(packs, before);
  const engineOf = (scenario: string): Engine => engines.get(scenario) ?? reader;
  const figures: Record<string, number> = {};
  for (const folder of scenarioFolders()) {
    const name = path.basename(path.dirname(folder)) === "test" ? "own" : "dev";
    const scenarios = readLabelledScenarios(folder).map(({ scenario }) => scenario);
    const alone = separateWorlds(scenarios).flatMap((world) =>
      replayWorld(reader, world, engineOf),
    );
    const together = replayWorld(reader, jointWorld(scenarios), engineOf);
    const json = scoreLines(folder, alone, true);
    const jointJson = scoreLines(folder, together, true);
    if (json !== undefined && jointJson !== undefined) {
      const one = scored.parse(JSON.parse(json));
      const joint = scored.parse(JSON.parse(jointJson));
      Object.assign(figures, {
        [`${name}.onStory`]: one.onStory.f1,
        [`${name}.alert`]: one.alert.f1,
        [`${name}.alertTogether`]: joint.alert.f1,
        [`${name}.typed`]: one.developmentTyped.f1,
        [`${name}.denialRecall`]: one.denial.recall,
        [`${name}.denialPrecision`]: one.denial.precision,
        [`${name}.speaker`]: one.speakerAccuracy,
        [`${name}.copiesSilent`]: one.copiesSilent,
        [`${name}.strayAlerts`]: joint.strayAlerts,
      });
    }
  }
  return figures;
}
