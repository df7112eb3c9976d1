import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";

import { DIGEST_GRACE_MS, dueDigest, nextDigestAt } from "../../src/digest/window.ts";
import type { DigestPlan } from "../../src/follow/follow.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function plan(
  kind: "daily" | "weekdays" | "weekly",
  time: string,
  zone = "Europe/Stockholm",
): DigestPlan {
  const [hours = "", minutes = ""] = time.split(":");
  return { kind, atMinute: Number(hours) * 60 + Number(minutes), zone };
}

function due(wanted: DigestPlan, now: string, lastDigestAt?: string): string | undefined {
  const slot = dueDigest(wanted, {
    lastDigestAt: lastDigestAt === undefined ? undefined : new Date(lastDigestAt),
    now: new Date(now),
    graceMs: DIGEST_GRACE_MS,
  });
  return slot && `${slot.date} ${slot.at.toISOString()}`;
}

/** Asks every `stepMs` as the scheduler does, and notes what was due. */
function run(wanted: DigestPlan, from: number, to: number, stepMs: number): readonly string[] {
  const dates: string[] = [];
  let lastDigestAt: Date | undefined = new Date(from - 1);
  for (let now = from; now < to; now += stepMs) {
    const slot = dueDigest(wanted, { lastDigestAt, now: new Date(now), graceMs: DIGEST_GRACE_MS });
    if (slot !== undefined) {
      dates.push(slot.date);
      lastDigestAt = slot.at;
    }
  }
  return dates;
}

describe("a daily digest", () => {
  const daily = plan("daily", "08:00");

  test("is due at its local time", () => {
    expect(due(daily, "2026-11-22T06:59:59Z", "2026-11-21T07:00:00Z")).toBeUndefined();
    expect(due(daily, "2026-11-22T07:00:00Z", "2026-11-21T07:00:00Z")).toBe(
      "2026-11-22 2026-11-22T07:00:00.000Z",
    );
  });

  test("is due once", () => {
    expect(due(daily, "2026-11-22T07:01:00Z", "2026-11-22T07:00:00Z")).toBeUndefined();
    expect(due(daily, "2026-11-22T09:00:00Z", "2026-11-22T08:30:00Z")).toBeUndefined();
  });

  test("still comes six hours late, and not later", () => {
    expect(due(daily, "2026-11-22T13:00:00Z", "2026-11-21T07:00:00Z")).toMatch(/^2026-11-22/u);
    expect(due(daily, "2026-11-22T13:00:01Z", "2026-11-21T07:00:00Z")).toBeUndefined();
  });

  test("that was missed for days comes once, for the last day", () => {
    expect(due(daily, "2026-11-22T08:00:00Z", "2026-11-10T07:00:00Z")).toMatch(/^2026-11-22/u);
  });

  test("a late one belongs to the date of its slot", () => {
    expect(due(plan("daily", "23:30"), "2026-11-23T01:00:00Z", "2026-11-21T22:30:00Z")).toBe(
      "2026-11-22 2026-11-22T22:30:00.000Z",
    );
  });

  test("is not due at once when the plan was made after today's slot", () => {
    expect(due(daily, "2026-11-22T09:00:00Z", "2026-11-22T08:59:00Z")).toBeUndefined();
  });

  test("is due within its grace where nothing is known", () => {
    expect(due(daily, "2026-11-22T09:00:00Z")).toMatch(/^2026-11-22/u);
  });

  test("of a zone that this machine does not know keeps to UTC", () => {
    expect(due(plan("daily", "08:00", "Mars/Olympus"), "2026-11-22T08:00:00Z")).toBe(
      "2026-11-22 2026-11-22T08:00:00.000Z",
    );
  });
});

describe("when the clocks change", () => {
  test("02:30 on the spring day begins when the hour left out is over", () => {
    expect(due(plan("daily", "02:30"), "2026-03-29T01:00:00Z", "2026-03-28T01:30:00Z")).toBe(
      "2026-03-29 2026-03-29T01:00:00.000Z",
    );
  });

  test("02:30 on the autumn day begins the first time", () => {
    expect(due(plan("daily", "02:30"), "2026-10-25T00:30:00Z", "2026-10-24T00:30:00Z")).toBe(
      "2026-10-25 2026-10-25T00:30:00.000Z",
    );
    expect(
      due(plan("daily", "02:30"), "2026-10-25T01:30:00Z", "2026-10-25T00:30:00Z"),
    ).toBeUndefined();
  });

  test("where the last hour of a Saturday is left out, its slot begins with the Sunday", () => {
    expect(due(plan("daily", "23:30", "America/Nuuk"), "2026-03-29T01:00:00Z")).toBe(
      "2026-03-28 2026-03-29T01:00:00.000Z",
    );
  });
});

describe("other plans", () => {
  const from = Date.parse("2026-11-16T00:00:00Z");

  test("a weekday digest rests on Saturday and Sunday", () => {
    expect(run(plan("weekdays", "08:00"), from, from + 8 * DAY, HOUR / 2)).toEqual([
      "2026-11-16",
      "2026-11-17",
      "2026-11-18",
      "2026-11-19",
      "2026-11-20",
      "2026-11-23",
    ]);
  });

  test("a weekly digest comes on Mondays", () => {
    expect(run(plan("weekly", "08:00"), from, from + 21 * DAY, HOUR / 2)).toEqual([
      "2026-11-16",
      "2026-11-23",
      "2026-11-30",
    ]);
  });

  test("a Monday digest belongs to the local Monday", () => {
    expect(due(plan("weekly", "08:00", "Pacific/Auckland"), "2026-11-15T19:00:00Z")).toBe(
      "2026-11-16 2026-11-15T19:00:00.000Z",
    );
  });

  test("a plan that is off is never due", () => {
    expect(due({ kind: "off" }, "2026-11-22T08:00:00Z")).toBeUndefined();
    expect(nextDigestAt({ kind: "off" }, new Date(from))).toBeUndefined();
  });
});

