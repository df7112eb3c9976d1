import { isRough } from "./number-words.ts";
import type { NumberFound, NumberWords } from "./number-words.ts";

/** Words, hyphens and apostrophes within them left in; a hyphen before a digit belongs to the digits. */
const WORD = /\p{L}[\p{L}\p{M}]*(?:[-\u2010\u2011'’ʼ]\p{L}[\p{L}\p{M}]*)*/gu;
/** "Treinta y tres", "two hundred and five": joins a ten or hundred with what is smaller. */
const AND = new Set("and y e et og und och en i ja".split(" "));
/** In a sentence so many words at most are looked at. */
const MAX_WORDS = 400;
/** "One" is an article in most languages, and says nothing as a number. */
const LEAST = 2;
const HUNDRED = 100;

interface Part {
  readonly start: number;
  readonly end: number;
  readonly values: readonly number[];
  readonly isAnd: boolean;
}

/**
 * The numbers of a sentence that are spelled in words, "twenty-three", "two hundred", "dreiundzwanzig",
 * "三十七", with magnitude. Words that only multiply ("hundreds of people") and "one" are none; nor is a
 * word after a digit, which is the digits' magnitude.
 */
export function readSpelledNumbers(sentence: string, words: NumberWords): readonly NumberFound[] {
  const found: NumberFound[] = [...readHanNumbers(sentence, words)];
  let run: Part[] = [];
  const end = (): void => {
    const read = numberOf(sentence, run, words);
    if (read !== undefined) {
      found.push(read);
    }
    run = [];
  };
  for (const part of partsOf(sentence, words)) {
    if (part.values.length === 0 && !(part.isAnd && run.length > 0)) {
      end();
      continue;
    }
    if (!continues(sentence, run, part)) {
      end();
    }
    if (part.values.length > 0 || run.length > 0) {
      run.push(part);
    }
  }
  end();
  return found;
}

/** Whether a word goes on the number that the words before it have begun. */
function continues(sentence: string, run: readonly Part[], part: Part): boolean {
  const last = run.at(-1);
  if (last === undefined) {
    return true;
  }
  if (!/^[\s-]+$/u.test(sentence.slice(last.end, part.start))) {
    return false;
  }
  const before = run.flatMap(({ values }) => values).at(-1) ?? 0;
  if (part.isAnd) {
    return !last.isAnd && before >= 20 && before < 1000;
  }
  const [next = 0] = part.values;
  if (next >= HUNDRED && (next === HUNDRED || next >= 1000)) {
    return !last.isAnd;
  }
  // What is added must be smaller than the place that it fills: "twenty three", not "three four".
  return last.isAnd
    ? next < (before < HUNDRED ? 20 : HUNDRED)
    : next < placeOf(before) && before !== 0;
}

/** Below so much a word can be added to a number that ends in this one: 20 to 10, 300 to 100. */
function placeOf(value: number): number {
  if (value >= 1000) {
    return 1000;
  }
  if (value >= HUNDRED) {
    return HUNDRED;
  }
  return value >= 20 && value % 10 === 0 ? 20 : 0;
}

function partsOf(sentence: string, { magnitudes }: NumberWords): readonly Part[] {
  const parts: Part[] = [];
  for (const match of sentence.matchAll(WORD)) {
    if (parts.length >= MAX_WORDS) {
      break;
    }
    const low = match[0].toLowerCase().replaceAll(/[’ʼ]/gu, "'");
    const whole = magnitudes.get(low);
    const pieces = low
      .split(/[-\u2010\u2011]/u)
      .filter((piece) => !AND.has(piece))
      .map((piece) => magnitudes.get(piece));
    const values = whole === undefined ? pieces : [whole];
    parts.push({
      start: match.index,
      end: match.index + match[0].length,
      values: values.every((value) => value !== undefined) ? values : [],
      isAnd: AND.has(low),
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
  const [lead = 0] = values;
  if (first === undefined || isMultiplier(lead) || /\d[\s\u00a0-]*$/u.test(before)) {
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

/** "Hundred" and "thousand", not "doscientos": they multiply, and alone count nothing. */
function isMultiplier(value: number): boolean {
  return value === HUNDRED || value >= 1000;
}

/** "Three hundred", "forty", "two", "thousand" = 342,000. */
function valueOf(values: readonly number[]): number {
  let [total, current] = [0, 0];
  for (const value of values) {
    if (value === HUNDRED) {
      current = Math.max(1, current) * value;
    } else if (value < 1000) {
      current += value;
    } else if (current === 0 && total > 0) {
      // "Dos mil millones".
      total *= value;
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
