import { getCACertificates } from "node:tls";

import { Agent, request as send } from "undici";
import type { Dispatcher } from "undici";

import { keepValidators, updateValidators } from "../../feed/validators.ts";
import type { Validators } from "../../feed/validators.ts";
import type { Fetcher, FetchRequest, FetchResult } from "../../ports/fetcher.ts";
import { createAddressPolicy } from "./address-policy.ts";
import { readFreshness, readHeader } from "./cache-headers.ts";
import type { Headers } from "./cache-headers.ts";
import { startDeadline } from "./deadline.ts";
import type { Deadline } from "./deadline.ts";
import { decodeBody, DecodeError, parseContentCoding } from "./decode-body.ts";
import { bodyError, failed, failureOf } from "./failures.ts";
import type { Failed } from "./failures.ts";
import { createGuardedConnector, resolveBySystem } from "./guard.ts";
import type { Resolve } from "./guard.ts";
import { isRedirect, nextHop } from "./redirects.ts";
import { refusedStatus } from "./refused-status.ts";
import { parseTarget } from "./target.ts";
import type { Target } from "./target.ts";

/** How documents are fetched. Everything but the first two has a default. */
export interface HttpFetcherOptions {
  /** Networks (CIDR) that may be reached although they are private. Metadata addresses stay shut. */
  readonly allowNetworks: readonly string[];
  /** `Name/version (+https://page-about-us)`. */
  readonly userAgent: string;
  /** Cap on the decoded body in bytes. Default 16 MB (of 1,048,576 bytes each). */
  readonly maxBodyBytes?: number;
  /** Whole fetch: look-up, redirects, body. Default 30,000. */
  readonly deadlineMs?: number;
  /** Look-up, TCP and TLS of one connection. Default 10,000. */
  readonly connectTimeoutMs?: number;
  /** Until the headers of one answer are there. Default 20,000. */
  readonly headersTimeoutMs?: number;
  /** All addresses of a host name. Default: the operating system's look-up. */
  readonly resolve?: Resolve;
  /** Certificate authorities in PEM to trust besides the usual ones. */
  readonly extraAuthorities?: readonly string[];
  /** For `Retry-After` and `Expires`. Default: the machine's clock. */
  readonly now?: () => Date;
}

const ACCEPT =
  "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1";

/** Silence in the middle of a body that counts as the end of it. */
const BODY_IDLE_MS = 20_000;
const MAX_HEADER_BYTES = 32_768;
const WORTH_READING_BYTES = 16_384;
const WORTH_WAITING_MS = 1_000;

type Response = Dispatcher.ResponseData;

/** One fetch under way. */
interface Trip {
  readonly first: Target;
  readonly validators: Validators;
  readonly deadline: Deadline;
}

/**
 * Makes the fetcher for documents from outside, over undici.
 *
 * Each connection passes the guard (see guard.ts), each redirect is a request of its own, and the deadline
 * covers everything up to the last byte of the body. Environment variables that name a proxy are ignored.
 * No cookies, no referrer; two connections an origin at most.
 *
 * @throws {AppError} `allow_networks_invalid`
 */
export function createHttpFetcher(options: HttpFetcherOptions): Fetcher {
  return new HttpFetcher(options);
}

class HttpFetcher implements Fetcher {
  readonly #agent: Agent;
  readonly #userAgent: string;
  readonly #maxBodyBytes: number;
  readonly #deadlineMs: number;
  readonly #headersTimeoutMs: number;
  readonly #now: () => Date;

  constructor(options: HttpFetcherOptions) {
    this.#userAgent = options.userAgent;
    this.#maxBodyBytes = options.maxBodyBytes ?? 16 * 1_024 * 1_024;
    this.#deadlineMs = options.deadlineMs ?? 30_000;
    this.#headersTimeoutMs = options.headersTimeoutMs ?? 20_000;
    this.#now = options.now ?? (() => new Date());
    this.#agent = createAgent(options);
  }

