import type { Feed } from "../feed/feed.ts";
import type { CommandSource } from "../ports/commands.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import type { NewFeed } from "../ports/stores.ts";
import { closeQuietStories } from "./close-quiet.ts";
import { type Deliverer, DeliveryCrew } from "./deliver.ts";
import type { Desk } from "./desk.ts";
import { PollCrew, type Poller } from "./poll.ts";
import { sendDueDigests } from "./send-digest.ts";

export interface Service {
  readonly desk: Desk;
  readonly poller: Poller;
  readonly deliverer: Deliverer;
  readonly scheduler: Scheduler;
  readonly sources: readonly CommandSource[];
  /** Feeds that everybody on this installation reads. */
  readonly catalogue: readonly NewFeed[];
}

export interface RunningService {
  /** Takes no more work, lets what is under way finish, disconnects. */
  stop(): Promise<void>;
}

/** Every second: due feeds and due messages. Every minute: digests, whose slots are worked out by zone. */
const EVERY_SECOND = "* * * * * *";
const EVERY_MINUTE = "0 * * * * *";
/** Stories of beats that have been quiet for days are closed. */
const EVERY_HOUR = "30 0 * * * *";

/**
 * Runs the program: the memories recalled, the catalogue known, the platforms connected, the clockwork
 * started, in this order. Where a platform refuses us nothing is left running.
 */
export async function startService(service: Service): Promise<RunningService> {
  const { desk, scheduler, sources } = service;
  await desk.memories.load(desk.database);
  await desk.memories.noteOutlines(desk.database);
  await ensureCatalogue(service.catalogue, desk);
  await testPausedChannels(desk);
  const polls = new PollCrew(service.poller);
  const deliveries = new DeliveryCrew(service.deliverer);
  const stop = async (): Promise<void> => {
    await Promise.all(sources.map(async (source) => await source.stop()));
    await scheduler.stop();
    await Promise.all([polls.finish(), deliveries.finish()]);
  };
  try {
    await Promise.all(sources.map(async (source) => await source.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  scheduler.every("poll", EVERY_SECOND, async () => void (await polls.start()));
  scheduler.every("deliver", EVERY_SECOND, async () => void (await deliveries.start()));
  scheduler.every("digest", EVERY_MINUTE, async () => void (await sendDueDigests(desk)));
  scheduler.every("beats", EVERY_HOUR, async () => void (await closeQuietStories(desk)));
  return { stop };
}

/** A start is a chance that what shut us out was mended: one message tries it, and pauses the channel again. */
async function testPausedChannels({ database, clock }: Desk): Promise<void> {
  await database.transact(async ({ follows }) => {
    for (const workspace of await follows.workspaces()) {
      const channels = await follows.channels(workspace.id);
      for (const { id } of channels.filter(({ paused }) => paused !== undefined)) {
        await follows.setPaused(workspace.id, id, undefined, clock.now());
      }
    }
  });
}

/** Makes the catalogue's feeds known, and forgets those that were taken out of it. */
async function ensureCatalogue(catalogue: readonly NewFeed[], desk: Desk): Promise<void> {
  const now = desk.clock.now();
  await desk.database.transact(async ({ feeds }) => {
    const known = await feeds.list();
    const wanted = new Set(catalogue.map(({ url }) => url));
    for (const feed of known.filter((one) => isStale(one, wanted))) {
      await feeds.remove(feed.id);
    }
    for (const feed of catalogue) {
      await feeds.ensure(feed, now);
    }
  });
}

function isStale({ origin, url }: Feed, wanted: ReadonlySet<string>): boolean {
  return origin === "catalogue" && !wanted.has(url);
}
