import { IANAZone } from "luxon";

import type { DigestPlan } from "../follow/follow.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A weekly digest comes on Mondays; 0 is Sunday, as `Date.getUTCDay` counts. */
const WEEKLY_DAY = 1;
/** No plan has two slots further apart, whatever the clocks do. */
const FAR_DAYS = 10;

/** A digest that comes later than this after its slot is left out: the next one tells it all. */
export const DIGEST_GRACE_MS = 6 * 60 * MINUTE_MS;

/** One slot of a plan. */
export interface DigestSlot {
  /** The local date it belongs to, "2026-11-22": a channel gets one digest for each. */
  readonly date: string;
  /** When it begins. */
  readonly at: Date;
}

export interface DigestMoment {
  /** When the last digest was dealt with, or the plan made; absent: neither is known. */
  readonly lastDigestAt: Date | undefined;
  readonly now: Date;
  /** How late a digest may be, in milliseconds; {@link DIGEST_GRACE_MS} unless a test says otherwise. */
  readonly graceMs: number;
}

type RunningPlan = Exclude<DigestPlan, { readonly kind: "off" }>;

/**
 * Which digest is due, if any.
 *
 * To be asked on a tick a minute: cron itself does not keep local times. node-cron 4.6 given "30 2 * * *"
 * and a zone skips the spring day on which 02:30 does not exist. Here a slot that falls into the hour
 * left out begins at the first instant after it, and a slot in the hour told twice begins once, the
 * first time. So there is exactly one slot for each local date, or each weekday, or each Monday.
 *
 * Whoever sends the digest first notes the slot's date as dealt with; this function alone does not
 * prevent that two who ask at once get the same slot.
 *
 * @returns the latest slot that began after `lastDigestAt` and at most `graceMs` before `now`
 */
export function dueDigest(plan: DigestPlan, moment: DigestMoment): DigestSlot | undefined {
  if (plan.kind === "off") {
    return undefined;
  }
  const now = moment.now.getTime();
  const slot = firstSlot(plan, now, -1, ({ at }) => at.getTime() <= now);
  if (slot === undefined || now - slot.at.getTime() > moment.graceMs) {
    return undefined;
  }
  const isSent = moment.lastDigestAt !== undefined && moment.lastDigestAt >= slot.at;
  return isSent ? undefined : slot;
}

/** When the next slot of a plan begins, later than `now`; absent when it is off. */
export function nextDigestAt(plan: DigestPlan, now: Date): Date | undefined {
  return plan.kind === "off"
    ? undefined
    : firstSlot(plan, now.getTime(), 1, ({ at }) => at > now)?.at;
}

/** The first slot that fits, going through the local dates from that of an instant back or on. */
function firstSlot(
  plan: RunningPlan,
  now: number,
  direction: -1 | 1,
  fits: (slot: DigestSlot) => boolean,
): DigestSlot | undefined {
  const zone = zoneOf(plan);
  const today = Math.floor((now + offsetMs(zone, now)) / DAY_MS);
  // The slot of yesterday may still be to come where the end of that day is left out.
  const begin = direction === 1 ? today - 1 : today;
  for (let day = begin; Math.abs(day - begin) <= FAR_DAYS; day += direction) {
    const midnight = new Date(day * DAY_MS);
    if (hasSlot(plan, midnight.getUTCDay())) {
      const at = firstInstantOf(zone, midnight.getTime() + plan.atMinute * MINUTE_MS);
      const slot = { date: midnight.toISOString().slice(0, 10), at: new Date(at) };
      if (fits(slot)) {
        return slot;
      }
    }
  }
  return undefined;
}

function hasSlot(plan: RunningPlan, weekday: number): boolean {
  switch (plan.kind) {
    case "daily":
      return true;
    case "weekdays":
      return weekday >= 1 && weekday <= 5;
    case "weekly":
      return weekday === WEEKLY_DAY;
  }
}

/** A zone that this machine does not know (an older one than set the plan) is taken for UTC. */
function zoneOf(plan: RunningPlan): IANAZone {
  const zone = IANAZone.create(plan.zone);
  return zone.isValid ? zone : IANAZone.create("UTC");
}

function offsetMs(zone: IANAZone, at: number): number {
  return zone.offset(at) * MINUTE_MS;
}

/**
 * The first instant at which the clocks of a zone show a local time, or, where they never do, the one
 * at which they are set past it. Right for zones that change clocks at most once in two days.
 *
 * @param local - the local time as if it were UTC, in milliseconds
 */
function firstInstantOf(zone: IANAZone, local: number): number {
  const offsets = [offsetMs(zone, local - DAY_MS), offsetMs(zone, local + DAY_MS)];
  const shown = offsets
    .map((offset) => local - offset)
    .filter((at) => at + offsetMs(zone, at) === local);
  return shown.length > 0
    ? Math.min(...shown)
    : changeBetween(zone, local - Math.max(...offsets), local - Math.min(...offsets));
}

/** The instant in (before, after] at which the offset of `before` ends, to the second. */
function changeBetween(zone: IANAZone, before: number, after: number): number {
  const old = offsetMs(zone, before);
  let [low, high] = [before, after];
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    [low, high] = offsetMs(zone, middle) === old ? [middle, high] : [low, middle];
  }
  return high;
}
