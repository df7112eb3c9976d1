import fc from "fast-check";
import { parseFeed } from "feedsmith";
import Parser from "rss-parser";
import { describe, expect, test } from "vitest";

import {
  mapWithRssParser,
  seatTree,
  toRssTree,
} from "../../../src/adapters/rss-parser/rss-tree.ts";
import type { Entry } from "../../../src/feed/entry.ts";
import { parseFeedDate } from "../../../src/feed/parse-date.ts";
import { atom, rss } from "../../support/feed-documents.ts";
import { readDocument } from "../../support/read-feed.ts";

const HEAD = {
  title: "Harbour Wire",
  siteUrl: "https://wire.example/",
  language: "en",
  ttlMs: undefined,
};

describe("rss-parser 3.13", () => {
  test("has the field for an XML reader, and asks what sits there", async () => {
    const parser = new Parser();
    const own: unknown = Reflect.get(parser, "xmlParser");
    expect(own).toHaveProperty("parseString", expect.any(Function));
    const asked: string[] = [];
    const xmlParser = {
      parseString: (xml: string, callback: (error: null, tree: unknown) => void) => {
        asked.push(xml);
        callback(null, toRssTree(HEAD, []));
      },
    };
    const feed = await Object.assign(parser, { xmlParser }).parseString("any text");
    expect(asked).toEqual(["any text"]);
    expect(feed.title).toBe("Harbour Wire");
  });

  test("maps the tree it is given", async () => {
    const parser = new Parser();
    seatTree(
      parser,
      toRssTree(HEAD, [entry({ title: "Berth 4", link: "https://wire.example/4" })]),
    );
    const { items } = await parser.parseString("");
    expect(items[0]).toMatchObject({ title: "Berth 4", link: "https://wire.example/4" });
  });
});

function entry(fields: Partial<Entry>): Entry {
  return {
    guid: undefined,
    link: undefined,
    title: "",
    summary: "",
    content: "",
    html: "",
    author: undefined,
    published: undefined,
    updated: undefined,
    categories: [],
    ...fields,
  };
}

test("what goes through rss-parser comes back as it was", async () => {
  const word = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc.constantFrom("<b>", "&amp;", "&lt;", "]]>", "<p", "5 < 6"),
  );
  const text = fc.array(word, { minLength: 1 }).map((words) => `a${words.join(" ")}z`);
  const maybe = fc.option(text, { nil: undefined });
  const date = fc.option(fc.date({ noInvalidDate: true }), { nil: undefined });
  const entries = fc.array(
    fc.record({
      guid: maybe,
      link: maybe,
      title: text,
      summary: text,
      content: text,
      html: fc.string(),
      author: maybe,
      published: date,
      updated: date,
      categories: fc.array(text),
    }),
    { maxLength: 3 },
  );
  await fc.assert(
    fc.asyncProperty(entries, async (given) => {
      expect((await mapWithRssParser(HEAD, given)).entries).toEqual(given);
    }),
    { numRuns: 200 },
  );
});

/** Documents without fault, in which readers have nothing to disagree about. */
const FAULTLESS: readonly (readonly [string, string])[] = [
  [
    "RSS 2.0",
    rss(`<item><title>Berth 4 closes</title><link>https://wire.example/4</link><guid isPermaLink="false">b-4</guid>
<pubDate>Mon, 16 Nov 2026 18:24:00 +0100</pubDate><description>Short.</description></item>
<item><title><![CDATA[Crane & crew]]></title><link>https://wire.example/5?a=1&amp;b=2</link><guid>https://wire.example/5</guid>
<pubDate>Tue, 17 Nov 2026 06:00:00 GMT</pubDate></item>`),
  ],
  [
    "Atom 1.0",
    atom(`<entry><title>Berth 4 closes</title><link rel="alternate" href="https://wire.example/4"/><id>b-4</id>
<published>2026-11-16T18:24:00+01:00</published><updated>2026-11-16T19:24:00+01:00</updated></entry>
<entry><title type="text">Crane &amp; crew</title><link href="https://wire.example/5"/><id>b-5</id>
<published>2026-11-17T06:00:00Z</published><updated>2026-11-17T06:00:00Z</updated></entry>`),
  ],
];

type Core = readonly (string | undefined)[];

async function asRead(document: string): Promise<readonly Core[]> {
  const { entries } = await readDocument(document);
  return entries.map(({ title, link, guid, published }) => [
    title,
    link,
    guid,
    published?.toISOString(),
  ]);
}

async function asRssParserReads(document: string): Promise<readonly Core[]> {
  const { items } = await new Parser<object, { id?: string }>().parseString(document);
  return items.map(({ title, link, guid, id, isoDate }) => [title, link, guid ?? id, isoDate]);
}

function asFeedsmithReads(document: string): readonly Core[] {
  const parsed = parseFeed(document);
  if (parsed.format === "rss") {
    return (parsed.feed.items ?? []).map(({ title, link, guid, pubDate }) => [
      textOf(title),
      link,
      guid?.value,
      parseFeedDate(pubDate ?? "")?.toISOString(),
    ]);
  }
  const { entries = [] } = parsed.format === "atom" ? parsed.feed : {};
  return entries.map(({ title, links, id, published }) => [
    textOf(title),
    links?.[0]?.href,
    id,
    parseFeedDate(published ?? "")?.toISOString(),
  ]);
}

function textOf(title: unknown): string {
  return typeof title === "object" && title !== null && "value" in title
    ? String(title.value)
    : String(title);
}

describe("reads faultless documents as other readers do", () => {
  test.each(FAULTLESS)("%s, as rss-parser with its own XML reader", async (_name, document) => {
    const ours = await asRead(document);
    expect(ours).toHaveLength(2);
    expect(await asRssParserReads(document)).toEqual(ours);
  });

  test.each(FAULTLESS)("%s, as feedsmith", async (_name, document) => {
    expect(asFeedsmithReads(document)).toEqual(await asRead(document));
  });
});
