/** What came of a poll, as far as the next one depends on it. */
export type PollOutcome =
  | {
      readonly kind: "fetched" | "not-modified";
      /** What cache headers promise; absent without a promise. */
      readonly freshForMs: number | undefined;
      /** What the document asks for (RSS `ttl`, `sy:updatePeriod`); absent when it does not. */
      readonly ttlMs?: number | undefined;
    }
  | {
      /** 429 or 503 with a `Retry-After` that could be read; without one it is a failure like any other. */
      readonly kind: "rate-limited";
      readonly retryAfterMs: number;
    }
  | {
      readonly kind: "failed";
      /** Counted from 1, this one included. */
      readonly consecutiveFailures: number;
    };

/** Between which waits polls happen. `0 < minIntervalMs <= maxIntervalMs`, in milliseconds. */
export interface PollLimits {
  readonly minIntervalMs: number;
  readonly maxIntervalMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** No feed rests longer, however slow its publisher wants us or however long it has been failing. */
const LONGEST_INTERVAL_MS = 6 * HOUR_MS;
/** Save one that asked for it in so many words. */
const LONGEST_RETRY_AFTER_MS = 24 * HOUR_MS;
/**
 * What is doubled at each failure after the first. With it a feed that stays down is asked 45 times in its
 * first ten days, at any smaller interval between polls.
 */
const BACK_OFF_MS = 10 * MINUTE_MS;
const JITTER = 0.2;

/** The limits for an interval between polls: no wait is shorter, none longer than 6 h (or the interval). */
export function pollLimits(intervalMs: number): PollLimits {
  return {
    minIntervalMs: intervalMs,
    maxIntervalMs: Math.max(intervalMs, LONGEST_INTERVAL_MS),
  };
}

/**
 * When to poll a feed again.
 *
 * The publisher may slow us down (`ttl`, `max-age`), never speed us up past `minIntervalMs`, nor put us off
 * beyond `maxIntervalMs`. `Retry-After` is obeyed up to 24 h. A first failure is tried again at the usual
 * pace; from the second on each doubles the wait, ±20 %, up to `maxIntervalMs`. That longest wait is not
 * jittered: the way there has spread the feeds already.
 *
 * @param outcome - of the poll made at `now`
 * @param jitter - a random number, 0 <= jitter < 1; it moves waits after failures only
 * @returns an instant between `now + minIntervalMs` and `now + maxIntervalMs` (24 h for `Retry-After`)
 * @throws {RangeError} if the limits are out of order
 */
export function nextPollAt(
  outcome: PollOutcome,
  limits: PollLimits,
  now: Date,
  jitter: number,
): Date {
  assertInOrder(limits);
  return new Date(now.getTime() + waitMs(outcome, limits, jitter));
}

/**
 * When to poll a feed for the first time after a start: somewhere within the first interval, so that a
 * thousand feeds that became known together are not fetched together for ever.
 *
 * @param jitter - a random number, 0 <= jitter < 1; 0 polls at once
 * @throws {RangeError} if the limits are out of order
 */
export function firstPollAt(limits: PollLimits, now: Date, jitter: number): Date {
  assertInOrder(limits);
  return new Date(now.getTime() + Math.floor(limits.minIntervalMs * jitter));
}

function waitMs(outcome: PollOutcome, limits: PollLimits, jitter: number): number {
  const { minIntervalMs, maxIntervalMs } = limits;
  switch (outcome.kind) {
    case "fetched":
    case "not-modified":
      return clamp(
        Math.max(finite(outcome.freshForMs), finite(outcome.ttlMs)),
        minIntervalMs,
        maxIntervalMs,
      );
    case "rate-limited":
      return clamp(
        finite(outcome.retryAfterMs),
        minIntervalMs,
        Math.max(minIntervalMs, LONGEST_RETRY_AFTER_MS),
      );
    case "failed":
      return backOffMs(outcome.consecutiveFailures, limits, jitter);
  }
}

function backOffMs(failures: number, limits: PollLimits, jitter: number): number {
  const { minIntervalMs, maxIntervalMs } = limits;
  if (failures <= 1) {
    return minIntervalMs;
  }
  const base = Math.max(minIntervalMs, BACK_OFF_MS) * 2 ** (failures - 1);
  if (base >= maxIntervalMs) {
    return maxIntervalMs;
  }
  return clamp(Math.round(base * (1 - JITTER + 2 * JITTER * jitter)), minIntervalMs, maxIntervalMs);
}

function finite(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? 0 : value;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

function assertInOrder({ minIntervalMs, maxIntervalMs }: PollLimits): void {
  if (!(minIntervalMs > 0 && minIntervalMs <= maxIntervalMs)) {
    throw new RangeError(`Poll limits out of order: ${minIntervalMs}..${maxIntervalMs} ms`);
  }
}
