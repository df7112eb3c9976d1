import { hash32 } from "../item/hash.ts";
import { asciiOf } from "../item/name-key.ts";
import type { Reading } from "../item/reading.ts";
import { STEMMED_LANGUAGES, stemOf } from "../item/stems.ts";
import { isCaseless, isUnspaced } from "../item/words.ts";
import { lookOf } from "./look.ts";
import { ENOUGH_MATTER } from "./matter.ts";
import { isSupported, isTopicFound } from "./outline.ts";
import type { Outline } from "./outline.ts";
import { createPostings } from "./postings.ts";
import type { Posting, Postings } from "./postings.ts";
import { matchTopicWord, topicWordKey } from "./topic.ts";
import type { TopicWord } from "./topic.ts";
import { beginKey, wordKeys } from "./word-keys.ts";

/**
 * Finds stories by what they are about. A word that stories are known by is compared with an item once,
 * however many stories share it. What is found is what `hasGround` finds, and links.
 */
export interface OutlineIndex {
  put(storyId: string, outline: Outline): void;
  remove(storyId: string): void;
  candidates(reading: Reading): readonly string[];
}

/**
 * Of more stories than these, those are offered that have most in common with the item, a word counting
 * the more the fewer stories are known by it: among thousands of stories many share one common word.
 */
const MOST_FOUND = 32;

interface Shelves {
  readonly outlines: Map<string, Outline>;
  readonly names: Postings<string>;
  readonly topics: Postings<TopicWord>;
  readonly links: Postings<number>;
  /** Main shared words of all stories. */
  readonly matter: Postings<string>;
  /** Those of stories whose names other scripts hide. */
  readonly hidden: Postings<string>;
}

/** An empty index. */
export function createStoryIndex(): OutlineIndex {
  const asWord = { idOf: (word: string) => word, keysOf: (word: string) => [word] };
  const shelves: Shelves = {
    outlines: new Map(),
    names: createPostings({ ...asWord, keysOf: wordKeys }),
    topics: createPostings({ idOf: topicWordKey, keysOf: keysOfTopicWord }),
    links: createPostings<number>({ idOf: String, keysOf: (link) => [String(link)] }),
    matter: createPostings(asWord),
    hidden: createPostings(asWord),
  };
  return {
    put: (storyId, outline) => {
      const known = shelves.outlines.get(storyId);
      shelves.outlines.set(storyId, outline);
      exchange(shelves, storyId, known, outline);
    },
    remove: (storyId) => {
      const known = shelves.outlines.get(storyId);
      shelves.outlines.delete(storyId);
      exchange(shelves, storyId, known, undefined);
    },
    candidates: (reading) => {
      const found = findStories(shelves, reading);
      return found.stories.size <= MOST_FOUND
        ? [...found.stories]
        : strongest(found, shelves, reading);
    },
  };
}

/** Takes a story from where it stood to where it stands now; what stays is not touched. */
function exchange(
  { names, topics, links, matter, hidden }: Shelves,
  storyId: string,
  from: Outline | undefined,
  to: Outline | undefined,
): void {
  const move = <T>(postings: Postings<T>, before: readonly T[], after: readonly T[]): void => {
    const [old, now] = [new Set(before), new Set(after)];
    postings.remove(
      storyId,
      [...old].filter((one) => !now.has(one)),
    );
    postings.add(
      storyId,
      [...now].filter((one) => !old.has(one)),
    );
  };
  move(names, from?.names ?? [], to?.names ?? []);
  move(links, from?.links ?? [], to?.links ?? []);
  move(matter, from?.matter ?? [], to?.matter ?? []);
  move(hidden, hiddenMatter(from), hiddenMatter(to));
  // Words of a topic are objects, and may be equal without being the same.
  topics.remove(storyId, from?.topicWords ?? []);
  topics.add(storyId, to?.topicWords ?? []);
}

function hiddenMatter(outline: Outline | undefined): readonly string[] {
  return outline?.hidesNames === true ? outline.matter : [];
}

/** Stories that an item may be on, and what they were found by. */
interface Found {
  readonly stories: Set<string>;
  /** The stories that have a word of the item, for each such word. */
  readonly shared: readonly ReadonlySet<string>[];
  /** Those that one of its links names. */
  readonly linked: readonly ReadonlySet<string>[];
}

function findStories(shelves: Shelves, reading: Reading): Found {
  const stories = new Set<string>();
  const linked = [...shelves.links.under([String(hash32(reading.item.canonicalUrl))])].map(
    (posting) => posting.stories,
  );
  const named = storiesByName(shelves, reading);
  for (const one of [...linked, ...named].flatMap((known) => [...known])) {
    stories.add(one);
  }
  for (const one of storiesByMatter(shelves, reading)) {
    stories.add(one);
  }
  const topics = topicsIn(shelves, reading);
  for (const one of storiesByTopic(shelves, reading, { topics, isFound: stories })) {
    stories.add(one);
  }
  return { stories, linked, shared: [...named, ...topics.map((posting) => posting.stories)] };
}

/**
 * The stories with most in common with an item, in the order in which they were found: by names and
 * topics, and by shared nouns, which tell most where a script hides the names.
 */
