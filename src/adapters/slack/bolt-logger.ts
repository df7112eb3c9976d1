import { type Logger, LogLevel } from "@slack/bolt";

import type { Log } from "../../ports/log.ts";

/** Slack's tokens by their shape (docs: Token types), should one turn up that we were not given. */
const TOKEN_SHAPE = /\bx(?:ox[a-z]|app|wfp)[-.][\w.-]+/gu;

/** A proxy's whole error page may stand in a message. */
const LINE_MAX = 1000;

/**
 * Passes on what Bolt and its clients have to say, without secrets: warnings and errors as warnings, for
 * nothing of it is our own bug, notices for debugging. Their debug lines quote whole messages and are dropped.
 *
 * @param secrets - never appear in a line; empty ones are ignored
 * @param isStarting - while true all of it is for debugging: a start that fails says so itself
 */
export function boltLogger(
  log: Log,
  secrets: readonly (string | undefined)[],
  isStarting: () => boolean = () => false,
): Logger {
  const known = secrets.filter((secret): secret is string => secret !== undefined && secret !== "");
  const say = (parts: readonly unknown[]): string => {
    const text = parts.map(wordsOf).join(" ");
    return known
      .reduce<string>((line, secret) => line.replaceAll(secret, "[secret]"), text)
      .replaceAll(TOKEN_SHAPE, "[secret]")
      .slice(0, LINE_MAX);
  };
  const level = (): "debug" | "warn" => (isStarting() ? "debug" : "warn");
  return {
    debug: () => undefined,
    info: (...parts: unknown[]) => log.debug({ slack: say(parts) }, "slack client notice"),
    warn: (...parts: unknown[]) => log[level()]({ slack: say(parts) }, "slack client warning"),
    error: (...parts: unknown[]) => log[level()]({ slack: say(parts) }, "slack client error"),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

function wordsOf(part: unknown): string {
  if (part instanceof Error) {
    return `${part.name}: ${part.message}`;
  }
  return typeof part === "string" ? part : typeof part;
}
