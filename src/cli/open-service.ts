import { NodeCronScheduler } from "../adapters/node-cron/node-cron-scheduler.ts";
import { createAnswerer } from "../app/answer.ts";
import type { Service } from "../app/service.ts";
import { searchFeedUrl } from "../feed/search-feed.ts";
import type { Clock } from "../ports/clock.ts";
import type { Fetcher } from "../ports/fetcher.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import type { Database, NewFeed } from "../ports/stores.ts";
import { type Catalogue, loadCatalogue } from "../settings/catalogue.ts";
import {
  assembleDeliverer,
  assembleDesk,
  assemblePoller,
  openDatabase,
  openFetcher,
  openReader,
  sha256,
} from "./assemble.ts";
import { openPlatforms, type PlatformOptions } from "./platforms.ts";

export interface ServiceOptions extends PlatformOptions {
  /** Ends requests to publishers that are under way, and begins no further message. */
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
  const platforms = await openPlatforms(options);
  const chats = new Map(platforms.map(({ chat }) => [chat.platform, chat]));
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
    deliverer: assembleDeliverer(desk, chats, { ...(signal && { signal }) }),
    scheduler: scheduler ?? new NodeCronScheduler({ log }),
    sources: platforms.map(({ commands }) => commands(answer)),
    catalogue: catalogue.feeds.map(({ url, outlet }) => ({
      url,
      outlet,
      workspaceId: undefined,
      origin: "catalogue",
    })),
  };
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
