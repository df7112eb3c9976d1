import fc from "fast-check";
import { expect, test } from "vitest";

import { retryAt } from "../../src/outbox/retry.ts";

const NOW = new Date("2026-03-14T06:00:00Z");

test("a retry waits longer each time, up to two hours", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 50].map(
    (attempts) => retryAt(attempts, undefined, { now: NOW, chance: 0.5 }).getTime() - NOW.getTime(),
  );
  expect(waits).toEqual([1, 5, 30, 120, 600, 1800, 7200, 7200].map((seconds) => seconds * 1000));
});

test("what the platform asks for wins when it is longer", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99 }),
      fc.nat(10_000_000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempts, asked, chance) => {
        const at = retryAt(attempts, asked, { now: NOW, chance });
        expect(at.getTime()).toBeGreaterThanOrEqual(NOW.getTime() + asked);
        expect(at.getTime()).toBeGreaterThan(NOW.getTime());
      },
    ),
  );
});
