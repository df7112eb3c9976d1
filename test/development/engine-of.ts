import path from "node:path";

import { createEngine } from "../../src/development/create-engine.ts";
import type { Decision } from "../../src/development/decision.ts";
import type { Engine, StoryMemory } from "../../src/development/engine.ts";
import type { Remembered } from "../../src/development/memory.ts";
import type { Item } from "../../src/item/item.ts";
import { loadLanguagePacks } from "../../src/settings/languages.ts";
import { loadWeights } from "../../src/settings/weights.ts";
import type { Story, Topic } from "../../src/story/story.ts";

const CONFIG = path.resolve(import.meta.dirname, "../../config");

export const languagePacks = loadLanguagePacks(path.join(CONFIG, "languages"));

/** The engine as it is shipped. */
export const engine: Engine = createEngine(
  languagePacks,
  loadWeights(path.join(CONFIG, "weights.json")),
);

/** A story with this topic. */
export function storyOf(topic: Topic, id = "s1"): Story {
  return {
    id,
    workspaceId: "w1",
    slug: "story",
    title: "Story",
    topic,
    createdAt: new Date("2026-01-01T00:00:00Z"),
    closedAt: undefined,
  };
}

/** What the engine decided of each item in order, and what it remembered of those on the story. */
export function run(
  story: Story,
  items: readonly Item[],
): {
  readonly decisions: readonly Decision[];
  readonly taken: readonly Remembered[];
  readonly memory: StoryMemory;
} {
  let memory = engine.begin(story);
  const taken: Remembered[] = [];
  const decisions = items.map((item) => {
    const reading = engine.read(item);
    const claims = engine.claims(reading);
    const decision = engine.decide(memory, reading, claims);
    if (decision.outcome !== "off-topic") {
      const remembered = engine.remembered(memory, reading, claims, decision);
      taken.push(remembered);
      memory = engine.extend(memory, remembered);
    }
    return decision;
  });
  return { decisions, taken, memory };
}
