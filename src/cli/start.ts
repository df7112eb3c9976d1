import { parseArgs } from "node:util";

import { createDiscordCommandSource } from "../adapters/discord/discord-app.ts";
import { createDiscordChat } from "../adapters/discord/discord-chat.ts";
import { NodeCronScheduler } from "../adapters/node-cron/node-cron-scheduler.ts";
import { createSlackCommandSource } from "../adapters/slack/slack-app.ts";
import { createSlackChat } from "../adapters/slack/slack-chat.ts";
import { createTerminalChat } from "../adapters/terminal/terminal-chat.ts";
import { createTerminalCommandSource } from "../adapters/terminal/terminal-commands.ts";
import { createAnswerer } from "../app/answer.ts";
import type { Desk } from "../app/desk.ts";
import { type RunningService, startService } from "../app/service.ts";
import { AppError } from "../base/errors.ts";
import { searchFeedUrl } from "../feed/search-feed.ts";
import type { PlatformName } from "../follow/follow.ts";
import { parseCommand } from "../follow/parse-command.ts";
import type { Chat } from "../ports/chat.ts";
import type { AnswerCommand, CommandSource } from "../ports/commands.ts";
import type { Log } from "../ports/log.ts";
import type { NewFeed } from "../ports/stores.ts";
import { type Catalogue, loadCatalogue } from "../settings/catalogue.ts";
import { readSettings, type Settings } from "../settings/settings.ts";
import {
  assembleDeliverer,
  assembleDesk,
  assemblePoller,
  openDatabase,
  openFetcher,
  openLog,
  openReader,
  sha256,
} from "./assemble.ts";
import type { CliCommand, CommandContext } from "./command-line.ts";
import { terminalLook } from "./render.ts";

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
  name: "start",
  summary: "run the service on Slack, Discord or this terminal",
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
  const log = openLog(settings, process.stderr);
  const catalogue = await loadCatalogue(settings.configFolder);
  const database = await openDatabase(settings, "service");
  const fetcher = openFetcher(settings);
  const stopping = new AbortController();
  try {
    const desk = await assembleDesk(settings, { database, log });
    const chats = openChats(settings, { terminal, log, context });
    const answer = createAnswerer(desk, {
      fetcher,
      reader: openReader(),
      hash: sha256,
      chats,
      searchFeeds: (words, workspaceId) => searchFeeds(catalogue, words, workspaceId),
    });
    const service = await startService({
      desk,
      poller: assemblePoller(desk, settings, { fetcher, signal: stopping.signal }),
      deliverer: assembleDeliverer(desk, chats),
      scheduler: new NodeCronScheduler({ log }),
      sources: openSources(settings, { terminal, log, context, answer }),
      catalogue: catalogue.feeds.map(({ url, outlet }) => ({
        url,
        outlet,
        workspaceId: undefined,
        origin: "catalogue",
      })),
    });
    await announce(settings, desk, context);
    await ended(context);
    await stopWithin(service, stopping, context);
    return 0;
  } finally {
    await fetcher.close();
    await database.close();
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

interface Wiring {
  readonly terminal: boolean;
  readonly log: Log;
  readonly context: CommandContext;
}

function openChats(
  { slack, discord }: Settings,
  { terminal, log, context }: Wiring,
): ReadonlyMap<PlatformName, Chat> {
  const chats = new Map<PlatformName, Chat>();
  if (slack !== undefined) {
    chats.set("slack", createSlackChat({ token: slack.botToken, apiUrl: slack.apiUrl, log }));
  }
  if (discord !== undefined) {
    chats.set("discord", createDiscordChat({ token: discord.token, apiUrl: discord.apiUrl, log }));
  }
  if (terminal) {
    chats.set(
      "terminal",
      createTerminalChat({
        write: (text) => void context.output.write(text),
        ...terminalLook(context.output),
      }),
    );
  }
  return chats;
}

function openSources(
  settings: Settings,
  { terminal, log, context, answer }: Wiring & { readonly answer: AnswerCommand },
): readonly CommandSource[] {
  const parse = (text: string) => parseCommand(text, { zone: settings.digest.zone });
  const { slack, discord, port } = settings;
  return [
    ...(slack === undefined
      ? []
      : [
          createSlackCommandSource({
            token: slack.botToken,
            apiUrl: slack.apiUrl,
            port,
            parse,
            answer,
            log,
            ...(slack.appToken !== undefined && { appToken: slack.appToken }),
            ...(slack.signingSecret !== undefined && { signingSecret: slack.signingSecret }),
          }),
        ]),
    ...(discord === undefined
      ? []
      : [
          createDiscordCommandSource({
            token: discord.token,
            apiUrl: discord.apiUrl,
            answer,
            log,
          }),
        ]),
    ...(terminal
      ? [
          createTerminalCommandSource({
            input: context.input,
            write: (text) => void context.output.write(text),
            ...terminalLook(context.output),
            parse,
            answer,
          }),
        ]
      : []),
  ];
}

/** Search feeds for a topic, by the catalogue's templates that are made on following. */
function searchFeeds(catalogue: Catalogue, words: string, workspaceId: string): readonly NewFeed[] {
  return catalogue.search
    .filter(({ onFollow }) => onFollow)
    .flatMap(({ name, url }) => {
      const address = searchFeedUrl(url, words);
      return address === undefined
        ? []
        : [{ url: address, outlet: `${name}: ${words}`, workspaceId, origin: "search" as const }];
    });
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
