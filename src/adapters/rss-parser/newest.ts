/** What entries are ranked by when there are too many. */
export interface Ranked {
  /** Place in the document, from 0. */
  readonly position: number;
}

/**
 * Keeps the newest of any number of entries without ever holding more than twice as many. By date,
 * as documents may begin with their oldest; entries without a date rank behind dated ones, in the
 * order of the document, which most publishers begin with the newest.
 */
export class Newest<T extends Ranked> {
  readonly #limit: number;
  readonly #dateOf: (entry: T) => Date | undefined;
  #kept: { readonly entry: T; readonly time: number }[] = [];
  #seen = 0;

  constructor(limit: number, dateOf: (entry: T) => Date | undefined) {
    this.#limit = limit;
    this.#dateOf = dateOf;
  }

  add(entry: T): void {
    this.#seen += 1;
    const time = this.#dateOf(entry)?.getTime() ?? Number.NEGATIVE_INFINITY;
    this.#kept.push({ entry, time });
    if (this.#kept.length > this.#limit * 2) {
      this.#drop();
    }
  }

  /** The entries kept, in document order. */
  get entries(): readonly T[] {
    this.#drop();
    return this.#kept.map(({ entry }) => entry).sort((a, b) => a.position - b.position);
  }

  /** How many were not kept. */
  get dropped(): number {
    return Math.max(0, this.#seen - this.#limit);
  }

  #drop(): void {
    if (this.#kept.length > this.#limit) {
      this.#kept.sort((a, b) => compare(b.time, a.time) || a.entry.position - b.entry.position);
      this.#kept = this.#kept.slice(0, this.#limit);
    }
  }
}

/** Subtraction would make NaN of two entries without a date. */
function compare(a: number, b: number): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
