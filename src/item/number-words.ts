/** A number as a text gives it. */
export interface NumberFound {
  readonly value: number;
  /** "percent", a currency or nothing. */
  readonly unit: string | undefined;
  /** "about", "more than": the text rounds. */
  readonly rough: boolean;
  readonly start: number;
}

/** What a language says of numbers. */
export interface NumberWords {
  readonly magnitudes: ReadonlyMap<string, number>;
  readonly roughly: readonly string[];
  readonly months: ReadonlySet<string>;
}

/** Whether a word of vagueness ends a text that stands before a number. */
export function isRough(lead: string, { roughly }: NumberWords): boolean {
  return roughly.some(
    (phrase) => lead.endsWith(phrase) && !/\p{L}/u.test(lead.at(-phrase.length - 1) ?? ""),
  );
}
