import { separateWorlds } from "../../src/app/scenario.ts";
import { createEngine } from "../../src/development/create-engine.ts";
import type { Weights } from "../../src/development/weights.ts";
import type { LanguagePacks } from "../../src/item/language-pack.ts";
import type { LabelledScenario } from "./examples.ts";

/** Affairs are few: what one of them has and no other is not taken for certain. */
const PRIOR = 3;

/**
 * How telling each shared noun is: inverse frequency over affairs, of the share of an affair's items that
 * have it, so that a long affair counts as one. 1 for what no affair has; less than that for what many have.
 */
export function fitTelling(
  scenarios: readonly LabelledScenario[],
  packs: LanguagePacks,
  weights: Weights,
): Readonly<Record<string, number>> {
  const engine = createEngine(packs, weights);
  const shares = new Map<string, number>();
  for (const world of separateWorlds(scenarios.map(({ scenario }) => scenario))) {
    for (const { item } of world.arrivals) {
      for (const concept of engine.read(item).concepts) {
        shares.set(concept, (shares.get(concept) ?? 0) + 1 / world.arrivals.length);
      }
    }
  }
  const most = Math.log((scenarios.length + PRIOR) / PRIOR);
  return Object.fromEntries(
    [...shares]
      .toSorted((a, b) => b[1] - a[1])
      .map(([concept, share]): [string, number] => [
        concept,
        Math.round((100 * Math.log((scenarios.length + PRIOR) / (PRIOR + share * SCALE))) / most) /
          100,
      ])
      .filter(([, value]) => value < 0.95),
  );
}

/** A noun that stands in a tenth of all items is common. */
const SCALE = 4;