test.each([
  ["daily", "2026-11-20T06:00:00Z", "2026-11-20T07:00:00.000Z"],
  ["daily", "2026-11-20T07:00:00Z", "2026-11-21T07:00:00.000Z"],
  ["weekdays", "2026-11-20T07:00:00Z", "2026-11-23T07:00:00.000Z"],
  ["weekly", "2026-11-16T07:00:00Z", "2026-11-23T07:00:00.000Z"],
  ["daily", "2026-03-28T08:00:00Z", "2026-03-29T06:00:00.000Z"],
] as const)("the next %s digest after %s is at %s", (kind, now, next) => {
  expect(nextDigestAt(plan(kind, "08:00"), new Date(now))?.toISOString()).toBe(next);
});

interface Change {
  readonly zone: string;
  /** The first instant of the new offset. */
  readonly at: number;
  readonly beforeMs: number;
  readonly afterMs: number;
}

function offsetAt(zone: string, at: number): number {
  return DateTime.fromMillis(at, { zone }).offset * 60_000;
}

/** Every change of clocks of a zone from 2026 to 2030. */
function changesOf(zone: string): readonly Change[] {
  const changes: Change[] = [];
  let before = offsetAt(zone, Date.UTC(2026, 0, 1));
  for (let week = Date.UTC(2026, 0, 8); week < Date.UTC(2031, 0, 1); week += 7 * DAY) {
    const after = offsetAt(zone, week);
    if (after !== before) {
      let [low, high] = [week - 7 * DAY, week];
      while (high - low > 60_000) {
        const middle = low + Math.floor((high - low) / 120_000) * 60_000;
        [low, high] = offsetAt(zone, middle) === before ? [middle, high] : [low, middle];
      }
      changes.push({ zone, at: high, beforeMs: before, afterMs: after });
      before = after;
    }
  }
  return changes;
}

/** One zone of each set that changes its clocks alike: to test one is to test all. */
function allChanges(): readonly Change[] {
  const kinds = new Map<string, readonly Change[]>();
  for (const zone of Intl.supportedValuesOf("timeZone")) {
    const changes = changesOf(zone);
    const key = changes.map(({ at, beforeMs, afterMs }) => `${at} ${beforeMs} ${afterMs}`).join();
    kinds.set(key, changes);
  }
  return [...kinds.values()].flat();
}

/** Local times worth asking for around a change: in, at the ends of, and far from what is left out or told twice. */
function timesAround({ at, beforeMs, afterMs }: Change): readonly number[] {
  const minuteOf = (local: number): number => (((local % DAY) + DAY) % DAY) / 60_000;
  const [low, high] = [at + Math.min(beforeMs, afterMs), at + Math.max(beforeMs, afterMs)];
  return [low - 60_000, low, (low + high) / 2, high - 60_000, high, low + 9 * HOUR].map(minuteOf);
}

/** When the clocks first show a local time near a change, found by looking at every minute. */
function firstShown(change: Change, local: number): number {
  const begin = change.at - 3 * HOUR;
  const shown = Array.from({ length: 6 * 60 }, (_, minute) => begin + minute * 60_000).find(
    (at) => at + (at < change.at ? change.beforeMs : change.afterMs) === local,
  );
  return shown ?? change.at;
}

describe("in every zone, around every change of clocks from 2026 to 2030", () => {
  const changes = allChanges();

  test("there is one digest for each local date", () => {
    expect(changes.length).toBeGreaterThan(150);
    const wrong = changes.flatMap((change) =>
      timesAround(change).flatMap((atMinute) => {
        const wanted: DigestPlan = { kind: "daily", atMinute, zone: change.zone };
        const local = change.at + change.beforeMs;
        const dates = run(wanted, change.at - 40 * HOUR, change.at + 40 * HOUR, 2 * HOUR);
        const days = dates.map((date) => Date.parse(date) / DAY);
        const inTurn = days.every((day, index) => index === 0 || day === days[index - 1]! + 1);
        const changed = Math.floor(local / DAY);
        const whole = [changed - 1, changed, changed + 1].filter((day) => {
          const at = day * DAY + atMinute * 60_000;
          return at > local - 30 * HOUR && at < local + 30 * HOUR;
        });
        return inTurn && whole.every((day) => days.includes(day))
          ? []
          : [`${change.zone} ${new Date(change.at).toISOString()} ${atMinute}: ${dates.join()}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("its slot is the first minute that shows the time, or the change itself where none does", () => {
    const wrong = changes.flatMap((change) =>
      timesAround(change).flatMap((atMinute) => {
        const wanted: DigestPlan = { kind: "daily", atMinute, zone: change.zone };
        const near = [change.at + change.beforeMs, change.at + change.afterMs]
          .map((local) => local - (((local % DAY) + DAY) % DAY) + atMinute * 60_000)
          .filter((local) => Math.abs(local - change.beforeMs - change.at) < 2 * HOUR);
        return [...new Set(near)]
          .filter((local) => {
            const at = nextDigestAt(wanted, new Date(firstShown(change, local) - 1));
            return at?.getTime() !== firstShown(change, local);
          })
          .map((local) => `${change.zone} ${new Date(local).toISOString()} ${atMinute}`);
      }),
    );
    expect(wrong).toEqual([]);
  });
});
