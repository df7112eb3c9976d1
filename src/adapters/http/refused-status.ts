import { readHeader, readRetryAfter } from "./cache-headers.ts";
import type { Headers } from "./cache-headers.ts";
import { failed } from "./failures.ts";
import type { Failed } from "./failures.ts";

interface Wording {
  /** What follows the host and path, before the status. */
  readonly says: string;
  readonly advice: string;
}

const RETRIED = "It is tried again by itself.";

const WORDINGS: Readonly<Record<number, Wording>> = {
  401: {
    says: "wants a user name and a password",
    advice: "Put them into the address (https://name:password@host/…), or use a public feed.",
  },
  403: {
    says: "refuses us",
    advice: "Ask its publisher to let feed readers in, or use another feed of theirs.",
  },
  404: {
    says: "was not found",
    advice: "Check the address in a browser; the feed may have moved.",
  },
  410: { says: "is gone for good", advice: "Remove the feed, or look for its new address." },
  429: { says: "asks us to come less often", advice: "It is tried again by itself, later." },
  451: { says: "is withheld for legal reasons", advice: "Use another feed." },
  503: { says: "is out of service for now", advice: RETRIED },
};

const CHALLENGE: Wording = {
  says: "is behind Cloudflare's check for humans, which no feed reader passes",
  advice: "Ask its publisher to let feed readers through.",
};

/**
 * Words an answer that brought no document: anything but 200, and a 304 that nobody asked for.
 * `Retry-After` counts on 429 and 503.
 */
export function refusedStatus(status: number, headers: Headers, shown: string, now: Date): Failed {
  const retryAfterMs = status === 429 || status === 503 ? readRetryAfter(headers, now) : undefined;
  const { says, advice } = isChallenge(headers) ? CHALLENGE : wordingOf(status);
  return failed("http-status", `${shown} ${says} (${status}). ${advice}`, { status, retryAfterMs });
}

/** https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/ */
function isChallenge(headers: Headers): boolean {
  return readHeader(headers, "cf-mitigated")?.toLowerCase() === "challenge";
}

function wordingOf(status: number): Wording {
  const known = WORDINGS[status];
  if (known !== undefined) {
    return known;
  }
  return status >= 500
    ? { says: "has trouble on its server", advice: RETRIED }
    : { says: "answered without a document", advice: "Check the address in a browser." };
}
