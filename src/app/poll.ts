import { AppError } from "../base/errors.ts";
import type { FeedDocument } from "../feed/entry.ts";
import { feedLabel } from "../feed/feed-label.ts";
import type { Feed, FeedState } from "../feed/feed.ts";
import { identityRuleFor } from "../feed/identity.ts";
import { nextPollAt, type PollLimits, type PollOutcome } from "../feed/schedule.ts";
import type { FeedReader } from "../ports/feed-reader.ts";
import type { Fetcher, FetchResult } from "../ports/fetcher.ts";
import type { Desk } from "./desk.ts";
import { newItemsOf } from "./new-items.ts";
import { type Arrival, type FreshItem, takeIn, type TakenIn } from "./take-in.ts";

export interface Poller {
  readonly desk: Desk;
  readonly fetcher: Fetcher;
  readonly reader: FeedReader;
  readonly limits: PollLimits;
  /** Names this process in leases. */
  readonly owner: string;
  /** 0 to 1; spreads polls so that feeds due together do not stay together. */
  readonly chance: () => number;
  /** SHA-256 of a text, hex. */
  readonly hash: (text: string) => string;
  /** Ends requests under way at shutdown. */
  readonly signal?: AbortSignal;
}

/** What came of one poll. */
export interface PollReport {
  readonly feed: Feed;
  readonly outcome: "read" | "unchanged" | "failed";
  /** New items and new revisions. */
  readonly items: number;
  readonly taken: readonly TakenIn[];
  /** One plain sentence on a failure. */
  readonly sentence: string | undefined;
}

const LEASE_MS = 120_000;
const POLLS_AT_ONCE = 16;
/** Items that commit together: enough to spare the disk, few enough to be done in some 20 ms. */
const BATCH = 16;

/**
 * Polls feeds side by side, each at most once at a time: the lease keeps others off it, and a slow feed
 * holds up nothing but its own place.
 */
export class PollCrew {
  readonly #poller: Poller;
  /** What is being polled, by the feed's id. */
  readonly #underWay = new Map<string, Promise<PollReport>>();

  constructor(poller: Poller) {
    this.#poller = poller;
  }

