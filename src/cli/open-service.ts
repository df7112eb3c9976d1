import { createDiscordCommandSource } from "../adapters/discord/discord-app.ts";
import { createDiscordChat } from "../adapters/discord/discord-chat.ts";
import { NodeCronScheduler } from "../adapters/node-cron/node-cron-scheduler.ts";
import { createSlackCommandSource } from "../adapters/slack/slack-app.ts";
import { createSlackChat } from "../adapters/slack/slack-chat.ts";
import { createTerminalChat } from "../adapters/terminal/terminal-chat.ts";
import { createTerminalCommandSource } from "../adapters/terminal/terminal-commands.ts";
import { createAnswerer } from "../app/answer.ts";
import type { Service } from "../app/service.ts";
import { searchFeedUrl } from "../feed/search-feed.ts";
import type { PlatformName } from "../follow/follow.ts";
import { parseCommand } from "../follow/parse-command.ts";
import type { Chat } from "../ports/chat.ts";
import type { Clock } from "../ports/clock.ts";
import type { AnswerCommand, CommandSource } from "../ports/commands.ts";
import type { Fetcher } from "../ports/fetcher.ts";
import type { Log } from "../ports/log.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import type { Database, NewFeed } from "../ports/stores.ts";
import { type Catalogue, loadCatalogue } from "../settings/catalogue.ts";
import type { Settings } from "../settings/settings.ts";
import {
  assembleDeliverer,
  assembleDesk,
  assemblePoller,
  openDatabase,
  openFetcher,
  openReader,
  sha256,
} from "./assemble.ts";
import type { CommandContext } from "./command-line.ts";
import { terminalLook } from "./render.ts";

export interface ServiceOptions {
  readonly settings: Settings;
  readonly log: Log;
  /** Where to post and take commands as well; absent: only on the platforms that are set up. */
  readonly terminal?: Pick<CommandContext, "input" | "output">;
  /** Ends requests to publishers that are under way. */
  readonly signal?: AbortSignal;
  /** Absent: the system's. */
  readonly clock?: Clock;
  /** Absent: ticks with the system's clock. */
  readonly scheduler?: Scheduler;
}

/** The whole program, ready for `startService`. */
export interface OpenService {
  readonly service: Service;
  /** Closes what it stands on. Only once the service has stopped, or if it never started. */
  close(): Promise<void>;
}

/**
 * Opens everything the service works with, as the settings say; nothing is connected or running yet.
 *
 * @throws {AppError} with a sentence when the store or the configuration cannot be opened
 */
export async function openService(options: ServiceOptions): Promise<OpenService> {
  const { settings } = options;
  const catalogue = await loadCatalogue(settings.configFolder);
  const database = await openDatabase(settings, "service");
  const fetcher = openFetcher(settings);
  const close = async (): Promise<void> => {
    await fetcher.close();
    await database.close();
  };
  try {
    return { service: await assembleService({ catalogue, database, fetcher }, options), close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Ground {
  readonly catalogue: Catalogue;
  readonly database: Database;
  readonly fetcher: Fetcher;
}

async function assembleService(
  { catalogue, database, fetcher }: Ground,
  options: ServiceOptions,
): Promise<Service> {
  const { settings, log, clock, signal, scheduler } = options;
  const desk = await assembleDesk(settings, { database, log, ...(clock && { clock }) });
  const chats = openChats(options);
  const answer = createAnswerer(desk, {
    fetcher,
    reader: openReader(),
    hash: sha256,
    chats,
    searchFeeds: (words, workspaceId) => searchFeeds(catalogue, words, workspaceId),
  });
  return {
    desk,
    poller: assemblePoller(desk, settings, { fetcher, ...(signal && { signal }) }),
    deliverer: assembleDeliverer(desk, chats),
    scheduler: scheduler ?? new NodeCronScheduler({ log }),
    sources: openSources(options, answer),
    catalogue: catalogue.feeds.map(({ url, outlet }) => ({
      url,
      outlet,
      workspaceId: undefined,
      origin: "catalogue",
    })),
  };
}

function openChats({ settings, terminal, log }: ServiceOptions): ReadonlyMap<PlatformName, Chat> {
  const { slack, discord } = settings;
  const chats = new Map<PlatformName, Chat>();
  if (slack !== undefined) {
    chats.set("slack", createSlackChat({ token: slack.botToken, apiUrl: slack.apiUrl, log }));
  }
  if (discord !== undefined) {
    chats.set("discord", createDiscordChat({ token: discord.token, apiUrl: discord.apiUrl, log }));
  }
  if (terminal !== undefined) {
    const { output } = terminal;
    chats.set(
      "terminal",
      createTerminalChat({ write: (text) => void output.write(text), ...terminalLook(output) }),
    );
  }
  return chats;
}

function openSources(options: ServiceOptions, answer: AnswerCommand): readonly CommandSource[] {
  return [
    slackSource(options, answer),
    discordSource(options, answer),
    terminalSource(options, answer),
  ].filter((source) => source !== undefined);
}

function slackSource(
  { settings, log }: ServiceOptions,
  answer: AnswerCommand,
): CommandSource | undefined {
  const { slack, port } = settings;
  return (
    slack &&
    createSlackCommandSource({
      token: slack.botToken,
      appToken: slack.appToken,
      signingSecret: slack.signingSecret,
      apiUrl: slack.apiUrl,
      port,
      parse: parserOf(settings),
      answer,
      log,
    })
  );
}

function discordSource(
  { settings: { discord }, log }: ServiceOptions,
  answer: AnswerCommand,
): CommandSource | undefined {
  return (
    discord &&
    createDiscordCommandSource({ token: discord.token, apiUrl: discord.apiUrl, answer, log })
  );
}

function terminalSource(
  { settings, terminal }: ServiceOptions,
  answer: AnswerCommand,
): CommandSource | undefined {
  return (
    terminal &&
    createTerminalCommandSource({
      input: terminal.input,
      write: (text) => void terminal.output.write(text),
      ...terminalLook(terminal.output),
      parse: parserOf(settings),
      answer,
    })
  );
}

function parserOf({ digest: { zone } }: Settings) {
  return (text: string) => parseCommand(text, { zone });
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
