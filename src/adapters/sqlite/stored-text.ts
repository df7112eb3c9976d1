/**
 * A text as every database takes it: well-formed Unicode without NUL. Whatever else is in it stays.
 *
 * Lone surrogates become U+FFFD; SQLite would end a text at the first NUL in many of its functions.
 */
export function storable(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed();
}

declare const SHAPE: unique symbol;

/** The JSON of a value of a type; members that are undefined are not in it. */
export type Json<T> = string & { readonly [SHAPE]?: T };

/** JSON whose texts, names included, are storable once parsed again. */
export function encodeJson<T extends object>(value: T): Json<T> {
  return JSON.stringify(value, (_name, part: unknown) => {
    if (typeof part === "string") {
      return storable(part);
    }
    return isRecord(part) ? withStorableNames(part) : part;
  });
}

/** Reads back what {@link encodeJson} wrote. */
export function decodeJson<T>(json: Json<T>): T {
  // Nobody else writes these columns, so the type that went in is the one that comes out.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(json) as T;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function withStorableNames(record: Readonly<Record<string, unknown>>): object {
  const names = Object.keys(record);
  return names.every((name) => storable(name) === name)
    ? record
    : Object.fromEntries(names.map((name) => [storable(name), record[name]]));
}
