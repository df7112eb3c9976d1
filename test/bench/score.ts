import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { parseScenario } from "../../src/app/scenario.ts";
import type { LabelledScenario } from "../fit/examples.ts";
import { parseLabelled } from "./labelled.ts";
import { lineJson } from "./replay.ts";
import type { Line } from "./replay.ts";

export const ROOT = path.resolve(import.meta.dirname, "../..");
export const SHARED = path.resolve(ROOT, "../shared/scenarios");
export const OWN = path.join(ROOT, "test/scenarios");

/** The folders of labelled scenarios that are here. */
export function scenarioFolders(): readonly string[] {
  return [SHARED, OWN].filter((folder) => existsSync(folder));
}

/** The scenarios of a folder with their labels, by file name. */
export function readLabelledScenarios(folder: string): readonly LabelledScenario[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .toSorted()
    .flatMap((file) => {
      const json = readFileSync(path.join(folder, file), "utf8");
      const scenario = parseScenario(json);
      return scenario === undefined ? [] : [{ scenario, labels: parseLabelled(json) }];
    });
}

/**
 * What `score.mjs` says of these lines, as a table, or as JSON with `asJson`. `undefined` where the
 * scorer is not here.
 */
export function scoreLines(
  folder: string,
  lines: readonly Line[],
  asJson = false,
): string | undefined {
  const scorer = path.join(SHARED, "score.mjs");
  if (!existsSync(scorer)) {
    return undefined;
  }
  const scratch = mkdtempSync(path.join(os.tmpdir(), "newsthread-score-"));
  try {
    const predicted = path.join(scratch, "predicted.jsonl");
    writeFileSync(predicted, lines.map(lineJson).join("\n"));
    const args = ["--gold", folder, "--predicted", predicted, ...(asJson ? ["--json"] : [])];
    return execFileSync(process.execPath, [scorer, ...args], { encoding: "utf8" });
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
