import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";

import { createHttpFetcher } from "../adapters/http/http-fetcher.ts";
import { startPublisher } from "../adapters/publisher/publisher.ts";
import { openSqlite } from "../adapters/sqlite/open.ts";
import { createTerminalChat } from "../adapters/terminal/terminal-chat.ts";
import { createAnswerer } from "../app/answer.ts";
import type { Desk } from "../app/desk.ts";
import { OUTCOME_SENTENCE } from "../app/explain.ts";
import { HandMovedClock } from "../app/hand-moved-clock.ts";
import type { PollReport } from "../app/poll.ts";
import { liveUntil, type Rehearsal } from "../app/rehearse.ts";
import { parseCommand } from "../follow/parse-command.ts";
import type { AnswerCommand } from "../ports/commands.ts";
import type { Fetcher } from "../ports/fetcher.ts";
import type { Database } from "../ports/stores.ts";
import { loadCatalogue } from "../settings/catalogue.ts";
import { loadSeed, type Seed, type SeedItem } from "../settings/seeds.ts";
import { readSettings, type Settings } from "../settings/settings.ts";
import { momentOf } from "../thread/wording.ts";
import {
  assembleDeliverer,
  assembleDesk,
  assemblePoller,
  openLog,
  openReader,
  sha256,
} from "./assemble.ts";
import type { CliCommand, CommandContext } from "./command-line.ts";
import { renderForPerson, terminalLook } from "./render.ts";

const HELP = `Usage: newsthread demo [--fast]

Shows the program at work on one story, in half a minute: a small publisher on this machine serves ten
outlets' feeds, the real poller, engine, store and outbox work on them with a fast clock. Needs no token,
server or network, and leaves nothing behind.

  --fast    without pauses for reading`;

const SEED = path.resolve(import.meta.dirname, "../../seeds/alibaba-ft");
const ROOT_CONFIG = path.resolve(import.meta.dirname, "../../config");
const ZONE = "UTC";
const BEFORE_MS = 10 * 60_000;
const AFTER_MS = 60_000;
/** Between items, for reading; the whole stays below half a minute. */
const READING_MS = 900;

