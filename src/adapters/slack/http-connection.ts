import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

import { HTTPReceiver, type Logger, type Receiver } from "@slack/bolt";

import { AppError } from "../../base/errors.ts";

/** How Slack's commands reach us. */
export interface Connection {
  /** For Bolt's `App`. */
  readonly receiver: Receiver;
  /** @throws {AppError} */
  open(): Promise<void>;
  /** Takes nothing more; safe to call when it is not open. */
  close(): Promise<void>;
  /** The port that is listened on, while there is one. */
  readonly port: number | undefined;
}

export interface HttpOptions {
  readonly signingSecret: string;
  /** 0: any free one. */
  readonly port: number;
  readonly logger: Logger;
}

/** Where Slack is told to send commands: the request URL in the app's settings ends in this. */
const EVENTS_PATH = "/slack/events";
/** Slack's own bound for a request's age (docs: Verifying requests), here also for one from the future. */
const CLOCK_SKEW_SECONDS = 5 * 60;
/** A slash command is a few kB; unsigned requests must not cost more. */
const BODY_MAX_BYTES = 256 * 1024;

/** Commands as signed HTTP requests: for servers that Slack can reach. */
export function httpConnection({ signingSecret, port, logger }: HttpOptions): Connection {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [EVENTS_PATH],
    logger,
    bodyLimit: BODY_MAX_BYTES,
    customPropertiesExtractor: ({ headers }) => ({ requestName: headers["x-slack-signature"] }),
  });
  refuseFuture(receiver);
  let listening: number | undefined;
  return {
    receiver,
    get port() {
      return listening;
    },
    async open() {
      const server = await receiver.start({ port }).catch((error: unknown) => {
        throw cannotListen(port, error);
      });
      const address: AddressInfo | string | null = server.address();
      listening = typeof address === "object" ? address?.port : undefined;
    },
    async close() {
      if (listening !== undefined) {
        listening = undefined;
        await receiver.stop();
      }
    },
  };
}

/** Bolt refuses requests that are old; one that is signed for later could be replayed until then. */
function refuseFuture(receiver: HTTPReceiver): void {
  const listen = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    if (isFromFuture(request)) {
      request.resume();
      response.writeHead(401).end();
      return;
    }
    listen(request, response);
  };
}

function isFromFuture({ headers }: IncomingMessage): boolean {
  const stamp = Number(headers["x-slack-request-timestamp"]);
  return stamp - Date.now() / 1000 > CLOCK_SKEW_SECONDS;
}

function cannotListen(port: number, error: unknown): AppError {
  const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
  const reason = typeof code === "string" ? code : "unknown";
  return new AppError(
    `Cannot listen on port ${port} (${reason}): free it, or set PORT to another.`,
    {
      code: "slack_port_unavailable",
      remedy: "fix-settings",
      facts: { port, reason },
    },
  );
}
