import { createHash } from "node:crypto";

import { describe, expect, test } from "vitest";

import { createFeedReader } from "../../../src/adapters/rss-parser/feed-reader.ts";
import { atom, bodyOf, rss } from "../../support/feed-documents.ts";
import { FEED_URL, readDocument, readFirstEntry, readResult } from "../../support/read-feed.ts";

const WANTED = {
  guid: "berth-4",
  link: "https://wire.example/berth-4",
  title: "Berth 4 closes",
  summary: "The port did not say why.",
  content: "",
  author: "Jane Doe",
  published: new Date("2026-11-16T18:24:00Z"),
  categories: ["Harbour"],
};

const RSS_ITEM = `<item><title>Berth 4 closes</title><link>https://wire.example/berth-4</link>
<guid isPermaLink="false">berth-4</guid><description>The port &lt;b&gt;did not&lt;/b&gt; say why.</description>
<pubDate>Mon, 16 Nov 2026 18:24:00 GMT</pubDate><dc:creator>Jane Doe</dc:creator><category>Harbour</category></item>`;

const ATOM_ENTRY = `<entry><id>berth-4</id><title>Berth 4 closes</title><link href="https://wire.example/berth-4"/>
<summary type="html">The port &lt;b&gt;did not&lt;/b&gt; say why.</summary><published>2026-11-16T18:24:00Z</published>
<updated>2026-11-16T19:00:00Z</updated><author><name>Jane Doe</name><email>j@wire.example</email></author>
<category term="Harbour"/></entry>`;

