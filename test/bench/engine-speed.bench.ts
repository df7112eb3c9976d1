/**
 * What an item costs with many followed stories and many stored items, through the real path: take-in
 * over the SQLite store with engine, index, memories and outbox.
 *
 * `node test/bench/engine-speed.bench.ts [--stories=10000] [--items=1000000] [--stream=1500] [--keep=FOLDER]
 * [--only=stream|text]`: with `--keep` filled stores are used again. Linux only: the weight is read from /proc.
 *
 * Assumed: a third of the items are on a followed story, stories in the news more often than others; each
 * story has taken six items; stories are the scenarios of `test/scenarios` in turn, so in their twenty
 * languages, each with names, numbers and matter of its own (`speed/reword.ts`). Filings beyond a third are
 * stories that take what is another's: more where a script without capitals hides what a name is, which is
 * why those are told apart.
 */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { timedEngine } from "../../src/app/replay.ts";
import { takeIn } from "../../src/app/take-in.ts";
import { createEngine } from "../../src/development/create-engine.ts";
import type { Item } from "../../src/item/item.ts";
import { loadLanguagePacks } from "../../src/settings/languages.ts";
import { loadWeights } from "../../src/settings/weights.ts";
import { openDesk } from "../support/open-desk.ts";
import { ROOT } from "./score.ts";
import { cloneMaker } from "./speed/clones.ts";
import type { Clone } from "./speed/clones.ts";
import { fillStore, itemOf, NOW } from "./speed/fill-store.ts";
import { printStages } from "./speed/stages.ts";

const number = (name: string, otherwise: number): number =>
  Number(process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise);
const word = (name: string): string | undefined =>
  process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split("=")[1];

const MOST = number("stories", 10_000);
const ITEMS = number("items", 1_000_000);
const STREAM = number("stream", 1500);
const HISTORY = 6;
const WARM = 300;
/** Characters of a full text. */
const FULL_TEXT = 2500;

const packs = loadLanguagePacks(path.join(ROOT, "config/languages"));
const cloneOf = cloneMaker(path.join(ROOT, "test/scenarios"), packs);
const engine = createEngine(packs, loadWeights(path.join(ROOT, "config/weights.json")));

interface Cost {
  /** Milliseconds of the processor an item. */
  readonly cpu: number;
  readonly engine: number;
}

async function measure(stories: number): Promise<Cost> {
  const folder = mkdtempSync(path.join(tmpdir(), "newsthread-speed-"));
  try {
    const file = path.join(folder, "store.db");
    await provide(file, stories);
    return await runStream(file, stories);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A filled store: copied from the folder of kept ones, where there is one. */
async function provide(file: string, stories: number): Promise<void> {
  const kept =
    word("keep") === undefined
      ? undefined
      : path.join(word("keep") ?? "", `speed-${stories}-${ITEMS}.db`);
  if (kept === undefined || !existsSync(kept)) {
    const began = performance.now();
    await fillStore(kept ?? file, { stories, items: ITEMS, history: HISTORY, cloneOf, engine });
    console.log(`(filled with ${stories} stories and ${ITEMS} items in ${seconds(began)})`);
  }
  if (kept !== undefined) {
    copyFileSync(kept, file);
  }
}

async function runStream(file: string, stories: number): Promise<Cost> {
  const stream = streamFor(stories);
  const before = rss();
  const began = performance.now();
  const { desk, clock, database } = await openDesk(file, new Date(NOW).toISOString());
  const start = seconds(began);
  const startRss = rss();
  const count = { candidates: 0, asked: 0, filed: 0, filings: 0, filingsCaseless: 0, ms: 0 };
  let caseless = 0;
  const cased: number[] = [];
  const timed = timedEngine(desk.engine, () => performance.now());
  const counted = { ...desk, engine: timed.engine };
  watchCandidates(desk.memories, count);
  const walls: number[] = [];
  let cpu = 0;
  let engineMs = 0;
  for (const [at, item] of stream.entries()) {
    clock.set(item.seenAt);
    const isMeasured = at >= WARM;
    const [cpuBefore, wall, work] = [process.cpuUsage(), performance.now(), timed.elapsed()];
    const taken = await takeIn(
      [{ item: { ...item, key: item.url }, textHash: item.url }],
      "live",
      counted,
    );
    if (isMeasured) {
      const used = process.cpuUsage(cpuBefore);
      const ms = performance.now() - wall;
      walls.push(ms);
      if (CASELESS.test(item.content.slice(0, 200))) {
        caseless += 1;
        count.filingsCaseless += taken.length;
      } else {
        cased.push(ms);
      }
      cpu += (used.user + used.system) / 1000;
      engineMs += timed.elapsed() - work;
      count.filed += taken.length > 0 ? 1 : 0;
      count.filings += taken.length;
    } else {
      count.candidates = 0;
      count.asked = 0;
      count.ms = 0;
    }
  }
  const n = walls.length;
  console.log(`
${stories} stories, ${ITEMS} stored items, ${n} full texts (${Math.round(stream.reduce((sum, { content }) => sum + content.length, 0) / stream.length)} characters)
  start ${start}, ${startRss - before} MB more after it, ${rss() - before} MB more at the end
  filed ${((100 * count.filed) / n).toFixed(0)} %, filings an item ${(count.filings / n).toFixed(2)}, candidates an item ${(count.candidates / Math.max(1, count.asked)).toFixed(1)}
  of ${caseless} in scripts without capitals ${(count.filingsCaseless / Math.max(1, caseless)).toFixed(2)}, of the others ${((count.filings - count.filingsCaseless) / Math.max(1, n - caseless)).toFixed(2)} filings an item
  items a second and core ${((1000 * n) / cpu).toFixed(0)} (CPU ${(cpu / n).toFixed(2)} ms an item; engine ${(engineMs / n).toFixed(2)}, candidates ${(count.ms / n).toFixed(2)})
  ms an item with store: ${spreadOf(walls)}
  in scripts with capitals: ${spreadOf(cased)}`);
  await database.close();
  return { cpu: cpu / n, engine: (engineMs + count.ms) / n };
}

/** Scripts whose names no capital shows. */
const CASELESS = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Arabic}]/u;

