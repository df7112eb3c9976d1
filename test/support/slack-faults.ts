import type { ServerResponse } from "node:http";

export const BOT_TOKEN = "xoxb-1111-2222-canaryBotTokenValue";

/** What the Web API says of a call. */
export interface Answer {
  readonly ok: boolean;
  readonly error?: string;
  readonly [field: string]: unknown;
}

/** A call that is refused before it takes effect. */
export type SlackRefusal =
  | { readonly kind: "error"; readonly error: string; readonly needed?: string }
  | { readonly kind: "rate-limited"; readonly retryAfter?: string }
  | { readonly kind: "status-before"; readonly status: number };

/** A call that takes effect, and whose answer is lost or garbled. */
export type LostAnswer =
  | { readonly kind: "status-after"; readonly status: number }
  /** Takes effect only so many milliseconds later; nobody is told. */
  | { readonly kind: "late"; readonly afterMs: number }
  | { readonly kind: "reset" | "hang" | "html" | "empty" | "number" };

export type SlackFault = SlackRefusal | LostAnswer;

export function refusal(error: string, needed?: string): Answer {
  return { ok: false, error, ...(needed !== undefined && { needed, provided: "chat:write" }) };
}

/** Whether a fault keeps its call from taking effect. */
export function isRefusal(fault: SlackFault): fault is SlackRefusal {
  return ["error", "rate-limited", "status-before"].includes(fault.kind);
}

/** Refuses a call. */
export function failBefore(fault: SlackRefusal, response: ServerResponse): void {
  switch (fault.kind) {
    case "error":
      sendJson(response, refusal(fault.error, fault.needed));
      return;
    case "rate-limited":
      response.statusCode = 429;
      if (fault.retryAfter !== undefined) {
        response.setHeader("retry-after", fault.retryAfter);
      }
      sendJson(response, refusal("ratelimited"));
      return;
    case "status-before":
      response.writeHead(fault.status).end("upstream connect error");
      return;
  }
}

const ERROR_PAGE = `<!doctype html><title>Proxy</title><p>authorization: Bearer ${BOT_TOKEN}</p>`;

/** Loses the answer to a call that took effect. */
export function failAfter(fault: LostAnswer, response: ServerResponse): void {
  switch (fault.kind) {
    case "status-after":
      response.writeHead(fault.status).end(ERROR_PAGE);
      return;
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "html":
      response.writeHead(200, { "content-type": "text/html" }).end(ERROR_PAGE);
      return;
    case "empty":
      response.writeHead(200).end();
      return;
    case "number":
      response.writeHead(200, { "content-type": "application/json" }).end("7");
      return;
    case "late":
      return;
    case "hang":
      // Says something, so that the caller waits for the rest.
      response.writeHead(200, { "content-type": "application/json" }).write('{"ok":');
      return;
  }
}

/** Answers a call. */
export function sendJson(response: ServerResponse, answer: Answer): void {
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.end(JSON.stringify(answer));
}
