import { type Logger, webApi } from "@slack/bolt";

/**
 * After this many milliseconds without a whole answer a call is given up and its effect unknown. Shorter
 * than a stopping program waits for its work, so that what became of the call is still noted.
 */
const CALL_TIMEOUT_MS = 7000;
/** Waited after a 429 that names no time; Slack's limits are counted per minute. */
const RETRY_AFTER_UNKNOWN_SECONDS = 30;

export interface ClientOptions {
  readonly token: string;
  /** Ends in /api/; absent: Slack itself. */
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
  readonly timeoutMs?: number | undefined;
}

/**
 * A Web API client that makes one attempt per call: who repeats what is decided by the outbox, which
 * knows what a repeat would mean.
 */
export function createWebClient(options: ClientOptions): webApi.WebClient {
  return new webApi.WebClient(options.token, clientOptions(options));
}

/** The same for Bolt, which makes clients of its own. A new object each time: they write into it. */
export function clientOptions({
  apiUrl,
  logger,
  timeoutMs = CALL_TIMEOUT_MS,
}: Omit<ClientOptions, "token">): webApi.WebClientOptions {
  return {
    logger,
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: fetchAnswer(timeoutMs),
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
  };
}

/**
 * A `fetch` that always ends, also where the caller sets no limit (Bolt answers commands through it), and
 * that gives a 429 without `Retry-After` a time: the client takes such an answer for a bug.
 */
function fetchAnswer(timeoutMs: number): typeof globalThis.fetch {
  return async (input, init) => {
    const signal = init?.signal ?? AbortSignal.timeout(timeoutMs);
    const response = await globalThis.fetch(input, { ...init, signal });
    if (response.status !== 429 || /^\d+$/u.test(response.headers.get("retry-after") ?? "")) {
      return response;
    }
    await response.body?.cancel();
    return new Response(null, {
      status: 429,
      headers: { "retry-after": String(RETRY_AFTER_UNKNOWN_SECONDS) },
    });
  };
}
