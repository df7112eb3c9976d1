import type { JsonRefusal } from "./json-feed.ts";
import type { Refusal } from "./xml-feed.ts";

type Reason = Refusal["reason"] | JsonRefusal["reason"] | "empty" | "binary" | "too-large";

const LOOK_FOR_THE_FEED =
  "Look on the site for a link called RSS, Atom or feed, and use its address.";

const SENTENCES: Readonly<Record<Reason, string>> = {
  empty: "The document is empty. Open the address in a browser to see whether the feed has moved.",
  binary: `This is a file such as a picture or an archive, not a feed. ${LOOK_FOR_THE_FEED}`,
  "too-large": "The document is larger than a feed may be. Ask the publisher for a shorter one.",
  "web-page": `This is a web page, not a feed. ${LOOK_FOR_THE_FEED}`,
  "feed-list":
    "This is a list of feeds (OPML), not a feed. Use the address of one of the feeds in it.",
  "sitemap-index":
    "This is an index of sitemaps, not a feed. Use the address of the news sitemap in it.",
  "own-entities":
    "This document declares XML entities of its own, which is not read for safety. Ask the publisher for a plain feed.",
  "no-markup": `This is plain text, not a feed. ${LOOK_FOR_THE_FEED}`,
  "other-xml": `This is XML, but not a feed. ${LOOK_FOR_THE_FEED}`,
  "broken-json": `This looks like JSON, but it is broken, and no feed can be read from it. ${LOOK_FOR_THE_FEED}`,
  "other-json": `This is JSON, but not a feed. ${LOOK_FOR_THE_FEED}`,
};

/** Says in plain words what a document is instead of a feed, and what to do next. */
export function refusalSentence(reason: Reason): string {
  return SENTENCES[reason];
}
