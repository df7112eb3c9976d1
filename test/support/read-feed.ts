import { createFeedReader } from "../../src/adapters/rss-parser/feed-reader.ts";
import type { Entry, FeedDocument } from "../../src/feed/entry.ts";
import type { ReadResult } from "../../src/ports/feed-reader.ts";
import { bodyOf } from "./feed-documents.ts";

const reader = createFeedReader();

export const FEED_URL = "https://wire.example/feed/rss.xml";

/** Reads a document as fetched from {@link FEED_URL}, in pieces of this many bytes. */
export function readResult(
  content: Uint8Array | string,
  contentType?: string,
  pieceLength?: number,
): Promise<ReadResult> {
  const body = bodyOf(content, pieceLength);
  return reader.read({ body, contentType, baseUrl: FEED_URL });
}

/** Reads a document that must be a feed. */
export async function readDocument(
  content: Uint8Array | string,
  contentType?: string,
  pieceLength?: number,
): Promise<FeedDocument> {
  const result = await readResult(content, contentType, pieceLength);
  if (result.kind !== "feed") {
    throw new Error(`not read as a feed: ${result.sentence}`);
  }
  return result.document;
}

/** The first entry of a document that must be a feed. */
export async function readFirstEntry(content: Uint8Array | string): Promise<Entry> {
  const [entry] = (await readDocument(content)).entries;
  if (entry === undefined) {
    throw new Error("no entry was read");
  }
  return entry;
}
