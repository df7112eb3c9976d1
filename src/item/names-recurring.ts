import type { CompiledPack } from "./compiled-pack.ts";
import { foundAt } from "./found-name.ts";
import type { FoundName } from "./found-name.ts";
import { lexiconOf, longestAt } from "./lexicon.ts";
import { clauseStarts, isBorder } from "./names-chinese.ts";
import { katakanaRuns } from "./names-japanese.ts";
import { splitsOf } from "./names-korean.ts";
import type { Word } from "./words.ts";

/** A sentence before its names are read. */
export interface NameDraft {
  readonly text: string;
  readonly words: readonly Word[];
  readonly field: string;
}

const MAX_CANDIDATES = 200;
const MAX_LETTERS = 8;

/** What recurs in an item where subjects stand and no pack knows, as the letters of a name. */
export function recurringNames(
  drafts: readonly NameDraft[],
  pack: CompiledPack,
): ReadonlySet<string> {
  switch (pack.pack.language) {
    case "zh":
      return recurringInChinese(drafts, pack);
    case "ja":
      return recurringInJapanese(drafts, pack);
    case "ko":
      return recurringInKorean(drafts, pack);
    case "ar":
      return recurringInArabic(drafts, pack);
    default:
      return new Set();
  }
}

/** Heads of clauses that stand at least twice, and with two different letters behind them. */
function recurringInChinese(drafts: readonly NameDraft[], pack: CompiledPack): ReadonlySet<string> {
  const candidates = new Set<string>();
  for (const { text, words } of drafts) {
    for (const at of clauseStarts(text)) {
      for (const phrase of phrasesAt(text, words, at, pack)) {
        if (candidates.size < MAX_CANDIDATES) {
          candidates.add(phrase);
        }
      }
    }
  }
  const whole = drafts.map(({ text }) => text).join("\n");
  const kept: string[] = [];
  for (const phrase of [...candidates].toSorted((a, b) => b.length - a.length)) {
    const isPart = kept.some((longer) => longer.includes(phrase));
    if (!isPart && followersOf(whole, phrase).size > 1) {
      kept.push(phrase);
    }
  }
  return new Set(kept);
}

/** The runs of two and more dictionary words at a place that may be a name, without words of the pack. */
function phrasesAt(
  text: string,
  words: readonly Word[],
  at: number,
  pack: CompiledPack,
): readonly string[] {
  const lexicon = lexiconOf(pack);
  const first = words.findIndex(({ start }) => start === at);
  const phrases: string[] = [];
  let end = at;
  for (const [index, word] of words.slice(Math.max(0, first)).entries()) {
    const isPart =
      first >= 0 &&
      word.start === end &&
      word.end - at <= MAX_LETTERS &&
      /^\p{Script=Han}+$/u.test(word.text) &&
      !isBorder(word.text, lexicon) &&
      !lexicon.nouns.has(word.text) &&
      !lexicon.places.has(word.text) &&
      longestAt(text, word.start, lexicon.stops) < 2;
    if (!isPart) {
      break;
    }
    ({ end } = word);
    if (index > 0 && end - at > 2) {
      phrases.push(text.slice(at, end));
    }
  }
  return phrases.filter((phrase) => !lexicon.nouns.has(phrase));
}

function followersOf(text: string, phrase: string): ReadonlySet<string> {
  const followers = new Set<string>();
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) {
    followers.add(text[at + phrase.length] ?? "");
  }
  return followers;
}

const SUBJECT = /^(?:は|が|も|社|側|氏|、|の)/u;

/** Katakana that no pack knows, twice at least, once as a subject. */
function recurringInJapanese(
  drafts: readonly NameDraft[],
  pack: CompiledPack,
): ReadonlySet<string> {
  const counts = new Map<string, { count: number; subjects: number }>();
  for (const { text } of drafts) {
    for (const { start, end } of katakanaRuns(text, pack)) {
      const run = text.slice(start, end);
      const known = counts.get(run) ?? { count: 0, subjects: 0 };
      known.count += 1;
      known.subjects += SUBJECT.test(text.slice(end)) ? 1 : 0;
      counts.set(run, known);
    }
  }
  return textsOf(counts);
}

function textsOf(
  counts: ReadonlyMap<string, { readonly count: number; readonly subjects: number }>,
): ReadonlySet<string> {
  return new Set(
    [...counts]
      .filter(([, { count, subjects }]) => count > 1 && subjects > 0)
      .map(([text]) => text),
  );
}

