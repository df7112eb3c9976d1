import { pino, stdTimeFunctions, type DestinationStream } from "pino";

import type { Log } from "../../ports/log.ts";
import { plainFacts } from "./facts.ts";
import { createRedactor } from "./redact.ts";

export interface LoggerOptions {
  /** Lines below this level are not written. */
  readonly level: "debug" | "info" | "warn" | "error";
  /** Where the lines go: a file, standard output, a list in a test. */
  readonly stream: DestinationStream;
  /** Tokens and secrets of this installation, withheld wherever they stand. */
  readonly secrets?: readonly string[];
}

/**
 * A log of JSON lines: `{"level":"info","time":"…Z",…facts,"msg":"item taken in"}`.
 *
 * Tokens, signing secrets, Authorization headers, user names in URLs and `token=`-like values of
 * queries are withheld wherever they stand: in keys, facts, messages, errors, their causes and stacks.
 * Errors are written with name, message, code, remedy and facts, never with the bodies they carry.
 * No method throws for anything that stands in the facts.
 */
export function createLogger({ level, stream, secrets = [] }: LoggerOptions): Log {
  const redactor = createRedactor(secrets);
  const logger = pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // Ours are plain by now; pino's own would take one with a message for an error.
      serializers: { err: (error: unknown) => error },
    },
    stream,
  );
  const at =
    (label: LoggerOptions["level"]) =>
    (facts: Readonly<Record<string, unknown>>, message: string): void => {
      if (logger.isLevelEnabled(label)) {
        // Given as an argument, not as the message: a "%s" in it stays what it is.
        logger[label](plainFacts(facts, redactor), "%s", redactor.text(message));
      }
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