function strongest(
  { stories, shared, linked }: Found,
  { outlines, matter }: Shelves,
  { nameWords, concepts }: Reading,
): readonly string[] {
  const byWords = new Map<string, number>();
  const byMatter = new Map<string, number>();
  const strengthen = (strengths: Map<string, number>, known: ReadonlySet<string>): void => {
    const rarity = Math.log(1 + outlines.size / known.size);
    for (const storyId of known) {
      strengths.set(storyId, (strengths.get(storyId) ?? 0) + rarity);
    }
  };
  for (const known of shared) {
    strengthen(byWords, known);
  }
  for (const posting of matter.under(concepts)) {
    strengthen(byMatter, posting.stories);
  }
  for (const storyId of stories) {
    const learnt = outlines.get(storyId)?.learnt ?? [];
    const count = learnt.filter((word) => nameWords.has(word)).length;
    byWords.set(storyId, (byWords.get(storyId) ?? 0) + count);
  }
  for (const storyId of linked.flatMap((known) => [...known])) {
    byWords.set(storyId, Infinity);
  }
  const kept = new Set([
    ...greatest(stories, (storyId) => (byWords.get(storyId) ?? 0) + (byMatter.get(storyId) ?? 0)),
    ...greatest(stories, (storyId) => byMatter.get(storyId) ?? 0),
  ]);
  return [...stories].filter((storyId) => kept.has(storyId));
}

function greatest(
  stories: ReadonlySet<string>,
  strengthOf: (storyId: string) => number,
): readonly string[] {
  return [...stories].toSorted((a, b) => strengthOf(b) - strengthOf(a)).slice(0, MOST_FOUND / 2);
}

function storiesByName({ names }: Shelves, reading: Reading): readonly ReadonlySet<string>[] {
  const { fuzzy } = lookOf(reading);
  return [...names.under(keysOfNames(reading))]
    .filter(({ term }) => reading.nameWords.has(term) || fuzzy.has(term))
    .map(({ stories }) => stories);
}

/** The words of topics that an item has. */
function topicsIn({ topics }: Shelves, reading: Reading): readonly Posting<TopicWord>[] {
  const { fuzzy } = lookOf(reading);
  return [...topics.under(keysOfReading(reading))].filter(
    ({ term }) => matchTopicWord(term, reading, fuzzy) !== undefined,
  );
}

/** Stories of whose topic an item has enough, or one word and more beside it. */
function storiesByTopic(
  { outlines }: Shelves,
  reading: Reading,
  {
    topics,
    isFound,
  }: { readonly topics: readonly Posting<TopicWord>[]; readonly isFound: ReadonlySet<string> },
): readonly string[] {
  const wordsOf = new Map<string, TopicWord[]>();
  for (const { term, stories } of topics) {
    for (const storyId of stories) {
      const words = wordsOf.get(storyId);
      if (words !== undefined) {
        words.push(term);
      } else if (!isFound.has(storyId)) {
        wordsOf.set(storyId, [term]);
      }
    }
  }
  return [...wordsOf]
    .filter(([storyId, words]) => {
      const outline = outlines.get(storyId);
      return (
        outline !== undefined && (isTopicFound(outline, words) || isSupported(outline, reading))
      );
    })
    .map(([storyId]) => storyId);
}

/** Stories of whose main shared words an item has enough, where one of them hides names from the other. */
function storiesByMatter(
  { matter, hidden }: Shelves,
  { language, concepts }: Reading,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const { stories } of (isCaseless(language) ? matter : hidden).under(concepts)) {
    for (const storyId of stories) {
      counts.set(storyId, (counts.get(storyId) ?? 0) + 1);
    }
  }
  return [...counts].filter(([, shared]) => shared >= ENOUGH_MATTER).map(([storyId]) => storyId);
}

/** By which a word of a topic is found in any language: it is stemmed for all of them. */
function keysOfTopicWord({
  ascii,
  low,
  concepts,
  isUnspaced: isRun,
}: TopicWord): readonly string[] {
  return [
    ...new Set([
      ...(isRun ? [`g:${low.slice(0, 2)}`] : []),
      ...wordKeys(ascii),
      `w:${low}`,
      ...STEMMED_LANGUAGES.map((language) => `w:${stemOf(low, language)}`),
      ...concepts.map((concept) => `c:${concept}`),
    ]),
  ];
}

function keysOfNames({ nameWords }: Reading): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const word of nameWords) {
    for (const key of wordKeys(word)) {
      keys.add(key);
    }
  }
  return keys;
}

function keysOfReading(reading: Reading): ReadonlySet<string> {
  const keys = new Set(keysOfNames(reading));
  for (const stem of reading.stems) {
    keys.add(`w:${stem}`);
    keys.add(beginKey(asciiOf(stem)));
  }
  for (const { text, words } of reading.sentences) {
    for (const { low } of words) {
      keys.add(`w:${low}`);
    }
    if (isUnspaced(reading.language)) {
      addPairs(keys, text);
    }
  }
  for (const concept of reading.concepts) {
    keys.add(`c:${concept}`);
  }
  return keys;
}

/** Letters in pairs, by which a topic's word is found however the text is parted into words. */
function addPairs(keys: Set<string>, text: string): void {
  for (let at = 0; at + 2 <= text.length; at += 1) {
    keys.add(`g:${text.slice(at, at + 2)}`);
  }
}
