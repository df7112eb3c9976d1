import { parseArgs } from "node:util";

import type { Desk } from "../app/desk.ts";
import { type RunningService, startService } from "../app/service.ts";
import { AppError } from "../base/errors.ts";
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
    const running = await startService(opened.service);
    await announce(settings, opened.service.desk, context);
    await ended(context);
    await stopWithin(running, stopping, context);
    return 0;
  } finally {
    await opened.close();
  }
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

const STOP_WITHIN_MS = 9000;

/** Lets what is under way finish; what a publisher or platform holds up for longer is cut off. */
async function stopWithin(
  service: RunningService,
  stopping: AbortController,
  context: CommandContext,
): Promise<void> {
  context.print("Stopping: finishing what is under way …");
  stopping.abort();
  const timeout = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    timeout.reject(
      new AppError("Stopped before everything was finished; the rest goes on at the next start.", {
        code: "stop_timed_out",
        remedy: "retry-later",
      }),
    );
  }, STOP_WITHIN_MS);
  try {
    await Promise.race([service.stop(), timeout.promise]);
  } finally {
    clearTimeout(timer);
  }
}
