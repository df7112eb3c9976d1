import type { Block, Line, Post, Tone } from "../../thread/post.ts";
import { type Cell, cellsOf, cellsOfText, type Look } from "./cells.ts";
import { paint } from "./paint.ts";
import { wrap } from "./wrap.ts";

export interface TerminalLook {
  /** Columns. Fewer than 20 count as 20. */
  readonly width: number;
  /** Whether the terminal takes colours and links. */
  readonly colour: boolean;
}

const NARROWEST = 20;

/** SGR codes; what they say is also said in words. */
const COLOUR: Readonly<Record<Tone, number>> = {
  denied: 31,
  alleged: 33,
  confirmed: 32,
  changed: 35,
  neutral: 36,
};

/**
 * A post as text for a terminal, wrapped to its width; wide characters count twice. Nothing in the post can
 * steer the terminal. Without colour, links stand after their text.
 *
 * @returns lines without a line break at the end
 */
export function renderTerminal(post: Post, look: TerminalLook): string {
  return renderRows(post, look).join("\n");
}

/** The same, line by line. */
export function renderRows(post: Post, look: TerminalLook): readonly string[] {
  const width = Math.max(look.width, NARROWEST);
  const blocks: readonly Block[] = post.blocks.length > 0 ? post.blocks : [textBlock(post.text)];
  return blocks
    .flatMap((block) => rowsOf(block, COLOUR[post.tone], look.colour))
    .flatMap((row) => layOut(row, width, look.colour));
}

function textBlock(text: string): Block {
  return { kind: "lines", lines: text.split(/\r?\n/u).map((line) => [{ text: line }]) };
}

/** A line before it is wrapped: `indent` stands before each of its rows. */
type Row = { readonly indent: string; readonly cells: readonly Cell[] } | "divider";

function layOut(row: Row, width: number, colour: boolean): readonly string[] {
  if (row === "divider") {
    return [paint(cellsOfText("─".repeat(width), { dim: true }), colour)];
  }
  return wrap(row.cells, width - row.indent.length).map(
    (cells) => row.indent + paint(cells, colour),
  );
}

function rowsOf(block: Block, colour: number, links: boolean): readonly Row[] {
  switch (block.kind) {
    case "heading":
      return [flush(block.spans, { bold: true, colour }, links)];
    case "lines":
      return block.lines.map((line) => flush(line, {}, links));
    case "fact":
      return [
        {
          indent: "",
          cells: [
            ...cellsOfText(`${block.label}  `, { bold: true, colour }),
            ...lineCells(block.spans, {}, links),
          ],
        },
        ...(block.quote === undefined
          ? []
          : [{ indent: "  ", cells: lineCells(block.quote, {}, links) }]),
      ];
    case "context":
      return [flush(block.spans, { dim: true }, links)];
    case "divider":
      return ["divider"];
  }
}

function flush(line: Line, look: Look, links: boolean): Row {
  return { indent: "", cells: lineCells(line, look, links) };
}

/** Where links cannot be clicked, they are written out. */
function lineCells(line: Line, look: Look, links: boolean): readonly Cell[] {
  return links ? cellsOf(line, look) : line.flatMap((span) => writtenOut(span, look));
}

function writtenOut(span: Line[number], look: Look): readonly Cell[] {
  const cells = cellsOf([span], look);
  const url = cells.find((cell) => cell.look.url !== undefined)?.look.url;
  const words = cells.map(({ text }) => text).join("");
  return url === undefined || words === url ? cells : [...cells, ...cellsOfText(` <${url}>`, look)];
}
