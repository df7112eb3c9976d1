import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Sentence } from "../item/reading.ts";
import type { Word } from "../item/words.ts";
import type { Mention, Span } from "./mention.ts";
import { isNameOf } from "./speaker-grammar.ts";

/** Who tells stands at most so many letters behind the verb, and so far where speech closes before it. */
const REACH = 40;
const REACH_AFTER_SPEECH = 90;
/** What begins with somebody and an insertion: "Ada Krell, 45, " before its verb. */
const INSERTION = /^[^,]{1,40}, [^,]{1,60}, $/u;
/** What parts a verb of saying from what was said: a comma, a dash, closing quotation marks. */
const AFTER_CLAUSE = /,\s$/u;
const AFTER_SPEECH = /(?:[”“"»«]\s?,?|[.!?…”“"»«]?\s[–—-])\s$/u;

/**
 * Who follows a verb that what was said stands before: "Torvane nunca pagó, dijo Pedro Ruiz", "… –
 * poinformowała w nocy rzeczniczka spółki Ada Krell". A place or time with its preposition is passed.
 *
 * @param mentions who may act in the sentence, in order
 */
export function tellerAfter(
  sentence: Sentence,
  mentions: readonly Mention[],
  at: Span,
  pack: CompiledPack,
): Mention | undefined {
  const said = sentence.text.slice(0, at.start);
  const isAfterSpeech = AFTER_SPEECH.test(said);
  if (!isAfterSpeech && (!AFTER_CLAUSE.test(said) || isInserted(said))) {
    return undefined;
  }
  const reach = isAfterSpeech ? REACH_AFTER_SPEECH : REACH;
  const near = mentions.filter(({ start }) => start >= at.end && start - at.end < reach);
  for (const mention of near) {
    const gap = sentence.text.slice(at.end, mention.start);
    if (/[.;:!?“”„"«»–—,]/u.test(gap) || isClause(sentence, at.end, mention.start, pack)) {
      return undefined;
    }
    const before = sentence.words.findLast(({ end }) => end <= mention.start && end > at.end);
    const isFree =
      !mention.isOwner && !(before !== undefined && isGoverning(before, mention, pack));
    if (isFree && (mention.isPerson || isAfterSpeech || isBeside(sentence, at, mention, pack))) {
      return mention;
    }
  }
  return undefined;
}

function isInserted(said: string): boolean {
  return said.split(", ").length > 2 && INSERTION.test(said);
}

/** Whether a preposition stands before a mention that is no person with what he is: "à Chambéry". */
function isGoverning(before: Word, { isPerson }: Mention, pack: CompiledPack): boolean {
  return !isPerson && pack.prepositions.has(before.low) && !pack.determiners.has(before.low);
}

function isClause(sentence: Sentence, from: number, to: number, pack: CompiledPack): boolean {
  return sentence.words.some(
    ({ low, start, end }) =>
      start >= from && end <= to && pack.complementizers.has(low) && !pack.prepositions.has(low),
  );
}

/** Whether at most two words that are no prepositions stand between a verb and who follows it. */
function isBeside(sentence: Sentence, at: Span, mention: Mention, pack: CompiledPack): boolean {
  const between = sentence.words.filter(
    ({ start, end }) => start >= at.end && end <= mention.start,
  );
  return (
    between.length <= 2 &&
    between.every(({ low, text }) => /^\p{Ll}/u.test(text) && !pack.prepositions.has(low)) &&
    /^[\p{L}\s'’-]*$/u.test(sentence.text.slice(at.end, mention.start))
  );
}

/** Languages in which an article or no word at all opens who is only described, after the verb. */
const ARTICLED = new Set(["fr", "es", "pt", "it"]);
/** A description has so many words. */
const MAX_WORDS = 6;

/** "…, annonce le centre de secours", "…, kertoo ellerylainen vartija, joka": by what he is, to the next mark. */
export function describedTellerAfter(
  sentence: Sentence,
  at: Span,
  pack: CompiledPack,
): Span | undefined {
  const said = sentence.text.slice(0, at.start);
  const { language } = pack.pack;
  const isBare = language === "fi";
  if (!(AFTER_SPEECH.test(said) || AFTER_CLAUSE.test(said)) || isInserted(said)) {
    return undefined;
  }
  const words = sentence.words.filter(({ start }) => start >= at.end).slice(0, MAX_WORDS + 1);
  const [first] = words;
  if (
    first === undefined ||
    !(isBare || (ARTICLED.has(language) && pack.determiners.has(first.low)))
  ) {
    return undefined;
  }
  let last: Word | undefined;
  let end = at.end;
  for (const [index, word] of words.entries()) {
    const isFirst = index === 0 && !isBare;
    const gap = sentence.text.slice(end, word.start);
    if (!/^[\s'’]*$/u.test(gap) || index === MAX_WORDS || !isPart(word, isFirst, pack)) {
      break;
    }
    end = word.end;
    last = isFirst || isLink(word, pack) ? last : word;
  }
  if (last === undefined) {
    return undefined;
  }
  const isWhole = !isBare || /^\s*(?:[,.]|$)/u.test(sentence.text.slice(last.end));
  return isWhole ? { start: first.start, end: last.end } : undefined;
}

/** A small word that goes on with a description: "de", "des". */
function isLink({ low }: Word, pack: CompiledPack): boolean {
  return isNameOf(low) || /^(?:de|d|la|l)['’]?$/u.test(low) || pack.determiners.has(low);
}

function isPart(word: Word, isFirst: boolean, pack: CompiledPack): boolean {
  if (isFirst) {
    return true;
  }
  if (isLink(word, pack)) {
    return ARTICLED.has(pack.pack.language);
  }
  return (
    /^\p{Ll}{3}/u.test(word.text) &&
    !pack.prepositions.has(word.low) &&
    !pack.stopWords.has(word.low) &&
    !pack.relatives.has(word.low) &&
    !pack.noNames.has(word.low) &&
    !pack.pack.now.includes(word.low)
  );
}
