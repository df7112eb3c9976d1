import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { parseScenario } from "../../../src/app/scenario.ts";
import type { Scenario } from "../../../src/app/scenario.ts";
import { hash32 } from "../../../src/item/hash.ts";
import { stopWordsOf } from "../../../src/item/stop-words.ts";
import { isCaseless } from "../../../src/item/words.ts";
import { parseLabelled } from "../labelled.ts";

/** An item of a scenario, with what its labels say. */
export interface Template {
  readonly title: string;
  readonly content: string;
  readonly outlet: string;
  readonly language: string;
  readonly isOnStory: boolean;
}

/** A story that nobody ever followed: a scenario under other names, about another matter. */
export interface Clone {
  readonly number: number;
  readonly topic: Scenario["follow"];
  readonly items: readonly Template[];
}

interface Original {
  readonly topic: Scenario["follow"];
  readonly items: readonly Template[];
}

/** Words of a language that clones exchange for one another. */
interface Vocabulary {
  readonly pool: readonly string[];
  /** In how many scenarios a word stands. */
  readonly spread: ReadonlyMap<string, number>;
  /** The commonest words: how news is told, whatever it is about. */
  readonly common: ReadonlySet<string>;
  /** What is followed: these become words that hardly any other clone has. */
  readonly topics: string;
}

/** So many words of a language, of those in several scenarios, are how news is told; the others are matter. */
const COMMON = 40;
/** Of these words so many in a hundred are exchanged: the others are what like affairs share. */
const EXCHANGED = 97;
/** Of the names that several scenarios have, a clone keeps one in so many. */
const KEPT_NAMES = 8;
const VOWELS = "aeiou".split("");
const CONSONANTS = "bdfgklmnprstvz".split("");
const SHARED_ALPHABET = new Map(
  "бдгклмнпрстфваеиоу".split("").map((from, at) => [from, "bdgklmnprstfvaeiou"[at] ?? ""]),
);

/** Makes clones of the scenarios of a folder: the same numbers give the same clones. */
export function cloneMaker(folder: string): (number: number) => Clone {
  const originals = readOriginals(folder);
  const words = vocabulariesOf(originals);
  return (number) => cloneOf(originals[number % originals.length], number, words);
}

function readOriginals(folder: string): readonly Original[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .toSorted()
    .flatMap((file) => {
      const json = readFileSync(path.join(folder, file), "utf8");
      const scenario = parseScenario(json);
      const labels = parseLabelled(json).items;
      return scenario === undefined
        ? []
        : {
            topic: scenario.follow,
            items: scenario.items.map(({ title, content, summary, outlet }, at) => ({
              title,
              content: `${summary}\n\n${content}`.replaceAll(/<[^>]*>/gu, " ").trim(),
              outlet,
              language: labels[at]?.lang ?? "en",
              isOnStory: labels[at]?.gold.onStory ?? false,
            })),
          };
    });
}

/** "WX-70": a type of machine. */
const MODEL = /\b(\p{Lu}{1,3})-\d{2,3}\b/gu;
const WORD = /[\p{L}\p{M}]+/gu;

function vocabulariesOf(originals: readonly Original[]): ReadonlyMap<string, Vocabulary> {
  const spreads = new Map<string, Map<string, Set<number>>>();
  const times = new Map<string, Map<string, number>>();
  for (const [at, { items }] of originals.entries()) {
    for (const { language, title, content } of items) {
      const spread = spreads.get(language) ?? new Map<string, Set<number>>();
      spreads.set(language, spread);
      const count = times.get(language) ?? new Map<string, number>();
      times.set(language, count);
      for (const word of wordsOf(`${title}\n${content}`, language)) {
        spread.set(word, (spread.get(word) ?? new Set()).add(at));
        count.set(word, (count.get(word) ?? 0) + 1);
      }
    }
  }
  const topics = originals.map(({ topic }) => ("topic" in topic ? topic.topic : "")).join(" ");
  return new Map(
    [...spreads].map(([language, spread]) => {
      const counts = new Map([...spread].map(([word, own]) => [word, own.size]));
      const matter = [...(times.get(language) ?? [])]
        .filter(([word]) => isMatter(word, language))
        .toSorted((a, b) => (counts.get(b[0]) ?? 0) - (counts.get(a[0]) ?? 0) || b[1] - a[1])
        .map(([word]) => word);
      const common = new Set(
        matter
          .slice(0, COMMON)
          .filter((word) => (counts.get(word) ?? 0) > 1 && !topics.includes(word)),
      );
      return [language, { pool: matter.slice(COMMON), spread: counts, common, topics }];
    }),
  );
}