/** Shows the program at work without anything to set up. */
export const demo: CliCommand = {
  help: HELP,
  async run(args, context) {
    const { values } = parseArgs({
      args: [...args],
      options: { fast: { type: "boolean", default: false } },
    });
    const folder = await mkdtemp(path.join(tmpdir(), "newsthread-demo-"));
    const settings = readSettings({ NEWSTHREAD_DATA: folder, NEWSTHREAD_CONFIG: ROOT_CONFIG });
    const fetcher = createHttpFetcher({
      allowNetworks: ["127.0.0.0/8"],
      userAgent: "Newsthread/demo",
    });
    const database = await openSqlite({ path: settings.databasePath, mode: "service" });
    try {
      const seed = await loadSeed(SEED);
      const pause = values.fast ? 0 : READING_MS;
      return await show({ seed, settings, database, fetcher, pause, context });
    } finally {
      await database.close();
      await fetcher.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

interface Stage {
  readonly seed: Seed;
  readonly settings: Settings;
  readonly database: Database;
  readonly fetcher: Fetcher;
  /** Milliseconds between items. */
  readonly pause: number;
  readonly context: CommandContext;
}

async function show(stage: Stage): Promise<number> {
  const { seed, settings, database, fetcher, context } = stage;
  const clock = new HandMovedClock(new Date(seed.begins.getTime() - BEFORE_MS));
  const publisher = await startPublisher({ items: seed.items, clock, startAt: seed.begins });
  try {
    const log = openLog({ ...settings, logLevel: "error" }, process.stderr);
    const desk = await assembleDesk(settings, { database, log, clock });
    const rehearsal = openRehearsal(desk, clock, stage);
    for (const { url, outlet } of publisher.feeds) {
      await database.feeds.ensure(
        { url, outlet, workspaceId: undefined, origin: "command" },
        clock.now(),
      );
    }
    context.print(
      `${publisher.feeds.length} outlets publish on this machine. A desk follows one story:\n`,
    );
    const ask = asker(desk, { fetcher, rehearsal, context });
    await ask(`digest daily at:08:00 zone:${ZONE}`);
    await ask(`follow ${seed.story.topic}`);
    await liveUntil(clock.now(), rehearsal);
    const outcomes = await playItems(stage, rehearsal);
    if (context.ending.aborted) {
      return 0;
    }
    await liveUntil(nextMorning(clock.now()), rehearsal);
    printSilent(outcomes, context);
    context.print("\nThe card at the end:\n");
    await ask(`show ${seed.story.topic}`);
    const { feeds } = await loadCatalogue(settings.configFolder);
    context.print(connectText(feeds.length));
    return 0;
  } finally {
    await publisher.close();
  }
}

function connectText(feeds: number): string {
  return `
That was a rehearsal. To run it for a desk, copy .env.example to .env and then:
  Slack    create an app from config/slack-manifest.json, set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, npm start
  Discord  set DISCORD_TOKEN, npm start, and open the invite link of: npm run -s newsthread -- doctor
  neither  npm start -- --terminal   (${feeds} real feeds, in this terminal)`;
}

function openRehearsal(
  desk: Desk,
  clock: HandMovedClock,
  { settings, fetcher, context }: Stage,
): Rehearsal {
  const chat = createTerminalChat({
    write: (text) => void context.output.write(text),
    ...terminalLook(context.output),
  });
  return {
    clock,
    poller: {
      ...assemblePoller(desk, settings, { fetcher, signal: context.ending }),
      limits: { minIntervalMs: 1, maxIntervalMs: 1 },
    },
    deliverer: assembleDeliverer(desk, new Map([["terminal", chat]]), { spacingMs: 0 }),
  };
}

/** Asks as somebody in the channel would, and prints question and answer. */
function asker(
  desk: Desk,
  parts: {
    readonly fetcher: Fetcher;
    readonly rehearsal: Rehearsal;
    readonly context: CommandContext;
  },
): (text: string) => Promise<void> {
  const { fetcher, rehearsal, context } = parts;
  const answer: AnswerCommand = createAnswerer(desk, {
    fetcher,
    reader: openReader(),
    hash: sha256,
    chats: rehearsal.deliverer.chats,
    searchFeeds: () => [],
  });
  return async (text) => {
    context.print(`> /story ${text}`);
    const post = await answer({
      platform: "terminal",
      workspace: "demo",
      workspaceName: "Demo desk",
      channel: "newsroom",
      person: "you",
      command: parseCommand(text),
      refusal: undefined,
      access: undefined,
      zone: ZONE,
    });
    context.print(`${renderForPerson(post, context.output)}\n`);
  };
}

/** What became of one delivery of the seed. */
interface Seen {
  readonly item: SeedItem;
  readonly at: Date;
  /** One line on why it was silent; absent for an alert. */
  readonly silence: string | undefined;
}

async function playItems(
  { seed, pause, context }: Stage,
  rehearsal: Rehearsal,
): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (const item of seed.items) {
    if (context.ending.aborted) {
      break;
    }
    const at = new Date(seed.begins.getTime() + item.offsetMs);
    await liveThroughMornings(at, rehearsal);
    const reports = await liveUntil(new Date(at.getTime() + AFTER_MS), rehearsal);
    if (context.ending.aborted) {
      break;
    }
    const silence = await silenceOf(reports, rehearsal.poller.desk);
    seen.push({ item, at, silence });
    context.print(progressLine({ item, at, silence }));
    // Rejects when the program is to end, which the loop sees by itself.
    await sleep(pause, undefined, { signal: context.ending }).catch(() => undefined);
  }
  return seen;
}

/** Stops at each digest's hour on the way, so that it tells what was known then. */
async function liveThroughMornings(until: Date, rehearsal: Rehearsal): Promise<void> {
  let morning = nextMorning(rehearsal.clock.now());
  while (morning < until) {
    await liveUntil(morning, rehearsal);
    morning = nextMorning(rehearsal.clock.now());
  }
}

function progressLine({ item, at, silence }: Seen): string {
  const mark = silence === undefined ? "alert " : "silent";
  return `  ${momentOf(at, ZONE)}  ${mark}  ${item.outlet.name}: ${item.title}`;
}

async function silenceOf(reports: readonly PollReport[], desk: Desk): Promise<string | undefined> {
  const taken = reports.flatMap((report) => report.taken);
  const [first] = taken;
  if (first === undefined) {
    return "Not on the story.";
  }
  if (taken.some(({ decision }) => decision.outcome === "new-developments")) {
    return undefined;
  }
  const { decision } = first;
  const original =
    decision.copyOf === undefined ? undefined : await desk.database.items.find(decision.copyOf);
  const repeats = original === undefined ? "" : ` It repeats ${original.outlet}.`;
  return `${OUTCOME_SENTENCE[decision.outcome]}${repeats}`;
}

function nextMorning(now: Date): Date {
  const day = 24 * 3600 * 1000;
  const morning = Math.floor(now.getTime() / day) * day + 8 * 3600 * 1000 + AFTER_MS;
  return new Date(morning > now.getTime() ? morning : morning + day);
}

function printSilent(seen: readonly Seen[], context: CommandContext): void {
  const silent = seen.filter(({ silence }) => silence !== undefined);
  context.print(`\nSilent: ${silent.length} of ${seen.length} reports, and why\n`);
  for (const { item, at, silence } of silent) {
    context.print(
      `  ${momentOf(at, ZONE)}  ${item.outlet.name}: ${item.title}\n${" ".repeat(16)}${silence}`,
    );
  }
}
