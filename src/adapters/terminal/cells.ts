import type { Line, Span } from "../../thread/post.ts";

/** One character as people count them, and how many columns of a terminal it takes: 0, 1 or 2. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly look: Look;
}

/** How a cell looks. Absent fields: plainly. */
export interface Look {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly dim?: boolean;
  /** An SGR colour code. */
  readonly colour?: number;
  readonly url?: string;
}

const GRAPHEMES = new Intl.Segmenter("und", { granularity: "grapheme" });
/** Longest text that is laid out. */
const TEXT_MAX = 20_000;

/**
 * A text without what could steer a terminal: no controls (an escape sequence is one), no overrides of
 * the writing direction; line breaks are blanks.
 */
function cleanText(text: string): string {
  return text
    .slice(0, TEXT_MAX)
    .toWellFormed()
    .replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, " ")
    .replaceAll(/\p{Cc}|[\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]/gu, "");
}

/** A line as cells. */
export function cellsOf(line: Line, look: Look = {}): readonly Cell[] {
  return line.flatMap((span) => cellsOfText(span.text, { ...look, ...lookOf(span) }));
}

export function cellsOfText(text: string, look: Look = {}): readonly Cell[] {
  return [...GRAPHEMES.segment(cleanText(text))].map(({ segment }) => ({
    text: segment,
    width: columnsOf(segment),
    look,
  }));
}

function lookOf({ style, url }: Span): Look {
  const address = url === undefined ? undefined : linkOf(url);
  return {
    ...(style === "bold" && { bold: true }),
    ...(style === "italic" && { italic: true }),
    ...(address !== undefined && { url: address }),
  };
}

/** Only web addresses are linked, percent-encoded throughout, so that they hold no control either. */
function linkOf(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || !["http:", "https:"].includes(url.protocol)) {
    return undefined;
  }
  return `${url.protocol}//${url.host}${url.pathname}${url.search}${url.hash}`;
}

/** How many columns a text takes. */
export function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((total, { width }) => total + width, 0);
}

/**
 * Blocks of East Asian Width W or F (Unicode Standard Annex 11), the ends included. Emoji are told by their
 * own property.
 */
const WIDE: readonly (readonly [from: number, to: number])[] = [
  [0x11_00, 0x11_5f],
  [0x2e_80, 0x30_3e],
  [0x30_41, 0x33_ff],
  [0x34_00, 0x4d_bf],
  [0x4e_00, 0xa4_cf],
  [0xa9_60, 0xa9_7f],
  [0xac_00, 0xd7_a3],
  [0xf9_00, 0xfa_ff],
  [0xfe_10, 0xfe_19],
  [0xfe_30, 0xfe_6f],
  [0xff_01, 0xff_60],
  [0xff_e0, 0xff_e6],
  [0x1_6f_e0, 0x1_8c_ff],
  [0x1_af_f0, 0x1_b2_ff],
  [0x2_00_00, 0x3_ff_fd],
];
const UNSEEN = /^[\p{Mn}\p{Me}\p{Cf}\u{115f}\u{1160}]+$/u;

function columnsOf(grapheme: string): number {
  const first = grapheme.codePointAt(0) ?? 0;
  if (UNSEEN.test(grapheme)) {
    return 0;
  }
  const isEmoji = /\p{Emoji_Presentation}|\ufe0f/u.test(grapheme);
  return isEmoji || WIDE.some(([from, to]) => first >= from && first <= to) ? 2 : 1;
}
