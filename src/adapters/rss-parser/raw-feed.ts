import type { FeedFormat } from "../../feed/entry.ts";
import type { Field } from "./field.ts";

/** An entry as it stood in the document: its fields by key, each key's in document order. */
export class RawEntry {
  readonly #fields: Map<string, Field[]> = new Map();
  /** Where it stood among the entries of the document, from 0. */
  readonly position: number;
  /** `rdf:about`, with the keys of fields. */
  readonly about: string | undefined;

  constructor(position: number, about?: string) {
    this.position = position;
    this.about = about;
  }

  add(field: Field): void {
    const same = this.#fields.get(field.key);
    if (same === undefined) {
      this.#fields.set(field.key, [field]);
    } else if (same.length < MAX_SAME_FIELDS) {
      same.push(field);
    }
  }

  /** The first field of this key. */
  first(key: string): Field | undefined {
    return this.#fields.get(key)?.[0];
  }

  all(key: string): readonly Field[] {
    return this.#fields.get(key) ?? [];
  }
}

/** More fields of one kind in one entry are not read. */
const MAX_SAME_FIELDS = 200;

/** A feed as it stood in the document, before anything is made of its texts. */
export interface RawFeed {
  readonly format: FeedFormat;
  /** The fields of the feed itself. */
  readonly head: RawEntry;
  readonly entries: readonly RawEntry[];
  readonly dropped: number;
  readonly repairs: readonly string[];
}
