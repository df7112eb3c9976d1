/** How long Slack may send the same thing again, with room to spare. */
const REMEMBERED_MS = 24 * 3600 * 1000;
const REMEMBERED_MAX = 10_000;

/**
 * Knows what has been dealt with already: Slack's own retries, and requests that somebody replays.
 *
 * Kept in memory: after a restart a request is at most five minutes away from being too old to be taken.
 */
export class Repeats {
  readonly #seen = new Map<string, number>();

  /** Notes a key. @returns whether it had been noted before, within 24 hours and the last 10,000 */
  isRepeat(key: string, nowMs: number): boolean {
    const at = this.#seen.get(key);
    if (at !== undefined && nowMs - at < REMEMBERED_MS) {
      return true;
    }
    this.#seen.delete(key);
    this.#seen.set(key, nowMs);
    const [eldest] = this.#seen.keys();
    if (eldest !== undefined && this.#seen.size > REMEMBERED_MAX) {
      this.#seen.delete(eldest);
    }
    return false;
  }
}