/** Syllables of words from abroad: with two of them a long noun is a name. */
const LOAN =
  /[브프트크스즈츠르베페테케퓨뷰웨웰윈쿠푸투루멘벨셀엘젤텔펠헬넥닉릭빅식직틱픽벡섹텍펙맥백팩랙잭켓렛벳넷셋햄탐톰빔림심짐팀]/gu;

const VERBAL = /(?:하|되|있|없|않|같|보이|지|르|리|시키|받|주|였|했|됐)$/u;

/** Nouns with two different particles, once as a subject, that no pack knows. */
function recurringInKorean(drafts: readonly NameDraft[], pack: CompiledPack): ReadonlySet<string> {
  const lexicon = lexiconOf(pack);
  const subjects = new Set(pack.pack.naming.subjectMarks);
  const marks = new Map<string, Set<string>>();
  const nouns = drafts.flatMap(({ words }) => words).flatMap((word) => splitsOf(word, pack));
  for (const { text, mark } of nouns) {
    const isNoun =
      /^\p{Script=Hangul}{3,}$/u.test(text) &&
      !lexicon.nouns.has(text) &&
      !lexicon.stops.has(text) &&
      !lexicon.places.has(text) &&
      !VERBAL.test(text) &&
      longestAt(text, 0, lexicon.nouns) < 2 &&
      longestAt(text, 0, lexicon.stops) < 2;
    if (isNoun) {
      marks.set(text, (marks.get(text) ?? new Set()).add(mark));
    }
  }
  return new Set(
    [...marks]
      .filter(
        ([text, found]) =>
          [...found].some((mark) => subjects.has(mark)) &&
          (found.size > 1 || (text.length > 3 && (text.match(LOAN)?.length ?? 0) > 1)),
      )
      .map(([text]) => text),
  );
}

const OPENING = /(?:^|[.:؟!،«»"]\s*)$/u;

/** Words without article or clitic that no pack knows, twice at least, once where a subject stands. */
function recurringInArabic(drafts: readonly NameDraft[], pack: CompiledPack): ReadonlySet<string> {
  const lexicon = lexiconOf(pack);
  const counts = new Map<string, { count: number; subjects: number }>();
  for (const { text, words } of drafts) {
    for (const [at, { low, text: printed, start }] of words.entries()) {
      const isName =
        /^[\p{Script=Arabic}]{5,}$/u.test(low) &&
        !/^(?:[وفبلك]?ال|[وفبلكيتن])/u.test(low) &&
        !/(?:ات|ين|ون|ية|يه|ها|هم)$/u.test(low) &&
        !lexicon.words.has(low);
      if (isName) {
        const known = counts.get(printed) ?? { count: 0, subjects: 0 };
        known.count += 1;
        const isAfterVerb = lexicon.words.has(words[at - 1]?.low ?? "");
        known.subjects += OPENING.test(text.slice(0, start)) || isAfterVerb ? 1 : 0;
        counts.set(printed, known);
      }
    }
  }
  return textsOf(counts);
}

/** Where the letters of a name stand in a text, as words of their own where the script has spaces. */
export function occurrencesOf(
  text: string,
  name: string,
  kind: FoundName["kind"],
  family: number,
): readonly FoundName[] {
  const found: FoundName[] = [];
  for (
    let at = text.indexOf(name);
    at >= 0 && found.length < MAX_CANDIDATES;
    at = text.indexOf(name, at + name.length)
  ) {
    if (isApart(text, at, at + name.length)) {
      found.push(foundAt(at, at + name.length, kind, family));
    }
  }
  return found;
}

/** Whether a run of katakana, a Korean word's beginning or an Arabic word is not cut. */
function isApart(text: string, start: number, end: number): boolean {
  const [before, first, last, after] = [
    text[start - 1] ?? "",
    text[start] ?? "",
    text[end - 1] ?? "",
    text[end] ?? "",
  ];
  if (/[\p{Script=Katakana}ー]/u.test(first) && /[\p{Script=Katakana}ー]/u.test(before)) {
    return false;
  }
  if (/[\p{Script=Katakana}ー]/u.test(last) && /[\p{Script=Katakana}ー]/u.test(after)) {
    return false;
  }
  if (/\p{Script=Hangul}/u.test(first)) {
    return !/\p{L}/u.test(before);
  }
  if (/\p{Script=Arabic}/u.test(first)) {
    return !/[\p{L}\p{M}]/u.test(after) && /^[وفبل]?$/u.test(prefixOf(text, start));
  }
  return true;
}

/** Letters of the same word before a place. */
function prefixOf(text: string, start: number): string {
  return /[\p{L}\p{M}]*$/u.exec(text.slice(Math.max(0, start - 6), start))?.[0] ?? "";
}
