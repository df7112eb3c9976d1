import { createEngine } from "../../src/development/create-engine.ts";
import { matchItem } from "../../src/development/decide.ts";
import { fullMemory } from "../../src/development/story-memory.ts";
import type { Weights } from "../../src/development/weights.ts";
import type { Item } from "../../src/item/item.ts";
import type { LanguagePacks } from "../../src/item/language-pack.ts";
import { crane, mayor, namesake, pilots, recall, takeover } from "../story/affairs.ts";
import type { MatchExample } from "./examples.ts";

/** A story begun by a link, and what comes by: its reports and another affair of the same name. */
const AFFAIRS: readonly {
  readonly name: string;
  readonly seed: Item;
  readonly on: readonly Item[];
  readonly off: readonly Item[];
}[] = [
  { name: "pilots", seed: pilots.seed, on: pilots.reports, off: crane },
  { name: "recall", seed: recall.seed, on: recall.reports, off: takeover },
  { name: "mayor", seed: mayor.seed, on: mayor.reports, off: namesake },
];

/** These few affairs are what nothing else shows: they count fourfold. */
const WEIGHT = 4;

/** What the matching sees of affairs that share a name or place: the other comes first, and last. */
export function filingExamples(packs: LanguagePacks, weights: Weights): readonly MatchExample[] {
  const engine = createEngine(packs, weights);
  return AFFAIRS.flatMap(({ name, seed, on, off }) => {
    const topic = { kind: "link" as const, url: seed.url };
    const story = { ...STORY, id: name, topic };
    let memory = fullMemory(engine.begin(story));
    const take = (item: Item): void => {
      const reading = engine.read(item);
      const claims = engine.claims(reading);
      const decision = { ...engine.decide(memory, reading, claims), score: 1 };
      memory = fullMemory(
        engine.extend(memory, engine.remembered(memory, reading, claims, decision)),
      );
    };
    const example = (item: Item, label: boolean): MatchExample => ({
      scenario: name,
      item: item.id,
      parts: matchItem(memory, engine.read(item), weights).parts,
      label,
      weight: WEIGHT,
    });
    take(seed);
    const found = [
      ...off.map((item) => example(item, false)),
      ...on.map((item) => example(item, true)),
    ];
    for (const item of on) {
      take(item);
      found.push(...off.map((other) => example(other, false)));
    }
    return found;
  });
}

const STORY = {
  workspaceId: "fit",
  slug: "affair",
  title: "Affair",
  createdAt: new Date(0),
  closedAt: undefined,
};
