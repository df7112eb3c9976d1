import { startPublisher } from "../../src/adapters/publisher/publisher.ts";
import type { SlackCommandSource } from "../../src/adapters/slack/slack-app.ts";
import { HandMovedClock } from "../../src/app/hand-moved-clock.ts";
import type { PollReport } from "../../src/app/poll.ts";
import { liveUntil } from "../../src/app/rehearse.ts";
import { startService } from "../../src/app/service.ts";
import { openService } from "../../src/cli/open-service.ts";
import type { CommandSource } from "../../src/ports/commands.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import { readSettings } from "../../src/settings/settings.ts";
import { AFFAIR, AFFAIR_BEGINS } from "./e2e-affair.ts";
import { keptLog, type LogLine } from "./open-desk.ts";
import { makeHome } from "./run-program.ts";

/** The whole program in this process, on a clock that is moved by hand. */
export interface LiveService {
  readonly log: { readonly lines: readonly LogLine[] };
  /** Where signed requests are taken; absent with Socket Mode. */
  readonly port: number | undefined;
  /** Lives until so long after the affair begins: polls, digests, deliveries, edits of cards. */
  liveUntil(offsetMs: number): Promise<readonly PollReport[]>;
  /** Delivers what commands have asked for, without time passing to speak of. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Time passes by hand. */
const STILL: Scheduler = {
  every: () => undefined,
  stop: async () => {
    await Promise.resolve();
  },
};

/**
 * Starts what `newsthread start` starts (store on disk, engine, poller over HTTP, platform clients) on
 * the affair's publisher.
 *
 * @param environment - the settings of a platform
 */
export async function startLiveService(
  environment: Readonly<Record<string, string>>,
): Promise<LiveService> {
  const clock = new HandMovedClock(AFFAIR_BEGINS);
  const publisher = await startPublisher({ items: AFFAIR, clock, startAt: AFFAIR_BEGINS });
  const home = makeHome(publisher.feeds);
  const log = keptLog();
  const opened = await openService({
    settings: readSettings({ ...home.environment, PORT: "0", ...environment }),
    log,
    clock,
    scheduler: STILL,
  });
  const { service } = opened;
  const running = await startService(service);
  const rehearsal = {
    clock,
    poller: service.poller,
    deliverer: { ...service.deliverer, spacingMs: 0 },
  };
  return {
    log,
    port: service.sources.find(isSlack)?.port,
    liveUntil: async (offsetMs) =>
      await liveUntil(new Date(AFFAIR_BEGINS.getTime() + offsetMs), rehearsal),
    settle: async () => void (await liveUntil(clock.now(), rehearsal)),
    async stop() {
      await running.stop();
      await opened.close();
      await publisher.close();
      home.remove();
    },
  };
}

function isSlack(source: CommandSource): source is SlackCommandSource {
  return source.platform === "slack";
}
