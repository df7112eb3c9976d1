import type { Line, Post } from "./post.ts";

/** A post of one plain sentence. */
export function sentencePost(sentence: string): Post {
  return linesPost([[{ text: sentence }]]);
}

/** A post of lines under an optional heading. */
export function linesPost(lines: readonly Line[], heading?: string): Post {
  const body = lines.map((line) => line.map(({ text }) => text).join(""));
  return {
    tone: "neutral",
    text: [...(heading === undefined ? [] : [heading]), ...body].join("\n"),
    blocks: [
      ...(heading === undefined ? [] : [{ kind: "heading", spans: [{ text: heading }] } as const]),
      ...(lines.length === 0 ? [] : [{ kind: "lines", lines } as const]),
    ],
  };
}
