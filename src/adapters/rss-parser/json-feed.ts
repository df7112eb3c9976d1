import { cleanLink } from "../../feed/clean-link.ts";
import { cutText, layOutPlainText, onOneLine } from "../../feed/clean-text.ts";
import type { Entry } from "../../feed/entry.ts";
import { htmlToText } from "../../feed/html-to-text.ts";
import { shortenIdentifier } from "../../feed/identity.ts";
import { parseFeedDate } from "../../feed/parse-date.ts";
import type { FeedSource } from "./feed-source.ts";
import { Newest } from "./newest.ts";
import { cleanCategories, MAX_GUID } from "./read-entry.ts";
import { parseLanguage } from "./read-head.ts";
import { joinNames } from "./read-people.ts";
import { looseTitle, MAX_TEXT } from "./read-text.ts";

/** Nothing a feed holds lies deeper; much deeper nesting stops the parser of the platform itself. */
const MAX_DEPTH = 64;
const MAX_MARKUP = 500_000;

type JsonObject = Readonly<Record<string, unknown>>;

/** Why JSON is not taken for a feed. */
export interface JsonRefusal {
  readonly reason: "broken-json" | "other-json";
}

/**
 * Reads a JSON Feed of version 1 or 1.1. Takes any text; every field of a wrong type counts as absent,
 * but numbers are taken for identifiers, which version 1 asks for.
 */
export function readJsonFeed(
  text: string,
  documentUrl: string,
  maxEntries: number,
): FeedSource | JsonRefusal {
  const feed = isTooDeep(text) ? undefined : parseObject(text);
  if (feed === undefined) {
    return { reason: "broken-json" };
  }
  const items = feed["items"];
  if (!isFeed(feed) || !Array.isArray(items)) {
    return { reason: "other-json" };
  }
  const siteUrl = linkIn(feed, ["home_page_url"], documentUrl);
  const newest = newestOf(items, maxEntries);
  return {
    format: "json",
    head: {
      title: looseTitle(textIn(feed, "title")),
      siteUrl,
      language: parseLanguage(textIn(feed, "language")),
      ttlMs: undefined,
    },
    entries: newest.entries.map(
      ({ item }) =>
        () =>
          readItem(item, siteUrl ?? documentUrl),
    ),
    dropped: newest.dropped,
    repairs: isVersioned(feed) ? [] : ["no JSON Feed version given"],
  };
}

function newestOf(items: readonly unknown[], maxEntries: number) {
  const newest = new Newest<{ item: JsonObject; position: number }>(
    maxEntries,
    ({ item }) => dateIn(item, "date_published") ?? dateIn(item, "date_modified"),
  );
  for (const [position, item] of items.entries()) {
    if (isObject(item)) {
      newest.add({ item, position });
    }
  }
  return newest;
}

function readItem(item: JsonObject, baseUrl: string): Entry {
  const html = textIn(item, "content_html").slice(0, MAX_MARKUP);
  const plain = textIn(item, "content_text").slice(0, MAX_MARKUP);
  const content = html === "" ? layOutPlainText(plain) : htmlToText(html, MAX_TEXT);
  return {
    guid: guidOf(item),
    link: linkIn(item, ["url", "external_url"], baseUrl),
    title: looseTitle(textIn(item, "title")),
    summary: cutText(layOutPlainText(textIn(item, "summary").slice(0, MAX_MARKUP)), MAX_TEXT),
    content: cutText(content, MAX_TEXT),
    html: html.toWellFormed(),
    author: authorOf(item),
    published: dateIn(item, "date_published"),
    updated: dateIn(item, "date_modified"),
    categories: cleanCategories(listIn(item, "tags").filter((tag) => typeof tag === "string")),
  };
}

function guidOf(item: JsonObject): string | undefined {
  const id = item["id"];
  const guid = onOneLine(typeof id === "string" || typeof id === "number" ? String(id) : "");
  return guid === "" ? undefined : shortenIdentifier(guid, MAX_GUID);
}

function authorOf(item: JsonObject): string | undefined {
  const people = [...listIn(item, "authors").slice(0, 10), item["author"]];
  return joinNames(
    people.map((person) => (isObject(person) ? textIn(person, "name").slice(0, 1000) : "")),
  );
}

function linkIn(object: JsonObject, keys: readonly string[], base: string): string | undefined {
  for (const key of keys) {
    const link = cleanLink(textIn(object, key), base);
    if (link !== undefined) {
      return link;
    }
  }
  return undefined;
}

function dateIn(object: JsonObject, key: string): Date | undefined {
  return parseFeedDate(textIn(object, key));
}

function textIn(object: JsonObject, key: string): string {
  const value = object[key];
  return typeof value === "string" ? value : "";
}

function listIn(object: JsonObject, key: string): readonly unknown[] {
  const value = object[key];
  return Array.isArray(value) ? value : [];
}

function isVersioned(feed: JsonObject): boolean {
  return /jsonfeed\.org\/version/iu.test(textIn(feed, "version").slice(0, 200));
}

/** Without a version, a title and items say enough. */
function isFeed(feed: JsonObject): boolean {
  return isVersioned(feed) || textIn(feed, "title") !== "";
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Counts brackets outside strings. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gsu)) {
    if (token === "[" || token === "{") {
      depth += 1;
    } else if (token === "]" || token === "}") {
      depth -= 1;
    }
    if (depth > MAX_DEPTH) {
      return true;
    }
  }
  return false;
}
