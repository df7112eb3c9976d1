import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";

import { AppError, type Remedy } from "../../base/errors.ts";

/** What was attempted: the same answer of Discord's means something else for each. */
export type Attempt =
  /** A message into a channel. */
  | "post"
  /** A message into a thread. */
  | "reply"
  /** A thread on a message. */
  | "open-thread"
  | "edit"
  /** For a message that may have arrived. */
  | "look"
  | "look-in-thread"
  /** A command's private answer. */
  | "answer"
  /** The commands themselves. */
  | "register"
  | "read";

interface Meaning {
  readonly code: string;
  readonly remedy: Remedy;
  readonly sentence: string;
  readonly retryAfterMs?: number;
}

/** Cloudflare shuts out whoever goes on knocking. */
const SHUT_OUT_MS = 10 * 60_000;
const MINUTE_MS = 60_000;

const ACCESS: Meaning = {
  code: "discord_no_access",
  remedy: "fix-settings",
  sentence:
    "Discord does not let the bot into this channel. Open the channel's settings, choose Permissions, add the bot and allow: View Channel.",
};
const CHANNEL_GONE: Meaning = {
  code: "discord_channel_gone",
  remedy: "fix-settings",
  sentence:
    "Discord does not know this channel any more. Follow the story again in a channel that exists.",
};
const TOKEN: Meaning = {
  code: "discord_token_refused",
  remedy: "fix-settings",
  sentence:
    "Discord refuses the bot's token. Put a new one from the application's Bot page into DISCORD_TOKEN.",
};
const MESSAGE_GONE: Meaning = {
  code: "discord_message_gone",
  remedy: "post-anew",
  sentence: "The message was deleted in Discord; it will be posted anew.",
};
const THREAD_GONE: Meaning = {
  code: "discord_thread_gone",
  remedy: "post-anew",
  sentence: "The thread was deleted in Discord; it will be opened anew.",
};
const REFUSED: Meaning = {
  code: "discord_refused",
  remedy: "give-up",
  sentence: "Discord refuses this message as it is.",
};
const SHUT_OUT: Meaning = {
  code: "discord_shut_out",
  remedy: "retry-later",
  sentence: "Discord's front door turns us away for a while.",
  retryAfterMs: SHUT_OUT_MS,
};

const PERMISSION_FOR: Readonly<Record<Attempt, string>> = {
  post: "Send Messages, Embed Links",
  reply: "Send Messages in Threads, Embed Links",
  "open-thread": "Create Public Threads",
  edit: "View Channel, Send Messages",
  look: "View Channel, Read Message History",
  "look-in-thread": "View Channel, Read Message History",
  answer: "Send Messages",
  register: "Manage Server",
  read: "View Channel",
};

/** Discord's JSON error codes that mean something of their own to us. */
const MEANING: Readonly<Record<number, Meaning>> = {
  10_004: {
    code: "discord_guild_gone",
    remedy: "fix-settings",
    sentence: "The bot is not in this Discord server any more. Invite it again.",
  },
  10_008: MESSAGE_GONE,
  20_016: slowDown("This channel is in slow mode."),
  20_028: slowDown("Discord asks us to write less often in this channel."),
  30_046: slowDown("Discord asks us to edit old messages less often."),
  40_333: SHUT_OUT,
  50_001: ACCESS,
  50_024: {
    code: "discord_wrong_channel",
    remedy: "fix-settings",
    sentence:
      "Threads cannot be opened in this kind of Discord channel. Follow the story in a text channel.",
  },
  50_083: THREAD_GONE,
  160_005: {
    code: "discord_thread_locked",
    remedy: "fix-settings",
    sentence:
      "The thread is locked in Discord. Unlock it, or give the bot the permission Manage Threads.",
  },
  160_006: {
    code: "discord_threads_full",
    remedy: "fix-settings",
    sentence:
      "This Discord server has as many active threads as Discord allows. Archive some of them.",
  },
  200_000: {
    code: "discord_automod",
    remedy: "give-up",
    sentence: "This server's AutoMod blocked the message.",
  },
  240_000: {
    code: "discord_link_filter",
    remedy: "give-up",
    sentence: "Discord blocked the message because of a link in it.",
  },
};

