import { containment } from "../item/fingerprint.ts";
import type { Fingerprint } from "../item/fingerprint.ts";
import { countNames } from "../item/read.ts";
import type { Reading } from "../item/reading.ts";
import { coreParts } from "./core.ts";
import { keysOfReading } from "./item-keys.ts";
import type { KeyCounts } from "./item-keys.ts";
import { nearestByKeys } from "./key-echo.ts";
import type { KeyedItem } from "./key-echo.ts";
import { lookOf } from "./look.ts";
import { besideTypical, cosine, rankedNames, shareOf } from "./profile.ts";
import type { Profile, Telling } from "./profile.ts";
import { fuzzyWords, matchTopicWord } from "./topic.ts";
import type { FuzzyWords, TopicWord } from "./topic.ts";

/** What a story is matched by. */
export interface Matchable {
  readonly topicWords: readonly TopicWord[];
  readonly profile: Profile;
  /** Canonical links of its items. */
  readonly urls: ReadonlySet<string>;
  /** Of the link that is followed, where one is. */
  readonly topicUrl: string | undefined;
  /** In which the item of the link is written, once it has been taken. */
  readonly anchorLanguage: string | undefined;
  readonly fingerprints: readonly Fingerprint[];
  /** Hashes of all their runs of words. */
  readonly shingles: ReadonlySet<number>;
  /** Numbers that are telling: of three digits or more. */
  readonly numbers: ReadonlySet<number>;
  /** Its items, of which the latest have their words. */
  readonly items: readonly KeyedItem[];
  readonly keyCounts: KeyCounts;
}

/** What was found in common between an item and a story; each 0 to 1. */
export type MatchParts = Readonly<Record<MatchPart, number>>;

export const MATCH_PARTS = [
  "topic",
  "topicInHead",
  "topicNames",
  "topicAll",
  "names",
  "mainNames",
  "mainInHead",
  "hero",
  "heroInHead",
  "stems",
  "concepts",
  "numbers",
  "copy",
  "youngMissing",
  "youngNoWord",
  "youngNoName",
  "topicOthers",
  "headKnown",
  "titleForeign",
  "leadForeign",
  "noName",
  "ownShare",
  "likeNames",
  "unlike",
  "namesake",
  "isYoung",
  "coreConcepts",
  "coreConceptsInHead",
  "coreStems",
  "coreStemsInHead",
  "headConceptsKnown",
  "headStemsKnown",
  "noCoreStems",
  "nearKeys",
  "anchorMissing",
] as const;
export type MatchPart = (typeof MATCH_PARTS)[number];

/** Weights of a logistic rule, by part, with its constant under "bias". */
export type LinearWeights = Readonly<Record<string, number>>;

/** A story that knows but a place is not matched by its name. */
const SEVERAL_NAMES = 4;
/** One name in common is no whole match of a story begun by a link, which may have but one. */
const FEW_NAMES = 3;

