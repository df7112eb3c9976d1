import type { Entry } from "./entry.ts";

/**
 * What tells the entries of one feed apart: the first of these that is present and differs within
 * the feed. It is fixed per feed, not per reading, so that no entry changes its name between polls.
 */
export type IdentityRule = "guid" | "link" | "title-date";

/** The fields of an entry that can name it. */
export type Identifiers = Pick<Entry, "guid" | "link" | "title" | "published">;

/** Longer keys do not fit the indexes of every store. */
const MAX_KEY_LENGTH = 512;
/** What stays readable of a longer one. */
const KEPT_LENGTH = 400;

/**
 * The rule for a feed whose entries these are: the identifiers the publisher gives, if any are given
 * and no two different articles share one; else the links on the same terms; else title and date.
 *
 * Two entries with one identifier and one link are the same article listed twice, not two.
 * Without entries there is nothing to judge by, and the rule is `guid`.
 */
export function identityRuleFor(entries: readonly Identifiers[]): IdentityRule {
  if (entries.length === 0 || tellsApart(entries, guidOf, articleOf)) {
    return "guid";
  }
  return tellsApart(entries, linkOf, titleAndDateOf) ? "link" : "title-date";
}

/**
 * The name of an entry within its feed: the same on every poll, at most 512 UTF-16 units, never empty.
 *
 * An entry that lacks what the rule asks for is named by the next rule. Titles and dates are used as
 * they stand: an entry named by them that changes them is a new one.
 */
export function entryKey(entry: Identifiers, rule: IdentityRule): string {
  const guid = rule === "guid" ? guidOf(entry) : undefined;
  const link = rule === "title-date" ? undefined : linkOf(entry);
  const name = guid ?? link ?? titleAndDateOf(entry);
  return shortenIdentifier(name, MAX_KEY_LENGTH);
}

/**
 * An identifier of at most `maxLength` (512 or more) UTF-16 units that differs wherever the given one
 * does, up to chance of one in 2^64: its beginning, its length and a digest of the whole.
 */
export function shortenIdentifier(identifier: string, maxLength: number): string {
  if (identifier.length <= maxLength) {
    return identifier;
  }
  const kept = identifier.slice(0, KEPT_LENGTH).toWellFormed();
  return `${kept}…${identifier.length}-${digest(identifier)}`;
}

function tellsApart(
  entries: readonly Identifiers[],
  nameOf: (entry: Identifiers) => string | undefined,
  sameWhen: (entry: Identifiers) => string,
): boolean {
  const seen = new Map<string, string>();
  for (const entry of entries) {
    const name = nameOf(entry);
    const article = sameWhen(entry);
    if (name !== undefined && (seen.get(name) ?? article) !== article) {
      return false;
    }
    if (name !== undefined) {
      seen.set(name, article);
    }
  }
  return seen.size > 0;
}

function guidOf(entry: Identifiers): string | undefined {
  const guid = entry.guid?.replace(/\s+/gu, " ").trim() ?? "";
  return guid === "" ? undefined : guid;
}

function linkOf(entry: Identifiers): string | undefined {
  return entry.link;
}

function articleOf(entry: Identifiers): string {
  return entry.link ?? entry.title;
}

function titleAndDateOf(entry: Identifiers): string {
  return `${entry.title} @ ${entry.published?.toISOString() ?? "undated"}`;
}

/** 64 bits in hex: FNV-1a (RFC 9923) of 32 bits over UTF-16 units, forwards and backwards. */
function digest(text: string): string {
  let forwards = 0x811c9dc5;
  let backwards = 0x811c9dc5;
  for (let at = 0, end = text.length - 1; at <= end; at += 1) {
    forwards = Math.imul(forwards ^ text.charCodeAt(at), 0x01000193);
    backwards = Math.imul(backwards ^ text.charCodeAt(end - at), 0x01000193);
  }
  return [forwards, backwards].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
