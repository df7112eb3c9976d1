import type { FeedDocument } from "../feed/entry.ts";

export interface ReadRequest {
  /** The document as fetched, undecoded, in any chunks. */
  readonly body: AsyncIterable<Uint8Array>;
  /** `Content-Type` as served. */
  readonly contentType: string | undefined;
  /** What relative links start from. */
  readonly baseUrl: string;
}

/** What came of reading a document. `sentence` says in plain words what it is instead of a feed. */
export type ReadResult =
  | { readonly kind: "feed"; readonly document: FeedDocument; readonly bodyHash: string }
  | { readonly kind: "not-a-feed"; readonly sentence: string; readonly bodyHash: string };

/** Makes a feed out of bytes. Never throws for anything that stands in the bytes. */
export interface FeedReader {
  /** Lets errors of `body` itself pass. */
  read(request: ReadRequest): Promise<ReadResult>;
}
