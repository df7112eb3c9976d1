import type { CompiledPack } from "./compiled-pack.ts";
import { readConcepts } from "./concepts.ts";
import { fingerprintOf, shinglesOf } from "./fingerprint.ts";
import type { Item } from "./item.ts";
import type { Genre } from "./language-pack.ts";
import { findLanguage } from "./language.ts";
import { likelyLanguages } from "./likely-languages.ts";
import { asciiOf } from "./name-key.ts";
import type { NameDraft } from "./names-recurring.ts";
import { hasNameFinder, readNamesWithoutCapitals } from "./names-without-capitals.ts";
import { linkNames, readNames } from "./names.ts";
import type { Name, NameRules } from "./names.ts";
import { readNumbers } from "./numbers.ts";
import { readQuotes } from "./quotes.ts";
import type { Reading, Sentence, Voice } from "./reading.ts";
import { splitSentences } from "./sentences.ts";
import type { SentenceText } from "./sentences.ts";
import { stemOf } from "./stems.ts";
import { isCaseless, isUnspaced, readWords, segmentWords } from "./words.ts";
import type { Word } from "./words.ts";

/** So much of an item is read; more than any article has. */
const MAX_TEXT = 60_000;
const MAX_STEMS = 1500;
/** Languages that write the day of a month with a full stop. */
const ORDINALS = new Set(["de", "da", "no", "fi", "cs", "hu", "is"]);

/** Reads an item: its language, sentences, names, numbers and quotations. Never throws; linear. */
export function readItem(item: Item, packOf: (language: string) => CompiledPack): Reading {
  const fields = {
    title: item.title.slice(0, 2000),
    summary: item.summary.slice(0, MAX_TEXT),
    content: item.content.slice(0, MAX_TEXT),
  };
  const found = languageOf(`${fields.content}\n${fields.summary}\n${fields.title}`);
  const pack = packOf(found);
  const { language } = pack.pack;
  const rules = {
    language,
    abbreviations: pack.abbreviations,
    hasOrdinals: ORDINALS.has(language),
    dashQuotes: pack.pack.dashQuotes,
    says: pack.says,
  };
  const texts = [
    ...splitSentences(fields.title, "title", rules),
    ...splitSentences(fields.summary, "summary", rules),
    ...splitSentences(fields.content, "content", rules),
  ];
  const sentences = readSentences(texts, language, pack);
  return {
    item,
    language,
    isKnownLanguage: pack.isKnown,
    sentences,
    names: sentences.flatMap(({ names }) => names),
    nameWords: nameWordsOf(sentences, language),
    stems: new Set(sentences.flatMap(({ stems }) => stems).slice(0, MAX_STEMS)),
    concepts: new Set(sentences.flatMap(({ concepts }) => concepts)),
    fingerprint: fingerprintOf(
      sentences.filter(({ field }) => field !== "title").flatMap(({ shingles }) => shingles),
    ),
    genre: findGenre(sentences, pack),
    voice: voiceOf(sentences, pack),
  };
}

/** A text of fewer letters is told by its letters and endings as well, not by its commonest words alone. */
const SHORT = 300;

function languageOf(text: string): string {
  return text.length < SHORT
    ? (likelyLanguages(text)[0]?.language ?? findLanguage(text))
    : findLanguage(text);
}

