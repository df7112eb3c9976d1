import type { Entry, FeedFormat } from "../../feed/entry.ts";

/** What a feed says of itself. */
export interface FeedHead {
  readonly title: string;
  readonly siteUrl: string | undefined;
  /** BCP 47 in form; whether it is true is another matter. */
  readonly language: string | undefined;
  readonly ttlMs: number | undefined;
}

/** A document that turned out to be a feed. Its entries are made one by one, as that takes time. */
export interface FeedSource {
  readonly format: FeedFormat;
  readonly head: FeedHead;
  /** In document order; each call makes its entry anew. */
  readonly entries: readonly (() => Entry)[];
  readonly dropped: number;
  readonly repairs: readonly string[];
}
