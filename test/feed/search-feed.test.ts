import fc from "fast-check";
import { expect, test } from "vitest";

import { searchFeedUrl } from "../../src/feed/search-feed.ts";

const TEMPLATE = "https://search.example/rss?q={query}&hl=en";

test.each([
  ["Alibaba White House memo", "https://search.example/rss?q=Alibaba%20White%20House%20memo&hl=en"],
  ["  Alibaba\n\tmemo ", "https://search.example/rss?q=Alibaba%20memo&hl=en"],
  ["AT&T #1 a=b", "https://search.example/rss?q=AT%26T%20%231%20a%3Db&hl=en"],
  ["阿里巴巴", "https://search.example/rss?q=%E9%98%BF%E9%87%8C%E5%B7%B4%E5%B7%B4&hl=en"],
  ["{query}", "https://search.example/rss?q=%7Bquery%7D&hl=en"],
])("%j is searched for at %s", (words, url) => {
  expect(searchFeedUrl(TEMPLATE, words)).toBe(url);
});

test.each(["", " \n", "\u0000\u200b"])("nothing is searched for in %j", (words) => {
  expect(searchFeedUrl(TEMPLATE, words)).toBeUndefined();
});

test.each(["https://search.example/rss", "https://{query}.{query}/", "{query}", "not an address"])(
  "%j is no template",
  (template) => {
    expect(searchFeedUrl(template, "Alibaba")).toBeUndefined();
  },
);

test("a composed and a decomposed letter are the same search", () => {
  expect(searchFeedUrl(TEMPLATE, "Malmo\u0308")).toBe(searchFeedUrl(TEMPLATE, "Malm\u00f6"));
});

test("a long topic is cut between words", () => {
  const query = new URL(searchFeedUrl(TEMPLATE, "memo ".repeat(1000))!).searchParams.get("q");
  expect(query).toMatch(/^memo(?: memo)+$/u);
  expect(query!.length).toBeLessThanOrEqual(200);
});

test("whatever is typed, the search stays within its place in the address", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (words) => {
      const url = searchFeedUrl(TEMPLATE, words);
      const { host, pathname, hash, searchParams } = new URL(url ?? TEMPLATE);
      expect([host, pathname, hash, [...searchParams.keys()]]).toEqual([
        "search.example",
        "/rss",
        "",
        ["q", "hl"],
      ]);
    }),
  );
});
