import { canonicalUrl } from "../item/canonical-url.ts";
import { compilePack } from "../item/compiled-pack.ts";
import type { CompiledPack } from "../item/compiled-pack.ts";
import type { LanguagePacks } from "../item/language-pack.ts";
import { readItem } from "../item/read.ts";
import type { Reading } from "../item/reading.ts";
import { isOnBeat } from "../story/beat.ts";
import { createStoryIndex } from "../story/index.ts";
import { OUTLINE_VERSION, outlineOf } from "../story/outline.ts";
import type { Story } from "../story/story.ts";
import { actorWordsOf } from "./actor-words.ts";
import { decideItem } from "./decide.ts";
import type { Rules } from "./decide.ts";
import type { Engine, StoryIndex, StoryMemory, StoryOutline } from "./engine.ts";
import { readClaims } from "./read-claims.ts";
import { rememberItem } from "./remember.ts";
import { beginMemory, extendMemory, fullMemory } from "./story-memory.ts";
import type { FullMemory } from "./story-memory.ts";
import { withVerdict } from "./verdict.ts";
import { tellingOf } from "./weights.ts";
import type { Weights } from "./weights.ts";

/** Languages that are given a compiled pack at once; others wait until a text is written in them. */
type PackOf = (language: string) => CompiledPack;

/** The engine with these language packs and weights. Pure: equal input yields equal output. */
export function createEngine(languages: LanguagePacks, weights: Weights): Engine {
  const packOf = createPackCache(languages);
  const packs = [...languages.keys()].map(packOf);
  const words = actorWordsOf(packs);
  const telling = tellingOf(weights);
  const rulesOf = ({ language }: Reading): Rules => ({ pack: packOf(language), weights, words });
  const begin = (story: Story): FullMemory =>
    beginMemory(
      story,
      story.topic.kind === "link" ? canonicalUrl(story.topic.url) : undefined,
      packs,
    );
  return {
    read: (item) => readItem(item, packOf),
    claims: (reading) => readClaims(reading, packOf(reading.language)),
    begin,
    recall: (story, taken) =>
      taken.reduce<FullMemory>(
        (memory, one) => extendMemory(memory, one, packs, telling),
        begin(story),
      ),
    decide: (memory, reading, claims, verdict) =>
      withVerdict(
        decideItem(fullMemory(memory), reading, claims, { ...rulesOf(reading), verdict }),
        verdict,
      ),
    isOnBeat: (beat, reading) => isOnBeat(fullMemory(beat).topicWords, reading),
    remembered: (memory, reading, claims, decision) =>
      rememberItem(fullMemory(memory), { reading, claims, decision }, rulesOf(reading)),
    extend: (memory, taken) => extendMemory(fullMemory(memory), taken, packs, telling),
    outline: outlineOfMemory,
    createIndex: () => createIndexOfMemories(),
    searchWords: (memory) => searchWordsOf(fullMemory(memory)),
  };
}

function createPackCache(languages: LanguagePacks): PackOf {
  const compiled = new Map<string, CompiledPack>();
  return (language) => {
    const known = compiled.get(language);
    if (known !== undefined) {
      return known;
    }
    const pack = compilePack(language, languages);
    compiled.set(language, pack);
    return pack;
  };
}

function outlineOfMemory(memory: StoryMemory): StoryOutline {
  return { version: OUTLINE_VERSION, outline: outlineOf(fullMemory(memory)) };
}

function createIndexOfMemories(): StoryIndex {
  const index = createStoryIndex();
  return {
    put: (memory) => {
      index.put(memory.story.id, outlineOf(fullMemory(memory)));
    },
    restore: (storyId, { version, outline }) => {
      if (version !== OUTLINE_VERSION) {
        return false;
      }
      index.put(storyId, outline);
      return true;
    },
    remove: (storyId) => {
      index.remove(storyId);
    },
    candidates: (reading: Reading) => index.candidates(reading),
  };
}

const SEARCH_WORDS = 12;

function searchWordsOf(memory: FullMemory): readonly string[] {
  const learnt = [...memory.profile.nameWords]
    .toSorted((a, b) => b[1] - a[1])
    .map(([word]) => word)
    .filter((word) => word.length > 3);
  return [...new Set([...memory.topicWords.map(({ low }) => low), ...learnt])].slice(
    0,
    SEARCH_WORDS,
  );
}
