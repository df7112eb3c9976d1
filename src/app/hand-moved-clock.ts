import type { Clock } from "../ports/clock.ts";

/** A clock that is moved by hand, forward only. */
export class HandMovedClock implements Clock {
  #now: Date;

  constructor(at: Date) {
    this.#now = at;
  }

  now(): Date {
    return this.#now;
  }

  /** Moves on to an instant; one that is past already changes nothing. */
  reach(at: Date): void {
    this.#now = at > this.#now ? at : this.#now;
  }
}
