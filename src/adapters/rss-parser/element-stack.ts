import type { Scope } from "./namespaces.ts";

/** Elements deeper than this are passed over; their text is kept. */
const MAX_DEPTH = 256;

/** What an element is to the feed it stands in. */
export type Role = "root" | "head" | "entry" | "entry-part" | "field" | "markup" | "unread";

export interface Element {
  /** As written, in lower case, with its prefix. */
  readonly name: string;
  readonly role: Role;
  readonly scope: Scope;
  /** `xml:base` in force inside. */
  readonly base: string | undefined;
}

/** The elements that are open, outermost first. Bounded in depth whatever the document does. */
export class ElementStack {
  readonly #open: Element[] = [];
  /** Elements open beyond the depth that is kept. */
  #tooDeep = 0;

  get top(): Element | undefined {
    return this.#open.at(-1);
  }

  /** Whether an element that opens now stands too deep to be kept. */
  get isFull(): boolean {
    return this.#open.length >= MAX_DEPTH;
  }

  /** Counts an element that stands too deep, so that its end tag ends nothing else. */
  passOver(): void {
    this.#tooDeep += 1;
  }

  push(element: Element): void {
    this.#open.push(element);
  }

  /** The innermost element, which is open no more. */
  pop(): readonly Element[] {
    return this.#popFrom(this.#open.length - 1);
  }

  /**
   * Ends the innermost element of this name and all that is open inside it, innermost first. None
   * when there is no such element, or only one outside the entry at hand that is not the feed's own.
   */
  close(name: string): readonly Element[] {
    const at = this.#find(name);
    const isInMarkup = at === -1 || this.#open[at]?.role === "markup";
    if (this.#tooDeep > 0 && isInMarkup) {
      this.#tooDeep -= 1;
      return [];
    }
    return this.#popFrom(at);
  }

  /** Ends the innermost element in this role and all inside it, innermost first. */
  closeRole(role: Role): readonly Element[] {
    return this.#popFrom(this.#open.findLastIndex((element) => element.role === role));
  }

  #popFrom(at: number): readonly Element[] {
    if (at === -1) {
      return [];
    }
    this.#tooDeep = 0;
    return this.#open.splice(at).toReversed();
  }

  #find(name: string): number {
    const entry = this.#open.findLastIndex(({ role }) => role === "entry");
    return this.#open.findLastIndex((element, at) => {
      const isOfFeed = element.role === "root" || element.role === "head";
      return element.name === name && (at >= entry || isOfFeed);
    });
  }
}
