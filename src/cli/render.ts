import type { Writable } from "node:stream";

import { renderTerminal } from "../adapters/terminal/render.ts";
import type { Post } from "../thread/post.ts";

const DEFAULT_WIDTH = 80;
const WIDEST = 110;

/** A post as text for the terminal it goes to: its width, and colours where it has them. */
export function renderForPerson(post: Post, output: Writable): string {
  return renderTerminal(post, terminalLook(output));
}

/** What a terminal can show. Not a terminal, or NO_COLOR set: no colours. */
export function terminalLook(output: Writable): {
  readonly width: number;
  readonly colour: boolean;
} {
  const columns =
    "columns" in output && typeof output.columns === "number" ? output.columns : DEFAULT_WIDTH;
  const isTerminal = "isTTY" in output && output.isTTY === true;
  return {
    width: Math.min(columns, WIDEST),
    colour: isTerminal && (process.env["NO_COLOR"] ?? "") === "",
  };
}
