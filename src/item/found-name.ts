/** A name that a text without capitals was found to hold. */
export interface FoundName {
  readonly start: number;
  readonly end: number;
  readonly kind: "person" | "body" | "thing";
  /** Letters of the family name at its beginning, of a person whose names are written together. */
  readonly family: number;
}

/** A stretch of a text as a name. */
export function foundAt(
  start: number,
  end: number,
  kind: FoundName["kind"],
  family = 0,
): FoundName {
  return { start, end, kind, family };
}