  /** Starts polling feeds that are due, as many as there is room for. @returns how many were started */
  async start(): Promise<number> {
    const room = POLLS_AT_ONCE - this.#underWay.size;
    if (room <= 0) {
      return 0;
    }
    const { desk, owner } = this.#poller;
    const now = desk.clock.now();
    const until = new Date(now.getTime() + LEASE_MS);
    const due = await desk.database.feeds.leaseDue(now, until, owner, room);
    // A poll that outlasts its lease is leased to us anew: it goes on, and is not begun twice.
    const idle = due.filter(({ id }) => !this.#underWay.has(id));
    for (const feed of idle) {
      const poll = this.#poll(feed).finally(() => this.#underWay.delete(feed.id));
      this.#underWay.set(feed.id, poll);
    }
    return idle.length;
  }

  /** Waits until nothing is being polled. @returns what came of the polls that were under way */
  async finish(): Promise<readonly PollReport[]> {
    return await Promise.all(this.#underWay.values());
  }

  async #poll(feed: Feed): Promise<PollReport> {
    try {
      return await pollFeed(feed, this.#poller);
    } catch (error) {
      // The store refused: the lease runs out by itself and the feed is polled again.
      this.#poller.desk.log.error({ feed: feed.id, error }, "poll not stored");
      const sentence = "The outcome could not be stored; the feed will be polled again.";
      return { feed, outcome: "failed", items: 0, taken: [], sentence };
    }
  }
}

/** Polls one leased feed, takes in what is new, and settles the lease. Throws only for faults of ours. */
async function pollFeed(feed: Feed, poller: Poller): Promise<PollReport> {
  const result = await poller.fetcher.fetch({
    url: feed.url,
    validators: feed.state.validators,
    ...(poller.signal !== undefined && { signal: poller.signal }),
  });
  if (isEnding(poller)) {
    return leftOff(feed);
  }
  try {
    return await pollResult(feed, result, poller);
  } catch (error) {
    if (isEnding(poller)) {
      return leftOff(feed);
    }
    // A body that turns out too large, too slow or cut off is the publisher's; anything else is ours.
    const sentence =
      error instanceof AppError
        ? error.message
        : "Reading this feed failed here; the log has the reason.";
    if (!(error instanceof AppError)) {
      poller.desk.log.error({ feed: feed.id, error }, "poll failed");
    }
    return await settleFailed(feed, { sentence }, poller);
  }
}

function isEnding({ signal }: Poller): boolean {
  return signal?.aborted === true;
}

/** We ended it ourselves: nothing is known about the feed, which is polled again after the next start. */
function leftOff(feed: Feed): PollReport {
  return { feed, outcome: "unchanged", items: 0, taken: [], sentence: undefined };
}

async function pollResult(feed: Feed, result: FetchResult, poller: Poller): Promise<PollReport> {
  switch (result.kind) {
    case "failed":
      return await settleFailed(feed, result, poller);
    case "not-modified":
      return await settleUnchanged(feed, result, poller);
    case "fetched": {
      const read = await poller.reader.read({
        body: result.body,
        contentType: result.contentType,
        baseUrl: result.finalUrl,
      });
      if (read.bodyHash === feed.state.bodyHash) {
        return await settleUnchanged(feed, result, poller);
      }
      if (read.kind === "not-a-feed") {
        return await settleFailed(feed, read, poller);
      }
      return await settleRead(feed, { ...result, ...read }, poller);
    }
  }
}

type Fetched = Extract<FetchResult, { readonly kind: "fetched" | "not-modified" }>;

async function settleRead(
  feed: Feed,
  fetched: Pick<Fetched, "validators" | "freshForMs"> & {
    readonly document: FeedDocument;
    readonly bodyHash: string;
  },
  poller: Poller,
): Promise<PollReport> {
  const { document } = fetched;
  const rule = feed.state.identityRule ?? identityRuleFor(document.entries);
  const outlet = feed.outlet === "" ? document.title : feed.outlet;
  const arrival: Arrival = feed.state.baselined ? "live" : "baseline";
  const fresh = await newItemsOf(document, { feed: { ...feed, outlet }, rule }, poller);
  const taken: TakenIn[] = [];
  for (let from = 0; from < fresh.length; from += BATCH) {
    taken.push(...(await takeInBatch(fresh.slice(from, from + BATCH), arrival, poller.desk)));
    // A transaction holds the thread from end to end: let others at it in between.
    await poller.desk.letOthers();
  }
  // Only now: what the validators stand for is durably stored.
  await settle(
    feed,
    {
      ...succeeded(feed, { ...fetched, ttlMs: document.ttlMs }, poller),
      bodyHash: fetched.bodyHash,
      identityRule: document.entries.length > 0 ? rule : feed.state.identityRule,
      baselined: true,
    },
    poller,
    outlet,
  );
  poller.desk.log.debug({ feed: feed.id, items: fresh.length, arrival }, "feed read");
  return { feed, outcome: "read", items: fresh.length, taken, sentence: undefined };
}

/** Takes a batch in; where one item trips us, the others are taken in without it. */
async function takeInBatch(
  fresh: readonly FreshItem[],
  arrival: Arrival,
  desk: Desk,
): Promise<readonly TakenIn[]> {
  try {
    return await takeIn(fresh, arrival, desk);
  } catch (error) {
    // A full or busy store is no item's fault: the poll fails as a whole and is repeated.
    if (error instanceof AppError) {
      throw error;
    }
    const [first, ...others] = fresh;
    if (first === undefined || others.length > 0) {
      const each: TakenIn[] = [];
      for (const one of fresh) {
        each.push(...(await takeInBatch([one], arrival, desk)));
      }
      return each;
    }
    desk.log.error({ item: first.item.url, error }, "item could not be read");
    return [];
  }
}

async function settleUnchanged(
  feed: Feed,
  fetched: Pick<Fetched, "validators" | "freshForMs">,
  poller: Poller,
): Promise<PollReport> {
  await settle(feed, succeeded(feed, fetched, poller), poller);
  return { feed, outcome: "unchanged", items: 0, taken: [], sentence: undefined };
}

interface Freshness extends Pick<Fetched, "validators" | "freshForMs"> {
  readonly ttlMs?: number | undefined;
}

function succeeded(
  feed: Feed,
  { validators, freshForMs, ttlMs }: Freshness,
  poller: Poller,
): FeedState {
  const now = poller.desk.clock.now();
  return {
    ...feed.state,
    validators,
    lastPolledAt: now,
    nextPollAt: next({ kind: "fetched", freshForMs, ttlMs }, poller),
    failures: 0,
    lastError: undefined,
  };
}

interface Failure {
  readonly sentence: string;
  readonly retryAfterMs?: number | undefined;
}

async function settleFailed(
  feed: Feed,
  { sentence, retryAfterMs }: Failure,
  poller: Poller,
): Promise<PollReport> {
  const failures = feed.state.failures + 1;
  const outcome: PollOutcome =
    retryAfterMs === undefined
      ? { kind: "failed", consecutiveFailures: failures }
      : { kind: "rate-limited", retryAfterMs };
  await settle(
    feed,
    {
      ...feed.state,
      lastPolledAt: poller.desk.clock.now(),
      nextPollAt: next(outcome, poller),
      failures,
      lastError: sentence,
    },
    poller,
  );
  poller.desk.log.info(
    { feed: feed.id, url: feedLabel(feed.url), outlet: feed.outlet, failures, sentence },
    "feed failed",
  );
  return { feed, outcome: "failed", items: 0, taken: [], sentence };
}

async function settle(
  feed: Feed,
  state: FeedState,
  poller: Poller,
  outlet?: string,
): Promise<void> {
  await poller.desk.database.feeds.settle(feed.id, poller.owner, state, outlet);
}

function next(outcome: PollOutcome, poller: Poller): Date {
  return nextPollAt(outcome, poller.limits, poller.desk.clock.now(), poller.chance());
}
