/**
 * Fits `config/weights.json` from labelled scenarios: `node test/fit/fit-weights.ts [--write]`.
 *
 * Two logistic rules (is the item on the story; is the claim news), each fitted by gradient descent
 * with a ridge, and a threshold for each. Figures are from cross-validation over whole scenarios.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { parseScenario, separateWorlds } from "../../src/app/scenario.ts";
import { actorWordsOf } from "../../src/development/actor-words.ts";
import { createEngine } from "../../src/development/create-engine.ts";
import { matchItem, weighClaims } from "../../src/development/decide.ts";
import type { Engine } from "../../src/development/engine.ts";
import { resolveClaims } from "../../src/development/resolve-claims.ts";
import { fullMemory } from "../../src/development/story-memory.ts";
import type { Weights } from "../../src/development/weights.ts";
import { compilePack } from "../../src/item/compiled-pack.ts";
import { loadLanguagePacks } from "../../src/settings/languages.ts";
import { loadWeights } from "../../src/settings/weights.ts";
import { logistic } from "../../src/story/match.ts";
import { parseLabelled } from "../bench/labelled.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const FOLDERS = [path.resolve(ROOT, "../shared/scenarios"), path.join(ROOT, "test/scenarios")];
const WEIGHTS = path.join(ROOT, "config/weights.json");

/**
 * What an editor would expect, in log-odds: the ridge draws towards these and not towards nothing, so
 * that what the few examples are silent about keeps its sense.
 */
const EXPECTED: Readonly<Record<"match" | "novelty", Readonly<Record<string, number>>>> = {
  match: {
    bias: -3,
    topic: 2,
    topicNames: 1,
    topicAll: 1,
    names: 2,
    mainNames: 1,
    mainInHead: 1,
    hero: 1,
    heroInHead: 1,
    stems: 2,
    concepts: 1,
    copy: 2,
    namesake: -3,
    youngMissing: -4,
    anchorMissing: -13,
  },
  novelty: {
    bias: -2,
    cue_denial: 1.5,
    cue_walk_back: 1.5,
    cue_correction: 1.5,
    cue_confirmation: 1,
    cue_no_comment: 1.5,
    cue_allegation: 0.5,
    cue_action: 1,
    cue_statement: 0.8,
    cue_update: 0.8,
    shape_update: -0.8,
    isLede: 0.5,
    hasQuote: 0.5,
    inTitle: 0.8,
    isBackground: -1.5,
    knownKind: -1.5,
    knownWhat: -1,
    kindElsewhere: -0.5,
    creditsKnown: -0.8,
    newStems: 1,
    verbatim: -1.5,
    knownQuote: -1,
    newNames: 0.5,
    newNumbers: 0.5,
    unknownActor: 0.5,
    questions: -1,
    exclamations: -1,
    firstPerson: -1,
    secondPerson: -1,
    isOpinion: -1.5,
    isExplainer: -1,
    isRecap: -1.5,
    bareRepeat: -0.7,
    bareElsewhere: -0.5,
    bareCredit: -0.7,
    knownWhatNewNumber: 1,
    unknownQuoted: 0.5,
    isPundit: -1,
    doubt: -2,
    unheardSilence: 1,
    unheardTurn: 0.5,
    newPerson: 0.6,
    freshWords: 1,
    itemCreditsKnown: -0.7,
  },
};

interface Example {
  readonly scenario: string;
  readonly item: string;
  readonly language: string;
  readonly parts: Readonly<Record<string, number>>;
  readonly label: boolean;
  /** Of the loss. */
  readonly weight: number;
}

const packs = loadLanguagePacks(path.join(ROOT, "config/languages"));
const cache = new Map<string, ReturnType<typeof compilePack>>();
const words = actorWordsOf([...packs.keys()].map((language) => compilePack(language, packs)));
const before = loadWeights(WEIGHTS);
const engine = createEngine(packs, before);
const examples = {
  match: [] as Example[],
  novelty: [] as Example[],
  items: new Map<string, boolean>(),
};
for (const folder of FOLDERS.filter((one) => existsSync(one))) {
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted()) {
    collect(readFileSync(path.join(folder, file), "utf8"), engine);
  }
}
const match = fitWithFolds(examples.match, "match");
const novelty = fitWithFolds(examples.novelty, "novelty");
const fitted: Weights = {
  fitted: new Date().toISOString().slice(0, 10),
  figures: {
    scenarios: new Set(examples.match.map(({ scenario }) => scenario)).size,
    ...match.figures,
    ...novelty.figures,
  },
  match: match.weights,
  matchThreshold: match.threshold,
  novelty: novelty.weights,
  noveltyThreshold: novelty.threshold,
  companionThreshold: companionThreshold(novelty.weights, novelty.threshold),
  copyThreshold: before.copyThreshold,
};
console.log(JSON.stringify(fitted.figures, undefined, 2));
if (process.argv.includes("--show")) {
  console.log(novelty.weights, match.weights);
}
if (process.argv.includes("--write")) {
  writeFileSync(WEIGHTS, `${JSON.stringify(fitted, undefined, 2)}\n`);
}

