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
  /** How many of the open elements, outermost first, are not markup inside a field. */
  #structure = 0;

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
    this.#structure = element.role === "markup" ? this.#structure : this.#open.length;
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
    if (this.#tooDeep === 0) {
      return this.#popFrom(this.#find(name, this.#open.length - 1));
    }
    const at = this.#find(name, this.#structure - 1);
    if (at === -1) {
      this.#tooDeep -= 1;
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
    const ended = this.#open.splice(at).toReversed();
    this.#structure = Math.min(this.#structure, this.#open.length);
    return ended;
  }

  #find(name: string, innermost: number): number {
    let isOutsideEntry = false;
    for (let at = innermost; at >= 0; at -= 1) {
      const element = this.#open[at];
      if (element?.name === name && (!isOutsideEntry || isOfFeed(element))) {
        return at;
      }
      isOutsideEntry ||= element?.role === "entry";
    }
    return -1;
  }
}

function isOfFeed({ role }: Element): boolean {
  return role === "root" || role === "head";
}
