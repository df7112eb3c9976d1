import type { CompiledPack } from "./compiled-pack.ts";
import { foundAt } from "./found-name.ts";
import type { FoundName } from "./found-name.ts";
import { lexiconOf, longestAt, longestBefore } from "./lexicon.ts";
import { asciiOf, nameKey } from "./name-key.ts";
import { findArabicNames } from "./names-arabic.ts";
import { findChineseNames, setOf } from "./names-chinese.ts";
import { findJapaneseNames } from "./names-japanese.ts";
import { findKoreanNames } from "./names-korean.ts";
import {
  bracketedNames,
  COMMON_LATIN,
  latinNames,
  markedNames,
  quotedNames,
} from "./names-marked.ts";
import { occurrencesOf, recurringNames } from "./names-recurring.ts";
import type { NameDraft } from "./names-recurring.ts";
import { linkNames } from "./names.ts";
import type { Name } from "./names.ts";
import { foldArabic } from "./words.ts";

/** Of one item; a list of the world's names is no article. */
const MAX_LEARNED = 120;

const FINDERS: Readonly<
  Record<
    string,
    (text: string, words: NameDraft["words"], pack: CompiledPack) => readonly FoundName[]
  >
> = {
  zh: findChineseNames,
  ja: findJapaneseNames,
  ko: findKoreanNames,
  ar: findArabicNames,
};

/** Whether names are read in a language by what stands beside them. */
export function hasNameFinder(language: string): boolean {
  return Object.hasOwn(FINDERS, language);
}

/** What an item shows before anything is learned from it. */
interface Seen {
  readonly shown: readonly (readonly FoundName[])[];
  readonly recurring: ReadonlySet<string>;
}

interface Learned {
  readonly kind: FoundName["kind"];
  readonly key: string;
  readonly family: number;
}

/**
 * The names of each sentence of an item in a script without capitals: what a title, an ending, a mark or a
 * second name in Latin letters shows, and what recurs as a subject. A name found once is found wherever its
 * letters stand. Linear in the item for a bounded number of names.
 */
export function readNamesWithoutCapitals(
  drafts: readonly NameDraft[],
  pack: CompiledPack,
): readonly (readonly Name[])[] {
  const find = FINDERS[pack.pack.language];
  if (find === undefined) {
    return drafts.map(() => []);
  }
  const recurring = recurringNames(drafts, pack);
  const shown = drafts.map(({ text, words }) => [
    ...latinNames(text),
    ...markedNames(text),
    ...bracketedNames(text, pack),
    ...find(text, words, pack).map((found) => withoutHead(text, found, recurring)),
  ]);
  const learned = learn(drafts, { shown, recurring }, pack);
  const names = drafts.map(({ text }, at) => namesIn(text, shown[at] ?? [], learned));
  return linkedBy(names);
}

/** Of "突查云岫互娱" the part that recurs in the item. */
function withoutHead(text: string, found: FoundName, recurring: ReadonlySet<string>): FoundName {
  for (let start = found.start + 1; found.end - start > 2; start += 1) {
    if (found.kind === "body" && recurring.has(text.slice(start, found.end))) {
      return { ...found, start };
    }
  }
  return found;
}

/** Every name that the item shows, by its letters: the longest first. */
function learn(
  drafts: readonly NameDraft[],
  { shown, recurring }: Seen,
  pack: CompiledPack,
): ReadonlyMap<string, Learned> {
  const learned = new Map<string, Learned>();
  const add = (text: string, { kind, family }: FoundName, key?: string): void => {
    const own = key ?? keyOf(text, kind, family, pack);
    if (own !== "" && text.length > 1 && !learned.has(text) && learned.size < MAX_LEARNED) {
      learned.set(text, { kind, family, key: own });
    }
  };
  for (const [at, { text }] of drafts.entries()) {
    for (const found of shown[at] ?? []) {
      const name = text.slice(found.start, found.end);
      const latin = latinBeside(text, found.end);
      const own = keyOf(name, found.kind, found.family, pack);
      // An acronym is one more word of the name.
      add(name, found, latin?.includes(" ") === false ? `${own} ${latin}` : latin);
      for (const part of shortForms(name, found, pack)) {
        add(part, foundAt(0, part.length, found.kind));
      }
    }
  }
  for (const name of quotedNames(drafts, pack)) {
    add(name, foundAt(0, name.length, pack.pack.language === "ar" ? "body" : "thing"));
  }
  for (const name of recurring) {
    add(name, foundAt(0, name.length, "body"));
  }
  return new Map([...learned].toSorted(([a], [b]) => b.length - a.length));
}

