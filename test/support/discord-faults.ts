import type { IncomingMessage, ServerResponse } from "node:http";

/** What goes wrong with one request. `stored`: it takes effect all the same, only its answer is lost. */
export type Fault =
  | { readonly kind: "status"; readonly status: number; readonly stored: boolean }
  | { readonly kind: "reset"; readonly stored: boolean }
  | { readonly kind: "hang"; readonly stored: boolean }
  | { readonly kind: "empty"; readonly stored: boolean }
  | { readonly kind: "html"; readonly stored: boolean }
  /** It is on its way and takes effect, and is answered, only then. */
  | { readonly kind: "late"; readonly until: Promise<void> }
  | { readonly kind: "rate-limit"; readonly retryAfter: string }
  | { readonly kind: "refusal"; readonly status: number; readonly code: number };

/** What the server would answer. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function refusal(status: number, code: number): Answer {
  return { status, body: { message: "refused", code } };
}

export function respond(response: ServerResponse, { status, body }: Answer): void {
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** Answers as the fault has it; without one, as it should be. */
export function play(
  fault: Fault | undefined,
  answer: Answer | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  switch (fault?.kind) {
    case undefined:
    case "late":
      respond(response, answer ?? { status: 500 });
      return;
    case "hang":
      return;
    case "reset":
      request.socket.resetAndDestroy();
      return;
    case "refusal":
    case "status":
    case "empty":
    case "html":
    case "rate-limit":
      playOddly(fault, response);
  }
}

type Odd = Extract<Fault, { kind: "refusal" | "status" | "empty" | "html" | "rate-limit" }>;

/** Refusals, and answers that are not Discord's own. */
function playOddly(fault: Odd, response: ServerResponse): void {
  switch (fault.kind) {
    case "refusal":
      respond(response, refusal(fault.status, fault.code));
      return;
    case "status":
      response.writeHead(fault.status).end("upstream fell over");
      return;
    case "empty":
      response.writeHead(200, { "content-type": "application/json" }).end();
      return;
    case "html":
      response.writeHead(200, { "content-type": "text/html" }).end("<html>proxy</html>");
      return;
    case "rate-limit":
      response.writeHead(429, {
        "content-type": "application/json",
        "retry-after": fault.retryAfter,
      });
      response.end(JSON.stringify({ message: "slow down", retry_after: 1, global: false }));
  }
}
