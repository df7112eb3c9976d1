import { AppError } from "../base/errors.ts";
import { loadEnvironmentFile } from "../settings/environment-file.ts";
import { type CliCommand, type CommandContext, UsageError } from "./command-line.ts";

interface Listed {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly load: () => Promise<CliCommand>;
}

/** Loaded only when asked for: a command pays for nothing that another needs. */
const COMMANDS: readonly Listed[] = [
  {
    name: "start",
    summary: "run the service on Slack, Discord or this terminal",
    load: async () => (await import("./start.ts")).start,
  },
  {
    name: "demo",
    summary: "see it at work on one story, in half a minute, with nothing to set up",
    load: async () => (await import("./demo.ts")).demo,
  },
  {
    name: "sources",
    summary: "test, list, add and remove feeds",
    load: async () => (await import("./sources.ts")).sources,
  },
  {
    name: "why",
    summary: "what became of a report: filed where, new in what, silent why",
    load: async () => (await import("./why.ts")).why,
  },
  {
    name: "feedback",
    summary: "say that a report is on another story, or nothing new; the story is folded anew",
    load: async () => (await import("./feedback.ts")).feedback,
  },
  {
    name: "story",
    summary: "merge two stories, or split one",
    load: async () => (await import("./story.ts")).story,
  },
  {
    name: "replay",
    summary: "run recorded streams through the engine and see what it decides",
    load: async () => (await import("./replay.ts")).replay,
  },
  {
    name: "doctor",
    summary: "check settings, database and platforms; print the Discord invite link",
    load: async () => (await import("./doctor.ts")).doctor,
  },
];

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
  const listed = COMMANDS.find((one) => one.name === name);
  if (listed === undefined) {
    context.complain(`There is no command “${name}”.\n\n${overview()}`);
    return 2;
  }
  const command = await listed.load();
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