/** Scripts without spaces are parted by the platform's dictionary. */
const segmenters = new Map(
  ["zh", "ja"].map((language) => [language, new Intl.Segmenter(language, { granularity: "word" })]),
);

function wordsOf(text: string, language: string): readonly string[] {
  const segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    return text.match(WORD) ?? [];
  }
  return [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}

function isMatter(word: string, language: string): boolean {
  return isCaseless(language)
    ? word.length >= 2
    : word.length >= 4 && /^\p{Ll}/u.test(word) && !stopWordsOf(language).has(word);
}

function cloneOf(
  original: Original | undefined,
  number: number,
  vocabularies: ReadonlyMap<string, Vocabulary>,
): Clone {
  if (original === undefined) {
    throw new Error("There is no scenario to clone.");
  }
  const rename = renamer(number);
  const reword = (text: string, language: string): string =>
    rewordText(text, language, { number, rename, words: vocabularies.get(language) });
  const first = original.items.find(({ isOnStory }) => isOnStory);
  return {
    number,
    topic:
      "topic" in original.topic
        ? { topic: reword(original.topic.topic, first?.language ?? "en") }
        : { url: `${original.topic.url.split("?")[0] ?? ""}/${number}` },
    items: original.items.map((item) => ({
      ...item,
      title: reword(item.title, item.language),
      content: reword(item.content, item.language),
    })),
  };
}

interface Rewording {
  readonly number: number;
  readonly rename: (word: string) => string;
  readonly words: Vocabulary | undefined;
}

function rewordText(text: string, language: string, rewording: Rewording): string {
  const segmenter = segmenters.get(language);
  if (segmenter !== undefined) {
    return [...segmenter.segment(text)]
      .map(({ segment, isWordLike }) =>
        isWordLike === true ? rewordMatter(segment, language, rewording) : segment,
      )
      .join("");
  }
  return text
    .replaceAll(MODEL, (_, letters: string) => `${letters}-${10 + (rewording.number % 989)}`)
    .replaceAll(WORD, (word, at: number) =>
      isMatter(word, language)
        ? rewordMatter(word, language, rewording)
        : rewordName(
            word,
            /(?:^|[.!?:\n“”"»–-])\s*$/u.test(text.slice(Math.max(0, at - 4), at)),
            rewording,
          ),
    );
}

function rewordMatter(
  word: string,
  language: string,
  { number, rename, words }: Rewording,
): string {
  if (!isCaseless(language) && words?.topics.includes(word) === true) {
    return rename(word);
  }
  const isExchanged =
    words !== undefined &&
    isMatter(word, language) &&
    !words.common.has(word) &&
    hash32(`${number} ${language} ${word}`) % 100 < EXCHANGED;
  return isExchanged ? (words.pool[hash32(`${word} ${number}`) % words.pool.length] ?? word) : word;
}

/** At the beginning of a sentence any word has a capital. */
function rewordName(word: string, isFirst: boolean, { number, rename, words }: Rewording): string {
  const spread = words?.spread.get(word) ?? 1;
  const isName =
    /^\p{Lu}/u.test(word) &&
    word.length >= 2 &&
    !(isFirst && words?.spread.has(word.toLowerCase()) === true);
  return isName && (spread < 2 || hash32(`${number} ${word}`) % KEPT_NAMES > 0)
    ? rename(word)
    : word;
}

/** Exchanges the letters of names, vowels for vowels: equal names stay equal, in Cyrillic as well. */
function renamer(number: number): (word: string) => string {
  const exchange = new Map<string, string>();
  for (const letters of [VOWELS, CONSONANTS]) {
    const mixed = letters.toSorted((a, b) => hash32(`${number}:${a}`) - hash32(`${number}:${b}`));
    for (const [at, letter] of letters.entries()) {
      exchange.set(letter, mixed[at] ?? letter);
    }
  }
  const cyrillic = new Map([...SHARED_ALPHABET].map(([from, latin]) => [latin, from]));
  for (const [from, latin] of SHARED_ALPHABET) {
    exchange.set(from, cyrillic.get(exchange.get(latin) ?? "") ?? from);
  }
  return (word) =>
    Array.from(word.normalize("NFD"))
      .map((letter) => {
        const found = exchange.get(letter.toLowerCase());
        return found === undefined || letter === letter.toLowerCase()
          ? (found ?? letter)
          : found.toUpperCase();
      })
      .join("")
      .normalize("NFC");
}
