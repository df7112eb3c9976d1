import { type Client, DiscordjsError, DiscordjsErrorCodes, Events } from "discord.js";

import { AppError } from "../../base/errors.ts";
import type { Log } from "../../ports/log.ts";

/** Connecting takes a second or two; a gateway that is down is tried again by whoever starts us. */
const READY_WITHIN_MS = 30_000;

/**
 * Logs a client in and waits until its gateway is ready. Later disconnections are mended by discord.js and
 * only logged; delivery does not depend on them.
 *
 * @returns the application's id
 * @throws {AppError} `fix-settings` when Discord refuses the token or the intents, otherwise `retry-later`
 */
export async function connectGateway(client: Client, token: string, log: Log): Promise<string> {
  listen(client, log);
  const { promise: ready, resolve, reject } = Promise.withResolvers<string>();
  const timer = setTimeout(() => reject(unreachable("no answer")), READY_WITHIN_MS);
  client.once(Events.ClientReady, (connected) => resolve(connected.application.id));
  client.once(Events.ShardDisconnect, ({ code }) => reject(refusedBy(code)));
  client.once(Events.Invalidated, () => reject(unreachable("session invalidated")));
  // A refusal may come through the login, through a close code, or through both.
  ready.catch(() => undefined);
  try {
    const login = client.login(token).then(
      async () => await ready,
      (error: unknown) => {
        throw refusalOf(error);
      },
    );
    // The login alone may hang for a minute: its requests are repeated.
    return await Promise.race([login, ready]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Without a listener an error event would end the process. Until it is connected these are details: the
 * start fails with a sentence of its own.
 */
function listen(client: Client, log: Log): void {
  let level: "debug" | "warn" = "debug";
  client.once(Events.ClientReady, () => {
    level = "warn";
  });
  client.on(Events.Error, (error) => {
    log[level]({ reason: error.name }, "Discord's client reports an error");
  });
  client.on(Events.ShardError, (error, shard) => {
    log[level]({ shard, reason: error.name }, "connection to Discord's gateway failed");
  });
  client.on(Events.ShardReconnecting, (shard) => {
    log.info({ shard }, "reconnecting to Discord's gateway");
  });
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    log[level]({ shard, code }, "Discord's gateway has closed the connection for good");
  });
}

function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) {
    return error;
  }
  const invalid =
    error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
  return invalid ? tokenRefused() : unreachable(error instanceof Error ? error.name : typeof error);
}

/** Close codes of the gateway after which it is no use to come back. */
function refusedBy(code: number): AppError {
  switch (code) {
    case 4004:
      return tokenRefused();
    case 4013:
    case 4014:
      return new AppError(
        "Discord refuses the intents that the bot asks for. It needs only the one named Guilds, which every application has; check on the application's Bot page that DISCORD_TOKEN is of the right application.",
        { code: "discord_intents_refused", remedy: "fix-settings", facts: { closeCode: code } },
      );
    default:
      return unreachable(`close code ${code}`);
  }
}

function tokenRefused(): AppError {
  return new AppError(
    "Discord refuses the bot's token. Open the application's Bot page in the Discord developer portal, reset the token and put the new one into DISCORD_TOKEN.",
    { code: "discord_token_refused", remedy: "fix-settings" },
  );
}

const UNREACHABLE =
  "Discord cannot be reached: check the network (and DISCORD_API_URL, if you changed it), then start again.";

function unreachable(reason: string): AppError {
  return new AppError(UNREACHABLE, {
    code: "discord_gateway_unreachable",
    remedy: "retry-later",
    facts: { reason },
  });
}
