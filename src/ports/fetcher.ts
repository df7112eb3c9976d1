import type { Validators } from "../feed/validators.ts";

export interface FetchRequest {
  readonly url: string;
  readonly validators: Validators;
  /** Ends the request early, e.g. at shutdown. */
  readonly signal?: AbortSignal;
}

/** Why a document could not be fetched, by what the owner of the feed can do about it. */
export type FetchFailureKind =
  | "bad-url"
  | "private-address"
  | "unreachable"
  | "timeout"
  | "too-large"
  | "bad-encoding"
  | "too-many-redirects"
  | "http-status"
  | "cut-off"
  | "tls";

/**
 * What came of a fetch. Expected outcomes are values: a fetch never throws for anything a server does.
 *
 * `freshForMs` is what cache headers promise, `retryAfterMs` what `Retry-After` asks for.
 */
export type FetchResult =
  | {
      readonly kind: "fetched";
      /** Decoded from its content encoding (gzip, br, zstd), within the size cap. */
      readonly body: AsyncIterable<Uint8Array>;
      readonly contentType: string | undefined;
      readonly validators: Validators;
      readonly freshForMs: number | undefined;
      /** Where the document was found after redirects. */
      readonly finalUrl: string;
    }
  | {
      readonly kind: "not-modified";
      readonly validators: Validators;
      readonly freshForMs: number | undefined;
    }
  | {
      readonly kind: "failed";
      readonly failure: FetchFailureKind;
      readonly status: number | undefined;
      /** One plain sentence that says what to do; never holds credentials. */
      readonly sentence: string;
      readonly retryAfterMs: number | undefined;
    };

/**
 * Fetches documents from outside.
 *
 * Reading `body` to its end throws an `AppError` when the document turns out too large, cut off or
 * too slow; its message is the sentence to show.
 */
export interface Fetcher {
  fetch(request: FetchRequest): Promise<FetchResult>;
  /** Closes all connections. */
  close(): Promise<void>;
}
