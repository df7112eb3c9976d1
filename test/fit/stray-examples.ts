import { separateWorlds } from "../../src/app/scenario.ts";
import { createEngine } from "../../src/development/create-engine.ts";
import { matchItem } from "../../src/development/decide.ts";
import { fullMemory } from "../../src/development/story-memory.ts";
import type { FullMemory } from "../../src/development/story-memory.ts";
import type { Weights } from "../../src/development/weights.ts";
import type { LanguagePacks } from "../../src/item/language-pack.ts";
import type { Reading } from "../../src/item/reading.ts";
import { hasGround } from "../../src/story/outline.ts";
import type { LabelledScenario, MatchExample } from "./examples.ts";
import { readOnce } from "./readings.ts";

/** A story is looked at when it has so many items: at its beginning, young, and grown. */
const AGES = new Set([3, 10]);
/** There are several of them to each of a story's own items, but far more in a real stream. */
const WEIGHT = 0.3;

/**
 * Items of other affairs that a story is asked about: none is on it. Without them an item in a language new
 * to a story would be thought likely on it, as it is in streams gathered about one affair.
 */
export function strayExamples(
  scenarios: readonly LabelledScenario[],
  packs: LanguagePacks,
  weights: Weights,
): readonly MatchExample[] {
  const engine = createEngine(packs, weights);
  const worlds = scenarios.map(({ scenario, labels }) => ({
    own: scenario.name,
    world: separateWorlds([scenario])[0]!,
    isOn: new Map(labels.items.map(({ id, gold }) => [id, gold.onStory])),
  }));
  const others = worlds.flatMap(({ own, world }) =>
    world.arrivals.map(({ name, item }) => ({
      from: own,
      name,
      reading: readOnce(engine, own, name, item).reading,
    })),
  );
  const offered = (memory: FullMemory, own: string): readonly MatchExample[] =>
    others
      .filter(({ from, reading }) => from !== own && isOffered(memory, reading))
      .map(({ from, name, reading }) => ({
        scenario: own,
        item: `${from}/${name}`,
        parts: matchItem(memory, reading, weights).parts,
        label: false,
        weight: WEIGHT,
        isStray: true,
      }));
  return worlds.flatMap(({ own, world, isOn }) => {
    let memory = fullMemory(engine.begin(world.stories[0]!.story));
    const found = [...offered(memory, own)];
    for (const { name, item } of world.arrivals.filter((one) => isOn.get(one.name) === true)) {
      const { reading, claims } = readOnce(engine, own, name, item);
      const decision = { ...engine.decide(memory, reading, claims), score: 1 };
      const taken = engine.remembered(memory, reading, claims, decision);
      memory = fullMemory(engine.extend(memory, taken));
      found.push(...(AGES.has(memory.items.length) ? offered(memory, own) : []));
    }
    return found;
  });
}

function isOffered(memory: FullMemory, reading: Reading): boolean {
  return (memory.topicWords.length > 0 || memory.items.length > 0) && hasGround(memory, reading);
}
