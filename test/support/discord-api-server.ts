import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

import { z } from "zod";

import { type Answer, type Fault, ok, play, refusal, respond } from "./discord-faults.ts";
import {
  BOT_ID,
  faultOfMessage,
  messageAnswer,
  type SentMessage,
  sentMessage,
  type StoredMessage,
  threadAnswer,
  userAnswer,
} from "./discord-messages.ts";
import { findOperation } from "./discord-openapi.ts";

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly authorization: string | undefined;
}

const commandList = z.array(z.looseObject({ name: z.string() }));
const named = z.object({ name: z.string() });

/** Everything but Administrator, which outweighs all exceptions. */
const EVERYTHING = ((1n << 50n) - 1n) & ~(1n << 3n);

/**
 * A small server with the part of Discord's API that we deliver through. It enforces nonces, limits of
 * messages and the token, plays faults, and holds every request and every answer of its own against
 * Discord's OpenAPI document: `violations` must stay empty.
 */
export class DiscordApiServer {
  readonly token = "test-token";
  readonly guild = "100000000000000001";
  readonly channel = "200000000000000001";
  readonly requests: SeenRequest[] = [];
  readonly violations: string[] = [];
  /** Permissions of everyone in the guild. */
  permissions = EVERYTHING;
  overwrites: readonly object[] = [];
  channelType = 0;
  endpointUrl: string | null = null;
  gatewayUrl = "ws://127.0.0.1:9/";
  commands: readonly object[] = [];
  messages: StoredMessage[] = [];
  readonly #server: Server;
  readonly #faults: { readonly on: string; readonly fault: Fault; skip: number }[] = [];
  readonly #nonces = new Map<string, string>();
  readonly #threads = new Map<string, string>();
  #next = 400_000_000_000_000_000n;

