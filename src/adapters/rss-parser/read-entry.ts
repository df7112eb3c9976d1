import { cutText, onOneLine } from "../../feed/clean-text.ts";
import type { Entry } from "../../feed/entry.ts";
import { shortenIdentifier } from "../../feed/identity.ts";
import { parseFeedDate } from "../../feed/parse-date.ts";
import type { Field } from "./field.ts";
import type { RawEntry } from "./raw-feed.ts";
import { type LinkContext, readEntryLink } from "./read-link.ts";
import { readPeople } from "./read-people.ts";
import { NO_TEXT, readText, readTitle } from "./read-text.ts";

export const MAX_GUID = 2048;
const MAX_CATEGORIES = 50;
const MAX_CATEGORY = 200;

const TITLES = ["title", "dc:title", "media:title", "itunes:title", "news:title"];
const SUMMARIES = [
  "description",
  "summary",
  "dc:description",
  "itunes:summary",
  "media:description",
  "subtitle",
];
const CONTENTS = [
  "content:encoded",
  "encoded",
  "content",
  "xhtml:body",
  "body",
  "xhtml:div",
  "fullitem",
];
const PUBLISHED = [
  "pubdate",
  "published",
  "issued",
  "dcterms:issued",
  "news:publication_date",
  "dc:date",
  "dcterms:created",
  "created",
  "date",
];
const UPDATED = ["updated", "modified", "dcterms:modified", "lastmod"];
const CATEGORIES = ["category", "dc:subject", "media:keywords", "news:keywords"];

/** Makes an entry of its fields; each part from the first field that has something to say. */
export function readEntry(raw: RawEntry, context: LinkContext): Entry {
  const summary = firstText(raw, SUMMARIES, context);
  const content = firstText(raw, CONTENTS, context);
  return {
    guid: readGuid(raw),
    link: readEntryLink(raw, context),
    title: readEntryTitle(raw, context),
    summary: summary.text,
    content: content.text,
    html: (content.html ?? summary.html ?? "").toWellFormed(),
    author: readPeople(raw),
    published: firstDate(raw, PUBLISHED),
    updated: firstDate(raw, UPDATED),
    categories: readCategories(raw),
  };
}

/** When an entry came out, or else was last changed; undefined where it does not say. */
export function entryDate(raw: RawEntry): Date | undefined {
  return firstDate(raw, PUBLISHED) ?? firstDate(raw, UPDATED);
}

function readGuid(raw: RawEntry): string | undefined {
  const field = raw.first("guid") ?? raw.first("id");
  const guid = onOneLine(field === undefined ? (raw.about ?? "") : identifierIn(field));
  return guid === "" ? undefined : shortenIdentifier(guid, MAX_GUID);
}

/** As given; only a path that stands under an `xml:base` is completed, which that is for. */
function identifierIn(field: Field): string {
  const given = field.hasMarkup ? field.escapedMarkup : field.text.trim();
  const isPath = given.includes("/") && !/^[a-z][a-z0-9+.-]{0,30}:/iu.test(given);
  const completed = isPath && field.base !== undefined ? URL.parse(given, field.base) : null;
  return completed?.href ?? given;
}

function readEntryTitle(raw: RawEntry, { format }: LinkContext): string {
  for (const key of TITLES) {
    const title = readTitle(raw.first(key), format);
    if (title !== "") {
      return title;
    }
  }
  return "";
}

function firstText(raw: RawEntry, keys: readonly string[], { format }: LinkContext) {
  for (const key of keys) {
    const read = readText(raw.first(key), format);
    if (read.text !== "") {
      return read;
    }
  }
  return NO_TEXT;
}

function firstDate(raw: RawEntry, keys: readonly string[]): Date | undefined {
  for (const key of keys) {
    for (const field of raw.all(key)) {
      const date = parseFeedDate(field.text);
      if (date !== undefined) {
        return date;
      }
    }
  }
  return undefined;
}

function readCategories(raw: RawEntry): readonly string[] {
  const written = CATEGORIES.flatMap((key) =>
    raw.all(key).flatMap((field) => {
      const text = field.attribute("label") ?? field.attribute("term") ?? field.text;
      return key.endsWith(":keywords") ? text.split(",") : [text];
    }),
  );
  return cleanCategories(written);
}

/** At most 50 different names, on one line each. */
export function cleanCategories(written: readonly string[]): readonly string[] {
  const names = written
    .slice(0, MAX_CATEGORIES * 4)
    .map((name) => cutText(onOneLine(name.slice(0, MAX_CATEGORY * 4)), MAX_CATEGORY))
    .filter((name) => name !== "");
  return [...new Set(names)].slice(0, MAX_CATEGORIES);
}
