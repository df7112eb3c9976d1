import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { openSqlite } from "../adapters/sqlite/open.ts";
import { OUTCOME_SENTENCE } from "../app/explain.ts";
import { HandMovedClock } from "../app/hand-moved-clock.ts";
import { Memories } from "../app/memories.ts";
import { replayWorld, type ReplayLine, timedEngine } from "../app/replay.ts";
import {
  jointWorld,
  parseScenario,
  type Scenario,
  separateWorlds,
  type World,
} from "../app/scenario.ts";
import { AppError } from "../base/errors.ts";
import { readSettings, type Settings } from "../settings/settings.ts";
import { LABEL, momentOf, quoted } from "../thread/wording.ts";
import { assembleDesk, openLog, sha256 } from "./assemble.ts";
import { type CliCommand, type CommandContext, UsageError } from "./command-line.ts";

const HELP = `Usage: newsthread replay FILE_OR_DIR… [--together] [--json]

Replays recorded streams of items through the same path as live items, in a store of their own, and
says what each item would have led to. A folder stands for its *.json files.

  --together    all streams at once, shifted to begin on one day
  --json        one object a line for each item put on a story

A stream that follows a beat ({"beat": "words"}) opens stories by itself, by the rule of beats: silently,
announced by a second outlet or a strong turn, at most five a day.

Baselines, bursts and caps do not apply: each item is judged by itself.`;

/** Replays scenarios. */
export const replay: CliCommand = {
  help: HELP,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        together: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
      allowPositionals: true,
    });
    if (positionals.length === 0) {
      throw new UsageError("Name a scenario file or a folder of them.");
    }
    const scenarios = await readScenarios(positionals);
    const settings = readSettings(context.environment);
    const worlds = values.together ? [jointWorld(scenarios)] : separateWorlds(scenarios);
    for (const world of worlds) {
      await replayOne(world, settings, values.json ? asJson(context) : asTimeline(context));
    }
    return 0;
  },
};

async function replayOne(
  world: World,
  settings: Settings,
  show: (line: ReplayLine) => void,
): Promise<void> {
  const database = await openSqlite({ path: ":memory:", mode: "service" });
  try {
    const clock = new HandMovedClock(new Date(0));
    const log = openLog({ ...settings, logLevel: "warn" }, process.stderr);
    const base = await assembleDesk(settings, { database, log, clock });
    const { engine, elapsed } = timedEngine(base.engine, () => performance.now());
    const desk = {
      ...base,
      engine,
      claimReader: { claimsOf: async (reading) => await Promise.resolve(engine.claims(reading)) },
      memories: new Memories(engine),
    } satisfies typeof base;
    for await (const line of replayWorld(world, { desk, clock, engineMs: elapsed, hash: sha256 })) {
      show(line);
    }
  } finally {
    await database.close();
  }
}

async function readScenarios(paths: readonly string[]): Promise<readonly Scenario[]> {
  const files = (await Promise.all(paths.map(filesOf))).flat();
  return await Promise.all(
    files.map(async (file) => {
      const scenario = parseScenario(await readText(file));
      if (scenario === undefined) {
        throw new AppError(`${file} is not a scenario: it needs name, follow and items.`, {
          code: "scenario_invalid",
          remedy: "give-up",
        });
      }
      return scenario;
    }),
  );
}

async function filesOf(name: string): Promise<readonly string[]> {
  const found = await stat(name).catch(() => undefined);
  if (found?.isDirectory() !== true) {
    return [name];
  }
  const names = await readdir(name);
  return names
    .filter((one) => one.endsWith(".json"))
    .toSorted()
    .map((one) => path.join(name, one));
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new AppError(`${file} cannot be read. Check the path.`, {
      code: "scenario_unreadable",
      remedy: "give-up",
      cause: error,
    });
  }
}

function asJson(context: CommandContext): (line: ReplayLine) => void {
  return (line) => {
    const { scenario, item, decision, copyOf, beatStory, ms } = line;
    context.print(
      JSON.stringify({
        scenario,
        item,
        ...(beatStory !== undefined && { story: beatStory.name, beat: beatStory.step ?? "told" }),
        onStory: true,
        copyOf: copyOf ?? null,
        copyKind: decision.copyKind ?? null,
        alert: isTold(line),
        developments: decision.developments.map(({ type, speaker, evidence }) => ({
          type,
          speaker,
          evidence,
        })),
        ms: Math.round(ms * 1000) / 1000,
      }),
    );
  };
}

/** Whether a channel would be told: by a reply, or by the card that announces a story of a beat. */
function isTold({ decision, beatStory }: ReplayLine): boolean {
  return beatStory?.step === undefined
    ? decision.outcome === "new-developments"
    : beatStory.step === "announced";
}

/** What an item did to a story of a beat, before the rest of its line. */
function beatMark({ beatStory }: ReplayLine): string {
  return beatStory === undefined
    ? ""
    : `${beatStory.step === undefined ? "" : `${beatStory.step}: `}[${beatStory.name}] `;
}

function asTimeline(context: CommandContext): (line: ReplayLine) => void {
  let scenario: string | undefined;
  return (line) => {
    if (line.scenario !== scenario) {
      ({ scenario } = line);
      context.print(`\n${scenario}`);
    }
    for (const text of timelineLines(line)) {
      context.print(text);
    }
  };
}

function timelineLines(line: ReplayLine): readonly string[] {
  const { item, outlet, title, published, decision, copyOf } = line;
  const mark = isTold(line) ? "ALERT " : "silent";
  return [
    `${mark}  ${momentOf(published, "UTC")}  ${beatMark(line)}${outlet}: ${title}  (${item})`,
    ...decision.developments.map(
      ({ type, speaker, evidence }) => `          ${LABEL[type]} ${speaker}: ${quoted(evidence)}`,
    ),
    ...(decision.outcome === "new-developments"
      ? []
      : [
          `          ${OUTCOME_SENTENCE[decision.outcome]} ${copyOf === undefined ? "" : `Repeats ${copyOf}. `}${decision.reason}`,
        ]),
  ];
}