/** The parts of the match of an item with a story. Linear in the item and the profile. */
export function matchParts(story: Matchable, reading: Reading, telling: Telling): MatchParts {
  const { profile } = story;
  const { hasOthers, hasNames, ...topic } = topicParts(story.topicWords, reading);
  const names = new Set([...reading.nameWords].filter((word) => word.length > 1));
  const main = mainNames(profile);
  const { fuzzy, head, headFuzzy } = lookOf(reading);
  const found = main.filter((name) => reading.nameWords.has(name) || fuzzy.has(name));
  const isInHead = (name: string): boolean => head.nameWords.has(name) || headFuzzy.has(name);
  const hero = heroOf(story, main);
  const expected = Math.max(story.anchorLanguage === undefined ? 1 : FEW_NAMES, main.length);
  const numbers = reading.sentences
    .flatMap((sentence) => sentence.numbers)
    .filter(({ value }) => isTelling(value));
  const likeness = {
    names: cosine(profile.nameWords, names) * Math.min(1, profile.nameWords.size / SEVERAL_NAMES),
    stems: cosine(profile.stems.get(reading.language), reading.stems),
    concepts: cosine(profile.concepts, reading.concepts, telling),
  };
  const like = {
    names: besideTypical(profile, "names", likeness.names),
    stems: besideTypical(profile, `stems:${reading.language}`, likeness.stems),
    concepts: besideTypical(profile, "concepts", likeness.concepts),
  };
  const core = coreParts(profile, reading, head, telling);
  return {
    ...topic,
    ...likeness,
    likeNames: like.names,
    // The name without the matter: another affair of the same company.
    unlike: like.concepts === 0 ? 0 : Math.max(0, 1 - Math.max(like.stems, like.concepts)),
    mainNames: found.length / expected,
    mainInHead: main.filter(isInHead).length / expected,
    hero: hero !== undefined && found.includes(hero) ? 1 : 0,
    heroInHead: hero !== undefined && isInHead(hero) ? 1 : 0,
    numbers:
      Math.min(
        3,
        new Set(numbers.filter(({ value }) => story.numbers.has(value)).map(({ value }) => value))
          .size,
      ) / 3,
    copy: copyShare(story, reading.fingerprint),
    youngMissing: profile.learnt === 0 ? 1 - topic.topic : 0,
    youngNoWord: profile.learnt === 0 && hasOthers && topic.topicOthers === 0 ? 1 : 0,
    youngNoName: profile.learnt === 0 ? 1 - topic.topicNames : 0,
    topicOthers: topic.topicOthers,
    ...headParts(story, reading, head),
    noName: hasNames && topic.topicNames === 0 && found.length === 0 ? 1 : 0,
    namesake: isNamesake(story, reading) ? 1 : 0,
    isYoung: profile.learnt === 0 ? 1 : 0,
    ...core,
    // Of a followed link, before others have shown what its story speaks of, its title's words are all there is.
    anchorMissing:
      story.anchorLanguage === reading.language ? core.noCoreStems * (1 - topic.topic) : 0,
    nearKeys: nearestByKeys(story, keysOfReading(reading), telling),
  };
}

/** Runs of words that an item shares with a whole story, below which it copies none of its items. */
const MIN_RUNS = 6;

/** The share of the item's text, or of that of one of the story's items, which both have. */
function copyShare({ fingerprints, shingles }: Matchable, own: Fingerprint): number {
  let shared = 0;
  for (const hash of own.hashes) {
    shared += shingles.has(hash) ? 1 : 0;
  }
  return shared < MIN_RUNS
    ? 0
    : Math.max(0, ...fingerprints.map((fingerprint) => containment(fingerprint, own)));
}

/** The name that the story turns on: of the topic's names the one that most items have, else the commonest. */
function heroOf({ topicWords, profile }: Matchable, main: readonly string[]): string | undefined {
  let best: { readonly name: string; readonly share: number } | undefined;
  for (const { ascii, isName } of topicWords) {
    const share = isName && main.includes(ascii) ? shareOf(profile.nameWords, ascii, profile) : 0;
    if (share > (best?.share ?? 0) + 0.05) {
      best = { name: ascii, share };
    }
  }
  return best?.name ?? main[0];
}

/** Whether the topic's name is in the item only as the surname of somebody else than in the story. */
function isNamesake({ profile, topicWords }: Matchable, reading: Reading): boolean {
  const own = [...profile.names.keys()];
  return topicWords.some(({ ascii }) => {
    const ending = ` ${ascii}`;
    const known = own.filter((name) => name.endsWith(ending));
    const here = reading.names.filter(
      ({ fullKey }) => fullKey === ascii || fullKey.endsWith(ending),
    );
    return (
      known.length > 0 &&
      here.length > 0 &&
      here.every(({ fullKey }) => fullKey !== ascii && !known.includes(fullKey))
    );
  });
}

/** Words of names that at least half of the story's items have. */
export function mainNames(profile: Profile): readonly string[] {
  return rankedNames(profile)
    .slice(0, 12)
    .filter(([word]) => word.length > 2 && shareOf(profile.nameWords, word, profile) >= 0.4)
    .slice(0, 6)
    .map(([word]) => word);
}

/** Of the words that a story is known by, those that an item has and those that it lacks. */
export function wantedWords(
  story: Matchable,
  reading: Reading,
): { readonly found: readonly string[]; readonly missing: readonly string[] } {
  const { fuzzy } = lookOf(reading);
  const found: string[] = [];
  const missing: string[] = [];
  for (const word of story.topicWords) {
    const list = matchTopicWord(word, reading, fuzzy) === undefined ? missing : found;
    list.push(word.low);
  }
  for (const name of mainNames(story.profile)) {
    if (![...found, ...missing].includes(name)) {
      (reading.nameWords.has(name) || fuzzy.has(name) ? found : missing).push(name);
    }
  }
  return { found, missing };
}

