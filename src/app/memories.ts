import type { LedgerEntry } from "../development/development.ts";
import type { Engine, StoryIndex, StoryMemory, StoryOutline } from "../development/engine.ts";
import type { Beat } from "../follow/beat.ts";
import type { Reading } from "../item/reading.ts";
import type { Database, StoryItem, Stores } from "../ports/stores.ts";
import type { Story } from "../story/story.ts";
import { type CardState, cardStateOf, extendCardState } from "./card-state.ts";
import { type Held, HeldMemories } from "./held-memories.ts";
import { recallStory, windowStart } from "./recall-story.ts";

/**
 * What the open stories know: each a fold of what the store remembers of it, recalled when an item may
 * be on it, and held in this process while it is in use. What a story is found by is always held.
 *
 * All changes go through {@link Memories.alone}, one after the other, so that two items never judge
 * each other's novelty against the same old memory. What was recalled in a turn stays until its end.
 */
export class Memories {
  readonly #engine: Engine;
  readonly #index: StoryIndex;
  readonly #held: HeldMemories;
  /** Every open story. */
  readonly #stories = new Map<string, Story>();
  /** Open stories whose outline the store lacks. */
  readonly #unoutlined = new Map<string, StoryOutline>();
  /** Stories extended since the transaction under way began. */
  readonly #touched = new Map<string, Story>();
  /** Stories begun since then. */
  readonly #begun = new Set<string>();
  /** Beats with the memory that their words make, which takes nothing; by id. */
  readonly #beats = new Map<string, { readonly beat: Beat; readonly words: StoryMemory }>();
  readonly #beatIndex: StoryIndex;
  /** What the index found, by an item's sentences, until a story is found by something else. */
  #found = new WeakMap<Reading["sentences"], readonly string[]>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(engine: Engine, held: HeldMemories = new HeldMemories()) {
    this.#engine = engine;
    this.#held = held;
    this.#index = engine.createIndex();
    this.#beatIndex = engine.createIndex();
  }

  /** Takes in every open story and beat of the store; recalls only stories that have no outline. */
  async load(stores: Pick<Stores, "stories" | "beats">): Promise<void> {
    for (const beat of await stores.beats.listOpen()) {
      this.beginBeat(beat);
    }
    const outlines = await stores.stories.outlines();
    for (const story of await stores.stories.listOpen()) {
      this.#stories.set(story.id, story);
      this.#held.delete(story.id);
      const outline = outlines.get(story.id);
      if (outline === undefined || !this.#index.restore(story.id, outline)) {
        this.#unoutlined.set(story.id, await this.#recallAnew(story, stores));
        this.#held.letGo();
      }
    }
  }

  /** Stores the outlines that `load` found missing, so that the next start is quicker. */
  async noteOutlines(database: Pick<Database, "transact">): Promise<void> {
    await database.transact(async ({ stories }) => {
      for (const [storyId, outline] of this.#unoutlined) {
        const story = this.#stories.get(storyId);
        if (story !== undefined) {
          await stories.recordOutline(story.workspaceId, storyId, outline);
        }
      }
    });
    this.#unoutlined.clear();
  }

  /** Runs work that reads or changes memories with nobody else at it. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work).finally(() => {
      this.#held.letGo();
    });
    // The next in line must not inherit this one's failure: its own caller gets it.
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Runs a transaction that extends memories on its way. Where it fails, the stories it touched are
   * recalled from the store, so that nothing is remembered that was not stored.
   */
  async undoUnless<T>(transaction: () => Promise<T>, stores: Pick<Stores, "stories">): Promise<T> {
    this.#touched.clear();
    this.#begun.clear();
    try {
      return await transaction();
    } catch (error) {
      for (const storyId of this.#begun) {
        this.forget(storyId);
        this.#touched.delete(storyId);
      }
      for (const story of this.#touched.values()) {
        await this.#recallAnew(story, stores);
      }
      throw error;
    }
  }

  /** Takes a new story in. */
  begin(story: Story): StoryMemory {
    const memory = this.#engine.begin(story);
    this.#begun.add(story.id);
    this.#keep({ memory, card: cardStateOf([], []), taken: 0, from: 0 });
    return memory;
  }

  /** Takes a beat in; a repeat changes nothing. */
  beginBeat(beat: Beat): void {
    const { id, workspaceId, slug, words, createdAt } = beat;
    const story = { id, workspaceId, slug, title: words, createdAt, closedAt: undefined };
    const memory = this.#engine.begin({ ...story, topic: { kind: "words", words } });
    this.#beats.set(id, { beat, words: memory });
    this.#beatIndex.put(memory);
  }

  forgetBeat(beatId: string): void {
    this.#beats.delete(beatId);
    this.#beatIndex.remove(beatId);
  }

  /** The beats that an item is on. */
  beatsFor(reading: Reading): readonly Beat[] {
    if (this.#beats.size === 0) {
      return [];
    }
    return this.#beatIndex
      .candidates(reading)
      .map((id) => this.#beats.get(id))
      .filter((known) => known !== undefined)
      .filter(({ words }) => this.#engine.isOnBeat(words, reading))
      .map(({ beat }) => beat);
  }

  forget(storyId: string): void {
    this.#held.delete(storyId);
    this.#stories.delete(storyId);
    this.#index.remove(storyId);
    this.#found = new WeakMap();
  }

  /** An open story. */
  story(storyId: string): Story | undefined {
    return this.#stories.get(storyId);
  }

  /** What an open story knows, where it is held: it was begun or recalled in this turn, or is in use. */
  find(storyId: string): StoryMemory | undefined {
    return this.#held.get(storyId)?.memory;
  }

  /** What an open story knows, recalled from the store unless it is held. */
  async recall(storyId: string, stores: Pick<Stores, "stories">): Promise<StoryMemory | undefined> {
    const story = this.#stories.get(storyId);
    const held = this.#held.get(storyId);
    const isCurrent = held !== undefined && held.from === windowStart(held.taken);
    if (story !== undefined && !isCurrent) {
      await this.#recallAnew(story, stores);
    }
    return this.find(storyId);
  }

  /** The stories worth asking about an item. */
  candidates(reading: Reading): readonly Story[] {
    const found = this.#found.get(reading.sentences) ?? this.#index.candidates(reading);
    this.#found.set(reading.sentences, found);
    return found.map((id) => this.#stories.get(id)).filter((story) => story !== undefined);
  }

  /** What a story's card shows, where it is held with the story's memory. */
  card(storyId: string): CardState | undefined {
    return this.#held.get(storyId)?.card;
  }

  /** The same, read from the store unless it is held. Absent where the memory is not held. */
  async recallCard(
    storyId: string,
    { stories }: Pick<Stores, "stories">,
  ): Promise<CardState | undefined> {
    const held = this.#held.get(storyId);
    if (held === undefined || held.card !== undefined) {
      return held?.card;
    }
    const { workspaceId } = held.memory.story;
    const card = cardStateOf(
      await stories.covered(workspaceId, storyId),
      await stories.ledger(workspaceId, storyId),
    );
    this.#held.put(storyId, { ...held, card });
    return card;
  }

  /**
   * Adds an item that a story took, with what it brought to the ledger. The story's card must be held.
   *
   * @returns what the story is found by from now on
   */
  extend(
    storyId: string,
    taken: StoryItem,
    added: readonly LedgerEntry[],
  ): StoryOutline | undefined {
    const held = this.#held.get(storyId);
    if (held?.card === undefined) {
      return undefined;
    }
    this.#touched.set(storyId, held.memory.story);
    extendCardState(held.card, taken, added);
    const memory = this.#engine.extend(held.memory, taken.remembered);
    const outline = this.#keep({ ...held, memory, taken: held.taken + 1 });
    // One that is to be folded from a later item on may have other names then.
    return held.from === windowStart(held.taken + 1) ? outline : undefined;
  }

  /** Puts what a story knows after it was folded anew in the place of what it knew. */
  replace(held: Held): void {
    this.#keep(held);
  }

  async #recallAnew(story: Story, stores: Pick<Stores, "stories">): Promise<StoryOutline> {
    const { memory, taken } = await recallStory(story, { engine: this.#engine, stores });
    return this.#keep({ memory, card: undefined, taken, from: windowStart(taken) });
  }

  #keep(held: Held): StoryOutline {
    const { story } = held.memory;
    const outline = this.#engine.outline(held.memory);
    this.#stories.set(story.id, story);
    this.#held.put(story.id, held);
    this.#index.restore(story.id, outline);
    this.#found = new WeakMap();
    return outline;
  }
}
