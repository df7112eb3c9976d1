import type { CompiledPack, Mark } from "../item/compiled-pack.ts";
import { hasNameFinder } from "../item/names-without-capitals.ts";
import type { PhraseMatch } from "../item/phrases.ts";
import type { Sentence } from "../item/reading.ts";
import type { Attribution, Named } from "./attributed.ts";
import { isQuoted } from "./attributed.ts";
import { attributionWithoutCapitals } from "./attribution-without-capitals.ts";
import { mentionsOf } from "./mentions.ts";
import { mentionAfter } from "./subject.ts";

export type { Attribution } from "./attributed.ts";
export { isQuoted } from "./attributed.ts";

/** Reads the attribution of a sentence off its marks. */
export function readAttribution(
  sentence: Sentence,
  marks: readonly PhraseMatch<Mark>[],
  pack: CompiledPack,
): Attribution {
  if (hasNameFinder(pack.pack.language)) {
    return attributionWithoutCapitals(sentence, marks, pack);
  }
  const outside = marks.filter(({ start }) => !isQuoted(sentence, start));
  const first = (mark: Mark): PhraseMatch<Mark> | undefined =>
    outside.find(({ value }) => value === mark);
  const by = first("according-to");
  const isOf = ({ value, start, end }: PhraseMatch<Mark>): boolean =>
    value === "say" &&
    !(by !== undefined && start < by.end && by.start < end) &&
    !sentence.names.some((name) => start < name.end && name.start < end);
  const says = outside.filter(isOf);
  const say =
    mainVerb(sentence, says, pack) ?? verbAfterQuote(sentence, pack) ?? marks.findLast(isOf);
  const told = nameAfter(sentence, first("told-to")?.end);
  const reporter =
    sentence.quotes.length > 0 ? undefined : nameBefore(sentence, first("reported")?.start);
  const shown = nameAfter(sentence, first("seen-by")?.end);
  const after = by === undefined ? undefined : mentionAfter(sentence, by.end, pack);
  const source =
    after !== undefined && after.start >= (shown?.start ?? Infinity) ? undefined : after;
  const named = nameAfter(sentence, by?.end);
  return { say, told, credited: reporter ?? shown ?? named, source };
}

/** Of several verbs of saying the one that ends the sentence, ", X said", or else the first. */
function mainVerb(
  sentence: Sentence,
  says: readonly PhraseMatch<Mark>[],
  pack: CompiledPack,
): PhraseMatch<Mark> | undefined {
  const [first] = says;
  const last = says.at(-1);
  if (first === undefined || last === undefined || first === last) {
    return first;
  }
  const head = sentence.text.slice(0, last.start);
  const from = Math.max(head.lastIndexOf(","), head.search(/[”"»][^”"»]*$/u));
  const isApart =
    from > first.end &&
    mentionsOf(sentence, pack).some(
      ({ start, end }) => start > from && end <= last.start + 40 && start - last.end < 3,
    );
  return isApart ? last : first;
}

/** "…», ribatte X": a word after a quotation stands where a verb of saying does. */
function verbAfterQuote(sentence: Sentence, pack: CompiledPack): PhraseMatch<Mark> | undefined {
  const quote = sentence.quotes.findLast(({ text }) => text.split(/\s+/u).length >= MIN_SPEECH);
  if (quote === undefined) {
    return undefined;
  }
  const word = sentence.words.find(({ start }) => start > quote.end);
  const isNext =
    word !== undefined &&
    isParted(sentence.text.slice(quote.end, word.start), quote.text) &&
    /^\p{Ll}{3}/u.test(word.text) &&
    !pack.noNames.has(word.low) &&
    !pack.relatives.has(word.low);
  return isNext ? { value: "say", start: word.start, end: word.end } : undefined;
}

/** "…», ribatte X", "… ,“ reaguje X", "…” – ucięła X": what stands between speech and its verb. */
function isParted(gap: string, quote: string): boolean {
  return (
    /^[”“"»«]\s?(?:,|\s[–—-])\s$/u.test(gap) ||
    (/[,!?…]\s?$/u.test(quote) && /^[”“"»«]\s$/u.test(gap))
  );
}

/** A quotation of fewer words is none that somebody is told to have said. */
const MIN_SPEECH = 5;

function nameAfter(sentence: Sentence, at: number | undefined): Named | undefined {
  return at === undefined
    ? undefined
    : sentence.names.find(({ start }) => start >= at && start - at < 40);
}

function nameBefore(sentence: Sentence, at: number | undefined): Named | undefined {
  return at === undefined
    ? undefined
    : sentence.names.findLast(({ end }) => end <= at && at - end < 12);
}
