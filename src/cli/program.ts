import { AppError } from "../base/errors.ts";
import { loadEnvironmentFile } from "../settings/environment-file.ts";
import { type CliCommand, type CommandContext, UsageError } from "./command-line.ts";
import { demo } from "./demo.ts";
import { doctor } from "./doctor.ts";
import { replay } from "./replay.ts";
import { sources } from "./sources.ts";
import { start } from "./start.ts";
import { why } from "./why.ts";

const COMMANDS: readonly CliCommand[] = [start, demo, sources, why, replay, doctor];

/** The process as a command's context: standard streams, environment with `.env`, Ctrl-C and SIGTERM. */
export function createContext(): CommandContext {
  const ending = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      ending.abort();
    });
  }
  return {
    environment: process.env,
    print: (line) => void process.stdout.write(`${line}\n`),
    complain: (line) => void process.stderr.write(`${line}\n`),
    input: process.stdin,
    output: process.stdout,
    ending: ending.signal,
  };
}

/**
 * Runs one command of the program.
 *
 * @returns the exit status: 0 done, 1 failed (one sentence was printed), 2 wrong usage
 */
export async function runCommand(
  argv: readonly string[],
  context: CommandContext,
): Promise<number> {
  const [name = "--help", ...args] = argv;
  if (name === "--help" || name === "-h" || name === "help") {
    context.print(overview());
    return 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) {
    context.complain(`There is no command “${name}”.\n\n${overview()}`);
    return 2;
  }
  if (args.includes("--help") || args.includes("-h")) {
    context.print(command.help);
    return 0;
  }
  return await runSafely(command, args, context);
}

async function runSafely(
  command: CliCommand,
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  try {
    loadEnvironmentFile();
    return await command.run(args, context);
  } catch (error) {
    if (error instanceof UsageError || isArgumentError(error)) {
      context.complain(`${error.message}\n\n${command.help}`);
      return 2;
    }
    if (error instanceof AppError) {
      context.complain(error.message);
      return 1;
    }
    throw error;
  }
}

/** What `node:util` parseArgs throws for options it does not know. */
function isArgumentError(error: unknown): error is Error {
  return (
    error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")
  );
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  return [
    "Newsthread follows developing news stories and posts only what is new.",
    "",
    "Usage: npm run -s newsthread -- COMMAND [--help]",
    "",
    ...COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
  ].join("\n");
}
