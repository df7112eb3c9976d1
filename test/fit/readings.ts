import type { Claim } from "../../src/development/claim.ts";
import type { Engine } from "../../src/development/engine.ts";
import type { Item } from "../../src/item/item.ts";
import type { Reading } from "../../src/item/reading.ts";

/** What is in an item by itself, without any story. */
export interface ItemRead {
  readonly reading: Reading;
  readonly claims: readonly Claim[];
}

const known = new Map<string, ItemRead>();

/** Reads an item of a scenario, once for all fits: no weight has a say in it. */
export function readOnce(engine: Engine, scenario: string, name: string, item: Item): ItemRead {
  const key = `${scenario}/${name}`;
  const found = known.get(key);
  if (found !== undefined) {
    return found;
  }
  const reading = engine.read(item);
  const made = { reading, claims: engine.claims(reading) };
  known.set(key, made);
  return made;
}
