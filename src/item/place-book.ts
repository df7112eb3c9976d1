import { compilePhrases } from "./phrases.ts";
import type { PhraseBook, PhraseMatch, PhraseText } from "./phrases.ts";

const COUNTRY = /^[A-Z]{2}$/u;
const KATAKANA = /[\p{Script=Katakana}ー]/u;
const HANGUL = /\p{Script=Hangul}/u;

/**
 * A book of which the names of countries count only as words of their own, where letters alone are compared:
 * not "マリ" in "マリーナ", not "이란" in "것이란", of "印度" and "印度尼西亚" the longer.
 *
 * @param exceptions words that hold a country's name and do not mean it
 */
export function withWholePlaces(
  book: PhraseBook<string>,
  exceptions: readonly string[],
  language: string,
): PhraseBook<string> {
  const others = compilePhrases(
    exceptions.map((word): [string, true] => [word, true]),
    language,
  );
  return {
    find: (sentence) => {
      const hits = book.find(sentence);
      const places = hits.filter(({ value }) => COUNTRY.test(value));
      if (places.length === 0) {
        return hits;
      }
      const taken = others.find(sentence);
      const whole = new Set(
        longestOf(
          places.filter(
            (hit) => isWhole(sentence, hit) && !taken.some((one) => overlaps(one, hit)),
          ),
        ),
      );
      return hits.filter((hit) => !COUNTRY.test(hit.value) || whole.has(hit));
    },
  };
}

function isWhole({ text }: PhraseText, { start, end }: PhraseMatch<string>): boolean {
  const [before, first] = [text[start - 1] ?? "", text[start] ?? ""];
  const [last, after] = [text[end - 1] ?? "", text[end] ?? ""];
  return (
    !(KATAKANA.test(first) && KATAKANA.test(before)) &&
    !(KATAKANA.test(last) && KATAKANA.test(after)) &&
    !(HANGUL.test(first) && HANGUL.test(before))
  );
}

function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

function longestOf(hits: readonly PhraseMatch<string>[]): readonly PhraseMatch<string>[] {
  const kept: PhraseMatch<string>[] = [];
  for (const hit of hits.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (
      !kept.some((other) => overlaps(hit, other) && other.end - other.start > hit.end - hit.start)
    ) {
      kept.push(hit);
    }
  }
  return kept;
}
