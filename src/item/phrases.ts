import { foldArabic, isUnspaced } from "./words.ts";
import type { Word } from "./words.ts";

/** Where a phrase was found in a sentence; offsets in UTF-16 units. */
export interface PhraseMatch<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}

/** What is searched for phrases. */
export interface PhraseText {
  readonly text: string;
  readonly words: readonly Word[];
}

/** Many phrases, found in one pass over a sentence. */
export interface PhraseBook<T> {
  find(sentence: PhraseText): readonly PhraseMatch<T>[];
}

type Part =
  | {
      readonly kind: "word";
      readonly exact: ReadonlySet<string>;
      readonly prefixes: readonly string[];
    }
  | { readonly kind: "gap" }
  | { readonly kind: "number" }
  | { readonly kind: "name" };

interface Phrase<T> {
  readonly parts: readonly Part[];
  readonly value: T;
}

const GAP_WORDS = 6;
const GAP_LETTERS = 20;

/** Whether cues of a language are letters in a row: no spaces, or endings that grow on the word. */
export function matchesLetters(language: string): boolean {
  return isUnspaced(language) || language === "ko";
}

/**
 * Compiles patterns (their grammar stands at `Cue`) to a book.
 *
 * @param language decides between words and letters
 */
export function compilePhrases<T>(
  patterns: Iterable<readonly [pattern: string, value: T]>,
  language: string,
): PhraseBook<T> {
  const each = [...patterns].flatMap(([pattern, value]) =>
    pattern.split("|").map((choice): readonly [string, T] => [choice.trim(), value]),
  );
  return matchesLetters(language) ? letterBook(each) : wordBook(each);
}

function wordBook<T>(patterns: Iterable<readonly [string, T]>): PhraseBook<T> {
  const byFirst = new Map<string, Phrase<T>[]>();
  const byPrefix = new Map<string, Phrase<T>[]>();
  const open: Phrase<T>[] = [];
  for (const [pattern, value] of patterns) {
    const parts = pattern
      .split(/\s+/u)
      .filter((part) => part !== "")
      .map(parsePart);
    const phrase = { parts, value };
    const first = parts[0];
    if (first?.kind !== "word") {
      open.push(phrase);
      continue;
    }
    for (const word of first.exact) {
      push(byFirst, word, phrase);
    }
    for (const prefix of first.prefixes) {
      push(byPrefix, prefix.slice(0, 2), phrase);
    }
  }
  return {
    find: (sentence) =>
      sentence.words.flatMap((word, at) => {
        const phrases = [
          ...(byFirst.get(word.low) ?? []),
          ...(byFirst.get(bareOf(word.low)) ?? []),
          ...(byPrefix.get(word.low.slice(0, 2)) ?? []),
          ...open,
        ];
        return [...new Set(phrases)].flatMap(({ parts, value }) => {
          const end = matchParts(sentence.words, at, parts, 0);
          return end === undefined
            ? []
            : [{ value, start: word.start, end: sentence.words[end - 1]?.end ?? word.end }];
        });
      }),
  };
}

/** Another spelling of a word: without "'s"; Arabic "فى" for "في". */
function bareOf(low: string): string {
  if (low.endsWith("'s")) {
    return low.slice(0, -2);
  }
  return low.endsWith("ى") ? `${low.slice(0, -1)}ي` : "";
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) {
    map.set(key, [value]);
  } else {
    list.push(value);
  }
}

function parsePart(part: string): Part {
  if (part === "..." || part === "…") {
    return { kind: "gap" };
  }
  if (part === "NUM") {
    return { kind: "number" };
  }
  if (part === "NAME") {
    return { kind: "name" };
  }
  const words = foldArabic(part.toLowerCase().replaceAll("’", "'")).split("/");
  return {
    kind: "word",
    exact: new Set(words.filter((word) => !word.endsWith("*"))),
    prefixes: words.filter((word) => word.endsWith("*")).map((word) => word.slice(0, -1)),
  };
}

