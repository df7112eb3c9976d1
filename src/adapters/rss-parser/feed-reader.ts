import { createHash } from "node:crypto";
import { setImmediate as untilOthersRan } from "node:timers/promises";

import type { Entry, FeedDocument } from "../../feed/entry.ts";
import type { FeedReader, ReadRequest, ReadResult } from "../../ports/feed-reader.ts";
import { decodeInPieces, type Encoding, findEncoding } from "./decode.ts";
import type { FeedSource } from "./feed-source.ts";
import { readJsonFeed } from "./json-feed.ts";
import { Newest } from "./newest.ts";
import { entryDate } from "./read-entry.ts";
import { readXmlFeed } from "./read-head.ts";
import { refusalSentence } from "./refusals.ts";
import { mapWithRssParser } from "./rss-tree.ts";
import { XmlEvents } from "./xml-events.ts";
import { XmlFeed } from "./xml-feed.ts";

/** How feeds are read. */
export interface FeedReaderOptions {
  /** Largest document, in bytes. 16 MiB by default. */
  readonly maxBytes?: number;
  /** Entries kept of one document, the newest ones. 1,000 by default. */
  readonly maxEntries?: number;
}

const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;
const DEFAULT_MAX_ENTRIES = 1000;
/** So much of a document is read before others get their turn. */
const PIECE_LENGTH = 16_384;
/** So much text is made into entries before others get their turn. */
const BATCH_TEXT = 32_768;

type Reading = FeedSource | { readonly reason: Parameters<typeof refusalSentence>[0] };

interface Limits {
  readonly maxBytes: number;
  readonly maxEntries: number;
}

/**
 * A reader for RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed 1 and 1.1 and Google News sitemaps.
 *
 * Our own streaming reader turns the bytes into plain entries; rss-parser maps them. Whatever the
 * document does, others get their turn every few milliseconds.
 */
export function createFeedReader(options: FeedReaderOptions = {}): FeedReader {
  const limits = {
    maxBytes: options.maxBytes ?? DEFAULT_MAX_BYTES,
    maxEntries: options.maxEntries ?? DEFAULT_MAX_ENTRIES,
  };
  return { read: (request) => readFeed(request, limits) };
}

async function readFeed(request: ReadRequest, limits: Limits): Promise<ReadResult> {
  const bytes = await collect(request.body, limits.maxBytes);
  const bodyHash = createHash("sha256").update(bytes).digest("hex");
  const encoding = findEncoding(bytes, request.contentType);
  const reading = await readBytes(bytes, encoding, request.baseUrl, limits);
  if ("reason" in reading) {
    return { kind: "not-a-feed", sentence: refusalSentence(reading.reason), bodyHash };
  }
  return { kind: "feed", document: await mapEntries(reading, encoding), bodyHash };
}

/** One byte more than allowed is enough to know. */
async function collect(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) {
      break;
    }
  }
  return Buffer.concat(chunks);
}

async function readBytes(
  bytes: Uint8Array,
  encoding: Encoding,
  documentUrl: string,
  { maxBytes, maxEntries }: Limits,
): Promise<Reading> {
  if (bytes.length > maxBytes) {
    return { reason: "too-large" };
  }
  const start = startOf(bytes, encoding.name);
  if (start.trim() === "") {
    return { reason: isBlank(bytes) ? "empty" : "binary" };
  }
  if (isBinary(bytes, encoding.name)) {
    return { reason: "binary" };
  }
  if (/^\s*[{[]/u.test(start)) {
    return readJsonFeed(wholeText(bytes, encoding.name), documentUrl, maxEntries);
  }
  const feed = new XmlFeed(documentUrl, new Newest(maxEntries, entryDate));
  await feedPieces(feed, bytes, encoding.name);
  const raw = feed.finish();
  return "reason" in raw ? raw : readXmlFeed(raw, documentUrl);
}

async function feedPieces(feed: XmlFeed, bytes: Uint8Array, encoding: string): Promise<void> {
  const events = new XmlEvents(feed);
  for (const piece of decodeInPieces(bytes, encoding, PIECE_LENGTH)) {
    events.write(piece);
    if (feed.refusal !== undefined) {
      return;
    }
    await untilOthersRan();
  }
  events.end();
}

/** Entries become text, which takes most of the time, a few at a time. */
async function mapEntries(source: FeedSource, encoding: Encoding): Promise<FeedDocument> {
  const mapped: Entry[] = [];
  let batch: Entry[] = [];
  let { head }: { head: Awaited<ReturnType<typeof mapWithRssParser>>["head"] } = source;
  let size = 0;
  for (const [index, make] of source.entries.entries()) {
    const entry = make();
    batch.push(entry);
    size += entry.html.length + entry.summary.length + entry.content.length + 500;
    if (size > BATCH_TEXT || index === source.entries.length - 1) {
      const part = await mapWithRssParser(source.head, batch);
      mapped.push(...part.entries);
      head = part.head;
      batch = [];
      size = 0;
      await untilOthersRan();
    }
  }
  return {
    format: source.format,
    ...head,
    encoding: encoding.name,
    entries: mapped,
    dropped: source.dropped,
    repairs: [...encodingRepairs(encoding), ...source.repairs],
    ttlMs: source.head.ttlMs,
  };
}

function encodingRepairs({ name, claimed }: Encoding): readonly string[] {
  return claimed === undefined ? [] : [`labelled ${claimed}, written in ${name}`];
}

function startOf(bytes: Uint8Array, encoding: string): string {
  const [start = ""] = decodeInPieces(bytes.subarray(0, 1024), encoding, 1024);
  return start;
}

function wholeText(bytes: Uint8Array, encoding: string): string {
  return [...decodeInPieces(bytes, encoding, bytes.length)].join("");
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte <= 0x20 || byte >= 0x80);
}

/** Text has no NUL at its start, unless it is UTF-16. */
function isBinary(bytes: Uint8Array, encoding: string): boolean {
  const start = bytes.subarray(0, 64);
  return !encoding.startsWith("utf-16") && start.includes(0) && !start.includes(0x3c);
}