  async fetch(request: FetchRequest): Promise<FetchResult> {
    const first = parseTarget(request.url);
    if ("sentence" in first) {
      return failed("bad-url", first.sentence);
    }
    const deadline = startDeadline(this.#deadlineMs, request.signal);
    const result = await this.#travel({ first, validators: request.validators, deadline });
    if (result.kind !== "fetched") {
      deadline.release();
    }
    return result;
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #travel(trip: Trip): Promise<FetchResult> {
    const visited: Target[] = [];
    let target = trip.first;
    for (;;) {
      visited.push(target);
      const response = await this.#ask(target, trip);
      if ("kind" in response) {
        return response;
      }
      if (!isRedirect(response.statusCode)) {
        return this.#read(response, target, trip);
      }
      discard(response);
      const next = nextHop({ first: trip.first, visited }, response.statusCode, response.headers);
      if ("kind" in next) {
        return next;
      }
      target = next;
    }
  }

  async #ask(target: Target, trip: Trip): Promise<Response | Failed> {
    const { signal } = trip.deadline;
    try {
      const response = send(target.url, {
        dispatcher: this.#agent,
        signal,
        headers: this.#headersFor(target, trip.validators),
        headersTimeout: this.#headersTimeoutMs,
        bodyTimeout: BODY_IDLE_MS,
      });
      return await trip.deadline.race(response);
    } catch (error) {
      return failureOf(signal.aborted ? signal.reason : error, target.shown);
    }
  }

  #headersFor(target: Target, validators: Validators): Record<string, string> {
    const { etag, lastModified } = keepValidators(validators.etag, validators.lastModified);
    return {
      "user-agent": this.#userAgent,
      accept: ACCEPT,
      "accept-encoding": "gzip, br, zstd",
      ...(etag !== undefined && { "if-none-match": etag }),
      ...(lastModified !== undefined && { "if-modified-since": lastModified }),
      ...(target.authorization !== undefined && { authorization: target.authorization }),
    };
  }

  #read(response: Response, target: Target, trip: Trip): FetchResult {
    const { statusCode, headers } = response;
    const asked = Object.keys(keepValidators(trip.validators.etag, trip.validators.lastModified));
    if (statusCode === 304 && asked.length > 0) {
      discard(response);
      return {
        kind: "not-modified",
        validators: updateValidators(trip.validators, validatorsOf(headers)),
        freshForMs: readFreshness(headers, this.#now()),
      };
    }
    if (statusCode !== 200 && statusCode !== 203) {
      discard(response);
      return refusedStatus(statusCode, headers, target.shown, this.#now());
    }
    return this.#readDocument(response, target, trip.deadline);
  }

  #readDocument(response: Response, target: Target, deadline: Deadline): FetchResult {
    const { headers } = response;
    const maxBytes = this.#maxBodyBytes;
    const coding = parseContentCoding(joined(headers["content-encoding"]));
    if (coding === undefined) {
      discard(response);
      return failureOf(new DecodeError("damaged", maxBytes), target.shown);
    }
    if (Number(headers["content-length"]) > maxBytes) {
      discard(response);
      return failureOf(new DecodeError("too-large", maxBytes), target.shown);
    }
    return {
      kind: "fetched",
      body: guardedBody(decodeBody(response.body, coding, maxBytes), deadline, target.shown),
      contentType: readHeader(headers, "content-type"),
      validators: validatorsOf(headers),
      freshForMs: readFreshness(headers, this.#now()),
      finalUrl: target.url.href,
    };
  }
}

function createAgent(options: HttpFetcherOptions): Agent {
  const { extraAuthorities } = options;
  return new Agent({
    connections: 2,
    keepAliveTimeout: 4_000,
    maxHeaderSize: MAX_HEADER_BYTES,
    allowH2: false,
    connect: createGuardedConnector({
      policy: createAddressPolicy(options.allowNetworks),
      resolve: options.resolve ?? resolveBySystem,
      connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
      ...(extraAuthorities !== undefined && {
        authorities: [...getCACertificates("default"), ...extraAuthorities],
      }),
    }),
  });
}

/** The body, its failures worded; the deadline runs until it has been read or given up. */
async function* guardedBody(
  body: AsyncIterable<Uint8Array>,
  deadline: Deadline,
  shown: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    const { signal } = deadline;
    throw bodyError(signal.aborted ? signal.reason : error, shown);
  } finally {
    deadline.release();
  }
}

function validatorsOf(headers: Headers): Validators {
  return keepValidators(readHeader(headers, "etag"), readHeader(headers, "last-modified"));
}

function joined(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === "string" || value === undefined ? value : value.join(",");
}

/**
 * Ends an answer whose body nobody wants. A short rest is read, so that the connection stays open for the
 * next request; a long or slow one is not worth it.
 */
function discard(response: Response): void {
  response.body
    .dump({ limit: WORTH_READING_BYTES, signal: AbortSignal.timeout(WORTH_WAITING_MS) })
    .catch(() => undefined);
}
