import { isRough } from "./number-words.ts";
import type { NumberFound, NumberWords } from "./number-words.ts";

/** Words, hyphens within them left in; a hyphen before a digit belongs to the digits. */
const WORD = /\p{L}[\p{L}\p{M}]*(?:[-\u2010\u2011]\p{L}[\p{L}\p{M}]*)*/gu;
/** In a sentence so many words at most are looked at. */
const MAX_WORDS = 400;
/** "One" is an article in most languages, and says nothing as a number. */
const LEAST = 2;
/** From here on a word multiplies what stands before it: "two hundred". */
const MULTIPLIER = 100;

interface Part {
  readonly start: number;
  readonly end: number;
  readonly values: readonly number[];
}

/**
 * The numbers of a sentence that are spelled in words, "twenty-three", "two hundred", "dreiundzwanzig",
 * "三十七", with magnitude. Words that only multiply ("hundreds of people") and "one" are none; nor is a
 * word after a digit, which is the digits' magnitude.
 */
export function readSpelledNumbers(sentence: string, words: NumberWords): readonly NumberFound[] {
  const found: NumberFound[] = [...readHanNumbers(sentence, words)];
  let run: Part[] = [];
  for (const part of [...partsOf(sentence, words), undefined]) {
    const last = run.at(-1);
    const joins =
      part !== undefined &&
      part.values.length > 0 &&
      (last === undefined || /^[\s-]+$/u.test(sentence.slice(last.end, part.start)));
    if (joins) {
      run.push(part);
      continue;
    }
    const read = numberOf(sentence, run, words);
    if (read !== undefined) {
      found.push(read);
    }
    run = part !== undefined && part.values.length > 0 ? [part] : [];
  }
  return found;
}

function partsOf(sentence: string, { magnitudes }: NumberWords): readonly Part[] {
  const parts: Part[] = [];
  for (const match of sentence.matchAll(WORD)) {
    if (parts.length >= MAX_WORDS) {
      break;
    }
    const low = match[0].toLowerCase();
    const whole = magnitudes.get(low);
    const pieces = low.split(/[-\u2010\u2011]/u).map((piece) => magnitudes.get(piece));
    const values = whole === undefined ? pieces : [whole];
    parts.push({
      start: match.index,
      end: match.index + match[0].length,
      values: values.every((value) => value !== undefined) ? values : [],
    });
  }
  return parts;
}

function numberOf(
  sentence: string,
  run: readonly Part[],
  words: NumberWords,
): NumberFound | undefined {
  const [first] = run;
  const values = run.flatMap((part) => part.values);
  const before = sentence.slice(Math.max(0, (first?.start ?? 0) - 24), first?.start ?? 0);
  if (first === undefined || /\d[\s\u00a0-]*$/u.test(before) || (values[0] ?? 0) >= MULTIPLIER) {
    return undefined;
  }
  const value = valueOf(values);
  return value < LEAST
    ? undefined
    : {
        value,
        unit: undefined,
        rough: isRough(before.toLowerCase().trimEnd(), words),
        start: first.start,
      };
}

/** "Three hundred", "forty", "two", "thousand" = 342,000. */
function valueOf(values: readonly number[]): number {
  let [total, current] = [0, 0];
  for (const value of values) {
    if (value < MULTIPLIER) {
      current += value;
    } else if (value === MULTIPLIER) {
      current = Math.max(1, current) * value;
    } else {
      total += Math.max(1, current) * value;
      current = 0;
    }
  }
  return total + current;
}

const HAN_DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const HAN_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const HAN_MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };
/** At least two signs, one of them a unit: a digit alone is part of many words. */
const HAN = /[一二两兩三四五六七八九十百千]{2,9}[万萬亿億]?(?![\p{N}月日号號时時分点點世])/gu;

function readHanNumbers(sentence: string, words: NumberWords): readonly NumberFound[] {
  const found: NumberFound[] = [];
  for (const { 0: text, index } of sentence.matchAll(HAN)) {
    if (
      /[十百千]/u.test(text) &&
      !/\d[.\d]*$/u.test(sentence.slice(Math.max(0, index - 8), index))
    ) {
      found.push({
        value: hanValue(text),
        unit: /^(?:％|%)/u.test(sentence.slice(index + text.length)) ? "percent" : undefined,
        rough: isRough(sentence.slice(Math.max(0, index - 24), index), words),
        start: index,
      });
    }
  }
  return found;
}

function hanValue(text: string): number {
  let [total, current, digit] = [0, 0, 0];
  for (const sign of text) {
    const unit = HAN_UNITS[sign];
    const myriad = HAN_MYRIADS[sign];
    if (unit !== undefined) {
      current += Math.max(1, digit) * unit;
      digit = 0;
    } else if (myriad === undefined) {
      digit = HAN_DIGITS[sign] ?? 0;
    } else {
      total += (current + digit) * myriad;
      [current, digit] = [0, 0];
    }
  }
  return total + current + digit;
}