describe("every format says the same of the same article", () => {
  test.each([
    ["RSS 2.0", "rss", rss(RSS_ITEM)],
    ...["0.91", "0.92", "0.93", "0.94"].map((version): [string, string, string] => [
      `RSS ${version}`,
      "rss",
      rss(RSS_ITEM).replace('"2.0"', `"${version}"`),
    ]),
    [
      "RDF 1.0",
      "rdf",
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Harbour Wire</title>
<link>https://wire.example/</link></channel><item rdf:about="berth-4"><title>Berth 4 closes</title>
<link>https://wire.example/berth-4</link><description>The port did not say why.</description>
<dc:date>2026-11-16T18:24:00Z</dc:date><dc:creator>Jane Doe</dc:creator><dc:subject>Harbour</dc:subject></item></rdf:RDF>`,
    ],
    ["Atom 1.0", "atom", atom(ATOM_ENTRY)],
    [
      "Atom 0.3",
      "atom",
      atom(ATOM_ENTRY)
        .replace("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
        .replace("published>", "issued>")
        .replace("</published>", "</issued>"),
    ],
    ["Atom with a prefix", "atom", prefixed(atom(ATOM_ENTRY))],
    [
      "JSON Feed 1",
      "json",
      jsonFeed("https://jsonfeed.org/version/1", { author: { name: "Jane Doe" } }),
    ],
    [
      "JSON Feed 1.1",
      "json",
      jsonFeed("https://jsonfeed.org/version/1.1", { authors: [{ name: "Jane Doe" }] }),
    ],
  ])("%s", async (_name, format, document) => {
    const read = await readDocument(document);
    expect(read).toMatchObject({ format, title: "Harbour Wire", siteUrl: "https://wire.example/" });
    expect(read.entries).toHaveLength(1);
    expect(read.entries[0]).toMatchObject(WANTED);
    expect(read).toMatchObject({ dropped: 0, repairs: [], encoding: "utf-8" });
  });

  test("Google News sitemap", async () => {
    const entry = await readFirstEntry(`<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://wire.example/berth-4</loc><n:news><n:publication><n:name>Wire</n:name><n:language>en</n:language>
</n:publication><n:publication_date>2026-11-16T18:24:00Z</n:publication_date><n:title>Berth 4 closes</n:title>
<n:keywords>Harbour, Port</n:keywords></n:news></url></urlset>`);
    expect(entry).toMatchObject({
      title: "Berth 4 closes",
      link: "https://wire.example/berth-4",
      published: new Date("2026-11-16T18:24:00Z"),
      categories: ["Harbour", "Port"],
    });
  });

  test("a lone Atom entry", async () => {
    const lone = ATOM_ENTRY.replace("<entry>", '<entry xmlns="http://www.w3.org/2005/Atom">');
    expect(await readDocument(lone)).toMatchObject({
      format: "atom",
      entries: [WANTED],
      repairs: [],
    });
  });
});

function prefixed(document: string): string {
  return document
    .replaceAll(/<(\/?)([a-z])/gu, "<$1a:$2")
    .replace('xmlns="', 'xmlns:a="')
    .replace("xmlns=", "xmlns:a=");
}

function jsonFeed(version: string, people: object): string {
  return JSON.stringify({
    version,
    title: "Harbour Wire",
    home_page_url: "https://wire.example/",
    items: [
      {
        id: "berth-4",
        url: "/berth-4",
        title: "Berth 4 closes",
        summary: "The port did not say why.",
        date_published: "2026-11-16T18:24:00Z",
        tags: ["Harbour"],
        ...people,
      },
    ],
  });
}

describe("texts", () => {
  test("XHTML keeps its order and its negations", async () => {
    const { content, html } = await readFirstEntry(
      atom(`<entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Alibaba <b>did not</b>
confirm <i>but</i> denied the report.</div></content></entry>`),
    );
    expect(content).toBe("Alibaba did not confirm but denied the report.");
    expect(html).toContain("<b>did not</b>");
  });

  test.each([
    ['type="text"', "1 &lt; 2 &amp;amp; more", "1 < 2 &amp; more"],
    ["", "1 &lt; 2", "1 < 2"],
    ['type="html"', "&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;", "One\n\nTwo"],
    ['type="html"', "<![CDATA[<p>One</p> &amp; two]]>", "One\n\n& two"],
    ["", "&lt;p&gt;Not labelled&lt;/p&gt;", "Not labelled"],
    ['mode="base64"', "PHA+T25lPC9wPg==", "One"],
    ['type="image/png"', "iVBORw0KGgo=", ""],
  ])("Atom content %s %s", async (attributes, content, text) => {
    const entry = await readFirstEntry(
      atom(`<entry><content ${attributes}>${content}</content></entry>`),
    );
    expect(entry.content).toBe(text);
  });

  test.each([
    ["Berth &lt;b&gt;4&lt;/b&gt; closes", "Berth 4 closes"],
    ["Berth <b>4</b> closes", "Berth 4 closes"],
    ["AT&amp;amp;T &amp;lt;i&amp;gt;now&amp;lt;/i&amp;gt;", "AT&T now"],
    ["Why &lt;video&gt; matters", "Why ‹video› matters"],
    ["&amp;lt;script&amp;gt;alert(1)", "‹script›alert(1)"],
    ["<![CDATA[5 < 6 &amp; 7 > 6]]>", "5 < 6 & 7 > 6"],
    ["Caf&eacute; &mdash; it&#8217;s", "Café — it’s"],
    [" two\n lines ", "two lines"],
  ])("RSS title %s", async (title, text) => {
    expect((await readFirstEntry(rss(`<item><title>${title}</title></item>`))).title).toBe(text);
  });

  test("content:encoded is the content, the description the summary", async () => {
    const entry = await readFirstEntry(
      rss(`<item><description>Short &amp;amp; sweet</description>
<content:encoded><![CDATA[<p>Long</p><p>1 &lt; 2</p>]]></content:encoded></item>`),
    );
    expect(entry).toMatchObject({
      summary: "Short & sweet",
      content: "Long\n\n1 < 2",
      html: "<p>Long</p><p>1 &lt; 2</p>",
    });
  });

  test("titles of other vocabularies do not stand in for the title", async () => {
    const entry = await readFirstEntry(
      rss(`<item xmlns:x="http://x.example/"><x:title>Wrong</x:title>
<media:title xmlns:media="http://search.yahoo.com/mrss/">Picture</media:title><title>Right</title></item>`),
    );
    expect(entry.title).toBe("Right");
  });

  test("texts are capped between graphemes", async () => {
    const entry = await readFirstEntry(
      rss(`<item><title>${"é".repeat(5000)}</title><description>${"word ".repeat(60_000)}</description>
${"<category>c</category>".repeat(10)}${Array.from({ length: 300 }, (_, index) => `<category>${index}</category>`).join("")}</item>`),
    );
    expect(entry.title).toHaveLength(1000);
    expect(entry.summary.length).toBeLessThanOrEqual(100_000);
    expect(entry.categories).toHaveLength(50);
  });
});

describe("links", () => {
  test.each([
    ["relative to the site", "<link>/a/1</link>", "https://wire.example/a/1"],
    ["as an Atom link", '<atom:link href="https://wire.example/a/1"/>', "https://wire.example/a/1"],
    ["as an identifier", "<guid>https://wire.example/a/1</guid>", "https://wire.example/a/1"],
    [
      "before FeedBurner's",
      "<link>https://feeds.example/~r/1</link><feedburner:origLink>https://wire.example/a/1</feedburner:origLink>",
      "https://wire.example/a/1",
    ],
    [
      "with a bare ampersand",
      "<link>https://wire.example/?a=1&copy=2</link>",
      "https://wire.example/?a=1&copy=2",
    ],
  ])("are found %s", async (_name, link, address) => {
    expect((await readFirstEntry(rss(`<item>${link}</item>`))).link).toBe(address);
  });

  test.each(["javascript:alert(1)", "mailto:a@wire.example", "ftp://wire.example/a"])(
    "to %s are no links",
    async (link) => {
      const entry = await readFirstEntry(rss(`<item><link>${link}</link></item>`));
      expect(entry.link).toBeUndefined();
    },
  );

  test("an identifier that says it is no address is none", async () => {
    const entry = await readFirstEntry(
      rss('<item><guid isPermaLink="false">https://wire.example/?p=1</guid></item>'),
    );
    expect(entry.link).toBeUndefined();
  });

  test("start from xml:base", async () => {
    const { entries } = await readDocument(
      atom(
        '<entry xml:base="b/"><link href="1"/></entry><entry><link rel="self" href="x"/><link href="2"/></entry>',
        'xml:base="https://base.example/a/"',
      ),
    );
    expect(entries.map(({ link }) => link)).toEqual([
      "https://base.example/a/b/1",
      "https://base.example/a/2",
    ]);
  });

  test("of Atom prefer the page over everything else", async () => {
    const entry = await readFirstEntry(
      atom(`<entry><link rel="self" href="/self"/><link rel="replies" href="/replies"/>
<link rel="alternate" type="application/pdf" href="/pdf"/><link rel="alternate" type="text/html" href="/page"/></entry>`),
    );
    expect(entry.link).toBe("https://wire.example/page");
  });
});

describe("the feed itself", () => {
  test.each([
    ["<ttl>60</ttl>", 3_600_000],
    [
      "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
      21_600_000,
    ],
    ["<ttl>soon</ttl>", undefined],
  ])("asks to be polled at its pace: %s", async (fields, ttlMs) => {
    expect((await readDocument(rss(fields))).ttlMs).toBe(ttlMs);
  });

  test.each([
    ["<language>pt_BR</language>", "pt-BR"],
    ["<dc:language>sv</dc:language>", "sv"],
    ["<language>English, mostly</language>", undefined],
  ])("names its language: %s", async (field, language) => {
    expect((await readDocument(rss(field))).language).toBe(language);
  });

  test("may have no entries yet", async () => {
    expect(await readDocument(rss(""))).toMatchObject({ entries: [], title: "Harbour Wire" });
  });

  test("keeps its newest entries when it holds too many, oldest first as well", async () => {
    const item = (day: number) =>
      `<item><title>${day}</title><pubDate>2026-11-${String(day).padStart(2, "0")}</pubDate></item>`;
    const days = Array.from({ length: 28 }, (_, index) => index + 1);
    const read = (order: readonly number[]) =>
      createFeedReader({ maxEntries: 3 }).read({
        body: bodyOf(rss(order.map(item).join(""))),
        contentType: undefined,
        baseUrl: FEED_URL,
      });
    for (const [order, kept] of [
      [days, ["26", "27", "28"]],
      [days.toReversed(), ["28", "27", "26"]],
    ] as const) {
      const result = await read(order);
      const document = result.kind === "feed" ? result.document : undefined;
      expect(document?.entries.map(({ title }) => title)).toEqual(kept);
      expect(document?.dropped).toBe(25);
    }
  });

  test("is known by the SHA-256 of its bytes", async () => {
    const bytes = Buffer.from(rss(""));
    const bodyHash = createHash("sha256").update(bytes).digest("hex");
    expect(await readResult(bytes, undefined, 7)).toMatchObject({ bodyHash });
    expect(await readResult("no feed")).toMatchObject({
      bodyHash: createHash("sha256").update("no feed").digest("hex"),
    });
  });

  test("lets errors of its body pass", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("<rss>");
      throw new Error("connection lost");
    }
    const reading = createFeedReader().read({
      body: broken(),
      contentType: undefined,
      baseUrl: FEED_URL,
    });
    await expect(reading).rejects.toThrow("connection lost");
  });
});
