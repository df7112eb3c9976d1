import { createInterface, type Interface } from "node:readline";
import type { Readable } from "node:stream";

import type { Command } from "../../follow/command.ts";
import { parseFollow } from "../../follow/parse-command.ts";
import type { AnswerCommand, CommandSource, IncomingCommand } from "../../ports/commands.ts";
import { renderTerminal, type TerminalLook } from "./render.ts";

export interface TerminalCommandOptions extends TerminalLook {
  /** What is typed, as bytes or text. */
  readonly input: Readable;
  /** Takes text with its line breaks. */
  readonly write: (text: string) => void;
  /** Understands what stands after `/story`. */
  readonly parse: (text: string) => Command;
  readonly answer: AnswerCommand;
}

/** The terminal is one workspace with one channel and one person in it. */
const TERMINAL = {
  platform: "terminal",
  workspace: "terminal",
  workspaceName: "this terminal",
  channel: "terminal",
  person: "terminal",
} as const;

/** Longest line that is taken; the rest of a longer one is not looked at. */
const LINE_MAX = 10_000;

/**
 * Takes commands from lines of text, with or without `/story` before them, and writes the answers. Commands
 * are answered one after the other. The end of the input ends nothing else.
 */
export function createTerminalCommandSource(options: TerminalCommandOptions): CommandSource {
  return new TerminalCommandSource(options);
}

class TerminalCommandSource implements CommandSource {
  readonly platform = "terminal";
  readonly #options: TerminalCommandOptions;
  #lines: Interface | undefined;
  #answered: Promise<void> = Promise.resolve();

  constructor(options: TerminalCommandOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#lines = createInterface({ input: this.#options.input, terminal: false });
    this.#lines.on("line", (line) => {
      this.#answered = this.#answered.then(async () => await this.#answer(line));
    });
  }

  async stop(): Promise<void> {
    this.#lines?.close();
    this.#lines = undefined;
    await this.#answered;
  }

  /** Never rejects: a command that fails leaves the next one to be answered. */
  async #answer(line: string): Promise<void> {
    const typed = line.slice(0, LINE_MAX).trim();
    if (typed === "") {
      return;
    }
    const { write, answer } = this.#options;
    try {
      const post = await answer(this.#incoming(typed));
      write(`${renderTerminal(post, this.#options)}\n\n`);
    } catch {
      write("Something went wrong on our side. Try again in a minute.\n\n");
    }
  }

  #incoming(typed: string): IncomingCommand {
    const follow = /^\/follow\b/iu;
    return {
      ...TERMINAL,
      command: follow.test(typed)
        ? parseFollow(typed.replace(follow, ""))
        : this.#options.parse(typed),
      refusal: undefined,
      access: { ok: true, missing: [], remedy: "" },
      zone: undefined,
    };
  }
}
