import { isUtf8 } from "node:buffer";

import { cutText, layOutPlainText, onOneLine } from "../../feed/clean-text.ts";
import type { FeedFormat } from "../../feed/entry.ts";
import { decodeEntities } from "../../feed/html-entities.ts";
import { hasMarkup, htmlToText } from "../../feed/html-to-text.ts";
import type { Field } from "./field.ts";

const MAX_TITLE = 1000;
export const MAX_TEXT = 100_000;
/** Enough of a title to make 1,000 units of text from. */
const MAX_RAW_TITLE = 20_000;

/** Tags that mean formatting in a title. Others are more likely what the title is about. */
const FORMATTING =
  /<\/?(?:a|abbr|b|big|bdi|bdo|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|i|img|ins|kbd|li|mark|nobr|ol|p|q|s|small|span|strike|strong|sub|sup|tt|u|ul|wbr)(?:\s[^<>]{0,500})?\/?>/giu;
const APART = /^<\/?(?:blockquote|br|div|h[1-6]|li|ol|p|ul)\b/iu;
const TAG_LIKE = /<([/!?]?[a-z][^<>]{0,200})>/giu;

/** A text of a feed, as markup if that is what the publisher wrote, and as plain text. */
export interface ReadText {
  readonly text: string;
  /** Undefined where the publisher wrote plain text. */
  readonly html: string | undefined;
}

export const NO_TEXT: ReadText = { text: "", html: undefined };

/**
 * What a text of several lines says: an RSS description, an Atom summary or content. Plain, in its
 * order, at most 100,000 UTF-16 units.
 */
export function readText(field: Field | undefined, format: FeedFormat): ReadText {
  if (field === undefined) {
    return NO_TEXT;
  }
  const html = htmlOf(field, format);
  const text = html === undefined ? layOutPlainText(field.text) : htmlToText(html, MAX_TEXT);
  return { text: cutText(text, MAX_TEXT), html };
}

/** What a title says, on one line of at most 1,000 UTF-16 units. */
export function readTitle(field: Field | undefined, format: FeedFormat): string {
  if (field === undefined) {
    return "";
  }
  const isAtom = format === "atom";
  const html = isAtom ? htmlOf(field, format) : field.escapedMarkup;
  if (html === undefined) {
    return cutText(onOneLine(field.text.slice(0, MAX_RAW_TITLE)), MAX_TITLE);
  }
  return isAtom ? cutText(onOneLine(htmlToText(html, MAX_TITLE)), MAX_TITLE) : looseTitle(html);
}

/**
 * A title of which nobody said whether it is text or HTML, as in RSS: formatting is taken out, other
 * tags stay as words in angle quotes ("how to use ‹video›"), also when all was escaped twice.
 */
export function looseTitle(raw: string): string {
  const once = decodeEntities(withoutFormatting(raw.slice(0, MAX_RAW_TITLE)));
  const plain = withoutFormatting(once).replace(TAG_LIKE, "‹$1›");
  return cutText(onOneLine(plain), MAX_TITLE);
}

function withoutFormatting(text: string): string {
  return text.includes("<")
    ? text.replace(FORMATTING, (tag) => (APART.test(tag) ? " " : ""))
    : text;
}

/** The markup of a field; undefined where the publisher wrote plain text (RFC 4287, 3.1 and 4.1.3). */
function htmlOf(field: Field, format: FeedFormat): string | undefined {
  const type = (field.attribute("type") ?? "").toLowerCase();
  const mode = (field.attribute("mode") ?? "").toLowerCase();
  if (mode === "base64" || isBinary(type)) {
    return fromBase64(field.text);
  }
  if (format !== "atom") {
    return field.escapedMarkup;
  }
  if (field.hasMarkup) {
    return /\bhtml$/u.test(type) && type !== "xhtml" ? field.escapedMarkup : field.inlineMarkup;
  }
  return isEscaped(type, mode, field.text) ? field.text : undefined;
}

/** Media types whose content RFC 4287 has in base64. */
function isBinary(type: string): boolean {
  return /^(?:image|audio|video|font)\/|^application\/octet-stream$/u.test(type);
}

/**
 * Whether the text is markup in disguise: where it says so, and where it says nothing but looks it.
 * Publishers who leave the type out of a summary full of tags mean HTML.
 */
function isEscaped(type: string, mode: string, text: string): boolean {
  const isPlain = type === "text" || type === "text/plain" || /[/+](?:xml|json)$/u.test(type);
  if (isPlain && mode !== "escaped") {
    return false;
  }
  return type.includes("html") || mode === "escaped" || hasMarkup(text);
}

/** What base64 hides, if that is text; pictures and sounds say nothing here. */
function fromBase64(text: string): string {
  const bytes = Buffer.from(text, "base64");
  return isUtf8(bytes) ? bytes.toString("utf8") : "";
}
