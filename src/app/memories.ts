import type { LedgerEntry } from "../development/development.ts";
import type { Engine, StoryIndex, StoryMemory } from "../development/engine.ts";
import type { Beat } from "../follow/beat.ts";
import type { Reading } from "../item/reading.ts";
import type { StoryItem, Stores } from "../ports/stores.ts";
import type { Story } from "../story/story.ts";
import { type CardState, cardStateOf, extendCardState } from "./card-state.ts";

/**
 * What the open stories know, held in this process: each a fold of what the store remembers of it.
 *
 * All changes go through {@link Memories.alone}, one after the other, so that two items never judge
 * each other's novelty against the same old memory.
 */
export class Memories {
  readonly #engine: Engine;
  readonly #index: StoryIndex;
  readonly #known = new Map<string, StoryMemory>();
  readonly #cards = new Map<string, CardState>();
  /** Stories extended since the transaction under way began. */
  readonly #touched = new Map<string, Story>();
  /** Stories begun since then. */
  readonly #begun = new Set<string>();
  /** Beats with the memory that their words make, which takes nothing; by id. */
  readonly #beats = new Map<string, { readonly beat: Beat; readonly words: StoryMemory }>();
  readonly #beatIndex: StoryIndex;
  #last: Promise<unknown> = Promise.resolve();

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#index = engine.createIndex();
    this.#beatIndex = engine.createIndex();
  }

  /** Recalls every open story and beat from the store. */
  async load(stores: Pick<Stores, "stories" | "beats">): Promise<void> {
    for (const beat of await stores.beats.listOpen()) {
      this.beginBeat(beat);
    }
    for (const story of await stores.stories.listOpen()) {
      await this.#recall(story, stores);
    }
  }

  /** Runs work that reads or changes memories with nobody else at it. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
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
        await this.#recall(story, stores);
      }
      throw error;
    }
  }

  /** Takes a new story in. */
  begin(story: Story): StoryMemory {
    const memory = this.#engine.begin(story);
    this.#begun.add(story.id);
    this.#keep(memory, cardStateOf([], []));
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
    return this.#beatIndex
      .candidates(reading)
      .map((id) => this.#beats.get(id))
      .filter((known) => known !== undefined)
      .filter(({ words }) => this.#engine.isOnBeat(words, reading))
      .map(({ beat }) => beat);
  }

  forget(storyId: string): void {
    this.#known.delete(storyId);
    this.#cards.delete(storyId);
    this.#index.remove(storyId);
  }

  find(storyId: string): StoryMemory | undefined {
    return this.#known.get(storyId);
  }

  /** The stories worth asking about an item. */
  candidates(reading: Reading): readonly StoryMemory[] {
    return this.#index
      .candidates(reading)
      .map((id) => this.#known.get(id))
      .filter((memory) => memory !== undefined);
  }

  /** What a story's card shows. */
  card(storyId: string): CardState | undefined {
    return this.#cards.get(storyId);
  }

  /** Adds an item that a story took, with what it brought to the ledger. */
  extend(storyId: string, taken: StoryItem, added: readonly LedgerEntry[]): void {
    const memory = this.#known.get(storyId);
    const card = this.#cards.get(storyId);
    if (memory !== undefined && card !== undefined) {
      this.#touched.set(storyId, memory.story);
      extendCardState(card, taken, added);
      this.#keep(this.#engine.extend(memory, taken.remembered), card);
    }
  }

  /** Puts what a story knows after it was folded anew in the place of what it knew. */
  replace(memory: StoryMemory, card: CardState): void {
    this.#keep(memory, card);
  }

  async #recall(story: Story, stores: Pick<Stores, "stories">): Promise<void> {
    const taken = await stores.stories.items(story.workspaceId, story.id);
    const ledger = await stores.stories.ledger(story.workspaceId, story.id);
    this.#keep(
      this.#engine.recall(
        story,
        taken.map(({ remembered }) => remembered),
      ),
      cardStateOf(taken, ledger),
    );
  }

  #keep(memory: StoryMemory, card: CardState): void {
    this.#known.set(memory.story.id, memory);
    this.#cards.set(memory.story.id, card);
    this.#index.put(memory);
  }
}
