import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { firstPollAt, nextPollAt, pollLimits } from "../../src/feed/schedule.ts";
import type { PollOutcome } from "../../src/feed/schedule.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LIMITS = pollLimits(2 * MINUTE);

function waitAfter(outcome: PollOutcome, jitter = 0.5, limits = LIMITS): number {
  return nextPollAt(outcome, limits, NOW, jitter).getTime() - NOW.getTime();
}

describe("after a poll that worked", () => {
  test.each([
    ["nothing promised", undefined, undefined, 2 * MINUTE],
    ["less than our interval", 10_000, undefined, 2 * MINUTE],
    ["max-age", 30 * MINUTE, undefined, 30 * MINUTE],
    ["ttl", undefined, HOUR, HOUR],
    ["both: the slower", 30 * MINUTE, HOUR, HOUR],
    ["ten years", 10 * 365 * 24 * HOUR, undefined, 6 * HOUR],
    ["for ever", Number.POSITIVE_INFINITY, undefined, 6 * HOUR],
    ["nonsense", Number.NaN, -HOUR, 2 * MINUTE],
  ])("%s", (_, freshForMs, ttlMs, expected) => {
    expect(waitAfter({ kind: "fetched", freshForMs, ttlMs })).toBe(expected);
    expect(waitAfter({ kind: "not-modified", freshForMs, ttlMs })).toBe(expected);
  });
});

describe("after a rate limit", () => {
  test.each([
    [0, 2 * MINUTE],
    [1_000, 2 * MINUTE],
    [HOUR, HOUR],
    [8 * HOUR, 8 * HOUR],
    [10 * 365 * 24 * HOUR, 24 * HOUR],
  ])("Retry-After of %d ms", (retryAfterMs, expected) => {
    expect(waitAfter({ kind: "rate-limited", retryAfterMs })).toBe(expected);
  });
});

describe("after failures", () => {
  test("the first is tried again at the usual pace, then each doubles the wait up to six hours", () => {
    const minutes = [1, 2, 3, 4, 5, 6, 7, 8, 100, 5_000].map(
      (consecutiveFailures) => waitAfter({ kind: "failed", consecutiveFailures }) / MINUTE,
    );
    expect(minutes).toEqual([2, 20, 40, 80, 160, 320, 360, 360, 360, 360]);
  });

  test("the random number moves a wait by a fifth either way", () => {
    const failed: PollOutcome = { kind: "failed", consecutiveFailures: 3 };
    expect([waitAfter(failed, 0), waitAfter(failed, 0.5), waitAfter(failed, 1)]).toEqual([
      32 * MINUTE,
      40 * MINUTE,
      48 * MINUTE,
    ]);
  });

  test("the longest wait is not jittered", () => {
    const limits = pollLimits(100 * MINUTE);
    const waits = [0, 0.5, 0.99].map((jitter) =>
      waitAfter({ kind: "failed", consecutiveFailures: 3 }, jitter, limits),
    );
    expect(waits).toEqual([6 * HOUR, 6 * HOUR, 6 * HOUR]);
  });

  test("a feed that is down for ten days is asked at most 45 times", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 600 }),
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 10 }),
        (seconds, chances) => {
          const limits = pollLimits(seconds * 1_000);
          const end = NOW.getTime() + 10 * 24 * HOUR;
          let at = NOW;
          let polls = 0;
          while (at.getTime() < end) {
            polls += 1;
            const jitter = chances[polls % chances.length] ?? 0;
            at = nextPollAt({ kind: "failed", consecutiveFailures: polls }, limits, at, jitter);
          }
          expect(polls).toBeLessThanOrEqual(45);
        },
      ),
    );
  });
});

describe("laws", () => {
  const jitter = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const limits = fc.integer({ min: 1, max: 30 * HOUR }).map((interval) => pollLimits(interval));
  const span = fc.option(fc.double(), { nil: undefined });
  const failures = fc.integer({ min: 1, max: 100_000 });
  const outcome: fc.Arbitrary<PollOutcome> = fc.oneof(
    fc.record({
      kind: fc.constantFrom("fetched" as const, "not-modified" as const),
      freshForMs: span,
      ttlMs: span,
    }),
    fc.record({ kind: fc.constant("rate-limited" as const), retryAfterMs: fc.double() }),
    fc.record({ kind: fc.constant("failed" as const), consecutiveFailures: failures }),
  );

  test("never before the shortest wait, never after the longest", () => {
    fc.assert(
      fc.property(outcome, limits, jitter, (after, between, chance) => {
        const wait = waitAfter(after, chance, between);
        const longest =
          after.kind === "rate-limited"
            ? Math.max(24 * HOUR, between.minIntervalMs)
            : between.maxIntervalMs;
        expect(wait).toBeGreaterThanOrEqual(between.minIntervalMs);
        expect(wait).toBeLessThanOrEqual(longest);
      }),
    );
  });

  test("one more failure never shortens the wait, for the same random number", () => {
    fc.assert(
      fc.property(failures, limits, jitter, (count, between, chance) => {
        const fewer = waitAfter({ kind: "failed", consecutiveFailures: count }, chance, between);
        const more = waitAfter({ kind: "failed", consecutiveFailures: count + 1 }, chance, between);
        expect(more).toBeGreaterThanOrEqual(fewer);
      }),
    );
  });

  test("first polls lie within the first interval", () => {
    fc.assert(
      fc.property(limits, jitter, (between, chance) => {
        const wait = firstPollAt(between, NOW, chance).getTime() - NOW.getTime();
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(between.minIntervalMs);
      }),
    );
  });
});

test.each([
  [0, HOUR],
  [-1, HOUR],
  [2 * HOUR, HOUR],
  [Number.NaN, HOUR],
])("limits out of order (%d..%d) are a fault of ours", (minIntervalMs, maxIntervalMs) => {
  const limits = { minIntervalMs, maxIntervalMs };
  expect(() => nextPollAt({ kind: "failed", consecutiveFailures: 1 }, limits, NOW, 0)).toThrow(
    RangeError,
  );
  expect(() => firstPollAt(limits, NOW, 0)).toThrow(RangeError);
});
