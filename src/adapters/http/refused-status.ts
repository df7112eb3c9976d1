import { readHeader, readRetryAfter } from "./cache-headers.ts";
import type { Headers } from "./cache-headers.ts";
import { failed } from "./failures.ts";
import type { Failed } from "./failures.ts";

const SENTENCES: Readonly<Record<number, string>> = {
  401: "wants a user name and a password. Put them into the address (https://name:password@host/…), or use a public feed.",
  403: "refuses us. Ask its publisher to let feed readers in, or use another feed of theirs.",
  404: "was not found. Check the address in a browser; the feed may have moved.",
  407: "wants a log-in to a proxy. Use an address that needs none.",
  410: "is gone for good, its server says. Remove the feed, or look for its new address.",
  429: "asks us to come less often. It is tried again by itself, later.",
  451: "is withheld for legal reasons. Use another feed.",
  503: "is out of service for now. It is tried again by itself.",
};

/**
 * Words an answer that brought no document: anything but 200, and a 304 that nobody asked for.
 * `Retry-After` counts on 429 and 503.
 */
export function refusedStatus(status: number, headers: Headers, shown: string, now: Date): Failed {
  const retryAfterMs = status === 429 || status === 503 ? readRetryAfter(headers, now) : undefined;
  const sentence = isChallenge(headers)
    ? "is behind Cloudflare's check for humans, which no feed reader passes. Ask its publisher to let feed readers through."
    : sentenceOf(status);
  return failed("http-status", `${shown} ${sentence} (${status})`, { status, retryAfterMs });
}

/** https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/ */
function isChallenge(headers: Headers): boolean {
  return readHeader(headers, "cf-mitigated")?.toLowerCase() === "challenge";
}

function sentenceOf(status: number): string {
  const known = SENTENCES[status];
  if (known !== undefined) {
    return known;
  }
  return status >= 500
    ? "has trouble on its server. It is tried again by itself."
    : "answered without a document. Check the address in a browser.";
}
