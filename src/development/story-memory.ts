import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Fingerprint } from "../item/fingerprint.ts";
import { countKeys, emptyKeyCounts, keysOf } from "../story/item-keys.ts";
import type { ItemKeys, KeyCounts } from "../story/item-keys.ts";
import { isTelling } from "../story/match.ts";
import type { Matchable } from "../story/match.ts";
import { emptyProfile, learn } from "../story/profile.ts";
import type { Profile, Telling } from "../story/profile.ts";
import type { Story } from "../story/story.ts";
import { readTopic } from "../story/topic.ts";
import type { TopicWord } from "../story/topic.ts";
import { emptyActors } from "./actors.ts";
import type { ActorBook } from "./actors.ts";
import type { DevelopmentType } from "./development.ts";
import type { StoryMemory } from "./engine.ts";
import type { Remembered } from "./memory.ts";
import { learnActors } from "./resolve-claims.ts";

/** A claim that the story has, and which item told it first. */
export interface KnownClaim {
  readonly type: DevelopmentType;
  readonly actorKey: string;
  readonly speaker: string;
  readonly what: string | undefined;
  readonly language: string;
  readonly at: number;
  readonly itemId: string;
  readonly outlet: string;
  /** Told as news by its item, and not as background. */
  readonly fresh: boolean;
}

/** An item that the story took. */
export interface TakenItem {
  readonly itemId: string;
  readonly url: string;
  readonly outlet: string;
  readonly language: string;
  readonly isKnownLanguage: boolean;
  readonly at: number;
  readonly fingerprint: Fingerprint;
  /** Words of its names. */
  readonly nameWords: ReadonlySet<string>;
  /** Of items long past, none. */
  readonly stems: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
  readonly numbers: readonly { readonly value: number; readonly rough: boolean }[];
  /** What it may have in common with a text in another language; of items long past, none. */
  readonly keys: ItemKeys | undefined;
}

/** A story's memory with what only the engine sees. Changed in place by `extendMemory`. */
export interface FullMemory extends StoryMemory, Matchable {
  readonly profile: Profile;
  topicWords: readonly TopicWord[];
  anchorLanguage: string | undefined;
  readonly urls: Set<string>;
  readonly numbers: Set<number>;
  readonly fingerprints: Fingerprint[];
  readonly items: TakenItem[];
  readonly claims: KnownClaim[];
  /** Everybody who spoke or acted, by all their names. */
  readonly actors: ActorBook;
  /** Hashes of runs of words: what has been said to the letter. */
  readonly shingles: Set<number>;
  /** Stems by language: what has been said at all. */
  readonly stems: Map<string, Set<string>>;
  readonly allNumbers: { readonly value: number; readonly rough: boolean }[];
  readonly nameWords: Set<string>;
  readonly keyCounts: KeyCounts;
  /** Outlets whose items were taken and that were cited, as ASCII words. */
  readonly outlets: Set<string>;
}

/** A story remembers so many items to compare with; older ones stay in the profile alone. */
const MAX_ITEMS = 400;
/** Of so many items the words are kept as well, to tell whence a sentence is. */
const MAX_WORDED = 60;
const MAX_URLS = 1000;
const MAX_CLAIMS = 1500;
const MAX_HASHES = 60_000;
const MAX_STEMS = 20_000;
const MAX_NUMBERS = 1000;
/** Only an item that matched so well teaches the profile. */
const CONFIDENT = 0.6;

/** A story that has taken nothing yet. */
export function beginMemory(
  story: Story,
  canonicalTopicUrl: string | undefined,
  packs: readonly CompiledPack[],
): FullMemory {
  return {
    story,
    topicUrl: canonicalTopicUrl,
    anchorLanguage: undefined,
    topicWords: story.topic.kind === "words" ? readTopic(story.topic.words, packs) : [],
    profile: emptyProfile(),
    urls: new Set(),
    numbers: new Set(),
    fingerprints: [],
    items: [],
    claims: [],
    actors: emptyActors(),
    shingles: new Set(),
    stems: new Map(),
    allNumbers: [],
    nameWords: new Set(),
    keyCounts: emptyKeyCounts(),
    outlets: new Set(),
  };
}

