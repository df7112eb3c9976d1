import type { FeedHead, FeedSource } from "./feed-source.ts";
import type { RawEntry, RawFeed } from "./raw-feed.ts";
import { readEntry } from "./read-entry.ts";
import { readMainLink } from "./read-link.ts";
import { readTitle } from "./read-text.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const PERIODS: ReadonlyMap<string, number> = new Map([
  ["hourly", HOUR_MS],
  ["daily", DAY_MS],
  ["weekly", 7 * DAY_MS],
  ["monthly", 30 * DAY_MS],
  ["yearly", 365 * DAY_MS],
]);

/** Makes a feed of the fields of an XML document. */
export function readXmlFeed(raw: RawFeed, documentUrl: string): FeedSource {
  const siteUrl = readMainLink(raw.head, { format: raw.format, baseUrl: documentUrl });
  const baseUrl = raw.format === "rss" || raw.format === "rdf" ? siteUrl : undefined;
  const context = { format: raw.format, baseUrl: baseUrl ?? documentUrl };
  return {
    format: raw.format,
    head: readHead(raw, siteUrl),
    entries: raw.entries.map((entry) => () => readEntry(entry, context)),
    dropped: raw.dropped,
    repairs: raw.repairs,
  };
}

function readHead({ head, format }: RawFeed, siteUrl: string | undefined): FeedHead {
  const title = readTitle(head.first("title"), format);
  return {
    title: title === "" ? readTitle(head.first("dc:title"), format) : title,
    siteUrl,
    language: parseLanguage(textOf(head, "language") ?? textOf(head, "dc:language") ?? ""),
    ttlMs: ttlOf(head),
  };
}

/** A language tag in BCP 47 form, `sv` or `pt-BR`; undefined for anything else. */
export function parseLanguage(text: string): string | undefined {
  const tag = text.slice(0, 40).trim().replaceAll("_", "-");
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/iu.test(tag) ? tag : undefined;
}

function ttlOf(head: RawEntry): number | undefined {
  const minutes = positive(textOf(head, "ttl"));
  if (minutes !== undefined) {
    return minutes * MINUTE_MS;
  }
  const period = PERIODS.get((textOf(head, "sy:updateperiod") ?? "").toLowerCase());
  const frequency = positive(textOf(head, "sy:updatefrequency")) ?? 1;
  return period === undefined ? undefined : Math.round(period / frequency);
}

/** A whole number from 1 to 999,999. */
function positive(text: string | undefined): number | undefined {
  return /^[0-9]{1,6}$/u.test(text ?? "") && Number(text) > 0 ? Number(text) : undefined;
}

function textOf(head: RawEntry, key: string): string | undefined {
  const text = head.first(key)?.text.trim() ?? "";
  return text === "" ? undefined : text;
}