function spreadOf(ms: readonly number[]): string {
  const sorted = ms.toSorted((a, b) => a - b);
  const part = (share: number): string =>
    (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  return `p50 ${part(0.5)}, p95 ${part(0.95)}, p99 ${part(0.99)}, worst ${part(1)}`;
}

/** Counts what the index offers, and how long it takes. */
function watchCandidates(
  memories: { candidates: (reading: never) => unknown },
  count: { candidates: number; asked: number; ms: number },
): void {
  const original = memories.candidates.bind(memories);
  memories.candidates = (reading: never) => {
    const began = performance.now();
    const found = original(reading);
    count.ms += performance.now() - began;
    count.asked += 1;
    count.candidates += Array.isArray(found) ? found.length : 0;
    return found;
  };
}

/** Every third item is on a followed story, the stories in the news more often than the others. */
function streamFor(stories: number): readonly Item[] {
  const next = new Map<number, number>();
  return Array.from({ length: STREAM + WARM }, (_, at) => {
    const isFollowed = at % 3 === 0;
    const chance = ((at * 7919) % 1009) / 1009;
    const clone = cloneOf(
      isFollowed ? Math.floor(stories * chance ** 3) : 2_000_000 + Math.floor(100_000 * chance),
    );
    const own = clone.items.filter(({ isOnStory }) => isOnStory === isFollowed);
    const turn = next.get(clone.number) ?? (isFollowed ? HISTORY : 0);
    next.set(clone.number, turn + 1);
    return fullText(clone, turn % own.length, isFollowed, at);
  });
}

/** An item as long as a newspaper's article: what other items in its language say follows. */
function fullText(clone: Clone, turn: number, isFollowed: boolean, at: number): Item {
  const own = clone.items.filter(({ isOnStory }) => isOnStory === isFollowed);
  const template = own[turn];
  if (template === undefined) {
    throw new Error("A scenario without items cannot be streamed.");
  }
  let { content } = template;
  for (const other of [...own.slice(0, turn).toReversed(), ...clone.items]) {
    if (content.length < FULL_TEXT && other.language === template.language && other !== template) {
      content += `\n\n${other.content}`;
    }
  }
  return itemOf(
    { ...template, content: content.slice(0, FULL_TEXT * 2) },
    `s${at}`,
    NOW + at * 20_000,
  );
}

function rss(): number {
  return Math.round(
    Number(/VmRSS:\s+(\d+)/u.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0) / 1024,
  );
}

function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}

if (word("only") !== "stream") {
  printStages(engine, cloneOf);
}
if (word("only") !== "text") {
  const few = await measure(Math.ceil(MOST / 10));
  const many = await measure(MOST);
  console.log(
    `ten times the stories: an item costs ${(many.cpu / few.cpu).toFixed(2)} times as much (engine alone ${(many.engine / few.engine).toFixed(2)})`,
  );
}
