import { isRough } from "./number-words.ts";
import type { NumberFound, NumberWords } from "./number-words.ts";

/** A number of digits with East Asian units between: "4만1천280", "1億2000万". */
const COMPOSED =
  /\d[\d,.]*[ ]?[억億亿만万萬천千](?:[ ]?\d[\d,.]*[ ]?(?:[만万萬천千]{1,2})?)+|\d[\d,.]*[천千백百][만万萬]/gu;
const PART = /(\d[\d,.]*)[ ]?([억億亿만万萬천千백百]{0,2})/gu;
const UNITS: Readonly<Record<string, number>> = {
  억: 1e8,
  億: 1e8,
  亿: 1e8,
  만: 1e4,
  万: 1e4,
  萬: 1e4,
  천: 1e3,
  千: 1e3,
  백: 100,
  百: 100,
};

/** A number found, with where it ends. */
export interface Myriad extends NumberFound {
  readonly end: number;
}

/** The numbers of a sentence that are written in digits with units between them, each as one. Linear. */
export function readMyriads(sentence: string, words: NumberWords): readonly Myriad[] {
  return [...sentence.matchAll(COMPOSED)].flatMap(({ 0: text, index }) => {
    const value = valueOf(text);
    const after = sentence.slice(index + text.length, index + text.length + 1);
    const before = sentence
      .slice(Math.max(0, index - 24), index)
      .toLowerCase()
      .trimEnd();
    return Number.isFinite(value)
      ? [
          {
            value,
            unit: after === "%" ? "percent" : undefined,
            rough: isRough(before, words),
            start: index,
            end: index + text.trimEnd().length,
          },
        ]
      : [];
  });
}

/** 4만 + 1천 + 280; a thousand of a myriad multiplies it. */
function valueOf(text: string): number {
  let [total, open] = [0, 0];
  for (const [, digits = "", units = ""] of text.matchAll(PART)) {
    const number = Number(digits.replaceAll(",", "").replace(/\.$/u, ""));
    const factor = Array.from(units).reduce((product, unit) => product * (UNITS[unit] ?? 1), 1);
    const isSmall = factor < 1e4;
    if (isSmall) {
      open += number * factor;
    } else {
      total +=
        factor >= 1e4 && units.length === 1 ? (open + number) * factor : open + number * factor;
      open = 0;
    }
  }
  return total + open;
}