  constructor() {
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        this.violations.push(`test server: ${String(error)}`);
        response.destroy();
      });
    });
  }

  get apiUrl(): string {
    const address = this.#server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    return `http://127.0.0.1:${port}/api`;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, "127.0.0.1", resolve);
    });
  }

  /** @throws when a request or an answer was not as Discord's document has it */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    if (this.violations.length > 0) {
      throw new Error(`Not as Discord has it: ${this.violations.join("; ")}`);
    }
  }

  /** The next request of this operation (`create_message` …) goes wrong, or a later one: so many are skipped. */
  fail(on: string, fault: Fault, skip = 0): void {
    this.#faults.push({ on, fault, skip });
  }

  /** As if minutes had passed: repeated nonces are new again. */
  forgetNonces(): void {
    this.#nonces.clear();
  }

  /** Somebody else writes something. */
  say(channel: string, content = "hello"): void {
    this.#store({ channel, author: "300000000000000001", body: sentMessage.parse({ content }) });
  }

  deleteThread(id: string): void {
    this.#threads.delete(id);
  }

  in(channel: string): readonly StoredMessage[] {
    return this.messages.filter((message) => message.channel === channel);
  }

  countOf(operation: string): number {
    return this.requests.filter(({ method, path }) => findOperation(method, path)?.id === operation)
      .length;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://discord.invalid");
    const path = decodeURIComponent(url.pathname.replace(/^\/api\/v10/u, ""));
    const raw = await text(request);
    const body: unknown = raw === "" ? undefined : JSON.parse(raw);
    const method = request.method ?? "";
    const { authorization } = request.headers;
    this.requests.push({ method, path, body, authorization });
    const operation = findOperation(method, path);
    if (operation === undefined) {
      this.violations.push(`Discord has no ${method} ${path}`);
      respond(response, { status: 404, body: { message: "404: Not Found", code: 0 } });
      return;
    }
    this.violations.push(...operation.faultsOfRequest(body));
    const fault = this.#faultFor(operation.id);
    if (fault?.kind === "late") {
      await fault.until;
    }
    const answer = this.#isLetIn(path, authorization)
      ? this.#answer(fault, () => this.#perform(operation.id, path, body, url.searchParams))
      : refusal(401, 0);
    if (answer !== undefined && answer.status < 300) {
      this.violations.push(...operation.faultsOfAnswer(answer.body));
    }
    play(fault, answer, request, response);
  }

  #faultFor(operation: string): Fault | undefined {
    const next = this.#faults.find(({ on }) => on === operation);
    if (next === undefined) {
      return undefined;
    }
    if (next.skip > 0) {
      next.skip -= 1;
      return undefined;
    }
    this.#faults.splice(this.#faults.indexOf(next), 1);
    return next.fault;
  }

  #isLetIn(path: string, authorization: string | undefined): boolean {
    return /^\/(?:interactions|webhooks)\//u.test(path) || authorization === `Bot ${this.token}`;
  }

  /** @returns nothing where a fault strikes before anything takes effect */
  #answer(fault: Fault | undefined, perform: () => Answer): Answer | undefined {
    const isLost =
      fault !== undefined && fault.kind !== "late" && !("stored" in fault && fault.stored);
    return isLost ? undefined : perform();
  }

  #perform(operation: string, path: string, body: unknown, query: URLSearchParams): Answer {
    const [, , place = "", , message = ""] = path.split("/");
    switch (operation) {
      case "create_message":
        return this.#createMessage(place, sentMessage.parse(body));
      case "list_messages":
        return this.#listMessages(place, query);
      case "update_message":
        return this.#updateMessage(place, message, sentMessage.parse(body));
      case "delete_message":
        this.messages = this.messages.filter(({ id }) => id !== message);
        return { status: 204 };
      case "create_thread_from_message":
        return this.#createThread(place, message, named.parse(body).name);
      case "get_channel":
        return this.#getChannel(place);
      default:
        return this.#describe(operation, body);
    }
  }

  #describe(operation: string, body: unknown): Answer {
    switch (operation) {
      case "get_my_user":
        return ok({ ...userAnswer(BOT_ID), mfa_enabled: false, locale: "en-US" });
      case "get_my_application":
        return ok({ id: BOT_ID, name: "Newsthread", interactions_endpoint_url: this.endpointUrl });
      case "list_my_guilds":
        return ok([
          {
            id: this.guild,
            name: "Desk",
            icon: null,
            banner: null,
            owner: false,
            permissions: "0",
            features: [],
          },
        ]);
      case "get_bot_gateway":
        return ok({
          url: this.gatewayUrl,
          shards: 1,
          session_start_limit: { max_concurrency: 1, remaining: 999, reset_after: 0, total: 1000 },
        });
      case "get_guild":
        return ok({
          id: this.guild,
          owner_id: "300000000000000009",
          roles: [{ id: this.guild, permissions: this.permissions.toString() }],
        });
      case "get_guild_member":
        return ok({ roles: [] });
      case "list_application_commands":
        return ok(this.commands);
      case "bulk_set_application_commands":
        return this.#setCommands(commandList.parse(body));
      default:
        return { status: 204 };
    }
  }

  #setCommands(commands: readonly object[]): Answer {
    this.commands = commands.map((command) => ({
      ...command,
      id: this.#id(),
      application_id: BOT_ID,
      version: this.#id(),
      nsfw: false,
      default_member_permissions: null,
      ...command,
    }));
    return ok(this.commands);
  }

  #createMessage(channel: string, body: SentMessage): Answer {
    if (!this.#isKnown(channel)) {
      return refusal(404, 10_003);
    }
    if (faultOfMessage(body) !== undefined) {
      return refusal(400, 50_035);
    }
    const known = this.#nonces.get(body.nonce ?? "");
    const first = this.messages.find(({ id }) => id === known);
    if (body.enforce_nonce && first !== undefined) {
      return ok({ ...messageAnswer(first), nonce: body.nonce });
    }
    const stored = this.#store({ channel, author: BOT_ID, body });
    this.#nonces.set(body.nonce ?? "", stored.id);
    return ok({ ...messageAnswer(stored), nonce: body.nonce });
  }

  #store(message: { channel: string; author: string; body: SentMessage }): StoredMessage {
    const stored: StoredMessage = {
      id: this.#id(),
      channel: message.channel,
      author: message.author,
      components: message.body.components,
      flags: message.body.flags,
      content: message.body.content,
    };
    this.messages.push(stored);
    return stored;
  }

  #listMessages(channel: string, query: URLSearchParams): Answer {
    if (!this.#isKnown(channel)) {
      return refusal(404, 10_003);
    }
    // Whoever may not read the history is shown nothing.
    const mayRead = (this.permissions & (1n << 16n)) !== 0n;
    const before = BigInt(query.get("before") ?? "9".repeat(20));
    const listed = this.in(channel)
      .filter(({ id }) => mayRead && BigInt(id) < before)
      .toReversed()
      .slice(0, Number(query.get("limit") ?? "50"));
    return ok(listed.map(messageAnswer));
  }

  #updateMessage(channel: string, id: string, body: SentMessage): Answer {
    const found = this.messages.find((one) => one.id === id && one.channel === channel);
    if (found === undefined) {
      return refusal(404, 10_008);
    }
    if (faultOfMessage(body) !== undefined) {
      return refusal(400, 50_035);
    }
    found.components = body.components;
    return ok(messageAnswer(found));
  }

  #createThread(channel: string, message: string, name: string): Answer {
    if (!this.messages.some(({ id }) => id === message)) {
      return refusal(404, 10_008);
    }
    if (this.#threads.has(message)) {
      return refusal(400, 160_004);
    }
    this.#threads.set(message, name);
    return {
      status: 201,
      body: threadAnswer({ id: message, guild: this.guild, parent: channel, name }),
    };
  }

  #getChannel(id: string): Answer {
    return id === this.channel
      ? ok({
          id,
          type: this.channelType,
          guild_id: this.guild,
          permission_overwrites: this.overwrites,
        })
      : refusal(404, 10_003);
  }

  threadName(id: string): string | undefined {
    return this.#threads.get(id);
  }

  #isKnown(channel: string): boolean {
    return channel === this.channel || this.#threads.has(channel);
  }

  #id(): string {
    this.#next += 1n;
    return this.#next.toString();
  }
}
