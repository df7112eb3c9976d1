import { readMyriads } from "./myriads.ts";
import { isRough } from "./number-words.ts";
import type { NumberFound, NumberWords } from "./number-words.ts";
import { readSpelledNumbers } from "./spelled-numbers.ts";

const DIGITS =
  /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d.,])([$€£¥]|US\$)?(\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+(?![\d])|\d+)([.,]\d{1,4})?(%|[万萬만億亿억千천])?((?:[  -]|\u202f)?(?:\p{L}+\.?|%|€|£))?/gu;
const CJK_MAGNITUDE: Readonly<Record<string, number>> = {
  万: 1e4,
  萬: 1e4,
  만: 1e4,
  億: 1e8,
  亿: 1e8,
  억: 1e8,
  千: 1e3,
  천: 1e3,
};
const MAX_NUMBERS = 40;

/**
 * The numbers of a sentence that are facts: with magnitude and unit; without clock times, days of a
 * month and years.
 */
export function readNumbers(printed: string, words: NumberWords): readonly NumberFound[] {
  const sentence = withPlainDigits(printed);
  const composed = readMyriads(sentence, words);
  const found: NumberFound[] = composed.map(({ value, unit, rough, start }) => ({
    value,
    unit,
    rough,
    start,
  }));
  for (const match of sentence.matchAll(DIGITS)) {
    if (found.length >= MAX_NUMBERS) {
      break;
    }
    const isPart = composed.some(({ start, end }) => match.index >= start && match.index < end);
    const read = isPart ? undefined : readNumber(match, sentence, words);
    if (read !== undefined) {
      found.push(read);
    }
  }
  return [...found, ...readSpelledNumbers(sentence, words)]
    .toSorted((a, b) => a.start - b.start)
    .slice(0, MAX_NUMBERS);
}

const OTHER_DIGITS = /[\uFF05\uFF0C\uFF0E\uFF10-\uFF19\u0660-\u0669\u066A-\u066C\u06F0-\u06F9]/gu;
const OTHER_MARKS: Readonly<Record<string, string>> = {
  "\uFF05": "%",
  "\uFF0E": ".",
  "\u066A": "%",
  "\u066B": ".",
  "\u066C": ",",
};

/** Full-width and Arabic digits and their marks as those of ASCII, each letter in its place. */
function withPlainDigits(text: string): string {
  return text.replaceAll(OTHER_DIGITS, (mark, at: number) => {
    if (mark === "\uFF0C") {
      return /[0-9\uFF10-\uFF19]$/u.test(text.slice(Math.max(0, at - 1), at)) &&
        /^[0-9\uFF10-\uFF19]{3}/u.test(text.slice(at + 1, at + 4))
        ? ","
        : mark;
    }
    return OTHER_MARKS[mark] ?? String(mark.charCodeAt(0) & 15);
  });
}

function readNumber(
  match: RegExpExecArray,
  sentence: string,
  words: NumberWords,
): NumberFound | undefined {
  const [whole, currency, integer = "", fraction = "", sign = "", tail = ""] = match;
  const after = tail.replace(/^[\s\u00a0\u202f-]+/u, "").toLowerCase();
  const before = sentence.slice(Math.max(0, match.index - 24), match.index).toLowerCase();
  const rest = sentence.slice(match.index + whole.length, match.index + whole.length + 4);
  const base =
    Number(integer.replaceAll(/\D/gu, "")) + Number(`0${fraction.replace(",", ".") || ".0"}`);
  if (
    !Number.isFinite(base) ||
    isTimeOrDate({ whole, integer, before, after, rest, base }, words)
  ) {
    return undefined;
  }
  const magnitude = magnitudeOf(after, words);
  const lead = before.trimEnd();
  return {
    value: base * magnitude * (CJK_MAGNITUDE[sign] ?? 1),
    unit:
      sign === "%" || after === "%" || /^(?:per|pro[cz]|prosent)/u.test(after)
        ? "percent"
        : currency,
    rough: isRough(lead, words),
    start: match.index,
  };
}

/** A dozen is the least that multiplies: in "2025 drei Brände" the second word is a number of its own. */
const LEAST_MAGNITUDE = 12;

/** What the word after a number multiplies it by; 1 where it is no such word. */
function magnitudeOf(after: string, { magnitudes }: NumberWords): number {
  const value = magnitudes.get(after) ?? magnitudes.get(after.replace(/\.$/u, "")) ?? 1;
  return value === LEAST_MAGNITUDE || value === 100 || value >= 1000 ? value : 1;
}

interface Surroundings {
  readonly whole: string;
  readonly integer: string;
  readonly before: string;
  readonly after: string;
  readonly rest: string;
  readonly base: number;
}

function isTimeOrDate(found: Surroundings, words: NumberWords): boolean {
  const { integer, before, after, rest, base } = found;
  if (
    /[:]\d/u.test(rest) ||
    /\d[:]$/u.test(before) ||
    /[-/]$/u.test(before) ||
    /^[/]/u.test(rest)
  ) {
    return true;
  }
  if (/^\d{4}$/u.test(integer) && base >= 1900 && base <= 2100 && magnitudeOf(after, words) === 1) {
    return true;
  }
  const month = /([\p{L}]+)\.?[\s\u00a0]*$/u.exec(before)?.[1] ?? "";
  const isDay = base <= 31 && Number.isInteger(base);
  return (
    (isDay && (words.months.has(month) || words.months.has(after.replace(/\.$/u, "")))) ||
    (isDay && /^[日月년월일時时시分분]/u.test(after + rest)) ||
    (/^[年년]/u.test(after + rest) && base > 1900)
  );
}

/** A number that is called rough is at most so far from the exact one, as a share of it. */
const ROUNDED = 0.15;

/** Whether one number is the other, or the other rounded: 41,280 is "about 41,000", 23 "more than 20". */
export function isSameNumber(a: NumberLike, b: NumberLike): boolean {
  if (a.value === b.value) {
    return true;
  }
  // Most numbers are far apart, which is told without looking at their digits.
  if (Math.abs(a.value - b.value) > ROUNDED * Math.max(Math.abs(a.value), Math.abs(b.value))) {
    return false;
  }
  const [fine, coarse] = significantDigits(a.value) >= significantDigits(b.value) ? [a, b] : [b, a];
  if (fine.value === 0 || coarse.value === 0) {
    return false;
  }
  const off = Math.abs(fine.value - coarse.value) / Math.abs(fine.value);
  if (significantDigits(coarse.value) < significantDigits(fine.value) && off <= 0.05) {
    return true;
  }
  return coarse.rough === true && off <= ROUNDED;
}

/** What {@link isSameNumber} compares. */
export interface NumberLike {
  readonly value: number;
  readonly rough?: boolean;
}

function significantDigits(value: number): number {
  return String(Math.abs(value)).replaceAll(/\D/gu, "").replace(/^0+/u, "").replace(/0+$/u, "")
    .length;
}
