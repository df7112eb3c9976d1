import { cleanText } from "./clean-text.ts";
import { decodeEntities } from "./html-entities.ts";

/** Elements that stand in a paragraph of their own. */
const PARAGRAPHS = new Set(
  (
    "address article aside blockquote body center dd dir div dl fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hr html main menu nav ol p pre section table ul"
  ).split(" "),
);
/** Elements that stand on a line of their own. */
const LINES = new Set(["br", "dt", "legend", "li", "option", "summary", "tr"]);
/** Elements beside each other that would otherwise run together. */
const CELLS = new Set(["td", "th"]);
/** Elements whose content is not for reading. */
const UNREAD = new Set(
  "applet embed head iframe math noembed noframes object script style svg template".split(" "),
);

const DEFAULT_MAX_LENGTH = 100_000;

/** White space as HTML has it, and the spaces that entities make. */
const SPACES = /[\t\n\f\r \u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;

/** Where the next text is to be set. The larger number wins when several breaks meet. */
const BREAKS = ["", " ", "\n", "\n\n"] as const;
type Break = 0 | 1 | 2 | 3;

/**
 * The text of some HTML in reading order, with every word of it: "Alibaba <b>did not</b> confirm"
 * yields "Alibaba did not confirm". Paragraphs are parted by a blank line, list items, rows and `<br>`
 * by a line break; scripts, styles, comments and the `alt` texts of images are left out; character
 * references are decoded once; a `<` that opens no tag is text.
 *
 * Takes any string in linear time and stops at the first tag behind `maxLength` UTF-16 units of text;
 * markup that never ends is text, and so is what stands in CDATA sections.
 */
export function htmlToText(html: string, maxLength: number = DEFAULT_MAX_LENGTH): string {
  const text = new TextSheet();
  const source = new Scanner(html);
  while (!source.atEnd && text.length < maxLength) {
    text.write(source.readText());
    text.breakBy(breakFor(source, source.readTag()));
  }
  return cleanText(text.toString());
}

/** Whether the text holds something that HTML would read as a tag or a comment. */
export function hasMarkup(text: string): boolean {
  return /<(?:\/?[a-z]|!--)/iu.test(text) && text.includes(">");
}

function breakFor(source: Scanner, tag: string | undefined): Break {
  if (tag === undefined) {
    return 0;
  }
  const name = tag.startsWith("/") ? tag.slice(1) : tag;
  if (UNREAD.has(tag)) {
    source.skipPast(name);
  }
  if (PARAGRAPHS.has(name)) {
    return 3;
  }
  if (LINES.has(name)) {
    return 2;
  }
  return CELLS.has(name) ? 1 : 0;
}

/** Text as it is set: runs of spaces become one, breaks are held back until a word follows. */
class TextSheet {
  readonly #parts: string[] = [];
  #pending: Break = 0;
  length = 0;

  breakBy(by: Break): void {
    this.#pending = by > this.#pending ? by : this.#pending;
  }

  write(raw: string): void {
    const text = decodeEntities(raw).replace(SPACES, " ");
    if (text === "") {
      return;
    }
    if (text.startsWith(" ")) {
      this.breakBy(1);
    }
    const words = text.trim();
    if (words === "") {
      return;
    }
    const set = (this.length === 0 ? "" : BREAKS[this.#pending]) + words;
    this.#parts.push(set);
    this.length += set.length;
    this.#pending = text.endsWith(" ") ? 1 : 0;
  }

  toString(): string {
    return this.#parts.join("");
  }
}

/** Walks through HTML from `<` to `<`, each place looked at a bounded number of times. */
class Scanner {
  readonly #html: string;
  readonly #lastAngle: number;
  readonly #lastCommentEnd: number;
  #at = 0;
  /** Once a quote was found to swallow the rest, quotes no longer hide the end of a tag. */
  #trustsQuotes = true;
  #sawCdata = false;

  constructor(html: string) {
    this.#html = html;
    this.#lastAngle = html.lastIndexOf(">");
    this.#lastCommentEnd = html.lastIndexOf("-->");
  }

  get atEnd(): boolean {
    return this.#at >= this.#html.length;
  }

  /** Text up to the next tag or comment. */
  readText(): string {
    const from = this.#at;
    let next = this.#html.indexOf("<", from);
    while (next !== -1 && !this.#opensMarkup(next)) {
      next = this.#html.indexOf("<", next + 1);
    }
    this.#at = next === -1 ? this.#html.length : next;
    const text = this.#html.slice(from, this.#at);
    return this.#sawCdata ? text.replaceAll("]]>", "") : text;
  }

  /** The name of the tag that starts here, in lower case, `/p` for a closing one; none for a comment. */
  readTag(): string | undefined {
    if (this.atEnd) {
      return undefined;
    }
    const start = this.#at + 1;
    const first = this.#html.charAt(start);
    if (first === "!" || first === "?") {
      this.#skipComment(start);
      return undefined;
    }
    const name = /\/?[a-z][a-z0-9:-]{0,30}/iuy;
    name.lastIndex = start;
    const found = name.exec(this.#html)?.[0] ?? "";
    this.#at = this.#tagEnd(start + found.length) + 1;
    return found.toLowerCase();
  }

  /** Goes behind the closing tag of this name, or to the end where there is none. */
  skipPast(name: string): void {
    let close = this.#html.indexOf("</", this.#at);
    while (close !== -1 && !this.#isNamed(close + 2, name)) {
      close = this.#html.indexOf("</", close + 2);
    }
    const end = close === -1 ? -1 : this.#html.indexOf(">", close);
    this.#at = end === -1 ? this.#html.length : end + 1;
  }

  #isNamed(at: number, name: string): boolean {
    return this.#html.slice(at, at + name.length).toLowerCase() === name;
  }

  #opensMarkup(at: number): boolean {
    if (at > this.#lastAngle) {
      return false;
    }
    return /^(?:\/?[a-z]|!(?:--|\[|doctype)|\?[a-z])/iu.test(this.#html.slice(at + 1, at + 10));
  }

  #skipComment(start: number): void {
    if (this.#html.startsWith("![CDATA[", start)) {
      this.#sawCdata = true;
      this.#at = start + "![CDATA[".length;
      return;
    }
    const isComment = this.#html.startsWith("!--", start) && this.#lastCommentEnd >= start + 1;
    const end = isComment
      ? this.#html.indexOf("-->", start + 1) + 2
      : this.#html.indexOf(">", start);
    this.#at = end + 1;
  }

  /** Index of the `>` that ends the tag; there is one, for `#opensMarkup` has seen it. */
  #tagEnd(from: number): number {
    const end = this.#trustsQuotes ? this.#unquotedAngle(from) : -1;
    if (end !== -1) {
      return end;
    }
    this.#trustsQuotes = false;
    return this.#html.indexOf(">", from);
  }

  #unquotedAngle(from: number): number {
    const stop = /[>"']/gu;
    stop.lastIndex = from;
    for (let found = stop.exec(this.#html); found !== null; found = stop.exec(this.#html)) {
      if (found[0] === ">") {
        return found.index;
      }
      const close = this.#html.indexOf(found[0], found.index + 1);
      if (close === -1) {
        return -1;
      }
      stop.lastIndex = close + 1;
    }
    return -1;
  }
}
