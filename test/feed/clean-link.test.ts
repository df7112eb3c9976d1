import { expect, test } from "vitest";

import { cleanLink } from "../../src/feed/clean-link.ts";

const BASE = "https://wire.example/feed/rss.xml";

test.each([
  ["/a/1", "https://wire.example/a/1"],
  ["?q=1", "https://wire.example/feed/rss.xml?q=1"],
  ["//other.example/a", "https://other.example/a"],
  [" https://wire.example/a \n", "https://wire.example/a"],
  ["https://user:secret@wire.example/a", "https://wire.example/a"],
  ["HTTPS://WIRE.EXAMPLE:443/A/../b", "https://wire.example/b"],
  ["https://wire.example/a|b>c", "https://wire.example/a%7Cb%3Ec"],
  ['https://wire.example/a b"c', "https://wire.example/a%20b%22c"],
  ["https://wire.example\\@evil.example/", "https://wire.example/@evil.example/"],
])("makes %j an address to keep", (text, link) => {
  expect(cleanLink(text, BASE)).toBe(link);
});

test.each([
  "javascript:alert(1)",
  "java\nscript:alert(1)",
  "\u0001javascript:alert(1)",
  "data:text/html,x",
  "file:///etc/passwd",
  "ftp://wire.example/a",
  "mailto:a@wire.example",
  "",
  "http://",
  `https://wire.example/${"a".repeat(3000)}`,
])("drops %j", (text) => {
  expect(cleanLink(text, BASE)).toBeUndefined();
});
