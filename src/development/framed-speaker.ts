import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Sentence } from "../item/reading.ts";
import type { Mention } from "./mention.ts";
import { mentionsOf } from "./mentions.ts";
import { describedAs } from "./subject.ts";

/** Who stands before a colon and how much of it is told in his words. */
export interface Frame {
  readonly speaker: Mention;
  /** Where what he says begins. */
  readonly from: number;
  /** What follows is a quotation. */
  readonly isQuote: boolean;
}

/** A headline's "Mayor: …", after the time of a live report's entry. */
const FRAME = /^(?:[\d:.]{4,5}[^–—-]{0,8}[–—-]\s)?([^:;“”"«»‘„–—]{3,60}?)\s?:\s(?=(["“”«„‘'])?)/u;
/** Nobody is called by more words before a colon, and by two where no article opens them. */
const MAX_WORDS = 5;
const MAX_BARE = 2;

/**
 * Who is said to say what follows a colon: "I tifosi ai Brandini: «…»", "Ingeniør: …". Before a clause
 * without quotation marks only who is called by a role or noun; a name alone is the topic there.
 */
export function framedSpeaker(sentence: Sentence, pack: CompiledPack): Frame | undefined {
  const match = FRAME.exec(sentence.text);
  const label = match?.[1];
  if (match === null || label === undefined) {
    return undefined;
  }
  const start = match[0].lastIndexOf(label);
  const span = { start, end: start + label.length };
  const words = sentence.words.filter((word) => word.start >= start && word.end <= span.end);
  const isQuote = match[2] !== undefined;
  const inside = mentionsOf(sentence, pack).filter(
    (mention) => mention.start >= start && mention.end <= span.end && !mention.isOwner,
  );
  const opener = inside.find(
    (mention) => mention.start === start || isOpened(mention, words, pack),
  );
  if (opener !== undefined && (isQuote || (opener.role !== undefined && words.length <= 3))) {
    return { speaker: opener, from: match[0].length, isQuote };
  }
  const stop = words.findIndex(
    ({ low }) => pack.prepositions.has(low) && !pack.determiners.has(low),
  );
  const head = stop < 0 ? words : words.slice(0, stop);
  const isNoun =
    opener === undefined &&
    head.length > 0 &&
    head.length <= (pack.determiners.has(head[0]?.low ?? "") ? MAX_WORDS : MAX_BARE) &&
    head.slice(1).every(({ text }) => /^\p{Ll}/u.test(text)) &&
    !pack.noNames.has(head.at(-1)?.low ?? "");
  const described = isNoun
    ? describedAs(sentence, { start, end: head.at(-1)?.end ?? span.end })
    : undefined;
  return described === undefined || !isQuote
    ? undefined
    : { speaker: described, from: match[0].length, isQuote };
}

function isOpened(mention: Mention, words: Sentence["words"], pack: CompiledPack): boolean {
  const [first, second] = words;
  return second?.start === mention.start && pack.determiners.has(first?.low ?? "");
}
