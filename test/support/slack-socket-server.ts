import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { buffer as bytesOf } from "node:stream/consumers";

import { listen, shut } from "./slack-listen.ts";

export const APP_TOKEN = "xapp-1-A1-canaryAppTokenValue";

export interface SlackSocketServer {
  /** Ends in /api/; what is not `apps.connections.open` goes on to `upstream`. */
  readonly apiUrl: string;
  /** How often a connection was asked for. */
  readonly opened: number;
  /** Envelopes that were acknowledged, in order, with what stood in the acknowledgement. */
  readonly acks: readonly { readonly envelope_id: string; readonly payload: unknown }[];
  /** Refuses connections with this error while it is set. */
  refusal: string | undefined;
  /** Sends a slash command. @returns its envelope id */
  send(payload: Readonly<Record<string, string>>, envelopeId?: string): string;
  /** Asks the client to go, as Slack does when it moves its servers. */
  disconnect(): void;
  /** Drops all connections without a word. */
  drop(): void;
  /** Resolves once that many connections have been greeted. */
  connected(count: number): Promise<void>;
  acked(envelopeId: string): Promise<void>;
  close(): Promise<void>;
}

/** Slack's Socket Mode in front of another server of its Web API. */
export async function startSlackSocketServer(upstream: string): Promise<SlackSocketServer> {
  const state = new SocketState(upstream);
  const server = createServer((request, response) => {
    // An answer that is cut off upstream is cut off here.
    state.serve(request, response).catch(() => response.destroy());
  });
  server.on("upgrade", (request, socket) => state.upgrade(request, socket));
  const port = await listen(server);
  state.socketUrl = `ws://127.0.0.1:${port}/link`;
  return Object.assign(state, {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    async close() {
      state.drop();
      await shut(server);
    },
  });
}

class SocketState {
  opened = 0;
  greeted = 0;
  refusal: string | undefined;
  socketUrl = "";
  readonly acks: { envelope_id: string; payload: unknown }[] = [];
  readonly #upstream: string;
  readonly #sockets = new Set<Duplex>();
  #waiting: { readonly done: () => boolean; readonly resolve: () => void }[] = [];

  constructor(upstream: string) {
    this.#upstream = upstream;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = (request.url ?? "").replace("/api/", "");
    const body = await bytesOf(request);
    response.setHeader("content-type", "application/json");
    if (method === "apps.connections.open") {
      this.opened += 1;
      const error =
        request.headers.authorization === `Bearer ${APP_TOKEN}` ? this.refusal : "invalid_auth";
      response.end(
        JSON.stringify(
          error === undefined ? { ok: true, url: this.socketUrl } : { ok: false, error },
        ),
      );
      return;
    }
    const answer = await fetch(new URL(method, this.#upstream), {
      method: "POST",
      body,
      headers: {
        authorization: request.headers.authorization ?? "",
        "content-type": request.headers["content-type"] ?? "",
      },
    });
    const scopes = answer.headers.get("x-oauth-scopes");
    response.writeHead(answer.status, { ...(scopes !== null && { "x-oauth-scopes": scopes }) });
    response.end(await answer.text());
  }

  upgrade(request: IncomingMessage, socket: Duplex): void {
    const accept = createHash("sha1")
      .update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest("base64");
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    readFrames(socket, (opcode, payload) => this.#receive(socket, opcode, payload));
    socket.write(
      frame(
        TEXT,
        JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: "A1" } }),
      ),
    );
    this.greeted += 1;
    this.#settle();
  }

  send(payload: Readonly<Record<string, string>>, envelopeId: string = randomUUID()): string {
    const envelope = {
      envelope_id: envelopeId,
      type: "slash_commands",
      accepts_response_payload: true,
      payload,
    };
    for (const socket of this.#sockets) {
      socket.write(frame(TEXT, JSON.stringify(envelope)));
    }
    return envelopeId;
  }

  disconnect(): void {
    for (const socket of this.#sockets) {
      socket.write(
        frame(TEXT, JSON.stringify({ type: "disconnect", reason: "refresh_requested" })),
      );
    }
  }

  drop(): void {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
  }

  connected(count: number): Promise<void> {
    return this.#until(() => this.greeted >= count);
  }

  acked(envelopeId: string): Promise<void> {
    return this.#until(() => this.acks.some(({ envelope_id }) => envelope_id === envelopeId));
  }

  #until(done: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ done, resolve });
      this.#settle();
    });
  }

  #settle(): void {
    for (const { done, resolve } of this.#waiting) {
      if (done()) {
        resolve();
      }
    }
    this.#waiting = this.#waiting.filter(({ done }) => !done());
  }

  #receive(socket: Duplex, opcode: number, payload: Buffer): void {
    if (opcode === CLOSE) {
      socket.end(frame(CLOSE, payload));
    } else if (opcode === PING) {
      socket.write(frame(PONG, payload));
    } else if (opcode === TEXT) {
      const ack: { envelope_id: string; payload: unknown } = JSON.parse(payload.toString("utf8"));
      this.acks.push(ack);
      this.#settle();
    }
  }
}

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** One unmasked frame, as servers send them (RFC 6455, section 5.2). */
function frame(opcode: number, payload: string | Buffer): Buffer {
  const bytes = typeof payload === "string" ? Buffer.from(payload, "utf8") : payload;
  const head =
    bytes.length < 126
      ? Buffer.from([0x80 | opcode, bytes.length])
      : Buffer.from([0x80 | opcode, 126, bytes.length >> 8, bytes.length & 0xff]);
  return Buffer.concat([head, bytes]);
}

/** Reads the masked frames that clients send; none of theirs is as long as 64 kB. */
function readFrames(socket: Duplex, take: (opcode: number, payload: Buffer) => void): void {
  let unread = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    unread = Buffer.concat([unread, chunk]);
    for (let next = parseFrame(unread); next !== undefined; next = parseFrame(unread)) {
      unread = unread.subarray(next.length);
      take(next.opcode, next.payload);
    }
  });
}

function parseFrame(
  bytes: Buffer,
): { readonly opcode: number; readonly payload: Buffer; readonly length: number } | undefined {
  if (bytes.length < 2) {
    return undefined;
  }
  const short = bytes.readUInt8(1) & 0x7f;
  const start = short === 126 ? 4 : 2;
  if (bytes.length < start + 4) {
    return undefined;
  }
  const size = short === 126 ? bytes.readUInt16BE(2) : short;
  const end = start + 4 + size;
  if (bytes.length < end) {
    return undefined;
  }
  const mask = bytes.subarray(start, start + 4);
  const payload = Buffer.from(
    bytes.subarray(start + 4, end).map((byte, at) => byte ^ (mask[at % 4] ?? 0)),
  );
  return { opcode: bytes.readUInt8(0) & 0x0f, payload, length: end };
}
