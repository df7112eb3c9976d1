import { asciiOf } from "../item/name-key.ts";
import type { Reading } from "../item/reading.ts";
import { STEMMED_LANGUAGES, stemOf } from "../item/stems.ts";
import { isCaseless, isUnspaced } from "../item/words.ts";
import type { Matchable } from "./match.ts";
import { ENOUGH_MATTER, hidesNames, mainMatter } from "./matter.ts";
import type { TopicWord } from "./topic.ts";
import { beginKey, wordKeys } from "./word-keys.ts";

/** Finds stories by what they are about; costs depend on the item, not on the number of stories. */
export interface WordIndex {
  put(storyId: string, story: Matchable): void;
  remove(storyId: string): void;
  candidates(reading: Reading): readonly string[];
}

/** So many of a story's learnt names are indexed, the strongest. */
const MAX_NAMES = 40;

/** An empty index. */
export function createStoryIndex(): WordIndex {
  const storiesOf = new Map<string, Set<string>>();
  const keysOf = new Map<string, ReadonlySet<string>>();
  const remove = (storyId: string): void => {
    for (const key of keysOf.get(storyId) ?? []) {
      const stories = storiesOf.get(key);
      stories?.delete(storyId);
      if (stories?.size === 0) {
        storiesOf.delete(key);
      }
    }
    keysOf.delete(storyId);
  };
  return {
    remove,
    put: (storyId, story) => {
      remove(storyId);
      const keys = new Set(keysOfStory(story));
      keysOf.set(storyId, keys);
      for (const key of keys) {
        const stories = storiesOf.get(key) ?? new Set<string>();
        stories.add(storyId);
        storiesOf.set(key, stories);
      }
    },
    candidates: (reading) => {
      const found = new Set<string>();
      for (const key of keysOfReading(reading)) {
        for (const storyId of storiesOf.get(key) ?? []) {
          found.add(storyId);
        }
      }
      for (const [storyId, shared] of countMatter(storiesOf, reading)) {
        if (shared >= ENOUGH_MATTER) {
          found.add(storyId);
        }
      }
      return [...found];
    },
  };
}

/** How many of a story's main shared words an item has, for stories whose names it may hide. */
function countMatter(
  storiesOf: ReadonlyMap<string, ReadonlySet<string>>,
  { language, concepts }: Reading,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const kind = isCaseless(language) ? "m" : "h";
  for (const concept of concepts) {
    for (const storyId of storiesOf.get(`${kind}:${concept}`) ?? []) {
      counts.set(storyId, (counts.get(storyId) ?? 0) + 1);
    }
  }
  return counts;
}

function keysOfStory(story: Matchable): readonly string[] {
  const names = [...story.profile.nameWords]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MAX_NAMES)
    .flatMap(([word]) => wordKeys(word));
  const topic = keysOfTopic(story.topicWords);
  const hides = hidesNames(story.profile);
  const matter = mainMatter(story.profile).flatMap((concept) => [
    `m:${concept}`,
    ...(hides ? [`h:${concept}`] : []),
  ]);
  const urls = [...story.urls, ...(story.topicUrl === undefined ? [] : [story.topicUrl])];
  return [...topic, ...names, ...matter, ...urls.map((url) => `u:${url}`)];
}

/** A topic does not change; its words are stemmed for all languages once. */
const topicKeys = new WeakMap<readonly TopicWord[], readonly string[]>();

function keysOfTopic(words: readonly TopicWord[]): readonly string[] {
  const known = topicKeys.get(words);
  if (known !== undefined) {
    return known;
  }
  const keys = words.flatMap(({ ascii, low, concepts, isUnspaced }) => [
    ...(isUnspaced ? [`g:${low.slice(0, 2)}`] : []),
    ...wordKeys(ascii),
    `w:${low}`,
    ...STEMMED_LANGUAGES.map((language) => `w:${stemOf(low, language)}`),
    ...concepts.map((concept) => `c:${concept}`),
  ]);
  topicKeys.set(words, keys);
  return keys;
}

function keysOfReading(reading: Reading): ReadonlySet<string> {
  const keys = new Set<string>([`u:${reading.item.canonicalUrl}`]);
  for (const word of reading.nameWords) {
    for (const key of wordKeys(word)) {
      keys.add(key);
    }
  }
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
