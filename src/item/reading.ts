import type { Item } from "./item.ts";

/** An item with everything that the engine reads in it. Made once per item, shared by all stories. */
export interface Reading {
  readonly item: Item;
  /** BCP 47 primary tag, found in the text itself. */
  readonly language: string;
}
