/** Response headers as undici gives them: names in lower case, values as Latin-1. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** RFC 9111, 1.2.2: a number of seconds too large to hold counts as 2^31. */
const MAX_SECONDS = 2 ** 31;

/** IMF-fixdate and the RFC 850 form (RFC 9110, 5.6.7), and zones that real servers write. */
const HTTP_DATE =
  /^(?:[a-z]{3,9},? )?\d{1,2}[ -][a-z]{3}[ -]\d{2,4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|Z|[+-]\d{4})$/iu;
/** The asctime form, which names no zone and means GMT. */
const ASCTIME = /^[a-z]{3} [a-z]{3} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/iu;

/** A header that came once, without the white space around it; absent when empty or repeated. */
export function readHeader(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  if (typeof value !== "string") {
    return undefined;
  }
  const trimmed = value.replace(/^[\t ]+/u, "").trimEnd();
  return trimmed === "" ? undefined : trimmed;
}

/** Reads a date as HTTP writes it. `0`, `-1`, years alone and the like, which `Date.parse` accepts, are none. */
export function parseHttpDate(text: string): Date | undefined {
  const dated = ASCTIME.test(text) ? `${text} GMT` : text;
  if (!HTTP_DATE.test(text) && dated === text) {
    return undefined;
  }
  const at = Date.parse(dated);
  return Number.isNaN(at) ? undefined : new Date(at);
}

/**
 * What `Retry-After` asks for, in milliseconds from now (RFC 9110, 10.2.3); 0 for a date that has passed.
 * Absent when it is neither whole seconds nor a date.
 */
export function readRetryAfter(headers: Headers, now: Date): number | undefined {
  const value = readHeader(headers, "retry-after");
  if (value === undefined) {
    return undefined;
  }
  const seconds = parseSeconds(value);
  if (seconds !== undefined) {
    return seconds * 1_000;
  }
  const at = parseHttpDate(value);
  return at === undefined ? undefined : Math.max(0, at.getTime() - now.getTime());
}

/**
 * How long cache headers promise that nothing changes, in milliseconds from now: `max-age` less `Age`, else
 * `Expires` less `Date` (RFC 9111, 4.2.1). 0 when that time is over; absent without a promise, and with
 * `no-store` or `no-cache`.
 */
export function readFreshness(headers: Headers, now: Date): number | undefined {
  const directives = directivesOf(headers);
  if (directives.has("no-store") || directives.has("no-cache")) {
    return undefined;
  }
  const maxAge = parseSeconds(directives.get("max-age") ?? "");
  if (maxAge !== undefined) {
    const age = parseSeconds(readHeader(headers, "age") ?? "") ?? 0;
    return Math.max(0, maxAge - age) * 1_000;
  }
  const expires = dateHeader(headers, "expires");
  if (expires === undefined) {
    return undefined;
  }
  const served = dateHeader(headers, "date") ?? now;
  return Math.min(Math.max(0, expires.getTime() - served.getTime()), MAX_SECONDS * 1_000);
}

function directivesOf(headers: Headers): ReadonlyMap<string, string> {
  const value = headers["cache-control"] ?? "";
  const text = typeof value === "string" ? value : value.join(",");
  return new Map(
    text.split(",").map((directive) => {
      const [name = "", argument = ""] = directive.split("=", 2);
      return [name.trim().toLowerCase(), argument.trim().replaceAll('"', "")];
    }),
  );
}

function dateHeader(headers: Headers, name: string): Date | undefined {
  const value = readHeader(headers, name);
  return value === undefined ? undefined : parseHttpDate(value);
}

function parseSeconds(text: string): number | undefined {
  return /^\d+$/u.test(text) ? Math.min(Number(text), MAX_SECONDS) : undefined;
}
