import {
  type APIContainerComponent,
  type APISeparatorComponent,
  type APITextDisplayComponent,
  ComponentType,
  MessageFlags,
} from "discord.js";

import type { Block, Line, Post, Tone } from "../../thread/post.ts";
import { escapeText } from "./escape.ts";
import { fitLine, fitPlain } from "./markdown.ts";
import type { MessageMarks } from "./message-marks.ts";

/** All text of a message together (Components V2). */
export const TEXT_MAX = 4_000;
/** Components of a message, nested ones included. */
const COMPONENTS_MAX = 40;
/** `content` of a message without components. */
export const CONTENT_MAX = 2_000;
/** Longest name of a thread. */
const THREAD_NAME_MAX = 100;

/** Nobody is ever pinged, whatever a feed writes. */
export const NO_MENTIONS: { readonly parse: [] } = { parse: [] };

const COLOUR: Readonly<Record<Tone, number>> = {
  denied: 0xd6_36_3f,
  alleged: 0xe0_9f_1f,
  confirmed: 0x2f_8f_4e,
  changed: 0x6f_52_c9,
  neutral: 0x5b_6b_7b,
};

/** What a message says, in the words of Discord's API. */
export interface MessageBody {
  readonly flags: number;
  readonly allowed_mentions: { readonly parse: [] };
  readonly components: APIContainerComponent[];
}

/**
 * A post as a Discord message: one container in the colour of its tone. Its first text is what
 * notifications and screen readers begin with.
 *
 * Keeps every limit of Discord's by leaving out the last lines, and says how many.
 *
 * @param marks - by which the message can be found again
 */
export function renderPost(post: Post, marks?: MessageMarks): MessageBody {
  const sections = sectionsOf(layOut(blocksOf(post)));
  const parts = sections.flatMap((text, index): Part[] => [
    ...(index > 0 ? [SEPARATOR] : []),
    { type: ComponentType.TextDisplay, content: text },
  ]);
  return {
    flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds,
    allowed_mentions: NO_MENTIONS,
    components: [
      {
        type: ComponentType.Container,
        ...(marks !== undefined && { id: marks.container }),
        accent_color: COLOUR[post.tone],
        components: marks === undefined ? parts : withFirstMark(parts, marks.firstText),
      },
    ],
  };
}

type Part = APITextDisplayComponent | APISeparatorComponent;
const SEPARATOR: APISeparatorComponent = { type: ComponentType.Separator, divider: true };

function withFirstMark(parts: readonly Part[], id: number): Part[] {
  return parts.map((part, index) => (index === 0 ? { ...part, id } : part));
}

/** A post's text as the `content` of a plain message, for where components are not taken. */
export function renderPlain(post: Post): string {
  const lines = linesOf(post.text).map((line) => escapeText(line));
  const kept: string[] = [];
  for (const line of lines) {
    if ([...kept, line].join("\n").length > CONTENT_MAX) {
      break;
    }
    kept.push(line);
  }
  return kept.length > 0 ? kept.join("\n") : fitLine([{ text: post.text }], CONTENT_MAX) || "—";
}

/** A name that Discord takes for a thread: 1 to 100 characters on one line. */
export function threadNameOf(text: string): string {
  return fitPlain(text, THREAD_NAME_MAX) || "Story";
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/u);
}

/** A post without blocks shows its text. */
function blocksOf(post: Post): readonly Block[] {
  if (post.blocks.length > 0) {
    return post.blocks;
  }
  return [{ kind: "lines", lines: linesOf(post.text).map((text) => [{ text }]) }];
}

/** One line still without its markup, or a divider. */
type Row = { readonly prefix: string; readonly line: Line } | "divider";

const SMALL = "-# ";

function layOut(blocks: readonly Block[]): readonly Row[] {
  return blocks.flatMap(rowsOf);
}

function rowsOf(block: Block): readonly Row[] {
  switch (block.kind) {
    case "heading":
      return [{ prefix: "### ", line: block.spans }];
    case "lines":
      return block.lines.map((line) => ({ prefix: "", line }));
    case "fact":
      return [
        {
          prefix: "",
          line: [{ text: block.label, style: "bold" }, { text: "  " }, ...block.spans],
        },
        ...(block.quote === undefined ? [] : [{ prefix: "> ", line: block.quote }]),
      ];
    case "context":
      return [{ prefix: SMALL, line: block.spans }];
    case "divider":
      return ["divider"];
  }
}

/** Kept back for the line that says what was left out. */
const CLOSING_MAX = 60;
/** Kept back for small print at the end: it names and links the source. */
const SMALL_PRINT_MAX = 800;
/** Each divider costs a separator and a text; the container is one more. */
const SECTIONS_MAX = Math.floor(COMPONENTS_MAX / 2);

/** The texts between the dividers, together within the limits; at least one. */
function sectionsOf(rows: readonly Row[]): readonly string[] {
  const last = smallPrint(rows.at(-1));
  const sections: string[][] = [[]];
  fill(sections, last === "" ? rows : rows.slice(0, -1), TEXT_MAX - CLOSING_MAX - last.length);
  if (last !== "") {
    sections.at(-1)?.push(last);
  }
  const texts = sections.map((lines) => lines.join("\n")).filter((text) => text !== "");
  return texts.length > 0 ? texts : ["—"];
}

function smallPrint(row: Row | undefined): string {
  return row === undefined || row === "divider" || row.prefix !== SMALL
    ? ""
    : fitLine(row.line, SMALL_PRINT_MAX, row.prefix);
}

/** Adds rows as long as there is room, then a line that says how many are left out. */
function fill(sections: string[][], rows: readonly Row[], room: number): void {
  let left = room;
  for (const [index, row] of rows.entries()) {
    if (row === "divider") {
      openSection(sections);
      continue;
    }
    const text = fitLine(row.line, left, row.prefix);
    if (text === "" && fitLine(row.line, TEXT_MAX) !== "") {
      sections.at(-1)?.push(closing(rows.slice(index)));
      return;
    }
    if (text !== "") {
      sections.at(-1)?.push(text);
      left -= text.length + 1;
    }
  }
}

function openSection(sections: string[][]): void {
  if (sections.at(-1)?.length !== 0 && sections.length < SECTIONS_MAX) {
    sections.push([]);
  }
}

function closing(rest: readonly Row[]): string {
  const count = rest.filter((row) => row !== "divider").length;
  return `-# … and ${count} more ${count === 1 ? "line" : "lines"} that do not fit here`;
}
