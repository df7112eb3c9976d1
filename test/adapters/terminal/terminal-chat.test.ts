import { PassThrough } from "node:stream";

import { describe, expect, test } from "vitest";

import { createTerminalChat } from "../../../src/adapters/terminal/terminal-chat.ts";
import { createTerminalCommandSource } from "../../../src/adapters/terminal/terminal-commands.ts";
import { parseCommand } from "../../../src/follow/parse-command.ts";
import type { OutgoingMessage } from "../../../src/ports/chat.ts";
import type { IncomingCommand } from "../../../src/ports/commands.ts";
import type { Post } from "../../../src/thread/post.ts";

const post: Post = { text: "Alibaba denies", tone: "denied", blocks: [] };
const LOOK = { width: 40, colour: false };

function message(key: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return { key, workspace: "terminal", channel: "terminal", broadcast: false, post, ...more };
}

describe("the terminal as a channel", () => {
  test("frames a card, indents its replies and shows an edited card by its first line", async () => {
    let shown = "";
    const chat = createTerminalChat({ ...LOOK, write: (text) => (shown += text) });
    const ref = await chat.post(message("c1", { threadName: "White House memo" }));
    await chat.post(message("a1", { thread: ref.thread ?? "", broadcast: true }));
    await chat.edit("terminal", ref, post);
    expect(shown.split("\n")).toEqual([
      `╭${"─".repeat(39)}`,
      "│ Alibaba denies",
      `╰${"─".repeat(39)}`,
      "  ↳ in “White House memo”, and in the",
      "    channel:",
      "    Alibaba denies",
      "card now: Alibaba denies",
      "",
    ]);
  });

  test("shows a message once, and finds it by its key", async () => {
    let shown = "";
    const chat = createTerminalChat({ ...LOOK, write: (text) => (shown += text) });
    const first = await chat.post(message("d1"));
    expect(await chat.post(message("d1"))).toEqual(first);
    expect(await chat.find(message("d1"))).toEqual(first);
    expect(await chat.find(message("d2"))).toBeUndefined();
    expect(shown.match(/Alibaba/gu)).toHaveLength(1);
  });
});

describe("commands typed at the terminal", () => {
  async function type(
    text: string,
    answer: (incoming: IncomingCommand) => Promise<Post>,
  ): Promise<string> {
    let shown = "";
    const input = new PassThrough();
    const source = createTerminalCommandSource({
      ...LOOK,
      input,
      write: (part) => (shown += part),
      parse: parseCommand,
      answer,
    });
    await source.start();
    const ended = new Promise((resolve) => {
      input.once("close", resolve);
    });
    input.end(text);
    await ended;
    await source.stop();
    return shown;
  }

  test("are answered in turn, with or without /story, until the input ends", async () => {
    const shown = await type(
      "/story list\n\n  show alibaba\n/follow crane leak\nhelp",
      async (incoming) => ({
        ...post,
        text: incoming.command.kind,
      }),
    );
    expect(shown).toBe("list\n\nshow\n\nfollow\n\nhelp\n\n");
  });

  test("that fail say so, and the next is answered", async () => {
    const shown = await type("list\nhelp\n", async ({ command }) => {
      if (command.kind === "list") {
        throw new Error("s3cret");
      }
      return { ...post, text: "fine" };
    });
    expect(shown).toContain("Something went wrong");
    expect(shown).not.toContain("s3cret");
    expect(shown).toMatch(/fine\n\n$/u);
  });
});
