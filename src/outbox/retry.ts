const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long to wait after the first, second, … attempt that failed; the last repeats. */
const LADDER_MS = [
  1 * SECOND,
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
] as const;

/** A message that could not be said for so long is given up. */
export const GIVE_UP_AFTER_MS = 72 * HOUR;

/** A doubtful message is looked for only once the platform has surely stored what it will store. */
export const SETTLING_MS = 10 * SECOND;

/**
 * When to try again.
 *
 * @param attempts - made so far, at least 1
 * @param asked - the platform's own wait in milliseconds (`Retry-After`), which wins when longer
 * @param chance - 0 to 1; spreads waits by a tenth either way
 * @returns an instant after `now`
 */
export function retryAt(
  attempts: number,
  asked: number | undefined,
  { now, chance }: { readonly now: Date; readonly chance: number },
): Date {
  const step = LADDER_MS[Math.min(attempts, LADDER_MS.length) - 1] ?? SECOND;
  const spread = step * (0.9 + 0.2 * chance);
  return new Date(now.getTime() + Math.max(spread, asked ?? 0));
}