function matchParts(
  words: readonly Word[],
  at: number,
  parts: readonly Part[],
  next: number,
): number | undefined {
  const part = parts[next];
  if (part === undefined) {
    return at;
  }
  if (part.kind === "gap") {
    for (let skip = 0; skip <= GAP_WORDS; skip += 1) {
      const end = matchParts(words, at + skip, parts, next + 1);
      if (end !== undefined) {
        return end;
      }
    }
    return undefined;
  }
  const word = words[at];
  return word !== undefined && isMatch(word, part)
    ? matchParts(words, at + 1, parts, next + 1)
    : undefined;
}

function isMatch(word: Word, part: Exclude<Part, { kind: "gap" }>): boolean {
  if (part.kind === "number") {
    return /\d/u.test(word.low);
  }
  if (part.kind === "name") {
    return /^\p{Lu}/u.test(word.text);
  }
  return (
    part.exact.has(word.low) ||
    part.exact.has(bareOf(word.low)) ||
    part.prefixes.some((prefix) => word.low.startsWith(prefix))
  );
}

/** A pattern of letters: pieces in order, each one of several choices, with a gap between. */
interface LetterPhrase<T> {
  readonly pieces: readonly (readonly string[])[];
  readonly value: T;
}

function letterBook<T>(patterns: Iterable<readonly [string, T]>): PhraseBook<T> {
  const byStart = new Map<string, (readonly [choice: string, phrase: LetterPhrase<T>])[]>();
  for (const [pattern, value] of patterns) {
    const pieces = pattern
      .split(/\s*(?:\.\.\.|…)\s*/u)
      .map((piece) => piece.split("/").filter((choice) => choice !== ""))
      .filter((choices) => choices.length > 0);
    const phrase = { pieces, value };
    for (const choice of pieces[0] ?? []) {
      const key = choice[0] ?? "";
      const list = byStart.get(key) ?? [];
      list.push([choice, phrase]);
      byStart.set(key, list);
    }
  }
  return { find: ({ text }) => findLetters(text, byStart) };
}

/** A phrase is found so often in a sentence and no more. */
const MAX_HITS = 4;

/** Each phrase where it stands whole, from left to right, not over itself. */
function findLetters<T>(
  text: string,
  byStart: ReadonlyMap<string, readonly (readonly [string, LetterPhrase<T>])[]>,
): readonly PhraseMatch<T>[] {
  const found: PhraseMatch<T>[] = [];
  const last = new Map<LetterPhrase<T>, { readonly end: number; readonly hits: number }>();
  for (let start = 0; start < text.length; start += 1) {
    for (const [choice, phrase] of byStart.get(text[start] ?? "") ?? []) {
      const known = last.get(phrase) ?? { end: 0, hits: 0 };
      if (known.end <= start && known.hits < MAX_HITS && text.startsWith(choice, start)) {
        const end = endOfPieces(text, start + choice.length, phrase.pieces);
        if (end !== undefined) {
          found.push({ value: phrase.value, start, end });
          last.set(phrase, { end, hits: known.hits + 1 });
        }
      }
    }
  }
  return found;
}

/** Where the pieces after the first end, each within reach of the one before. */
function endOfPieces(
  text: string,
  from: number,
  pieces: readonly (readonly string[])[],
): number | undefined {
  let end = from;
  for (const choices of pieces.slice(1)) {
    const next = firstOf(text.slice(0, end + GAP_LETTERS + 12), choices, end);
    if (next === undefined) {
      return undefined;
    }
    ({ end } = next);
  }
  return end;
}

function firstOf(
  text: string,
  choices: readonly string[],
  from: number,
): { readonly start: number; readonly end: number } | undefined {
  let best: { readonly start: number; readonly end: number } | undefined;
  for (const choice of choices) {
    const start = text.indexOf(choice, from);
    if (start >= 0 && (best === undefined || start < best.start)) {
      best = { start, end: start + choice.length };
    }
  }
  return best;
}
