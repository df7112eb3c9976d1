import { separateWorlds } from "../../src/app/scenario.ts";
import type { Scenario } from "../../src/app/scenario.ts";
import { actorWordsOf } from "../../src/development/actor-words.ts";
import type { Claim } from "../../src/development/claim.ts";
import { createEngine } from "../../src/development/create-engine.ts";
import { matchItem, settleClaims, weighClaims } from "../../src/development/decide.ts";
import { DEVELOPMENT_TYPES } from "../../src/development/development.ts";
import type { DevelopmentType } from "../../src/development/development.ts";
import { kindsOfTitle, typeParts } from "../../src/development/retype.ts";
import type { FullMemory } from "../../src/development/story-memory.ts";
import { fullMemory } from "../../src/development/story-memory.ts";
import type { Weights } from "../../src/development/weights.ts";
import { compilePack } from "../../src/item/compiled-pack.ts";
import type { LanguagePacks } from "../../src/item/language-pack.ts";
import type { Reading } from "../../src/item/reading.ts";
import type { Labelled } from "../bench/labelled.ts";
import type { Row } from "./logistic-regression.ts";
import { readOnce } from "./readings.ts";

/** What the engine sees in an item of a labelled stream, with the right answer. */
export interface MatchExample extends Row {
  readonly scenario: string;
  readonly item: string;
  /** Of another affair: it is fitted on, and the threshold is set without it. */
  readonly isStray?: boolean;
}

/** A claim of an item on a story that has items. */
export interface ClaimExample extends Row {
  readonly claim: Claim;
  /** The kinds of the gold developments whose evidence this sentence is. */
  readonly goldTypes: readonly string[];
}

/** An item whose claims are to be judged: all of them together make the alert. */
export interface ItemExample {
  readonly scenario: string;
  readonly item: string;
  readonly reading: Reading;
  readonly isAlert: boolean;
  readonly golds: number;
  readonly claims: readonly ClaimExample[];
}

/** A claim without a cue that is a gold development, with that one's type. */
export interface TypeExample {
  readonly scenario: string;
  readonly parts: Readonly<Record<string, number>>;
  readonly type: DevelopmentType;
}

export interface Examples {
  readonly match: readonly MatchExample[];
  readonly items: readonly ItemExample[];
  readonly types: readonly TypeExample[];
}

/** A scenario with its labels. */
export interface LabelledScenario {
  readonly scenario: Scenario;
  readonly labels: Labelled;
}

/** A story whose first item is missed begins with none of those after it. */
const FIRST = 4;

/** Sentences that share so much are one; as `score.mjs` has it, a little stricter. */
const SAME = 0.6;

/** Replays each scenario with the right memory and takes down what the engine sees in each item. */
export function collectExamples(
  scenarios: readonly LabelledScenario[],
  packs: LanguagePacks,
  weights: Weights,
): Examples {
  const engine = createEngine(packs, weights);
  const compiled = new Map([...packs.keys()].map((tag) => [tag, compilePack(tag, packs)]));
  const words = actorWordsOf([...compiled.values()]);
  const match: MatchExample[] = [];
  const items: ItemExample[] = [];
  const types: TypeExample[] = [];
  for (const { scenario, labels } of scenarios) {
    const golds = new Map(labels.items.map((item) => [item.id, item.gold]));
    const [world] = separateWorlds([scenario]);
    let memory = fullMemory(engine.begin(world!.stories[0]!.story));
    for (const { name, item } of world!.arrivals) {
      const gold = golds.get(name)!;
      const { reading, claims } = readOnce(engine, scenario.name, name, item);
      const found = matchItem(memory, reading, weights);
      if (isOpen(memory, reading)) {
        match.push({
          scenario: scenario.name,
          item: name,
          parts: found.parts,
          label: gold.onStory,
          weight: gold.onStory && memory.items.length === 0 ? FIRST : 1,
        });
      }
      const pack = compiled.get(reading.language) ?? compilePack(reading.language, packs);
      const rules = { pack, weights, words };
      const settled = settleClaims(memory, reading, claims, rules);
      const titleKinds = kindsOfTitle(reading, claims);
      for (const [at, claim] of settled.entries()) {
        const [type] = DEVELOPMENT_TYPES.filter((one) => goldTypesOf(claim, gold).includes(one));
        const read = claims[at]!;
        if (type !== undefined && (!read.isCued || read.type === "statement")) {
          const parts = typeParts(
            memory,
            reading,
            { ...claim, type: read.type },
            { ...rules, titleKinds },
          );
          types.push({ scenario: scenario.name, parts, type });
        }
      }
      const isJudged = gold.onStory || found.isOnStory;
      if (isJudged && memory.items.length > 0) {
        const weighed = weighClaims(memory, reading, settled, {
          pack,
          weights,
          score: found.score,
        });
        items.push({
          scenario: scenario.name,
          item: name,
          reading,
          isAlert: gold.alert,
          golds: gold.developments.length,
          claims: weighed.map(({ claim, parts }) => exampleOf(claim, parts, reading, gold)),
        });
      }
      if (gold.onStory) {
        const decision = { ...engine.decide(memory, reading, claims), score: 1 };
        const taken = engine.remembered(memory, reading, claims, decision);
        memory = fullMemory(engine.extend(memory, taken));
      }
    }
  }
  return { match, items, types };
}

/** Whether the item's place is not settled by its link alone. */
function isOpen(memory: FullMemory, { item }: Reading): boolean {
  const isFree = item.canonicalUrl !== memory.topicUrl && !memory.urls.has(item.canonicalUrl);
  return isFree && (memory.topicWords.length > 0 || memory.items.length > 0);
}

function goldTypesOf(
  { evidence: own }: Claim,
  { developments }: Labelled["items"][number]["gold"],
): readonly string[] {
  return developments
    .filter(({ evidence }) => overlap(own, evidence) >= SAME)
    .map(({ type }) => type);
}

function exampleOf(
  claim: Claim,
  parts: Readonly<Record<string, number>>,
  reading: Reading,
  gold: Labelled["items"][number]["gold"],
): ClaimExample {
  const goldTypes = goldTypesOf(claim, gold);
  const isNews = goldTypes.length > 0;
  const isHeadline = reading.sentences[claim.sentence]?.field === "title";
  // A headline of an item with news is neither right nor wrong.
  const weight = isHeadline && gold.alert && !isNews ? 0 : weightOf(isNews, gold.alert);
  return { claim, parts, label: isNews, weight, goldTypes };
}

/** In an item with news, what else stands there was not news to the editor, but not noise either. */
function weightOf(isNews: boolean, isAlert: boolean): number {
  if (isNews) {
    return 4.5;
  }
  return isAlert ? 0.4 : 1;
}

function grams(text: string): ReadonlySet<string> {
  const joined = (
    text
      .toLowerCase()
      .normalize("NFKC")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(" ");
  return new Set(
    Array.from({ length: Math.max(0, joined.length - 2) }, (_, at) => joined.slice(at, at + 3)),
  );
}

function overlap(a: string, b: string): number {
  const [left, right] = [grams(a), grams(b)];
  const shared = [...left].filter((gram) => right.has(gram)).length;
  return shared / Math.max(1, Math.min(left.size, right.size));
}
