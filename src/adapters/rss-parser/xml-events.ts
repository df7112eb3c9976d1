import { Tokenizer } from "htmlparser2";

/** More attributes on one element are not read. */
const MAX_ATTRIBUTES = 64;

/** What a document consists of, in its order. Text and values are as written, references undecoded. */
export interface XmlListener {
  /** `isClosed` when the tag closes itself: no `closeTag` follows. */
  openTag(name: string, attributes: ReadonlyMap<string, string>, isClosed: boolean): void;
  closeTag(name: string): void;
  /** Comes in pieces; `isCdata` when references in it mean nothing. */
  text(text: string, isCdata: boolean): void;
  /** `<!…>` other than comments: a document type, a declaration of an entity. */
  declaration(text: string): void;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/**
 * Tells a listener what stands in an XML document that arrives in pieces. Forgives everything; the
 * same text yields the same document however it is cut. Linear in the length of the text; keeps no
 * more of it than the piece at hand and the token that is not yet finished.
 */
export class XmlEvents {
  readonly #listener: XmlListener;
  readonly #tokenizer: Tokenizer;
  readonly #pieces: string[] = [];
  /** Where the first of the pieces begins in the document. */
  #offset = 0;
  #name = "";
  #attributes: Map<string, string> | undefined;
  #attributeName = "";
  #attributeValue = "";

  constructor(listener: XmlListener) {
    this.#listener = listener;
    this.#tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, this.#callbacks());
  }

  write(piece: string): void {
    if (piece !== "") {
      this.#pieces.push(piece);
      this.#tokenizer.write(piece);
    }
  }

  end(): void {
    this.#tokenizer.end();
  }

  #callbacks(): ConstructorParameters<typeof Tokenizer>[1] {
    return {
      ontext: (start, end) => this.#listener.text(this.#slice(start, end), false),
      ontextentity: () => undefined,
      oncdata: (start, end, offset) => this.#listener.text(this.#slice(start, end - offset), true),
      onopentagname: (start, end) => {
        this.#name = this.#slice(start, end);
        this.#attributes = undefined;
      },
      onopentagend: () => this.#openTag(false),
      onselfclosingtag: () => this.#openTag(true),
      onclosetag: (start, end) => this.#listener.closeTag(this.#slice(start, end)),
      onattribname: (start, end) => {
        this.#attributeName = this.#slice(start, end);
        this.#attributeValue = "";
      },
      onattribdata: (start, end) => {
        this.#attributeValue += this.#slice(start, end);
      },
      onattribentity: () => undefined,
      onattribend: () => this.#takeAttribute(),
      ondeclaration: (start, end) => this.#listener.declaration(this.#slice(start, end)),
      oncomment: () => undefined,
      onprocessinginstruction: () => undefined,
      onend: () => undefined,
    };
  }

  #openTag(isClosed: boolean): void {
    this.#listener.openTag(this.#name, this.#attributes ?? NO_ATTRIBUTES, isClosed);
  }

  /** The first of two attributes of one name counts. */
  #takeAttribute(): void {
    const attributes = (this.#attributes ??= new Map());
    const name = this.#attributeName.toLowerCase();
    if (attributes.size < MAX_ATTRIBUTES && !attributes.has(name)) {
      attributes.set(name, this.#attributeValue);
    }
  }

  /** Tokens come in order: the pieces before this one are not asked for again. */
  #slice(start: number, end: number): string {
    let first = this.#pieces[0] ?? "";
    while (start - this.#offset >= first.length && this.#pieces.length > 1) {
      this.#pieces.shift();
      this.#offset += first.length;
      first = this.#pieces[0] ?? "";
    }
    if (end - this.#offset <= first.length) {
      return first.slice(start - this.#offset, end - this.#offset);
    }
    return this.#pieces.join("").slice(start - this.#offset, end - this.#offset);
  }
}
