import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Reading, Sentence } from "../item/reading.ts";
import { wordCount } from "../item/words.ts";
import { isQuoted } from "./attributed.ts";
import type { Attribution } from "./attributed.ts";
import type { Mention } from "./mention.ts";
import { mentionsOf } from "./mentions.ts";
import { findSubjectWithoutCapitals } from "./subject-without-capitals.ts";

/** A quotation of fewer words is a word in quotation marks. */
const MIN_QUOTE_WORDS = 3;
/** How a sentence begins or goes on that tells who said the one before: "そう語った", "이렇게 말했다". */
const SAID_SO: Readonly<Record<string, RegExp>> = {
  ja: /(?:そう|こう|このように)(?:話|語|述べ|訴え|説明|振り返|憤|打ち明け|答え|強調|主張|つぶや)/u,
  ko: /(?:이렇게|이같이|이 같이|그렇게) (?:말|밝|전|주장|토로|설명|강조|답|호소)/u,
  zh: /(?:这样|這樣|如此|如是)(?:说|說|表示|解释|解釋|描述|回应|回應|写道|寫道)|(?:说|說)这(?:话|番话)/u,
  ar: /(?:هكذا|بهذه الكلمات|كان هذا)/u,
};

/**
 * Who says a long quotation for which no verb of its own sentence says it, in a script without capitals:
 * whom the words before it are about, whom the next sentence says to have said so, or the person that the
 * sentence before is about.
 */
export function speakerOfQuote(
  sentence: Sentence,
  { say }: Attribution,
  reading: Reading,
  pack: CompiledPack,
): Mention | undefined {
  const isTold = say !== undefined && !isQuoted(sentence, say.start);
  const quote = sentence.quotes.find(({ text }) => wordCount(text) >= MIN_QUOTE_WORDS);
  if (isTold || quote === undefined || sentence.field === "title") {
    return undefined;
  }
  const at = { start: quote.start, end: quote.start };
  const before = mentionsOf(sentence, pack).some(({ end }) => end <= quote.start)
    ? findSubjectWithoutCapitals(sentence, at, [], pack)
    : undefined;
  return before ?? (isAlone(sentence) ? speakerBesideQuote(sentence, reading, pack) : undefined);
}

/** Whether all words of a sentence are quoted. */
function isAlone({ words, quotes }: Sentence): boolean {
  return words.every(({ start, end }) =>
    quotes.some((quote) => start >= quote.start && end <= quote.end),
  );
}

function speakerBesideQuote(
  sentence: Sentence,
  { sentences }: Reading,
  pack: CompiledPack,
): Mention | undefined {
  const next = sentences[sentence.index + 1];
  const said =
    next?.field === sentence.field ? SAID_SO[pack.pack.language]?.exec(next.text) : undefined;
  if (next !== undefined && said !== null && said !== undefined) {
    const at = { start: said.index, end: said.index + said[0].length };
    return findSubjectWithoutCapitals(next, at, [], pack);
  }
  const previous = sentences[sentence.index - 1];
  if (previous === undefined || previous.field !== sentence.field || previous.isQuestion) {
    return undefined;
  }
  const say = pack.marks.find(previous).findLast(({ value }) => value === "say");
  const end = previous.text.length;
  const subject = findSubjectWithoutCapitals(previous, say ?? { start: end, end }, [], pack);
  return subject?.isPerson === true ? subject : undefined;
}
