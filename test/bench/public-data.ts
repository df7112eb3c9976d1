/**
 * Measures the engine on public labelled sets: `node test/bench/public-data.ts [SET…] [--data=FOLDER]
 * [--split=dev|heldout] [--save=FOLDER]`. The sets are read where they lie, by default in
 * `../shared/data`; what is not there is left out. `--save` writes the predictions as JSON lines, for
 * the scorer that lies beside the sets.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { benchClough } from "./public/clough.ts";
import { benchEcbplus } from "./public/ecbplus.ts";
import { benchFnc1 } from "./public/fnc1.ts";
import { benchMeantime } from "./public/meantime.ts";
import { benchOg2021 } from "./public/og2021.ts";
import { benchPolnear } from "./public/polnear.ts";
import { createReader } from "./public/read-set.ts";
import type { Reader, SetFolder } from "./public/read-set.ts";
import type { Figure, SetResult } from "./public/result.ts";
import { benchSpkatt } from "./public/spkatt.ts";
import { ROOT } from "./score.ts";

const BENCHES: Readonly<
  Record<string, (reader: Reader, from: SetFolder) => SetResult | undefined>
> = {
  fnc1: benchFnc1,
  og2021: benchOg2021,
  meantime: benchMeantime,
  ecbplus: benchEcbplus,
  clough: benchClough,
  polnear: benchPolnear,
  spkatt: benchSpkatt,
};

const args = process.argv.slice(2);
const option = (name: string): string | undefined =>
  args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const named = args.filter((arg) => !arg.startsWith("--"));
const unknown = named.filter((name) => BENCHES[name] === undefined);
if (unknown.length > 0) {
  console.error(`No such set: ${unknown.join(", ")}. Known: ${Object.keys(BENCHES).join(", ")}.`);
  process.exit(2);
}

const from = {
  folder: option("data") ?? path.resolve(ROOT, "../shared/data"),
  split: option("split") ?? "dev",
};
const reader = createReader();
console.log(row("set", "measure", "mark", from.split, "seconds"));
for (const name of named.length > 0 ? named : Object.keys(BENCHES)) {
  const began = performance.now();
  const result = BENCHES[name]?.(reader, from);
  if (result === undefined) {
    console.log(`${name} is not here; skipped.`);
    continue;
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  for (const [at, figure] of result.figures.entries()) {
    print(figure, at === 0 ? seconds : "");
  }
  save(result);
}

function print({ set, measure, mark, value }: Figure, seconds: string): void {
  const verdict = mark === undefined || value >= mark ? "" : "  below";
  console.log(row(set, measure, mark?.toFixed(3) ?? "", `${value.toFixed(3)}${verdict}`, seconds));
}

function row(...cells: readonly [string, string, string, string, string]): string {
  const [set, measure, mark, figure, seconds] = cells;
  return `${set.padEnd(10)}${measure.padEnd(34)}${mark.padEnd(8)}${figure.padEnd(16)}${seconds}`;
}

function save({ predictions }: SetResult): void {
  const folder = option("save");
  if (folder === undefined) {
    return;
  }
  mkdirSync(folder, { recursive: true });
  for (const [task, lines] of Object.entries(predictions)) {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    writeFileSync(path.join(folder, `${task}.${from.split}.jsonl`), text);
  }
}