/** Replays one scenario with the right memory and takes down what the engine sees in each item. */
function collect(json: string, by: Engine): void {
  const scenario = parseScenario(json);
  const labels = new Map(parseLabelled(json).items.map((item) => [item.id, item.gold]));
  if (scenario === undefined) {
    return;
  }
  const [world] = separateWorlds([scenario]);
  let memory = fullMemory(by.begin(world!.stories[0]!.story));
  for (const { name, item } of world!.arrivals) {
    const gold = labels.get(name)!;
    const reading = by.read(item);
    const claims = by.claims(reading);
    const found = matchItem(memory, reading, before);
    const isFree = item.canonicalUrl !== memory.topicUrl && !memory.urls.has(item.canonicalUrl);
    if (isFree && (memory.topicWords.length > 0 || memory.items.length > 0)) {
      examples.match.push({
        scenario: scenario.name,
        item: name,
        language: reading.language,
        parts: found.parts,
        label: gold.onStory,
        weight: 1,
      });
    }
    const rules = { pack: compiled(reading.language), weights: before, score: found.score };
    if (!gold.onStory && !(found.isOnStory && memory.items.length > 0)) {
      continue;
    }
    if (memory.items.length > 0) {
      const key = `${scenario.name}/${name}`;
      examples.items.set(key, gold.alert);
      const resolved = resolveClaims(memory, reading, claims, words);
      for (const { claim, parts } of weighClaims(memory, reading, resolved, rules)) {
        const isNews = gold.developments.some(
          ({ evidence }) => overlap(claim.evidence, evidence) >= 0.6,
        );
        const isHeadline = reading.sentences[claim.sentence]?.field === "title";
        // A headline of an item with news is neither right nor wrong.
        const weight = isHeadline && gold.alert && !isNews ? 0 : weightOf(isNews, gold.alert);
        examples.novelty.push({
          scenario: scenario.name,
          item: key,
          language: reading.language,
          parts,
          label: isNews,
          weight,
        });
      }
    }
    if (!gold.onStory) {
      continue;
    }
    const decision = { ...by.decide(memory, reading, claims), score: 1 };
    memory = fullMemory(by.extend(memory, by.remembered(memory, reading, claims, decision)));
  }
}

/** In an item with news, what else stands there was not news to the editor, but not noise either. */
function weightOf(isNews: boolean, isAlert: boolean): number {
  if (isNews) {
    return 1.5;
  }
  return isAlert ? 0.4 : 1;
}

