import type { Item } from "../item/item.ts";
import type { Reading } from "../item/reading.ts";
import type { Outline } from "../story/outline.ts";
import type { Story } from "../story/story.ts";
import type { Claim } from "./claim.ts";
import type { Decision } from "./decision.ts";
import type { Remembered } from "./memory.ts";
import type { Verdict } from "./verdict.ts";

/** What a story knows, in the process's memory: a fold of what it remembers. Opaque to callers. */
export interface StoryMemory {
  readonly story: Story;
}

/**
 * What a story is found by, without its memory: small, plain, JSON. `version` tells by which rules it was
 * made; one of other rules is of no use.
 */
export interface StoryOutline {
  readonly version: number;
  readonly outline: Outline;
}

/** The engine as the rest of the program sees it. Pure: the same input yields the same output. */
export interface Engine {
  /** Reads an item once for all stories. Never throws; linear in the length of the text. */
  read(item: Item): Reading;
  /** The claims that the reading holds, by cues. */
  claims(reading: Reading): readonly Claim[];
  /** A story that has taken nothing yet. `seed`: the item whose link was followed. */
  begin(story: Story): StoryMemory;
  /** A story as it was after it had taken these, in order. */
  recall(story: Story, taken: readonly Remembered[]): StoryMemory;
  /** Decides about one item and one story; an editor's verdict outweighs the match and the news. Never throws. */
  decide(
    memory: StoryMemory,
    reading: Reading,
    claims: readonly Claim[],
    verdict?: Verdict,
  ): Decision;
  /** Whether an item is on a beat. `beat`: a story begun by the beat's words, which takes nothing. */
  isOnBeat(beat: StoryMemory, reading: Reading): boolean;
  /** What the story is to remember of an item that it took. */
  remembered(
    memory: StoryMemory,
    reading: Reading,
    claims: readonly Claim[],
    decision: Decision,
  ): Remembered;
  /** The memory after one more item. The old memory must not be used afterwards. */
  extend(memory: StoryMemory, taken: Remembered): StoryMemory;
  /** What the story is found by as it is now. */
  outline(memory: StoryMemory): StoryOutline;
  /** An index over stories; see {@link StoryIndex}. */
  createIndex(): StoryIndex;
  /** Words by which stored items that may be on the story are looked up. */
  searchWords(memory: StoryMemory): readonly string[];
}

/**
 * Finds the stories that an item may be on without looking at each: an inverted index over names,
 * terms and links of the stories' profiles. The one part of the engine that holds state.
 */
export interface StoryIndex {
  /** Adds a story, or takes note of what it has learnt since. */
  put(memory: StoryMemory): void;
  /**
   * Does the same without the memory.
   *
   * @returns false, having done nothing, where the outline was made by other rules than today's
   */
  restore(storyId: string, outline: StoryOutline): boolean;
  /** Forgets a story; one that is not there is no error. */
  remove(storyId: string): void;
  /** Ids of the stories worth deciding about; misses none that `decide` would put the item on. */
  candidates(reading: Reading): readonly string[];
}
