import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Reading, Sentence } from "../item/reading.ts";
import { wordCount } from "../item/words.ts";
import type { Mention } from "./mention.ts";
import { mentionsOf } from "./mentions.ts";
import { openingSubject } from "./subject.ts";

/** A quotation of fewer words is a word in quotation marks. */
const MIN_QUOTE_WORDS = 3;
/** What is quoted over several sentences has its speaker within so many. */
const MAX_FOLLOWING = 5;

/** Whether all words of a sentence are quoted: its speaker stands in another one. */
export function isQuoteAlone({ quotes, words }: Sentence): boolean {
  return (
    quotes.some(({ text }) => wordCount(text) >= MIN_QUOTE_WORDS) &&
    words.every(({ start, end }) =>
      quotes.some((quote) => start >= quote.start && end <= quote.end),
    )
  );
}

/**
 * Who says a quotation that is alone in its sentence, by the sentences beside it: whom the one that leads
 * to it with a colon is about, who is told of at the end of the same speech ("… – opowiada Ada Krell"), or
 * the person that the sentence before is about where it quotes nobody itself.
 */
export function speakerBeside(
  sentence: Sentence,
  { sentences }: Reading,
  pack: CompiledPack,
): Mention | undefined {
  const before = sentences[sentence.index - 1];
  const isNext = before !== undefined && before.field === sentence.field;
  if (isNext && /:\s*$/u.test(before.text)) {
    return introducer(before, before.text.length, pack);
  }
  const told = tellerBehind(sentence, sentences, pack);
  if (told !== undefined) {
    return told;
  }
  const isSilent =
    isNext &&
    before.paragraph >= sentence.paragraph - 1 &&
    before.quotes.length === 0 &&
    !before.isQuestion;
  return isSilent ? introducer(before, before.text.length, pack) : undefined;
}

/**
 * Whom the words before a quotation are about, up to `to`: a person rather than a body, one who acts
 * rather than whose something is.
 */
export function introducer(
  sentence: Sentence,
  to: number,
  pack: CompiledPack,
): Mention | undefined {
  const people = mentionsOf(sentence, pack).filter(
    ({ isPerson, end, role }) => isPerson && end <= to && role !== "own",
  );
  const opener = openingSubject(sentence, pack);
  const isWho = opener !== undefined && opener.end <= to;
  if (isWho && (opener.isPerson || isFullName(opener))) {
    return opener;
  }
  return (
    people.find(({ isOwner, speaker }) => !isOwner && speaker.isNamed) ??
    people.find(({ speaker }) => speaker.isNamed) ??
    (isWho ? opener : undefined)
  );
}

function isFullName({ role, speaker }: Mention): boolean {
  return role === undefined && speaker.isNamed && /^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u.test(speaker.text);
}

/** Who is told of after a dash where speech that began with one ends, sentences later. */
function tellerBehind(
  sentence: Sentence,
  sentences: readonly Sentence[],
  pack: CompiledPack,
): Mention | undefined {
  if (!/^\s*[–—―-]\s/u.test(sentence.text)) {
    return undefined;
  }
  const rest = sentences
    .slice(sentence.index + 1, sentence.index + MAX_FOLLOWING)
    .filter(({ paragraph, field }) => paragraph === sentence.paragraph && field === sentence.field);
  for (const one of rest) {
    const say = pack.marks
      .find(one)
      .find(({ value, start }) => value === "say" && /\s[–—-]\s$/u.test(one.text.slice(0, start)));
    if (say !== undefined) {
      return mentionsOf(one, pack).find(
        ({ start, isOwner }) => start >= say.end && !isOwner && start - say.end < 60,
      );
    }
  }
  return undefined;
}

/** "“…” sözleri, Başkan Ada Krell’e ait": whose words it is, where a noun for words goes on after them. */
export function ownerBehind(
  sentence: Sentence,
  from: number,
  pack: CompiledPack,
): Mention | undefined {
  const noun = WORDS[pack.pack.language];
  if (noun === undefined || !noun.test(sentence.text.slice(from, from + 40))) {
    return undefined;
  }
  return mentionsOf(sentence, pack).findLast(
    ({ isPerson, speaker, start }) =>
      start >= from && speaker.isNamed && (isPerson || /\s/u.test(speaker.text)),
  );
}

/** How a language calls what was just quoted, behind it. */
const WORDS: Readonly<Record<string, RegExp>> = {
  tr: /^[”"»]?\s(?:sözleri|ifadeleri|sözlerinin|ifadesi)(?!\p{L})/u,
};
