import { expect, test } from "vitest";

import { feedLabel } from "../../src/feed/feed-label.ts";

test.each([
  ["https://paper.example/feed", "https://paper.example/feed"],
  ["https://paper.example:8443/feed?key=secret", "https://paper.example:8443/feed?…"],
  ["https://desk:secret@paper.example/feed#secret", "https://paper.example/feed"],
  ["http://[::1]/", "http://[::1]/"],
  ["feed://paper.example/rss?key=secret", "feed://paper.example/rss?…"],
  ["secret", "(no address)"],
])("of %s a log shows %s", (url, shown) => {
  expect(feedLabel(url)).toBe(shown);
});
