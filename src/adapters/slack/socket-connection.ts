import { type Logger, SocketModeReceiver } from "@slack/bolt";

import { AppError } from "../../base/errors.ts";
import type { Log } from "../../ports/log.ts";
import { slackCodeOf, toAppError, withAdvice } from "./failures.ts";
import type { Connection } from "./http-connection.ts";
import { clientOptions } from "./web-client.ts";

export interface SocketOptions {
  /** App-level token, xapp-…, with connections:write. */
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
  readonly log: Log;
}

/** A connection that has said nothing for this long after it was asked for is given up. */
const HELLO_TIMEOUT_MS = 30_000;
/** Waits before each new attempt; the last one repeats. Slack closes every connection now and then. */
const RECONNECT_MS = [100, 1000, 2000, 5000, 10_000, 30_000, 60_000] as const;
/** A connection that held this long was a good one: the next is made at once when it ends. */
const STABLE_MS = 10_000;
/** Given to Slack to answer our good-bye. */
const CLOSE_TIMEOUT_MS = 2000;

/**
 * Commands over a connection that we open to Slack: for computers that nothing can reach from outside.
 *
 * Connects again by itself when the connection ends. Bolt's own way of doing so is switched off: it waits
 * five seconds, in which commands fail, and a network that is down at that moment ends the process.
 */
export function socketConnection(options: SocketOptions): Connection {
  return new SocketConnection(options);
}

class SocketConnection implements Connection {
  readonly receiver: SocketModeReceiver;
  readonly port = undefined;
  readonly #log: Log;
  /** Somebody wants this connection: it is made again when it ends. */
  #wanted = false;
  #connecting = false;
  #connectedAt = 0;
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor({ appToken, apiUrl, logger, log }: SocketOptions) {
    this.#log = log;
    this.receiver = new SocketModeReceiver({
      appToken,
      logger,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: clientOptions({ apiUrl, logger }) },
      customPropertiesExtractor: readEnvelope,
    });
    this.receiver.client.on("disconnected", () => this.#onDisconnected());
  }

  async open(): Promise<void> {
    try {
      await this.#connect();
    } catch (error) {
      throw refusedAppToken(error);
    }
    this.#wanted = true;
  }

  async close(): Promise<void> {
    this.#wanted = false;
    clearTimeout(this.#timer);
    await this.#disconnect();
  }

  async #connect(): Promise<void> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error("no hello")), HELLO_TIMEOUT_MS);
    this.#connecting = true;
    try {
      await Promise.race([this.receiver.start(), late.promise]);
      this.#connectedAt = Date.now();
    } catch (error) {
      await this.#disconnect();
      throw error;
    } finally {
      this.#connecting = false;
      clearTimeout(timer);
    }
  }

  /** A second call ends a connection whose other side does not answer the first. */
  async #disconnect(): Promise<void> {
    const { client } = this.receiver;
    const closed = client.disconnect();
    const timer = setTimeout(() => void client.disconnect(), CLOSE_TIMEOUT_MS);
    await closed;
    clearTimeout(timer);
  }

  /** While a connection is being made, that attempt itself decides what comes next. */
  #onDisconnected(): void {
    if (!this.#wanted || this.#connecting) {
      return;
    }
    this.#failures = Date.now() - this.#connectedAt > STABLE_MS ? 0 : this.#failures + 1;
    this.#reconnectIn(waitMs(this.#failures));
  }

  #reconnectIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#reconnect(), ms);
  }

  async #reconnect(): Promise<void> {
    try {
      await this.#connect();
      this.#log.info({ failures: this.#failures }, "connected to Slack again");
    } catch (error) {
      const { code, retryAfterMs = 0 } = refusedAppToken(error);
      this.#failures += 1;
      this.#log.warn(
        { code, failures: this.#failures },
        "cannot connect to Slack; commands there have to wait",
      );
      if (this.#wanted) {
        this.#reconnectIn(Math.max(waitMs(this.#failures), retryAfterMs));
      }
      return;
    }
    if (!this.#wanted) {
      await this.#disconnect();
    }
  }
}

function waitMs(failures: number): number {
  return RECONNECT_MS[Math.min(failures, RECONNECT_MS.length - 1)] ?? 0;
}

/** Socket Mode has no signature to tell requests apart; each comes in an envelope of its own. */
function readEnvelope(args: unknown): Record<string, unknown> {
  return typeof args === "object" && args !== null && "envelope_id" in args
    ? { requestName: args.envelope_id }
    : {};
}

const TOKEN_REFUSALS = new Set([
  "invalid_auth",
  "not_authed",
  "not_allowed_token_type",
  "account_inactive",
  "token_revoked",
  "missing_scope",
]);

/** Why Slack gives us no connection. */
export function refusedAppToken(error: unknown): AppError {
  if (TOKEN_REFUSALS.has(slackCodeOf(error) ?? "")) {
    return new AppError(
      "Slack does not accept SLACK_APP_TOKEN: it must be an app-level token (xapp-) with the scope connections:write.",
      {
        code: "slack_app_token_refused",
        remedy: "fix-settings",
        facts: { reason: slackCodeOf(error) ?? "" },
      },
    );
  }
  return withAdvice(toAppError(error, { method: "apps.connections.open", saysOnce: false }));
}
