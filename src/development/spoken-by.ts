import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Sentence } from "../item/reading.ts";
import type { Mention } from "./mention.ts";
import { mentionsOf } from "./mentions.ts";
import { readSpeech } from "./speech.ts";
import type { SpeechAct } from "./speech.ts";
import { describedAs } from "./subject.ts";
import type { Span } from "./subject.ts";

const read = new WeakMap<Sentence, readonly SpeechAct[]>();

/** The speech acts of a sentence, in a language whose pack tells how speech is told; else none. */
function speechOf(sentence: Sentence, pack: CompiledPack): readonly SpeechAct[] {
  if (pack.pack.speech.clauses.length === 0) {
    return [];
  }
  const known = read.get(sentence);
  if (known !== undefined) {
    return known;
  }
  const acts = readSpeech(sentence.text, pack);
  read.set(sentence, acts);
  return acts;
}

/**
 * Whose speech a verb of saying at `say` tells, by the grammar of speech: a mention in the source of the
 * act, or a description of somebody who has no name.
 *
 * @param taken stretches that are somebody else: whom it was said to, who is cited
 */
export function findSource(
  sentence: Sentence,
  say: Span,
  taken: readonly Span[],
  pack: CompiledPack,
): Mention | undefined {
  const act = speechOf(sentence, pack).find(
    ({ cue }) => cue !== undefined && cue.start < say.end && say.start < cue.end,
  );
  const source = act?.source;
  if (source === undefined) {
    return undefined;
  }
  const inside = mentionsOf(sentence, pack).filter(
    (mention) =>
      mention.start >= source.start - 1 &&
      mention.start < source.end &&
      !mention.isOwner &&
      !taken.some((other) => mention.start < other.end && other.start < mention.start),
  );
  return (
    inside.find(({ isPerson, speaker }) => isPerson && speaker.isNamed) ??
    inside[0] ??
    describedAs(sentence, source)
  );
}
