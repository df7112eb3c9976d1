import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Sentence } from "../item/reading.ts";
import type { Word } from "../item/words.ts";
import type { Mention, Span } from "./mention.ts";

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
    if (isFree && (mention.isPerson || isAfterSpeech || isBare(sentence, at, mention, pack))) {
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
function isBare(sentence: Sentence, at: Span, mention: Mention, pack: CompiledPack): boolean {
  const between = sentence.words.filter(
    ({ start, end }) => start >= at.end && end <= mention.start,
  );
  return (
    between.length <= 2 &&
    between.every(({ low, text }) => /^\p{Ll}/u.test(text) && !pack.prepositions.has(low)) &&
    /^[\p{L}\s'’-]*$/u.test(sentence.text.slice(at.end, mention.start))
  );
}
