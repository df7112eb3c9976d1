import { fromWindows1252 } from "./html-entities.ts";

/** More marks than this on one letter are vandalism: no script needs them. */
const MAX_MARKS = 8;
/** Graphemes longer than this are not looked for when a text is cut. */
const CUT_WINDOW = 64;

/** C0 but tab, line feed and carriage return, DEL, C1, the byte order mark and noncharacters. */
const UNWANTED =
  // oxlint-disable-next-line no-control-regex -- controls are what it looks for
  /[\u0000-\u0008\u000b-\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufdd0-\ufdef\u{fffe}\u{ffff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const MARK_RUN = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, "gu");
const MARK = /\p{M}/u;

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * Makes any string safe to store and to show: well-formed Unicode (a lone surrogate becomes U+FFFD)
 * without control characters (those of 0x80 to 0x9F become what windows-1252 means by them, so that
 * `don\u0092t` keeps its apostrophe), noncharacters and piled-up marks. White space is left alone.
 */
export function cleanText(text: string): string {
  const wellFormed = text.toWellFormed();
  const clean = wellFormed.replace(UNWANTED, (unwanted) => {
    const codePoint = unwanted.codePointAt(0) ?? 0;
    return codePoint >= 0x80 && codePoint <= 0x9f ? fromWindows1252(codePoint) : "";
  });
  return MARK.test(clean) ? clean.replace(MARK_RUN, "$1") : clean;
}

/**
 * Cuts a text to at most `maxLength` UTF-16 units, between graphemes as readers see them: no accent,
 * flag or family of emoji is torn. A grapheme longer than 64 units is torn between code points.
 */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) {
    return text;
  }
  const from = Math.max(0, maxLength - CUT_WINDOW);
  const start = isLowSurrogate(text, from) ? from + 1 : from;
  const around = text.slice(start, maxLength + CUT_WINDOW).toWellFormed();
  const torn = graphemes.segment(around).containing(maxLength - start);
  const end = torn === undefined || torn.index === 0 ? maxLength : start + torn.index;
  return text.slice(0, isLowSurrogate(text, end) ? end - 1 : end);
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/**
 * Lays out a plain text: clean, white space runs become one space, blank lines stay as one blank line
 * between paragraphs, line breaks within a paragraph become spaces. Linear.
 */
export function layOutPlainText(text: string): string {
  return cleanText(text)
    .split(/\r?\n[\t ]*\r?\n|\u2029/u)
    .map(onOneLine)
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

/** The clean text on a single line: every run of white space becomes one space, none at the ends. */
export function onOneLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, " ").trim();
}
