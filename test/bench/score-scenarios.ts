/**
 * Scores the engine on labelled scenarios: `node test/bench/score-scenarios.ts [FOLDER…] [--together]
 * [--errors [--typed] [--lang=en,sv]]`. Without a folder: `../shared/scenarios`, where it exists, and
 * `test/scenarios`.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { jointWorld, separateWorlds } from "../../src/app/scenario.ts";
import { createEngine } from "../../src/development/create-engine.ts";
import { loadLanguagePacks } from "../../src/settings/languages.ts";
import { loadWeights } from "../../src/settings/weights.ts";
import { parseLabelled } from "./labelled.ts";
import type { Labelled } from "./labelled.ts";
import { readScenarios, replayWorld } from "./replay.ts";
import type { Line } from "./replay.ts";
import { ROOT, scenarioFolders, scoreLines } from "./score.ts";

const args = process.argv.slice(2);
const given = args.filter((arg) => !arg.startsWith("--"));
const folders = given.length > 0 ? given : scenarioFolders();

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
  const table = scoreLines(folder, lines);
  if (table === undefined) {
    return "The scorer is not here; nothing is scored.";
  }
  const slowest = Math.max(0, ...lines.map(({ ms }) => ms));
  const mean = lines.reduce((sum, { ms }) => sum + ms, 0) / Math.max(1, lines.length);
  return `${table}ms an item: mean ${mean.toFixed(1)}, slowest ${slowest.toFixed(1)}`;
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
  const isTyped =
    said
      .map(({ type }) => type)
      .toSorted()
      .join() ===
    gold.developments
      .map(({ type }) => type)
      .toSorted()
      .join();
  if (
    isAlert === gold.alert &&
    (line !== undefined) === gold.onStory &&
    (isTyped || !args.includes("--typed"))
  ) {
    return;
  }
  const fault = gold.alert ? "missed" : "false";
  const isFiledWrong = (line !== undefined) !== gold.onStory;
  const wrong = isFiledWrong ? "filed wrong" : "typed wrong";
  console.log(
    `${name.slice(0, 3)} ${id} [${lang}] ${isAlert === gold.alert ? wrong : fault} ${line?.decision.score ?? "off"} ${gold.copyKind ?? ""} | ${title.slice(0, 70)}`,
  );
  for (const { type, speaker, evidence } of gold.developments) {
    console.log(`     gold ${type} ${speaker}: ${evidence.slice(0, 150)}`);
  }
  for (const { type, speaker, evidence } of said) {
    console.log(`     said ${type} ${speaker}: ${evidence.slice(0, 150)}`);
  }
}