function compiled(language: string): ReturnType<typeof compilePack> {
  cache.set(language, cache.get(language) ?? compilePack(language, packs));
  return cache.get(language)!;
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

interface Fitted {
  readonly weights: Record<string, number>;
  readonly threshold: number;
  readonly figures: Record<string, number>;
}

function fitWithFolds(all: readonly Example[], kind: "match" | "novelty"): Fitted {
  const scenarios = [...new Set(all.map(({ scenario }) => scenario))];
  const scored = scenarios.flatMap((held) => {
    const weights = fit(
      all.filter(({ scenario }) => scenario !== held),
      kind,
    );
    return all
      .filter(({ scenario }) => scenario === held)
      .map((example) => ({ ...example, p: logistic(example.parts, weights) }));
  });
  // Between what the held-out scenarios want and what the final weights, fitted on more, want.
  const final = fit(all, kind);
  const own = all.map((example) => ({ ...example, p: logistic(example.parts, final) }));
  const threshold = Math.round(50 * (bestThreshold(scored, kind) + bestThreshold(own, kind))) / 100;
  const inKnown = scored.filter(({ language }) => packs.has(language));
  return {
    weights: final,
    threshold,
    figures: {
      [`${kind}F1`]: f1(scored, threshold, kind),
      [`${kind}F1InPackLanguages`]: f1(inKnown, threshold, kind),
    },
  };
}

/** Below the threshold of news, the best bar for what a person new to the story says beside other news. */
function companionThreshold(news: Record<string, number>, ceiling: number): number {
  const beside = examples.novelty
    .filter(({ parts, item }) => parts["newPerson"] === 1 && examples.items.get(item) === true)
    .map((example) => ({ ...example, p: logistic(example.parts, news) }));
  const steps = Array.from({ length: 31 }, (_, at) => ceiling - at / 100);
  const gain = (step: number): number =>
    beside.filter(({ p, label }) => p >= step && label).length -
    beside.filter(({ p, label }) => p >= step && !label).length;
  const best = Math.max(...steps.map(gain));
  const good = steps.filter((step) => gain(step) === best);
  return Math.round((100 * ((good[0] ?? ceiling) + (good.at(-1) ?? ceiling))) / 2) / 100;
}

type Scored = Example & { readonly p: number };

function bestThreshold(scored: readonly Scored[], kind: "match" | "novelty"): number {
  const steps = Array.from({ length: 91 }, (_, at) => 0.05 + at / 100);
  const scores = steps.map((step) => f1(scored, step, kind));
  // The middle of a good stretch, not one lucky step.
  const smooth = scores.map((_, at) => {
    const around = scores.slice(Math.max(0, at - 6), at + 7);
    return around.reduce((sum, one) => sum + one, 0) / around.length;
  });
  return steps[smooth.indexOf(Math.max(...smooth))] ?? 0.5;
}

/** Over items: an item counts as found when one of its examples is above the threshold. */
function f1(scored: readonly Scored[], threshold: number, kind: "match" | "novelty"): number {
  const best = new Map<string, { p: number; label: boolean }>();
  for (const { scenario, item, p, label } of scored) {
    const key = kind === "match" ? `${scenario}/${item}` : item;
    const known = best.get(key);
    best.set(key, {
      p: Math.max(p, known?.p ?? 0),
      label: kind === "match" ? label : (examples.items.get(item) ?? false),
    });
  }
  let [tp, fp, fn] = [0, 0, 0];
  for (const { p, label } of best.values()) {
    tp += p >= threshold && label ? 1 : 0;
    fp += p >= threshold && !label ? 1 : 0;
    fn += p < threshold && label ? 1 : 0;
  }
  return Math.round(((2 * tp) / Math.max(1, 2 * tp + fp + fn)) * 1000) / 1000;
}

/** Logistic regression by full-batch gradient descent with momentum and a ridge. */
function fit(all: readonly Example[], kind: "match" | "novelty"): Record<string, number> {
  const names = [...new Set(all.flatMap(({ parts }) => Object.keys(parts)))];
  const rows = all
    .filter(({ weight }) => weight > 0)
    .map(({ parts, label, weight }) => ({
      x: [1, ...names.map((name) => parts[name] ?? 0)],
      y: label ? 1 : 0,
      weight: weight * (label && kind === "novelty" ? 3 : 1),
    }));
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const ridge = kind === "novelty" ? 0.015 : 0.004;
  const expected = ["bias", ...names].map((name) => EXPECTED[kind][name] ?? 0);
  const w = Float64Array.from(expected);
  const speed = new Float64Array(w.length);
  for (let step = 0; step < 1500; step += 1) {
    const gradient = new Float64Array(w.length);
    for (const { x, y, weight } of rows) {
      let z = 0;
      for (let at = 0; at < x.length; at += 1) {
        z += w[at]! * x[at]!;
      }
      const error = ((1 / (1 + Math.exp(-z)) - y) * weight) / total;
      for (let at = 0; at < x.length; at += 1) {
        gradient[at]! += error * x[at]!;
      }
    }
    for (let at = 0; at < w.length; at += 1) {
      speed[at] =
        0.9 * speed[at]! -
        0.8 * (gradient[at]! + (at === 0 ? 0 : ridge * (w[at]! - expected[at]!)));
      w[at]! += speed[at]!;
    }
  }
  return Object.fromEntries(
    ["bias", ...names].map((name, at) => [name, Math.round(w[at]! * 1000) / 1000]),
  );
}
