import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { parseScenario } from "../../src/app/scenario.ts";
import type { Scenario, World } from "../../src/app/scenario.ts";
import type { Decision } from "../../src/development/decision.ts";
import type { Engine, StoryMemory } from "../../src/development/engine.ts";

/** What the replay says of one item and one story. */
export interface Line {
  readonly scenario: string;
  readonly item: string;
  readonly decision: Decision;
  readonly ms: number;
}

/** The scenarios of a folder. */
export function readScenarios(folder: string): readonly Scenario[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .toSorted()
    .flatMap((file) => parseScenario(readFileSync(path.join(folder, file), "utf8")) ?? []);
}

/**
 * Runs a world through the engine as live items are run: candidates, decision, memory, index.
 *
 * @param engineOf decides for the story of a scenario, where each has weights of its own
 */
export function replayWorld(
  engine: Engine,
  world: World,
  engineOf: (scenario: string) => Engine = () => engine,
): readonly Line[] {
  const index = engine.createIndex();
  const memories = new Map<string, StoryMemory>();
  for (const { story } of world.stories) {
    const memory = engine.begin(story);
    memories.set(story.id, memory);
    index.put(memory);
  }
  const lines: Line[] = [];
  for (const { name, item } of world.arrivals) {
    const began = performance.now();
    const reading = engine.read(item);
    const claims = engine.claims(reading);
    for (const storyId of index.candidates(reading)) {
      const memory = memories.get(storyId);
      if (memory === undefined) {
        continue;
      }
      const decision = engineOf(storyId).decide(memory, reading, claims);
      if (decision.outcome === "off-topic") {
        continue;
      }
      const extended = engine.extend(memory, engine.remembered(memory, reading, claims, decision));
      memories.set(storyId, extended);
      index.put(extended);
      lines.push({ scenario: storyId, item: name, decision, ms: performance.now() - began });
    }
  }
  return lines;
}

/** The line as the score reads it. */
export function lineJson({ scenario, item, decision, ms }: Line): string {
  const own = item.includes("/");
  const copyOf =
    decision.copyOf === undefined || own ? decision.copyOf : decision.copyOf.split("/")[1];
  return JSON.stringify({
    scenario,
    item,
    onStory: true,
    copyOf: copyOf ?? null,
    copyKind: decision.copyKind ?? null,
    alert: decision.developments.length > 0,
    developments: decision.developments.map(({ type, speaker, evidence }) => ({
      type,
      speaker,
      evidence,
    })),
    ms,
  });
}
