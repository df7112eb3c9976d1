import { createHash, randomUUID } from "node:crypto";
import path from "node:path";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

import { systemClock } from "../adapters/clock/system-clock.ts";
import { createHttpFetcher } from "../adapters/http/http-fetcher.ts";
import { createLogger } from "../adapters/log/logger.ts";
import { createFeedReader } from "../adapters/rss-parser/feed-reader.ts";
import { openSqlite } from "../adapters/sqlite/open.ts";
import type { Deliverer } from "../app/deliver.ts";
import type { Desk } from "../app/desk.ts";
import { Memories } from "../app/memories.ts";
import type { Poller } from "../app/poll.ts";
import { createEngine } from "../development/create-engine.ts";
import { pollLimits } from "../feed/schedule.ts";
import type { PlatformName } from "../follow/follow.ts";
import type { Chat } from "../ports/chat.ts";
import type { Clock } from "../ports/clock.ts";
import type { Fetcher } from "../ports/fetcher.ts";
import type { Log } from "../ports/log.ts";
import type { Database } from "../ports/stores.ts";
import { loadLanguagePacks } from "../settings/languages.ts";
import { secretsOf, type Settings } from "../settings/settings.ts";
import { loadWeights } from "../settings/weights.ts";

/** Slack allows about one message a second and channel; Discord paces by itself and is no worse for it. */
const SPACING_MS = 1100;

/** SHA-256 of a text, hex. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The log of this installation, its secrets withheld. */
export function openLog(settings: Settings, stream: { write(line: string): void }): Log {
  return createLogger({ level: settings.logLevel, stream, secrets: secretsOf(settings) });
}

export interface DeskParts {
  readonly database: Database;
  readonly log: Log;
  readonly clock?: Clock;
}

/** A desk with the engine and its language packs. The memories are empty until `load` is called. */
export async function assembleDesk(settings: Settings, parts: DeskParts): Promise<Desk> {
  const engine = createEngine(
    loadLanguagePacks(path.join(settings.configFolder, "languages")),
    loadWeights(path.join(settings.configFolder, "weights.json")),
  );
  return {
    database: parts.database,
    engine,
    claimReader: { claimsOf: async (reading) => await Promise.resolve(engine.claims(reading)) },
    memories: new Memories(engine),
    clock: parts.clock ?? systemClock,
    log: parts.log,
    zone: settings.digest.zone,
    digestAtMinute: settings.digest.atMinute,
    letOthers: async () => await nextTurn(),
  };
}

/** The store of this installation. @throws {AppError} with a sentence when it cannot be opened */
export async function openDatabase(
  settings: Settings,
  mode: "service" | "read-only",
): Promise<Database> {
  return await openSqlite({ path: settings.databasePath, mode });
}

export function openFetcher(settings: Settings): Fetcher {
  return createHttpFetcher({
    allowNetworks: settings.allowNetworks,
    userAgent: userAgent(settings.contact),
    maxBodyBytes: settings.maxFeedBytes,
  });
}

function userAgent(contact: string | undefined): string {
  return `Newsthread/0.1 (+${contact ?? "https://github.com/newsthread/newsthread"})`;
}

export function openReader() {
  return createFeedReader({});
}

export function assemblePoller(
  desk: Desk,
  settings: Settings,
  parts: { readonly fetcher: Fetcher; readonly signal?: AbortSignal },
): Poller {
  return {
    desk,
    fetcher: parts.fetcher,
    reader: openReader(),
    limits: pollLimits(settings.minPollMs),
    owner: randomUUID(),
    chance: Math.random,
    hash: sha256,
    ...(parts.signal !== undefined && { signal: parts.signal }),
  };
}

export function assembleDeliverer(
  desk: Desk,
  chats: ReadonlyMap<PlatformName, Chat>,
  { spacingMs = SPACING_MS, signal }: Partial<Pick<Deliverer, "spacingMs" | "signal">> = {},
): Deliverer {
  return {
    desk,
    chats,
    owner: randomUUID(),
    chance: Math.random,
    shortKey: (key) => sha256(key).slice(0, 24),
    pause: async (ms) => await sleep(ms),
    spacingMs,
    ...(signal !== undefined && { signal }),
  };
}
