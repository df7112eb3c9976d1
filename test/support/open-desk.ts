import path from "node:path";

import { openSqlite } from "../../src/adapters/sqlite/open.ts";
import type { Deliverer } from "../../src/app/deliver.ts";
import type { Desk } from "../../src/app/desk.ts";
import { Memories } from "../../src/app/memories.ts";
import { assembleDesk, sha256 } from "../../src/cli/assemble.ts";
import type { Engine } from "../../src/development/engine.ts";
import type { PlatformName } from "../../src/follow/follow.ts";
import type { Chat } from "../../src/ports/chat.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Database } from "../../src/ports/stores.ts";
import { readSettings } from "../../src/settings/settings.ts";

export const CONFIG = path.resolve(import.meta.dirname, "../../config");

/** A clock that stands until it is moved. */
export class HandClock {
  #now: Date;

  constructor(at: string) {
    this.#now = new Date(at);
  }

  now(): Date {
    return this.#now;
  }

  /** Moves on by a number of seconds. */
  pass(seconds: number): void {
    this.#now = new Date(this.#now.getTime() + seconds * 1000);
  }

  set(at: Date): void {
    this.#now = at;
  }
}

export interface LogLine {
  readonly level: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** A log that keeps its lines. */
export function keptLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at =
    (level: string) =>
    (facts: Readonly<Record<string, unknown>>, message: string): void => {
      lines.push({ level, facts, message });
    };
  return { lines, debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

let engine: Engine | undefined;

/**
 * As {@link openDesk}, on an engine that all such desks share: for tests that open many. The engine has no
 * state of its own.
 */
export async function openAnotherDesk(at = "2026-03-14T06:00:00Z"): Promise<OpenDesk> {
  if (engine === undefined) {
    const first = await openDesk(":memory:", at);
    ({ engine } = first.desk);
    return first;
  }
  const shared = engine;
  const database = await openSqlite({ path: ":memory:", mode: "service" });
  const clock = new HandClock(at);
  const log = keptLog();
  const desk: Desk = {
    database,
    engine: shared,
    claimReader: { claimsOf: async (reading) => await Promise.resolve(shared.claims(reading)) },
    memories: new Memories(shared),
    clock,
    log,
    zone: "UTC",
    digestAtMinute: 480,
    letOthers: async () => {
      await Promise.resolve();
    },
  };
  return { desk, clock, log, database };
}

export interface OpenDesk {
  readonly desk: Desk;
  readonly clock: HandClock;
  readonly log: ReturnType<typeof keptLog>;
  readonly database: Database;
}

/** A desk with the real engine and packs on a real store: in memory, or in the file given. */
export async function openDesk(file = ":memory:", at = "2026-03-14T06:00:00Z"): Promise<OpenDesk> {
  const database = await openSqlite({ path: file, mode: "service" });
  const clock = new HandClock(at);
  const log = keptLog();
  const settings = readSettings({ NEWSTHREAD_CONFIG: CONFIG });
  const desk = await assembleDesk(settings, { database, log, clock });
  await desk.memories.load(database);
  return { desk, clock, log, database };
}

/** A deliverer to these platforms that waits for nothing. */
export function delivererTo(desk: Desk, chats: ReadonlyMap<PlatformName, Chat>): Deliverer {
  return {
    desk,
    chats,
    owner: "test",
    chance: () => 0.5,
    shortKey: (key) => sha256(key).slice(0, 24),
    pause: async () => {
      await Promise.resolve();
    },
    spacingMs: 0,
  };
}
