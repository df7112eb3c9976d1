import { parseArgs } from "node:util";

import type { Desk } from "../app/desk.ts";
import { type RunningService, type Service, startService } from "../app/service.ts";
import { readSettings, type Settings } from "../settings/settings.ts";
import { openLog } from "./assemble.ts";
import type { CliCommand, CommandContext } from "./command-line.ts";
import { openService } from "./open-service.ts";

const HELP = `Usage: newsthread start [--terminal]

Runs the service: polls the feeds, answers commands, posts to Slack and Discord, until Ctrl-C.

  --terminal    post to this terminal as well, and take commands from it; needs no token

Settings are read from the environment and from .env; .env.example explains each.`;

const NOT_CONNECTED = `No platform is connected yet. Put one of these into .env (a copy of .env.example):

  Slack    SLACK_BOT_TOKEN and SLACK_APP_TOKEN
           https://api.slack.com/apps > Create New App > From a manifest: paste config/slack-manifest.json,
           install it, then copy the bot token (OAuth & Permissions) and an app-level token
           with connections:write (Basic Information)
  Discord  DISCORD_TOKEN
           https://discord.com/developers/applications > New Application > Bot > Reset Token,
           then run "npm run -s newsthread -- doctor" for the link that invites it

To try it on real feeds without any: npm start -- --terminal   (or see the demo: npm run demo)`;

/** Runs the service. */
export const start: CliCommand = {
  help: HELP,
  async run(args, context) {
    const { values } = parseArgs({
      args: [...args],
      options: { terminal: { type: "boolean", default: false } },
    });
    const settings = readSettings(context.environment);
    if (settings.slack === undefined && settings.discord === undefined && !values.terminal) {
      context.complain(NOT_CONNECTED);
      return 1;
    }
    return await serve(settings, values.terminal, context);
  },
};

async function serve(
  settings: Settings,
  terminal: boolean,
  context: CommandContext,
): Promise<number> {
  const stopping = new AbortController();
  const opened = await openService({
    settings,
    log: openLog(settings, process.stderr),
    signal: stopping.signal,
    ...(terminal && { terminal: context }),
  });
  try {
    const running = await startUnlessEnded(opened.service, context);
    if (running.isStarted) {
      await announce(settings, opened.service.desk, context);
      await ended(context);
    }
    context.print("Stopping: finishing what is under way …");
    stopping.abort();
    await stopWithin(running, context);
    return 0;
  } finally {
    await opened.close();
  }
}

interface Running extends RunningService {
  /** False where it was asked to end before it had started. */
  readonly isStarted: boolean;
}

/** Starts the service; when the program is asked to end meanwhile, what has started can be stopped. */
async function startUnlessEnded(service: Service, context: CommandContext): Promise<Running> {
  const starting = startService(service);
  const running = await Promise.race([starting, ended(context)]);
  if (running !== undefined) {
    return { stop: async () => await running.stop(), isStarted: true };
  }
  // A platform that does not answer may take its time: what still comes of it is stopped or forgotten.
  starting.then(async (late) => await late.stop()).catch(() => undefined);
  return {
    async stop() {
      await Promise.all(service.sources.map(async (source) => await source.stop()));
      await service.scheduler.stop();
    },
    isStarted: false,
  };
}

async function announce(settings: Settings, desk: Desk, context: CommandContext): Promise<void> {
  const feeds = await desk.database.feeds.list();
  const platforms = [
    settings.slack &&
      `Slack (${settings.slack.appToken === undefined ? `HTTP on port ${settings.port}` : "Socket Mode"})`,
    settings.discord && "Discord",
  ].filter((name) => name !== undefined);
  context.print(
    `Newsthread is running: ${platforms.join(", ") || "this terminal"} · ${feeds.length} feeds · ${settings.databasePath} · Ctrl-C stops it`,
  );
}

async function ended({ ending }: CommandContext): Promise<void> {
  if (!ending.aborted) {
    await new Promise<void>((resolve) => {
      ending.addEventListener("abort", () => {
        resolve();
      });
    });
  }
}

/** Leaves time to close the store within the ten seconds that systems wait before they kill. */
const STOP_WITHIN_MS = 8500;

/** Lets what is under way finish; what a publisher or platform holds up for longer is cut off. */
async function stopWithin(service: RunningService, context: CommandContext): Promise<void> {
  const timeout = Promise.withResolvers<"late">();
  const timer = setTimeout(() => timeout.resolve("late"), STOP_WITHIN_MS);
  try {
    if ((await Promise.race([service.stop(), timeout.promise])) === "late") {
      context.print("Stopped before everything was finished; the rest goes on at the next start.");
    }
  } finally {
    clearTimeout(timer);
  }
}