function slowDown(sentence: string): Meaning {
  return { code: "discord_slow_down", remedy: "retry-later", sentence, retryAfterMs: MINUTE_MS };
}

/** Discord's code for: this message has its thread already. */
export const THREAD_EXISTS = 160_004;

/** Discord's own code for an error, where it gave one. */
function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError && typeof error.code === "number"
    ? error.code
    : undefined;
}

/**
 * What a failure of Discord's REST client means for us. Facts hold no text of messages and no token, and
 * the original error is not carried along, since it holds the request.
 */
export function toAppError(error: unknown, attempt: Attempt): AppError {
  if (error instanceof AppError) {
    return error;
  }
  const { sentence, ...meaning } = meaningOf(error, attempt);
  return new AppError(sentence, {
    ...meaning,
    facts: {
      attempt,
      ...(error instanceof DiscordAPIError && { status: error.status, discordCode: error.code }),
      ...(error instanceof HTTPError && { status: error.status }),
      ...(error instanceof Error && { reason: networkCodeOf(error) ?? error.name }),
    },
  });
}

function meaningOf(error: unknown, attempt: Attempt): Meaning {
  if (error instanceof RateLimitError) {
    return rateLimited(error);
  }
  if (error instanceof DiscordAPIError) {
    return refusalOf(error, attempt);
  }
  if (error instanceof Error && neverLeft(error)) {
    return unreachable("retry-later");
  }
  // Reading and editing do no harm twice; a message does.
  return unreachable(attempt === "read" || attempt === "edit" ? "retry-later" : "check-first");
}

function unreachable(remedy: Remedy): Meaning {
  return { code: "discord_unreachable", remedy, sentence: "Discord gave no usable answer." };
}

function rateLimited(error: RateLimitError): Meaning {
  const waits = [error.retryAfter, error.sublimitTimeout, error.global ? error.timeToReset : 0];
  const wait = Math.max(...waits.filter((value) => Number.isFinite(value)));
  return {
    code: "discord_rate_limited",
    remedy: "retry-later",
    sentence: "Discord asks us to slow down.",
    ...(wait > 0 && { retryAfterMs: Math.ceil(wait) }),
  };
}

function refusalOf(error: DiscordAPIError, attempt: Attempt): Meaning {
  const code = codeOf(error);
  if (error.status === 401) {
    return TOKEN;
  }
  // An answer without a code is not Discord's: a proxy or a front door stands between us.
  if (code === undefined) {
    return SHUT_OUT;
  }
  if (code === 10_003) {
    return attempt === "reply" || attempt === "look-in-thread" ? THREAD_GONE : CHANNEL_GONE;
  }
  return MEANING[code] ?? byStatus(error.status, attempt);
}

function byStatus(status: number, attempt: Attempt): Meaning {
  if (status === 403) {
    return {
      code: "discord_missing_permission",
      remedy: "fix-settings",
      sentence: `The bot lacks a permission in this Discord channel. Open the channel's settings, choose Permissions, add the bot and allow: ${PERMISSION_FOR[attempt]}.`,
    };
  }
  if (status === 408 || status === 429) {
    return slowDown("Discord asks us to come back later.");
  }
  return status === 404 ? { ...CHANNEL_GONE, code: "discord_not_found" } : REFUSED;
}

/** Errors of connecting: the request has not left this machine. */
const BEFORE_SENDING = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function neverLeft(error: Error): boolean {
  return BEFORE_SENDING.has(networkCodeOf(error) ?? "");
}

function networkCodeOf(error: Error): string | undefined {
  const causes: readonly unknown[] = [error, error.cause];
  return causes
    .map((one) => (one instanceof Error && "code" in one ? one.code : undefined))
    .find((code) => typeof code === "string");
}
