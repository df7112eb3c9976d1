import type { Readable, Writable } from "node:stream";

/** The world as a command sees it; tests pass their own. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Writes one line for the person at the terminal. */
  print(line: string): void;
  /** Writes one line about a failure. */
  complain(line: string): void;
  readonly input: Readable;
  readonly output: Writable;
  /** Fires when the person (Ctrl-C) or the system (SIGTERM) asks the program to end. */
  readonly ending: AbortSignal;
}

/** One command of the program, in a file of its own. */
export interface CliCommand {
  /** What `--help` prints: usage, options, an example. */
  readonly help: string;
  /** @returns the exit status: 0 done, 1 failed, 2 wrong usage */
  run(args: readonly string[], context: CommandContext): Promise<number>;
}

/** Wrong usage; `message` says what was wanted. Ends a command with status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
