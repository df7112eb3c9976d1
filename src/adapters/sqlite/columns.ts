/**
 * The id of a row, from the opaque string the rest of the program knows it by.
 *
 * @returns 0, which no row has, for a string that never was an id: a query finds nothing then, and a
 * row that refers to it is refused by its foreign key
 */
export function rowIdOf(id: string): number {
  const rowId = /^[1-9]\d{0,15}$/u.test(id) ? Number(id) : 0;
  return Number.isSafeInteger(rowId) ? rowId : 0;
}

/** As {@link rowIdOf}; null where there is no id. */
export function rowIdOrNull(id: string | undefined): number | null {
  return id === undefined ? null : rowIdOf(id);
}

export function idOf(rowId: number): string {
  return String(rowId);
}

export function idOrUndefined(rowId: number | null): string | undefined {
  return rowId === null ? undefined : idOf(rowId);
}

/**
 * Milliseconds since 1970 UTC.
 *
 * @throws {RangeError} for an invalid date, which would be stored as nothing
 */
export function instantOf(date: Date): number {
  const instant = date.getTime();
  if (Number.isNaN(instant)) {
    throw new RangeError("An invalid date cannot be stored");
  }
  return instant;
}

export function instantOrNull(date: Date | undefined): number | null {
  return date === undefined ? null : instantOf(date);
}

export function dateOf(instant: number): Date {
  return new Date(instant);
}

export function dateOrUndefined(instant: number | null): Date | undefined {
  return instant === null ? undefined : new Date(instant);
}
