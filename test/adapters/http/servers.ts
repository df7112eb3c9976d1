import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import type { Server } from "node:net";
import net from "node:net";
import path from "node:path";

import { onTestFinished } from "vitest";

import { createHttpFetcher } from "../../../src/adapters/http/http-fetcher.ts";
import type { HttpFetcherOptions } from "../../../src/adapters/http/http-fetcher.ts";
import { AppError } from "../../../src/base/errors.ts";
import type { Validators } from "../../../src/feed/validators.ts";
import type { Fetcher, FetchResult } from "../../../src/ports/fetcher.ts";

const TLS = path.resolve(import.meta.dirname, "../../support/tls");
const TEST_CERTIFICATE = readFileSync(path.join(TLS, "test-only-cert.pem"), "utf8");
const TEST_KEY = readFileSync(path.join(TLS, "test-only-key.pem"), "utf8");

export const FEED =
  '<?xml version="1.0"?><rss version="2.0"><channel><title>Test</title><item><title>One</title><guid>1</guid></item></channel></rss>';

/** A real server on loopback that counts what reaches it. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  /** TCP connections that were opened, whether or not anything was asked over them. */
  connections(): number;
  /** Connections still open. */
  open(): number;
  /** Requests in the order they came. */
  readonly requests: readonly http.IncomingMessage[];
}

export type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** A fetcher that may reach loopback; closed when the test is over. */
export function fetcher(options: Partial<HttpFetcherOptions> = {}): Fetcher {
  const made = createHttpFetcher({
    allowNetworks: ["127.0.0.0/8", "::1"],
    userAgent: "Newsthread/0.1 (+https://github.com/newsthread/newsthread)",
    extraAuthorities: [TEST_CERTIFICATE],
    ...options,
  });
  onTestFinished(async () => made.close());
  return made;
}

export async function httpServer(answer: Answer, host = "127.0.0.1"): Promise<TestServer> {
  const requests: http.IncomingMessage[] = [];
  const server = http.createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  return await listening(server, "http", host, requests);
}

export async function httpsServer(answer: Answer): Promise<TestServer> {
  const requests: http.IncomingMessage[] = [];
  const server = https.createServer(
    { key: TEST_KEY, cert: TEST_CERTIFICATE },
    (request, response) => {
      requests.push(request);
      answer(request, response);
    },
  );
  return await listening(server, "https", "127.0.0.1", requests);
}

/** A server that writes these bytes to whoever says anything, and hangs up. */
export async function rawServer(
  bytes: string,
  hangUp: "end" | "destroy" = "end",
): Promise<TestServer> {
  const server = net.createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => {
      socket.write(Buffer.from(bytes, "latin1"), () => {
        if (hangUp === "end") {
          socket.end();
        } else {
          socket.resetAndDestroy();
        }
      });
    });
  });
  return await listening(server, "http", "127.0.0.1", []);
}

/** Fetches once. */
export async function fetchFrom(
  from: Fetcher,
  url: string,
  validators: Validators = {},
): Promise<FetchResult> {
  return await from.fetch({ url, validators });
}

/** The whole body of a result that must be a document. */
export async function bodyOf(result: FetchResult): Promise<Buffer> {
  if (result.kind !== "fetched") {
    throw new Error(`Not fetched: ${JSON.stringify(result)}`);
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of result.body) {
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The failure of a result, or of reading its body. */
export async function failureOf(
  result: FetchResult,
): Promise<{ failure: string; sentence: string }> {
  if (result.kind === "failed") {
    return { failure: result.failure, sentence: result.sentence };
  }
  const error: unknown = await bodyOf(result).then(
    () => new Error("The body was complete"),
    (reason: unknown) => reason,
  );
  if (error instanceof AppError) {
    return { failure: String(error.facts["failure"]), sentence: error.message };
  }
  throw error;
}

async function listening(
  server: Server,
  scheme: string,
  host: string,
  requests: readonly http.IncomingMessage[],
): Promise<TestServer> {
  const sockets = new Set<net.Socket>();
  let connections = 0;
  server.on("connection", (socket: net.Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("tlsClientError", () => undefined);
  server.listen(0, host);
  await once(server, "listening");
  onTestFinished(async () => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
    await once(server, "close");
  });
  const port = portOf(server);
  const shownHost = host.includes(":") ? `[${host}]` : host;
  return {
    url: `${scheme}://${shownHost}:${port}`,
    port,
    connections: () => connections,
    open: () => sockets.size,
    requests,
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("The server listens on no port");
  }
  return address.port;
}