/** Whether a number is rare enough to recognise a story by. */
export function isTelling(value: number): boolean {
  return String(value).replaceAll(/\D/gu, "").replace(/0+$/u, "").length >= 3;
}

function topicParts(
  words: readonly TopicWord[],
  reading: Reading,
): Pick<MatchParts, "topic" | "topicInHead" | "topicNames" | "topicAll" | "topicOthers"> & {
  readonly hasOthers: boolean;
  readonly hasNames: boolean;
} {
  if (words.length === 0) {
    return {
      topic: 0,
      topicInHead: 0,
      topicNames: 0,
      topicAll: 0,
      topicOthers: 0,
      hasOthers: false,
      hasNames: false,
    };
  }
  const { fuzzy, head, headFuzzy } = lookOf(reading);
  const found = words.filter((word) => matchTopicWord(word, reading, fuzzy) !== undefined);
  const inHead = words.filter((word) => matchTopicWord(word, head, headFuzzy) !== undefined);
  const names = words.filter(({ isName }) => isName);
  const others = words.filter(({ isName }) => !isName);
  const foundOthers = others.filter((word) => found.includes(word)).length;
  const foundNames = names.filter((word) => found.includes(word));
  return {
    topic: found.length / words.length,
    topicInHead: inHead.length / words.length,
    topicNames: names.length === 0 ? found.length / words.length : foundNames.length / names.length,
    topicAll: found.length === words.length ? 1 : 0,
    topicOthers: others.length === 0 ? 0 : foundOthers / others.length,
    hasOthers: others.length > 0,
    hasNames: names.length > 0,
  };
}

/** Of the names in an item and at its head, those of the story; whether its headline, or its commonest name, is another's. */
function headParts(
  { profile, topicWords }: Matchable,
  reading: Reading,
  head: Reading,
): Pick<MatchParts, "headKnown" | "titleForeign" | "leadForeign" | "ownShare"> {
  const own = fuzzyTopic(topicWords);
  const isOwn = (key: string): boolean =>
    key.split(" ").some((word) => profile.nameWords.has(word) || own.has(word));
  const keys = new Set(head.sentences.flatMap(({ names }) => names.map(({ key }) => key)));
  const inTitle = reading.sentences
    .filter(({ field }) => field === "title")
    .flatMap(({ names }) => names.map(({ key }) => key));
  // A story that has taken nothing knows no names but those it is followed by.
  const isYoung = profile.learnt === 0;
  const counts = [...countNames(reading.names)].filter(([, count]) => count > 1);
  const lead = counts.toSorted((a, b) => b[1] - a[1])[0]?.[0];
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  const ours = counts.reduce((sum, [name, count]) => sum + (isOwn(name) ? count : 0), 0);
  return {
    leadForeign: !isYoung && lead !== undefined && !isOwn(lead) ? 1 : 0,
    ownShare: isYoung || all === 0 ? 0.5 : ours / all,
    headKnown: isYoung || keys.size === 0 ? 0.5 : [...keys].filter(isOwn).length / keys.size,
    titleForeign: !isYoung && inTitle.length > 0 && !inTitle.some(isOwn) ? 1 : 0,
  };
}

const fuzzyTopics = new WeakMap<readonly TopicWord[], FuzzyWords>();

/** A topic's words under other spellings; a topic does not change. */
function fuzzyTopic(words: readonly TopicWord[]): FuzzyWords {
  const known = fuzzyTopics.get(words) ?? fuzzyWords(words.map(({ ascii }) => ascii));
  fuzzyTopics.set(words, known);
  return known;
}

/** The logistic function of the weighted parts: 0 to 1. */
export function logistic(parts: Readonly<Record<string, number>>, weights: LinearWeights): number {
  let sum = weights["bias"] ?? 0;
  for (const [name, value] of Object.entries(parts)) {
    sum += (weights[name] ?? 0) * value;
  }
  return 1 / (1 + Math.exp(-sum));
}
