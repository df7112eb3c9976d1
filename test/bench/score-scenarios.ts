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
import { parseLabelled } from "./labelled.ts";
import type { Labelled } from "./labelled.ts";
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

function printErrors(folder: string, lines: readonly Line[]): void {
  const wanted = args
    .find((arg) => arg.startsWith("--lang="))
    ?.slice(7)
    .split(",");
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted()) {
    const { name, items } = parseLabelled(readFileSync(path.join(folder, file), "utf8"));
    for (const item of items.filter(({ lang }) => wanted?.includes(lang) !== false)) {
      const line = lines.find(
        (one) =>
          one.scenario === name && (one.item === item.id || one.item === `${name}/${item.id}`),
      );
      printError(name, item, line);
    }
  }
}

function printError(
  name: string,
  { id, lang, title, gold }: Labelled["items"][number],
  line: Line | undefined,
): void {
  const said = line?.decision.developments ?? [];
  const isAlert = said.length > 0;
  if (isAlert === gold.alert && (line !== undefined) === gold.onStory) {
    return;
  }
  const fault = gold.alert ? "missed" : "false";
  console.log(
    `${name.slice(0, 3)} ${id} [${lang}] ${isAlert === gold.alert ? "filed wrong" : fault} ${line?.decision.score ?? "off"} ${gold.copyKind ?? ""} | ${title.slice(0, 70)}`,
  );
  for (const { type, speaker, evidence } of gold.developments) {
    console.log(`     gold ${type} ${speaker}: ${evidence.slice(0, 150)}`);
  }
  for (const { type, speaker, evidence } of said) {
    console.log(`     said ${type} ${speaker}: ${evidence.slice(0, 150)}`);
  }
}
