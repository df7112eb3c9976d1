import Parser from "rss-parser";

import type { Entry } from "../../feed/entry.ts";
import type { FeedHead } from "./feed-source.ts";

/** What rss-parser does not map by itself rides along under this name of ours. */
const OUR_FIELD = "desk:entry";

/** One element with one text, as xml2js shapes it. */
type One = readonly [string];

/** An RSS 2.0 `<item>` as xml2js would have made it; absent elements are undefined. */
interface RssItem {
  readonly title: One | undefined;
  readonly link: One | undefined;
  readonly guid: One | undefined;
  readonly pubDate: One | undefined;
  readonly "dc:creator": One | undefined;
  readonly description: One | undefined;
  readonly "content:encoded": One | undefined;
  readonly category: readonly string[] | undefined;
  readonly [OUR_FIELD]: readonly [Pick<Entry, "html" | "updated">];
}

/** The tree that rss-parser asks its XML reader for. */
export interface RssTree {
  readonly rss: {
    readonly $: { readonly version: "2.0" };
    readonly channel: readonly [
      {
        readonly title: One | undefined;
        readonly link: One | undefined;
        readonly language: One | undefined;
        readonly item: readonly RssItem[];
      },
    ];
  };
}

/** What rss-parser makes of the tree, as far as it is used here. */
interface MappedFeed {
  readonly title?: string;
  readonly link?: string;
  readonly language?: string;
}

interface MappedItem {
  readonly desk: Pick<Entry, "html" | "updated">;
  readonly "content:encodedSnippet"?: string;
}

/** A feed's own fields and some of its entries, as rss-parser mapped them. */
export interface MappedBatch {
  readonly head: Pick<FeedHead, "title" | "siteUrl" | "language">;
  readonly entries: readonly Entry[];
}

/**
 * Lets rss-parser map entries out of a tree in the shape of RSS 2.0, whatever they were written in.
 * It sees plain text only, so that its patterns for tags find none to look for.
 */
export async function mapWithRssParser(
  head: FeedHead,
  entries: readonly Entry[],
): Promise<MappedBatch> {
  const parser = new Parser<MappedFeed, MappedItem>({
    customFields: { item: [[OUR_FIELD, "desk"]] },
  });
  seatTree(parser, toRssTree(head, entries));
  const feed = await parser.parseString("");
  return {
    head: { title: feed.title ?? "", siteUrl: feed.link, language: feed.language },
    entries: feed.items.map(toEntry),
  };
}

/**
 * Puts a ready tree in the place of rss-parser's XML reader, its field `xmlParser`, which it asks with
 * whatever text it is given. A test pins that the field is there and is asked.
 */
export function seatTree(parser: object, tree: RssTree): void {
  const parseString = (_xml: string, callback: (error: null, tree: RssTree) => void): void =>
    callback(null, tree);
  Object.assign(parser, { xmlParser: { parseString } });
}

/** Shapes a feed as the RSS 2.0 tree that rss-parser maps. */
export function toRssTree(head: FeedHead, entries: readonly Entry[]): RssTree {
  const channel = {
    title: one(head.title),
    link: one(head.siteUrl),
    language: one(head.language),
    item: entries.map(toRssItem),
  };
  return { rss: { $: { version: "2.0" }, channel: [channel] } };
}

function toRssItem(entry: Entry): RssItem {
  return {
    title: one(entry.title),
    link: one(entry.link),
    guid: one(entry.guid),
    pubDate: one(entry.published?.toISOString()),
    "dc:creator": one(entry.author),
    description: one(escapeText(entry.summary)),
    "content:encoded": one(escapeText(entry.content)),
    category: entry.categories.length === 0 ? undefined : entry.categories,
    [OUR_FIELD]: [{ html: entry.html, updated: entry.updated }],
  };
}

function toEntry(item: MappedItem & Parser.Item): Entry {
  return {
    guid: item.guid,
    link: item.link,
    title: item.title ?? "",
    summary: item.contentSnippet ?? "",
    content: item["content:encodedSnippet"] ?? "",
    html: item.desk.html,
    author: item.creator,
    published: item.isoDate === undefined ? undefined : new Date(item.isoDate),
    updated: item.desk.updated,
    categories: item.categories ?? [],
  };
}

function one(text: string | undefined): One | undefined {
  return text === undefined || text === "" ? undefined : [text];
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
