import type { Chat, ChannelAccess, OutgoingMessage } from "../../ports/chat.ts";
import type { MessageRef, Post } from "../../thread/post.ts";
import { cellsOfText, widthOf } from "./cells.ts";
import { paint } from "./paint.ts";
import { renderRows, type TerminalLook } from "./render.ts";
import { wrap } from "./wrap.ts";

export interface TerminalChatOptions extends TerminalLook {
  /** Takes text with its line breaks. */
  readonly write: (text: string) => void;
}

/** Messages remembered, so that one is shown once. */
const REMEMBERED = 10_000;

/**
 * Shows what a channel would see on the terminal: a card in a frame, its replies indented under the story's
 * name, an edited card or reply by its first line.
 *
 * A repeated key shows nothing again while this process lives. A message is named by its key, so that
 * threads of an earlier run go on.
 */
export function createTerminalChat(options: TerminalChatOptions): Chat {
  return new TerminalChat(options);
}

class TerminalChat implements Chat {
  readonly platform = "terminal";
  readonly #options: TerminalChatOptions;
  readonly #shown = new Map<string, MessageRef>();
  /** What threads are called, by their name in `MessageRef`. */
  readonly #titles = new Map<string, string>();

  constructor(options: TerminalChatOptions) {
    this.#options = options;
  }

  async post(message: OutgoingMessage): Promise<MessageRef> {
    const known = this.#shown.get(message.key);
    if (known !== undefined) {
      return known;
    }
    const ref: MessageRef = {
      channel: message.channel,
      message: message.key,
      ...(message.threadName !== undefined && { thread: message.key }),
    };
    if (message.threadName !== undefined) {
      remember(this.#titles, message.key, message.threadName);
    }
    this.#print(message.thread === undefined ? this.#framed(message.post) : this.#reply(message));
    remember(this.#shown, message.key, ref);
    return ref;
  }

  async edit(_workspace: string, { thread }: MessageRef, post: Post): Promise<void> {
    const [first = ""] = post.text.split("\n", 1);
    this.#print(this.#plain(`${thread === undefined ? "reply" : "card"} now: ${first}`));
  }

  async find(message: OutgoingMessage): Promise<MessageRef | undefined> {
    return this.#shown.get(message.key);
  }

  async access(): Promise<ChannelAccess> {
    return { ok: true, missing: [], remedy: "" };
  }

  #print(rows: readonly string[]): void {
    this.#options.write(`${rows.join("\n")}\n`);
  }

  #framed(post: Post): readonly string[] {
    const { width, colour } = this.#options;
    const line = "─".repeat(Math.max(width - 1, 1));
    return [
      `╭${line}`,
      ...renderRows(post, { width: width - 2, colour }).map((row) => `│ ${row}`),
      `╰${line}`,
    ];
  }

  #reply({ thread, broadcast, post }: OutgoingMessage): readonly string[] {
    const { width, colour } = this.#options;
    const title = this.#titles.get(thread ?? "");
    const place = title === undefined ? "in the thread" : `in “${title}”`;
    const head = `${place}${broadcast ? ", and in the channel" : ""}:`;
    return [
      ...this.#plain(head, "  ↳ "),
      ...renderRows(post, { width: width - 4, colour }).map((row) => `    ${row}`),
    ];
  }

  /** Small print in as many rows as it needs. */
  #plain(text: string, indent = ""): readonly string[] {
    const { width, colour } = this.#options;
    const room = Math.max(width - widthOf(cellsOfText(indent)), 2);
    return wrap(cellsOfText(text, { dim: true }), room).map(
      (row, index) => `${index === 0 ? indent : " ".repeat(indent.length)}${paint(row, colour)}`,
    );
  }
}

function remember<T>(known: Map<string, T>, key: string, value: T): void {
  known.set(key, value);
  const [oldest] = known.keys();
  if (known.size > REMEMBERED && oldest !== undefined) {
    known.delete(oldest);
  }
}