function readSentences(
  texts: readonly SentenceText[],
  language: string,
  pack: CompiledPack,
): readonly Sentence[] {
  const drafts = texts.map((text) => ({ ...text, words: wordsOf(text.text, language) }));
  const namesBySentence = namesOf(drafts, language, pack);
  return drafts.map((draft, index): Sentence => {
    const names = namesBySentence[index] ?? [];
    const dateline = draft.field === "title" ? 0 : (DATELINE.exec(draft.text)?.[0].length ?? 0);
    return {
      ...draft,
      index,
      names: names.filter(({ start }) => start >= dateline),
      quotes: readQuotes(draft.text, pack.pack.dashQuotes),
      numbers: readNumbers(draft.text, pack.numbers).filter(({ start }) => start >= dateline),
      stems: stemsOf(draft.words, language, pack),
      concepts: readConcepts(draft, pack),
      shingles: shinglesOf(draft.text, language),
      isQuestion: /[?？؟][\s"”»’)]*$/u.test(draft.text),
    };
  });
}

function namesOf(
  drafts: readonly NameDraft[],
  language: string,
  pack: CompiledPack,
): readonly (readonly Name[])[] {
  if (hasNameFinder(language)) {
    return readNamesWithoutCapitals(drafts, pack);
  }
  const rules = nameRulesOf(drafts, pack);
  const bySentence = drafts.map(({ text, words, field }) =>
    readNames(text, words, { ...rules, isTitleCase: field === "title" && isTitleCase(words) }),
  );
  const linked = linkNames(bySentence.flat());
  let from = 0;
  return bySentence.map((names) => {
    from += names.length;
    return linked.slice(from - names.length, from);
  });
}

/** "OSLO, May 3 (Wire) - ", "(Wire) - ", "PORTO — ", at the beginning of a text. */
const DATELINE =
  /^(?:\p{Lu}[\p{L}\p{M}\p{N} .,/’'-]{1,60}\([^()]{2,40}\)\s*[-–—:]?\s|\([^()]{2,40}\)\s*[-–—=]\s|\p{Lu}[\p{Lu} .,/-]{2,40}(?:, [\p{L}\p{N}., ]{2,25})?\s[-–—]\s)/u;

function wordsOf(text: string, language: string): readonly Word[] {
  if (!isUnspaced(language)) {
    return readWords(text, language);
  }
  let from = 0;
  return segmentWords(text, language)
    .slice(0, 400)
    .map((segment) => {
      const start = text.indexOf(segment, from);
      from = start + segment.length;
      return { text: segment, low: segment.toLowerCase(), start, end: from };
    });
}

function nameRulesOf(
  drafts: readonly {
    readonly text: string;
    readonly words: readonly Word[];
    readonly field: string;
  }[],
  pack: CompiledPack,
): NameRules {
  const small = new Set<string>();
  const capital = new Set<string>();
  const firsts = new Map<string, number>();
  for (const { text, words, field } of drafts) {
    const isHeadline = field === "title" && isTitleCase(words);
    for (const [at, word] of words.entries()) {
      if (/^\p{Ll}/u.test(word.text)) {
        small.add(word.low);
      } else if (
        at > 0 &&
        !isHeadline &&
        !/[“”„«»"‘:–—•!?.]/u.test(text.slice(words[at - 1]?.end ?? 0, word.start))
      ) {
        capital.add(word.low.replace(/'s$/u, ""));
      } else if (!isHeadline) {
        firsts.set(word.low, (firsts.get(word.low) ?? 0) + 1);
      }
    }
  }
  // What begins two sentences with a capital and is never written small is a name as well.
  for (const [word, count] of firsts) {
    if (count > 1 && !small.has(word) && !pack.stopWords.has(word) && word.length > 3) {
      capital.add(word.replace(/'s$/u, ""));
    }
  }
  // "Dün Torvane …": a word for when begins no name.
  for (const word of [...pack.pack.now, ...pack.pack.background]) {
    small.add(word);
  }
  return {
    language: pack.pack.language,
    stopWords: pack.noNames,
    titles: pack.titles,
    leading: pack.leading,
    capitalNouns: pack.pack.capitalNouns,
    small,
    capital,
  };
}

function isTitleCase(words: readonly Word[]): boolean {
  const long = words.filter(({ text }) => text.length >= 4 && /^\p{L}/u.test(text));
  return (
    long.length >= 4 && long.filter(({ text }) => /^\p{Lu}/u.test(text)).length / long.length > 0.7
  );
}

function stemsOf(words: readonly Word[], language: string, pack: CompiledPack): readonly string[] {
  const stems = new Set<string>();
  for (const { low } of words) {
    const isContent = isUnspaced(language)
      ? low.length >= 2
      : low.length >= 3 && !pack.stopWords.has(low);
    if (isContent && !/^\d/u.test(low)) {
      stems.add(stemOf(low.replace(/'s$/u, ""), language));
    }
  }
  return [...stems];
}

/** Scripts without capitals: any longer word may be a name, and is kept by its transliteration. */
function nameWordsOf(sentences: readonly Sentence[], language: string): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { names, words } of sentences) {
    for (const { key } of names) {
      for (const word of key.split(" ")) {
        keys.add(word);
      }
    }
    if (isCaseless(language)) {
      addTransliterated(keys, words);
    }
  }
  return keys;
}

function addTransliterated(keys: Set<string>, words: readonly Word[]): void {
  let run = "";
  let end = -1;
  for (const word of words) {
    const key = asciiOf(word.text).replaceAll(/[^a-z0-9]/gu, "");
    if (key.length >= 3) {
      keys.add(key);
    }
    // A name of single letters, as a Chinese one is segmented.
    run = word.text.length === 1 && word.start === end ? run + key : key;
    end = word.end;
    if (run.length >= 5 && run !== key) {
      keys.add(run);
    }
  }
}

function findGenre(sentences: readonly Sentence[], pack: CompiledPack): Genre | undefined {
  const opening = sentences.filter(({ field, paragraph }) => field !== "content" && paragraph < 2);
  return opening.flatMap((sentence) => pack.genres.find(sentence))[0]?.value;
}

function voiceOf(sentences: readonly Sentence[], pack: CompiledPack): Voice {
  const own = sentences.filter(({ quotes }) => quotes.length === 0);
  const all = Math.max(1, own.length);
  const count = (isSo: (sentence: Sentence) => boolean): number => own.filter(isSo).length / all;
  const persons = new Map(
    own.map((sentence) => [sentence, new Set(pack.marks.find(sentence).map(({ value }) => value))]),
  );
  return {
    questions: count(({ isQuestion }) => isQuestion),
    exclamations: count(({ text }) => /[!！][\s"”»’)]*$/u.test(text)),
    firstPerson: count((sentence) => persons.get(sentence)?.has("first-person") === true),
    secondPerson: count((sentence) => persons.get(sentence)?.has("second-person") === true),
  };
}

/** All names of an item by their full key, with how often each stands in it. */
export function countNames(names: readonly Name[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { fullKey } of names) {
    counts.set(fullKey, (counts.get(fullKey) ?? 0) + 1);
  }
  return counts;
}
