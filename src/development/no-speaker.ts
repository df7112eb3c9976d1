import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Sentence } from "../item/reading.ts";
import type { Span } from "./mention.ts";

/** "BRUXELLES, 9 sept. – ", "RAUMA (Majakka). ": where a report was written, and not who speaks. */
const DATELINE =
  /^(?:\p{Lu}[\p{Lu} -]{2,40}(?:, [\p{L}\p{N}., ]{2,25})?(?: \([^()]{2,30}\))?(?:\s[-–—]\s|(?<=\))\.)|\p{Lu}[\p{L} -]{2,30}, \d{1,2}\.? \p{L}{3,12}\.?(?: \d{4})?(?: \([^()]{2,30}\))?\s[-–—]\s)/u;

/** Cases that say where, whence, whither or to whom, on the last word of a Finnish name. */
const FINNISH_CASE = /\p{L}{3}(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|[ao]on|[eiy]{2}n)$/u;
/** Cases of a Turkish common noun; on a name an apostrophe stands before them. */
const TURKISH_CASE = /^\p{Lu}\p{Ll}{3,}(?:[dt][ae]n?|l[ae]r[ıi]?n?)$/u;

/** Whether a name is a date or stands in a dateline: nobody that speaks or acts. */
export function isDate(sentence: Sentence, { start, end }: Span, pack: CompiledPack): boolean {
  const words = sentence.words.filter((word) => word.start >= start && word.end <= end);
  const isMonth =
    words.length > 0 &&
    words.every(({ low, text }) => pack.numbers.months.has(low) || /^\d/u.test(text));
  const before = sentence.text.slice(Math.max(0, start - 5), start);
  const after = sentence.text.slice(end, end + 6);
  // "April" may be somebody; "5 Mayıs" and "Mart 2018" are not.
  const isCounted = /\d\.?\s$/u.test(before) || /^['’]?\s?\d/u.test(after);
  return (isMonth && (isCounted || pack.pack.language === "tr")) || inDateline(sentence, end);
}

function inDateline({ text, field }: Sentence, end: number): boolean {
  return field !== "title" && end <= (DATELINE.exec(text)?.[0].length ?? 0);
}

/** Whether the ending of a name says that it is no subject, in languages that have cases. */
export function isOblique(text: string, language: string): boolean {
  if (language === "fi") {
    return FINNISH_CASE.test(text);
  }
  return language === "tr" && TURKISH_CASE.test(text);
}
