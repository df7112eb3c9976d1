import { REST, RequestMethod } from "discord.js";
import type { z } from "zod";

import { created } from "./answers.ts";
import { type Attempt, toAppError } from "./discord-errors.ts";

export interface DiscordConnection {
  /** The bot's token. */
  readonly token: string;
  /** Where Discord's API is, ending in `/api`; absent: Discord itself. */
  readonly apiUrl?: string | undefined;
  /** How long a request may take, in milliseconds; 7 s unless given, less than a stop waits. */
  readonly timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 7_000;

export interface DiscordRequest {
  readonly method: keyof typeof METHOD;
  readonly path: `/${string}`;
  readonly attempt: Attempt;
  readonly body?: unknown;
  readonly query?: URLSearchParams;
  /** The path itself holds the right to ask: the bot's token stays at home. */
  readonly unauthenticated?: boolean;
}

const METHOD = {
  get: RequestMethod.Get,
  post: RequestMethod.Post,
  patch: RequestMethod.Patch,
  put: RequestMethod.Put,
  delete: RequestMethod.Delete,
} as const;

/**
 * Discord's REST client, set so that nothing happens twice: no repeats of its own, and a rate limit is
 * thrown instead of waited for, so that whoever asked decides. Every failure is an `AppError`.
 */
export class DiscordApi {
  readonly #rest: REST;
  readonly #token: string;
  readonly #timeoutMs: number;

  constructor(connection: DiscordConnection) {
    this.#token = connection.token;
    this.#timeoutMs = connection.timeoutMs ?? TIMEOUT_MS;
    this.#rest = new REST({
      version: "10",
      retries: 0,
      timeout: this.#timeoutMs,
      rejectOnRateLimit: () => true,
      ...(connection.apiUrl !== undefined && { api: connection.apiUrl }),
    });
  }

  /** Asks for something of a known shape. @throws {AppError} also when the answer has another one */
  async read<T>(path: `/${string}`, shape: z.ZodType<T>): Promise<T> {
    return await this.ask({ method: "get", path, attempt: "read" }, shape);
  }

  /** Does something that yields an object with an `id`. @returns that id */
  async create(request: DiscordRequest): Promise<string> {
    const { id } = await this.ask(request, created);
    return id;
  }

  async ask<T>(request: DiscordRequest, shape: z.ZodType<T>): Promise<T> {
    const parsed = shape.safeParse(await this.request(request));
    if (!parsed.success) {
      throw toAppError(new Error("not what Discord answers"), request.attempt);
    }
    return parsed.data;
  }

  /** @returns what Discord answered, unchecked */
  async request(request: DiscordRequest): Promise<unknown> {
    try {
      // One 401 makes the client forget its token; a front door may refuse by mistake.
      this.#rest.setToken(this.#token);
      return await this.#rest.request({
        method: METHOD[request.method],
        fullRoute: request.path,
        // The client's own timeout ends with the headers; this one covers the body, too.
        signal: AbortSignal.timeout(this.#timeoutMs),
        auth: request.unauthenticated !== true,
        ...(request.body !== undefined && { body: request.body }),
        ...(request.query !== undefined && { query: request.query }),
      });
    } catch (error) {
      throw toAppError(error, request.attempt);
    }
  }
}
