/**
 * Scores the engine on labelled scenarios: `node test/bench/score-scenarios.ts [FOLDER…] [--together]
 * [--errors] [--lang en,sv]`. Without a folder: `../shared/scenarios`, where it exists, and
 * `test/scenarios`.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { jointWorld, separateWorlds } from "../../src/app/scenario.ts";
import { createEngine } from "../../src/development/create-engine.ts";
import { loadLanguagePacks } from "../../src/settings/languages.ts";
import { loadWeights } from "../../src/settings/weights.ts";
import { lineJson, readScenarios, replayWorld } from "./replay.ts";
import type { Line } from "./replay.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SHARED = path.resolve(ROOT, "../shared/scenarios");
const args = process.argv.slice(2);
const given = args.filter((arg) => !arg.startsWith("--"));
const folders =
  given.length > 0
    ? given
    : [SHARED, path.join(ROOT, "test/scenarios")].filter((folder) => existsSync(folder));

for (const folder of folders) {
  console.log(
    `\n== ${path.basename(path.dirname(folder))}/${path.basename(folder)}${args.includes("--together") ? " together" : ""}`,
  );
  const lines = run(folder);
  if (args.includes("--errors")) {
    printErrors(folder, lines);
  }
  console.log(score(folder, lines));
}

function run(folder: string): readonly Line[] {
  const engine = createEngine(
    loadLanguagePacks(path.join(ROOT, "config/languages")),
    loadWeights(path.join(ROOT, "config/weights.json")),
  );
  const scenarios = readScenarios(folder);
  const worlds = args.includes("--together") ? [jointWorld(scenarios)] : separateWorlds(scenarios);
  return worlds.flatMap((world) => replayWorld(engine, world));
}

function score(folder: string, lines: readonly Line[]): string {
  const scorer = path.join(SHARED, "score.mjs");
  if (!existsSync(scorer)) {
    return "The scorer is not here; nothing is scored.";
  }
  const scratch = mkdtempSync(path.join(os.tmpdir(), "newsthread-score-"));
  try {
    const predicted = path.join(scratch, "predicted.jsonl");
    writeFileSync(predicted, lines.map(lineJson).join("\n"));
    const table = execFileSync(
      process.execPath,
      [scorer, "--gold", folder, "--predicted", predicted],
      { encoding: "utf8" },
    );
    const slowest = Math.max(0, ...lines.map(({ ms }) => ms));
    const mean = lines.reduce((sum, { ms }) => sum + ms, 0) / Math.max(1, lines.length);
    return `${table}ms an item: mean ${mean.toFixed(1)}, slowest ${slowest.toFixed(1)}`;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

interface Labelled {
  readonly name: string;
  readonly items: readonly {
    readonly id: string;
    readonly lang: string;
    readonly title: string;
    readonly gold: {
      readonly onStory: boolean;
      readonly alert: boolean;
      readonly copyKind: string | null;
      readonly developments: readonly {
        readonly type: string;
        readonly speaker: string;
        readonly evidence: string;
      }[];
    };
  }[];
}

function printErrors(folder: string, lines: readonly Line[]): void {
  const wanted = args
    .find((arg) => arg.startsWith("--lang="))
    ?.slice(7)
    .split(",");
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted()) {
    const labelled = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Labelled;
    for (const { id, lang, title, gold } of labelled.items) {
      const line = lines.find(
        ({ scenario, item }) =>
          scenario === labelled.name && (item === id || item === `${labelled.name}/${id}`),
      );
      const alert = (line?.decision.developments.length ?? 0) > 0;
      const right = alert === gold.alert && (line !== undefined) === gold.onStory;
      if (!right && wanted?.includes(lang) !== false) {
        console.log(
          `${labelled.name.slice(0, 3)} ${id} [${lang}] ${gold.alert ? "MISSED" : ""}${alert && !gold.alert ? "FALSE" : ""} on ${String(gold.onStory)}/${String(line !== undefined)} ${line?.decision.score ?? ""} ${gold.copyKind ?? ""} | ${title.slice(0, 70)}`,
        );
        for (const { type, speaker, evidence } of gold.developments) {
          console.log(`     gold ${type} ${speaker}: ${evidence.slice(0, 150)}`);
        }
        for (const { type, speaker, evidence } of line?.decision.developments ?? []) {
          console.log(`     said ${type} ${speaker}: ${evidence.slice(0, 150)}`);
        }
      }
    }
  }
}