/** Takes one more item, in place. The memory after n items is this, n times. */
export function extendMemory(
  memory: FullMemory,
  taken: Remembered,
  packs: readonly CompiledPack[],
  telling: Telling,
): FullMemory {
  if (memory.topicWords.length === 0 && memory.story.topic.kind === "link") {
    memory.topicWords = readTopic(taken.title, packs);
    memory.anchorLanguage = taken.language;
  }
  if (taken.score >= CONFIDENT) {
    learn(memory.profile, taken, telling);
  }
  addBounded(memory.urls, [taken.url], MAX_URLS);
  pushBounded(memory.fingerprints, taken.fingerprint, MAX_ITEMS);
  const item = takenItem(taken);
  pushBounded(memory.items, item, MAX_ITEMS);
  countKeys(memory.keyCounts, item.keys);
  forgetWords(memory.items);
  for (const claim of taken.claims) {
    pushBounded(memory.claims, { ...claim, ...claimSource(taken) }, MAX_CLAIMS);
  }
  learnActors(memory, taken);
  addBounded(memory.shingles, taken.fingerprint.hashes, MAX_HASHES);
  const stems = memory.stems.get(taken.language) ?? new Set<string>();
  memory.stems.set(taken.language, stems);
  addBounded(stems, taken.stems, MAX_STEMS);
  addBounded(memory.nameWords, taken.nameWords, MAX_STEMS);
  for (const [value, rough] of taken.numbers) {
    pushBounded(memory.allNumbers, { value, rough: rough === 1 }, MAX_NUMBERS);
    if (isTelling(value)) {
      memory.numbers.add(value);
    }
  }
  return memory;
}

/**
 * A memory is opaque to callers; only an engine makes them.
 *
 * @throws {Error} when somebody else made it: a fault of the program
 */
export function fullMemory(memory: StoryMemory): FullMemory {
  if (!isFull(memory)) {
    throw new Error("This memory of a story was not made by the engine.");
  }
  return memory;
}

function isFull(memory: StoryMemory): memory is FullMemory {
  return "profile" in memory && "shingles" in memory;
}

function takenItem(taken: Remembered): TakenItem & { readonly keys: ItemKeys } {
  const numbers = taken.numbers.map(([value, rough]) => ({ value, rough: rough === 1 }));
  return {
    itemId: taken.itemId,
    url: taken.url,
    outlet: taken.outlet,
    language: taken.language,
    isKnownLanguage: taken.isKnownLanguage,
    at: taken.at,
    fingerprint: taken.fingerprint,
    nameWords: new Set(taken.nameWords),
    stems: new Set(taken.stems),
    concepts: new Set(taken.concepts),
    numbers,
    keys: keysOf({
      nameWords: new Set(taken.names.flatMap(([key]) => key.split(" "))),
      stems: taken.stems,
      concepts: taken.concepts,
      numbers,
    }),
  };
}

const NONE: ReadonlySet<string> = new Set();

function forgetWords(items: TakenItem[]): void {
  const at = items.length - MAX_WORDED - 1;
  const item = items[at];
  if (item !== undefined) {
    items[at] = { ...item, stems: NONE, concepts: NONE, numbers: [], keys: undefined };
  }
}

function claimSource(taken: Remembered): Pick<KnownClaim, "language" | "at" | "itemId" | "outlet"> {
  return { language: taken.language, at: taken.at, itemId: taken.itemId, outlet: taken.outlet };
}

function pushBounded<T>(list: T[], value: T, limit: number): void {
  list.push(value);
  if (list.length > limit) {
    list.shift();
  }
}

function addBounded<T>(set: Set<T>, values: readonly T[], limit: number): void {
  for (const value of values) {
    set.add(value);
  }
  for (const oldest of set) {
    if (set.size <= limit) {
      return;
    }
    set.delete(oldest);
  }
}
