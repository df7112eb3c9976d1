import { errors } from "undici";

import { AppError } from "../../base/errors.ts";
import type { FetchFailureKind, FetchResult } from "../../ports/fetcher.ts";
import { DecodeError } from "./decode-body.ts";
import { AddressRefused } from "./guard.ts";

export type Failed = Extract<FetchResult, { readonly kind: "failed" }>;

/** Why a fetch was ended from our side, as the reason of its abort signal. */
export class FetchEnded extends Error {
  readonly by: "deadline" | "stopped";
  /** Whole seconds that the fetch had. */
  readonly seconds: number;

  constructor(by: "deadline" | "stopped", seconds: number) {
    super(by);
    this.by = by;
    this.seconds = seconds;
  }
}

interface Wording {
  readonly failure: FetchFailureKind;
  /** What follows the host and path. */
  readonly says: string;
}

const RETRIED = "It is tried again by itself.";

const UNREACHABLE: Readonly<Record<string, string>> = {
  ENOTFOUND: "has a host name that does not exist. Check it for typing errors.",
  EAI_AGAIN: `has a host name that could not be looked up just now. ${RETRIED}`,
  ECONNREFUSED: `could not be reached: its server refuses connections. ${RETRIED}`,
  ECONNRESET: `could not be read: its server hung up. ${RETRIED}`,
  EHOSTUNREACH: `could not be reached. ${RETRIED}`,
  ENETUNREACH: `could not be reached. ${RETRIED}`,
  UND_ERR_SOCKET: `could not be read: its server hung up without an answer. ${RETRIED}`,
};

const TIMEOUTS = new Set([
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "ETIMEDOUT",
]);

/** What broke off while a body was being read: part of it may have come. */
const CUT_OFF = new Set([
  "UND_ERR_SOCKET",
  "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
  "ECONNRESET",
  "EPIPE",
]);

/** A failed fetch with its sentence. */
export function failed(
  failure: FetchFailureKind,
  sentence: string,
  answer: { readonly status?: number; readonly retryAfterMs?: number | undefined } = {},
): Failed {
  return {
    kind: "failed",
    failure,
    status: answer.status,
    sentence,
    retryAfterMs: answer.retryAfterMs,
  };
}

/**
 * Words whatever broke before an answer was there.
 *
 * @param shown - host and path, without query and credentials
 */
export function failureOf(error: unknown, shown: string): Failed {
  const { failure, says } = wordingOf(error);
  return failed(failure, `${shown} ${says}`);
}

/** Words whatever broke while a body was being read; `facts.failure` is the kind of failure. */
export function bodyError(error: unknown, shown: string): AppError {
  const { failure, says } = CUT_OFF.has(codeOf(error))
    ? { failure: "cut-off" as const, says: `was cut off before its end. ${RETRIED}` }
    : wordingOf(error);
  return new AppError(`${shown} ${says}`, {
    code: `fetch_${failure.replaceAll("-", "_")}`,
    remedy: failure === "too-large" ? "fix-settings" : "retry-later",
    facts: { failure },
    cause: error,
  });
}

const PRIVATE_WORDING: Wording = {
  failure: "private-address",
  says: "is on a private network, which is not read. Use a public address, or have the operator add its network to ALLOW_NETWORKS.",
};

/** Shut whatever the operator allows: no advice would help. */
const METADATA_WORDING: Wording = {
  failure: "private-address",
  says: "is where a cloud hands out its machines' credentials, which is never read. Use a public address.",
};

function wordingOf(error: unknown): Wording {
  if (error instanceof FetchEnded) {
    return endedWording(error);
  }
  if (error instanceof AddressRefused) {
    return error.verdict === "metadata" ? METADATA_WORDING : PRIVATE_WORDING;
  }
  if (error instanceof DecodeError) {
    return decodeWording(error);
  }
  if (error instanceof errors.HTTPParserError) {
    return { failure: "unreachable", says: `sent an answer that is not HTTP. ${RETRIED}` };
  }
  return codeWording(codeOf(error));
}

function endedWording(ended: FetchEnded): Wording {
  return ended.by === "stopped"
    ? { failure: "timeout", says: "was not read to its end because the program is stopping." }
    : {
        failure: "timeout",
        says: `took longer than ${ended.seconds === 1 ? "a second" : `${ended.seconds} seconds`}. ${RETRIED}`,
      };
}

function decodeWording(error: DecodeError): Wording {
  switch (error.fault) {
    case "too-large":
      return {
        failure: "too-large",
        says: `is larger than ${megabytes(error.maxBytes)}. Use a feed with fewer entries.`,
      };
    case "cut-off":
      return { failure: "cut-off", says: `was cut off before its end. ${RETRIED}` };
    case "damaged":
      return {
        failure: "bad-encoding",
        says: `arrived compressed in a way that cannot be read. ${RETRIED}`,
      };
  }
}

function codeWording(code: string): Wording {
  if (TIMEOUTS.has(code)) {
    return { failure: "timeout", says: `did not answer in time. ${RETRIED}` };
  }
  if (code === "UND_ERR_HEADERS_OVERFLOW") {
    return { failure: "too-large", says: "sent more headers than are read. Tell its publisher." };
  }
  if (isTlsCode(code)) {
    return tlsWording(code);
  }
  const says = UNREACHABLE[code] ?? `could not be reached. ${RETRIED}`;
  return { failure: "unreachable", says };
}

function isTlsCode(code: string): boolean {
  return /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|EPROTO)/u.test(
    code,
  );
}

function tlsWording(code: string): Wording {
  const says =
    code === "CERT_HAS_EXPIRED"
      ? "has a certificate that has expired. Tell its publisher; it is tried again by itself."
      : "cannot be read over a secure connection: its certificate or its encryption is not in order. Check the address in a browser.";
  return { failure: "tls", says };
}

/** Of an error or what caused it; several tries at once fail with an AggregateError. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return "";
  }
  if ("code" in error && typeof error.code === "string") {
    return error.code;
  }
  return error instanceof AggregateError ? codeOf(error.errors[0]) : codeOf(error.cause);
}

function megabytes(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1_024);
  return kilobytes < 1_024 ? `${kilobytes} kB` : `${Math.round(kilobytes / 1_024)} MB`;
}
