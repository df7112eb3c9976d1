/** How a feed document was written. */
export type FeedFormat = "rss" | "rdf" | "atom" | "json" | "sitemap";

/**
 * One `<item>` or `<entry>` as a publisher sent it, its text made plain.
 *
 * Texts are well-formed Unicode without control characters, in reading order, paragraphs separated
 * by a blank line; an absent text is the empty string. Caps: title 1,000, link 2,048, summary and
 * content 100,000 UTF-16 units each, 50 categories; longer texts are cut between graphemes.
 */
export interface Entry {
  /** The publisher's identifier as given (`guid`, `id`, `rdf:about`), trimmed. */
  readonly guid: string | undefined;
  /** Absolute http(s) URL. */
  readonly link: string | undefined;
  readonly title: string;
  /** RSS `description`, Atom `summary`, JSON Feed `summary`. */
  readonly summary: string;
  /** `content:encoded`, Atom `content`, JSON Feed `content_html` or `content_text`. */
  readonly content: string;
  /** The markup that `content` (or else `summary`) was made of, uncleaned; for `parse --json` only. */
  readonly html: string;
  readonly author: string | undefined;
  /** Absent when missing or unreadable. Not judged against the present: that is the reader's caller's. */
  readonly published: Date | undefined;
  readonly updated: Date | undefined;
  readonly categories: readonly string[];
}

/** A feed document as read. `entries` are in document order. */
export interface FeedDocument {
  readonly format: FeedFormat;
  readonly title: string;
  /** The page that the feed belongs to. */
  readonly siteUrl: string | undefined;
  /** BCP 47, as the publisher claims it: a hint, never trusted. */
  readonly language: string | undefined;
  /** WHATWG name of the encoding it was decoded with. */
  readonly encoding: string;
  readonly entries: readonly Entry[];
  /** Entries beyond the cap (1,000, the newest are kept). */
  readonly dropped: number;
  /** What the document had to be forgiven, in plain words: "cut off before its end". */
  readonly repairs: readonly string[];
  /** RSS `ttl` or `sy:updatePeriod`, in milliseconds. */
  readonly ttlMs: number | undefined;
}
