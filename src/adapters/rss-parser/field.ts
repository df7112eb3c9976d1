import { decodeClosedEntities } from "../../feed/html-entities.ts";

/** What one field may hold of markup, in UTF-16 units: five times what is kept of its text. */
const MAX_LENGTH = 500_000;
/** Elements that HTML writes without an end tag. */
const VOID = new Set(["area", "br", "col", "embed", "hr", "img", "input", "link", "source", "wbr"]);
/** A `&` that begins no reference. Bounded on both sides. */
const BARE_AMPERSAND = /&(?!#?[A-Za-z0-9]{1,31};)/u;

interface Piece {
  readonly kind: "text" | "cdata" | "open" | "close";
  /** As written; of a tag its local name in lower case. */
  readonly value: string;
  readonly attributes?: ReadonlyMap<string, string>;
}

/** What stands between the tags of one element of a feed: text, markup or both, in its order. */
export class Field {
  readonly key: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** `xml:base` in force here; absent where none is. */
  readonly base: string | undefined;
  readonly #pieces: Piece[] = [];
  #length = 0;
  #hasMarkup = false;

  constructor(key: string, attributes: ReadonlyMap<string, string>, base: string | undefined) {
    this.key = key;
    this.attributes = attributes;
    this.base = base;
  }

  addText(value: string, isCdata: boolean): void {
    this.#add({ kind: isCdata ? "cdata" : "text", value });
  }

  openTag(name: string, attributes: ReadonlyMap<string, string>): void {
    this.#hasMarkup = true;
    this.#add({ kind: "open", value: name, attributes });
  }

  closeTag(name: string): void {
    this.#add({ kind: "close", value: name });
  }

  /** An attribute's value, references decoded; undefined when it is missing or empty. */
  attribute(name: string): string | undefined {
    const value = decodeClosedEntities(this.attributes.get(name) ?? "").trim();
    return value === "" ? undefined : value;
  }

  /** Whether elements stand in it, not merely text that may turn out to be HTML. */
  get hasMarkup(): boolean {
    return this.#hasMarkup;
  }

  get hasBareAmpersand(): boolean {
    return this.#pieces.some(({ kind, value }) => kind === "text" && BARE_AMPERSAND.test(value));
  }

  /** Its text alone, references decoded, elements left out. Untrimmed. */
  get text(): string {
    return this.#joined((piece) => textOf(piece));
  }

  /**
   * Its content as markup that a publisher wrote into XML text: references decoded once, so that
   * `&lt;b&gt;` is a tag, and elements that stand in it kept as they are.
   */
  get escapedMarkup(): string {
    return this.#joined((piece) => textOf(piece) ?? tagOf(piece));
  }

  /** Its content as elements, which XHTML is: text stays text whatever is escaped in it. */
  get inlineMarkup(): string {
    return this.#joined((piece) => {
      if (piece.kind === "text") {
        return piece.value;
      }
      return piece.kind === "cdata" ? escapeText(piece.value) : tagOf(piece);
    });
  }

  /** The text of the first element of this name in it, trimmed; undefined without one. */
  textOfChild(name: string): string | undefined {
    const open = this.#pieces.findIndex(({ kind, value }) => kind === "open" && value === name);
    if (open === -1) {
      return undefined;
    }
    const rest = this.#pieces.slice(open + 1);
    const close = rest.findIndex(({ kind, value }) => kind === "close" && value === name);
    const text = rest
      .slice(0, close === -1 ? rest.length : close)
      .map((piece) => textOf(piece) ?? "")
      .join("")
      .trim();
    return text === "" ? undefined : text;
  }

  #joined(written: (piece: Piece) => string | undefined): string {
    return this.#merged()
      .map((piece) => written(piece) ?? "")
      .join("");
  }

  /** Text that came in several pieces is one text: a reference may have been cut. */
  #merged(): readonly Piece[] {
    const merged: Piece[] = [];
    for (const piece of this.#pieces) {
      const last = merged.at(-1);
      if (last?.kind === "text" && piece.kind === "text") {
        merged[merged.length - 1] = { kind: "text", value: last.value + piece.value };
      } else {
        merged.push(piece);
      }
    }
    return merged;
  }

  #add(piece: Piece): void {
    const room = MAX_LENGTH - this.#length;
    if (room > 0) {
      const value = piece.value.length > room ? piece.value.slice(0, room) : piece.value;
      this.#pieces.push(value === piece.value ? piece : { ...piece, value });
      this.#length += value.length + 1;
    }
  }
}

function textOf({ kind, value }: Piece): string | undefined {
  if (kind === "text") {
    return decodeClosedEntities(value);
  }
  return kind === "cdata" ? value : undefined;
}

function tagOf({ kind, value, attributes }: Piece): string {
  if (kind === "close") {
    return VOID.has(value) ? "" : `</${value}>`;
  }
  const written = [...(attributes ?? [])]
    .filter(([name]) => !name.startsWith("xmlns"))
    .map(([name, text]) => ` ${name}="${text.replaceAll('"', "&quot;")}"`);
  return `<${value}${written.join("")}>`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
