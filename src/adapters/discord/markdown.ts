import type { Line, Span } from "../../thread/post.ts";
import { cleanText, escapeText } from "./escape.ts";
import { linkMarkup } from "./links.ts";

const GRAPHEMES = new Intl.Segmenter("und", { granularity: "grapheme" });
/** No span is looked at beyond this: a whole message holds less. */
const SPAN_MAX = 8_000;
const ELLIPSIS = "…";
const WRAP = { bold: "**", italic: "_" } as const;

/** A line in Discord's Markdown, its texts escaped. */
function lineMarkup(line: Line): string {
  return line.map(spanMarkup).join("").trim();
}

function spanMarkup(span: Span): string {
  const text = span.text.slice(0, SPAN_MAX);
  if (span.url !== undefined) {
    return styled(linkMarkup(text, span.url), span.style);
  }
  if (span.style === "code" && !cleanText(text).includes("`")) {
    return codeMarkup(text);
  }
  return styled(escapeText(text), span.style);
}

/** Nothing is read as markup inside backticks; mentions are parted all the same. */
function codeMarkup(text: string): string {
  const code = cleanText(text).replaceAll(/@(?=everyone|here)|<(?=[@#/:\w])/giu, "$&\u200b");
  return code.trim() === "" ? code : `\`${code}\``;
}

/** Blanks at the ends stand outside the marks, where Discord wants them. */
function styled(markup: string, style: Span["style"]): string {
  if (style === undefined || style === "code" || markup.trim() === "") {
    return markup;
  }
  const [, before = "", core = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(markup) ?? [];
  return `${before}${WRAP[style]}${core}${WRAP[style]}${after}`;
}

/**
 * A line in Discord's Markdown of at most `max` UTF-16 units, cut between graphemes where it is longer;
 * markup is never cut through.
 *
 * @param prefix - put before the line and counted with it, e.g. "> "
 * @returns an empty string where not even one grapheme fits
 */
export function fitLine(line: Line, max: number, prefix = ""): string {
  const whole = lineMarkup(line);
  if (whole === "" || prefix.length + whole.length <= max) {
    return whole === "" ? "" : prefix + whole;
  }
  const room = max - prefix.length - ELLIPSIS.length;
  const cut = longestFit(line, room);
  return cut === "" ? "" : `${prefix}${cut}${ELLIPSIS}`;
}

function longestFit(line: Line, room: number): string {
  let low = 0;
  let high = Math.max(0, room);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (lineMarkup(firstGraphemes(line, middle)).length <= room) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  const fitting = lineMarkup(firstGraphemes(line, low));
  return fitting.length <= room ? fitting : "";
}

/** The first graphemes of a line, spread over its spans as they stood. */
function firstGraphemes(line: Line, count: number): Line {
  const kept: Span[] = [];
  let left = count;
  for (const span of line) {
    const pieces = graphemesOf(span.text, left);
    left -= pieces.length;
    if (pieces.length > 0) {
      kept.push({ ...span, text: pieces.join("") });
    }
  }
  return kept;
}

function graphemesOf(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  for (const { segment } of GRAPHEMES.segment(text.slice(0, SPAN_MAX))) {
    if (pieces.length >= limit) {
      break;
    }
    pieces.push(segment);
  }
  return pieces;
}

/** A plain text of at most `max` UTF-16 units, on one line, cut between graphemes. Not escaped. */
export function fitPlain(text: string, max: number): string {
  const clean = cleanText(text.slice(0, SPAN_MAX)).replaceAll(/\s+/gu, " ").trim();
  if (clean.length <= max) {
    return clean;
  }
  let kept = "";
  for (const { segment } of GRAPHEMES.segment(clean)) {
    if (kept.length + segment.length + ELLIPSIS.length > max) {
      break;
    }
    kept += segment;
  }
  return `${kept.trimEnd()}${ELLIPSIS}`;
}
