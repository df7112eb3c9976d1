import fc from "fast-check";
import { expect, test } from "vitest";

import { canonicalUrl } from "../../src/item/canonical-url.ts";

test.each([
  ["https://news.example/a?utm_source=rss&utm_medium=feed", "https://news.example/a"],
  ["http://www.news.example:80/a/", "https://news.example/a"],
  ["https://news.example:443/a#comments", "https://news.example/a"],
  ["https://NEWS.example/A?b=2&a=1", "https://news.example/A?a=1&b=2"],
  ["https://news.example/a/amp/", "https://news.example/a"],
  ["https://news.example//a//b", "https://news.example/a/b"],
  ["https://news.example/a?fbclid=x&id=7", "https://news.example/a?id=7"],
  ["https://news.example", "https://news.example"],
  [" mailto:desk@news.example ", "mailto:desk@news.example"],
  ["not a link", "not a link"],
  ["", ""],
])("%s is compared as %s", (url, expected) => {
  expect(canonicalUrl(url)).toBe(expected);
});

test("links that differ in what tells articles apart stay apart", () => {
  expect(canonicalUrl("https://n.example/a?id=1")).not.toBe(
    canonicalUrl("https://n.example/a?id=2"),
  );
});

test("it never throws, and a second pass changes nothing", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()),
      (url) => {
        const once = canonicalUrl(url);
        expect(canonicalUrl(once)).toBe(once);
      },
    ),
  );
});
