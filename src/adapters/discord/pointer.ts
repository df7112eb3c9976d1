import type { OutgoingMessage } from "../../ports/chat.ts";
import type { Post } from "../../thread/post.ts";

/** The line in a channel that says a reply's first line and leads to it. */
export function pointerPost(message: OutgoingMessage, thread: string, reply: string): Post {
  const [first = ""] = message.post.text.split("\n", 1);
  const url = `https://discord.com/channels/${message.workspace}/${thread}/${reply}`;
  return {
    text: first,
    tone: message.post.tone,
    blocks: [
      {
        kind: "lines",
        lines: [
          [{ text: first, style: "bold" }, { text: "  " }, { text: "Read it in the thread", url }],
        ],
      },
    ],
  };
}
