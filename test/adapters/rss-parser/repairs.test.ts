import { describe, expect, test } from "vitest";

import { atom, rss } from "../../support/feed-documents.ts";
import { readDocument, readResult } from "../../support/read-feed.ts";

const TWO = "<item><title>One</title></item><item><title>Two</title></item>";

async function titlesAndRepairs(document: string) {
  const { entries, repairs } = await readDocument(document);
  return { titles: entries.map(({ title }) => title), repairs };
}

describe("forgives, and says so", () => {
  test.each([
    [
      "bare ampersands",
      rss("<item><title>AT&T & co</title></item>"),
      ["AT&T & co"],
      "& not escaped",
    ],
    [
      "a warning in front of the document",
      `<br />\n<b>Warning</b>: bad in <b>/x.php</b><br />\n${rss(TWO)}`,
      ["One", "Two"],
      "something else in front of the feed",
    ],
    [
      "a missing version",
      rss(TWO).replace('version="2.0"', ""),
      ["One", "Two"],
      "no RSS version given",
    ],
    [
      "elements without end tags",
      rss("<item><title>One<pubDate>2026-11-16</pubDate></item><item><title>Two</title>"),
      ["One", "Two"],
      "end tags missing",
    ],
    [
      "an item that begins in another",
      rss("<item><title>One</title><item><title>Two</title></item>"),
      ["One", "Two"],
      "end tags missing",
    ],
    [
      "a document without its end",
      rss(TWO).replace("</channel></rss>", ""),
      ["One", "Two"],
      "cut off before its end",
    ],
  ])("%s", async (_name, document, titles, repair) => {
    const read = await titlesAndRepairs(document);
    expect(read.titles).toEqual(titles);
    expect(read.repairs).toContain(repair);
  });

  test("a document cut in the middle of an entry loses that entry alone", async () => {
    const whole = rss(
      "<item><title>One</title></item><item><title>The bank did</title><description>not</description></item>",
    );
    const cut = whole.slice(0, whole.indexOf("<description>not"));
    expect(await titlesAndRepairs(cut)).toEqual({
      titles: ["One"],
      repairs: ["cut off before its end, the unfinished last entry left out"],
    });
  });

  test.each([
    [
      "tags in capitals",
      rss(TWO).replaceAll(/<(\/?)(rss|channel|item|title)/gu, (tag) => tag.toUpperCase()),
    ],
    ["undeclared prefixes", rss(TWO).replaceAll("title>", "rss:title>")],
    ["an invented default namespace", rss(TWO, 'xmlns="http://invented.example/"')],
    ["items outside the channel", rss("").replace("</rss>", `${TWO}</rss>`)],
    ["blank lines in front of the prolog", `\n\n ${rss(TWO)}`],
    ["stray end tags", rss(TWO.replaceAll("<title>", "</p></div><title>"))],
    ["text behind its end", `${rss(TWO)}\n<!-- cached --> debug output`],
    ["a bad date", rss(TWO.replaceAll("<item>", "<item><pubDate>Invalid Date</pubDate>"))],
    [
      "a document type of Netscape",
      rss(TWO).replace(
        "<rss",
        '<!DOCTYPE rss PUBLIC "-//X//DTD RSS 0.91//EN" "http://x.example/rss.dtd"><rss',
      ),
    ],
    [
      "HTML entities that it declares",
      rss(TWO).replace("<rss", '<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]><rss'),
    ],
  ])("%s: all entries are read", async (_name, document) => {
    expect((await titlesAndRepairs(document)).titles).toEqual(["One", "Two"]);
  });

  test("one bad Atom date does not lose the feed", async () => {
    const { entries } = await readDocument(
      atom("<entry><id>1</id><published>soon</published></entry><entry><id>2</id></entry>"),
    );
    expect(entries.map(({ guid, published }) => [guid, published])).toEqual([
      ["1", undefined],
      ["2", undefined],
    ]);
  });
});

describe("says what a document is instead of a feed", () => {
  test.each([
    ["", "The document is empty."],
    [" \n\t ", "The document is empty."],
    [
      "<!doctype html><html><head><title>Log in</title></head><body></body></html>",
      "This is a web page, not a feed.",
    ],
    [
      '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
      "This is a web page, not a feed.",
    ],
    ["<div>Not found</div>", "This is a web page, not a feed."],
    ["404 page not found", "This is plain text, not a feed."],
    ['{"error":"gone"}', "This is JSON, but not a feed."],
    ['{"version":"https://jsonfeed.org/version/1.1","items":{}}', "This is JSON, but not a feed."],
    [
      '{"version":"https://jsonfeed.org/version/1.1","items":[',
      "This looks like JSON, but it is broken",
    ],
    ["[".repeat(100_000), "This looks like JSON, but it is broken"],
    ['<opml version="2.0"><body/></opml>', "This is a list of feeds (OPML), not a feed."],
    ["<sitemapindex><sitemap/></sitemapindex>", "This is an index of sitemaps, not a feed."],
    ["<note><to>You</to></note>", "This is XML, but not a feed."],
    ["\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR", "This is a file such as a picture"],
  ])("%j", async (document, beginning) => {
    const result = await readResult(Buffer.from(document, "latin1"));
    expect(result.kind === "not-a-feed" ? result.sentence : "a feed").toContain(beginning);
  });
});
