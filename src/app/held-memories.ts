import type { StoryMemory } from "../development/engine.ts";
import type { CardState } from "./card-state.ts";

/** What a story knows and what its card shows. */
export interface Held {
  readonly memory: StoryMemory;
  /** Absent until an item is filed: most stories that are recalled do not take it. */
  readonly card: CardState | undefined;
  /** How many items, revisions counted, the story took. */
  readonly taken: number;
  /** The place of the item from which on the memory was folded; see `windowStart`. */
  readonly from: number;
}

/** Items that all memories held in this process have taken together: about 40 kB of memory each. */
const MOST_ITEMS = 6000;
/** No memory holds more than the latest so many in full. */
const MOST_OF_ONE = 400;
/** What a memory weighs beside its items. */
const BARE = 2;

/** Memories by story, as many as weigh no more than a limit: those used last. */
export class HeldMemories {
  readonly #most: number;
  /** The one used last is the last. */
  readonly #held = new Map<string, Held & { readonly weight: number }>();
  #weight = 0;

  /** @param most - weight of all together, in items */
  constructor(most: number = MOST_ITEMS) {
    this.#most = most;
  }

  get(storyId: string): Held | undefined {
    const held = this.#held.get(storyId);
    if (held !== undefined) {
      this.#held.delete(storyId);
      this.#held.set(storyId, held);
    }
    return held;
  }

  put(storyId: string, held: Held): void {
    this.delete(storyId);
    const weight = BARE + Math.min(MOST_OF_ONE, held.taken);
    this.#held.set(storyId, { ...held, weight });
    this.#weight += weight;
  }

  delete(storyId: string): void {
    this.#weight -= this.#held.get(storyId)?.weight ?? 0;
    this.#held.delete(storyId);
  }

  /** Lets go of those not used for longest, until the limit is kept. Nobody may be working with one. */
  letGo(): void {
    for (const storyId of this.#held.keys()) {
      if (this.#weight <= this.#most) {
        return;
      }
      this.delete(storyId);
    }
  }
}