/** The name in Latin letters that stands in brackets behind one: "林岚（Lin Lan）". */
function latinBeside(text: string, end: number): string | undefined {
  const match = /^\s?[（(]\s*(\p{Lu}[\p{Script=Latin}\p{M}'’. -]{2,40})[）)]/u.exec(
    text.slice(end, end + 46),
  );
  const key = nameKey(match?.[1] ?? "");
  return key === "" || COMMON_LATIN.has(key) ? undefined : key;
}

/** By what else a name is called in the same text: the last part of "鲁本·海尔德", "الهاشمي". */
function shortForms(name: string, { kind }: FoundName, pack: CompiledPack): readonly string[] {
  if (kind === "body") {
    const bare = withoutLegalForm(name, pack);
    return bare !== name && bare.length > 2 ? [bare] : [];
  }
  if (kind !== "person") {
    return [];
  }
  if (/[·・]/u.test(name)) {
    const last = name.split(/[·・]/u).at(-1) ?? "";
    return last.length >= 2 ? [last] : [];
  }
  if (pack.pack.language !== "ar") {
    return [];
  }
  const last = name.split(" ").at(-1) ?? "";
  const isOwn = name.includes(" ") && last.length >= 4;
  return isOwn && !lexiconOf(pack).words.has(foldArabic(last)) ? [last] : [];
}

/** The key by which a name is one in every item. */
function keyOf(text: string, kind: FoundName["kind"], family: number, pack: CompiledPack): string {
  const { language } = pack.pack;
  if (language === "ar") {
    return arabicKey(text, kind, pack);
  }
  if (family > 0) {
    return `${nameKey(text.slice(0, family))} ${nameKey(text.slice(family))}`.trim();
  }
  return nameKey(kind === "body" ? withoutLegalForm(text, pack) : text);
}

function withoutLegalForm(text: string, pack: CompiledPack): string {
  const forms = setOf(pack.pack.naming.legalForms);
  const after = longestBefore(text, text.length, forms);
  const before = longestAt(text, 0, forms);
  const bare = text.slice(before, text.length - after).trim();
  return bare.length >= 2 ? bare : text;
}

/** Kinds of a body that are no part of how it is called for short. */
const KINDS = new Set("شركة مجموعة صحيفة جريدة وكالة قناة موقع منصة".split(" "));

function arabicKey(text: string, kind: FoundName["kind"], pack: CompiledPack): string {
  const words = text.split(/\s+/u).map(foldArabic);
  const rest =
    kind === "body" && words.length > 1 && KINDS.has(words[0] ?? "") ? words.slice(1) : words;
  const isPlace = (word: string): boolean => lexiconOf(pack).places.has(word);
  const kept = rest.length > 1 && isPlace(rest.at(-1) ?? "") ? rest.slice(0, -1) : rest;
  const bare = kept.map((word) => word.replace(/^ال(?=.{3})/u, "")).join(" ");
  return nameKey(asciiOf(bare).replaceAll(/['`]/gu, ""));
}

/** The names of a text, from left to right: of two that overlap the longer one. */
function namesIn(
  text: string,
  shown: readonly FoundName[],
  learned: ReadonlyMap<string, Learned>,
): readonly Name[] {
  const found = [...shown];
  for (const [name, { kind, family }] of learned) {
    found.push(...occurrencesOf(text, name, kind, family));
  }
  const kept: FoundName[] = [];
  for (const one of found.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) {
      kept.push(one);
    }
  }
  return kept
    .toSorted((a, b) => a.start - b.start)
    .flatMap(({ start, end, kind }) => {
      const printed = text.slice(start, end);
      const key = learned.get(printed)?.key ?? nameKey(printed);
      return key === "" ? [] : [{ text: printed, key, fullKey: key, start, end, kind }];
    });
}

/** Gives short forms the key of the full name that the item has for them. */
function linkedBy(sentences: readonly (readonly Name[])[]): readonly (readonly Name[])[] {
  const all = [...new Map(sentences.flat().map((name) => [name.text, name])).values()];
  const full = new Map<string, string>();
  for (const name of all) {
    const longer = all.filter((other) => isLonger(name, other));
    const [first] = longer;
    if (first !== undefined && new Set(longer.map(({ key }) => key)).size === 1) {
      full.set(name.text, first.key);
    }
  }
  for (const { text, fullKey } of linkNames(all.filter((name) => LATIN_NAME.test(name.text)))) {
    full.set(text, fullKey);
  }
  return sentences.map((names) =>
    names.map((name) => ({ ...name, fullKey: full.get(name.text) ?? name.key })),
  );
}

const LATIN_NAME = /^\p{Script=Latin}/u;

/** Whether a name is another one cut short: "川辺" of "川辺誠一郎", "الهاشمي" of "خالد الهاشمي". */
function isLonger(name: Name, other: Name): boolean {
  if (name.text.length >= other.text.length || name.kind !== other.kind || name.kind === "thing") {
    return false;
  }
  if (/[\p{Script=Arabic}\p{Script=Latin}]/u.test(name.text)) {
    return name.kind === "person" && other.text.endsWith(` ${name.text}`);
  }
  return (
    other.text.startsWith(name.text) ||
    (/[·・ ]/u.test(other.text.at(-name.text.length - 1) ?? "") && other.text.endsWith(name.text))
  );
}
