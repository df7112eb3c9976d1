import type { CompiledPack } from "../item/compiled-pack.ts";
import { trimMarks } from "./speech-units.ts";
import type { Run, Unit } from "./speech-units.ts";

/** A quotation of fewer words is a word in quotation marks. */
export const MIN_QUOTE_WORDS = 4;

const ADJECTIVE = /^\p{Ll}.*(?:e|en|er|es|em)$/u;
const OF = new Set("von vom des der aus für".split(" "));

/** The noun phrase that begins at `from`, in a language whose nouns have capitals. */
export function nounPhrase(
  units: readonly Unit[],
  from: number,
  pack: CompiledPack,
): Run | undefined {
  const first = units[from];
  if (first?.kind !== "word") {
    return undefined;
  }
  if (pack.speech.subjects.has(first.low) && !first.low.startsWith("dies")) {
    return { from, to: from + 1 };
  }
  let at = from;
  let hasNoun = false;
  for (let unit = units[at]; unit !== undefined && at - from < MAX_PHRASE; unit = units[at]) {
    const isNoun = isNounHere(unit, at === 0, pack);
    if (!isNoun && !continues(units, at, hasNoun, pack)) {
      break;
    }
    hasNoun ||= isNoun;
    at += 1;
  }
  return hasNoun && at > from ? trimMarks(units, { from, to: at }) : undefined;
}

/** A phrase has so many units. */
const MAX_PHRASE = 24;

/** A word with a capital, a number, or a title in quotation marks. */
function isNounHere(unit: Unit, isFirst: boolean, pack: CompiledPack): boolean {
  return unit.kind === "quote"
    ? unit.text.split(/\s+/u).length < MIN_QUOTE_WORDS
    : /^[\p{Lu}\p{N}]/u.test(unit.text) && !isSmallWord(unit, isFirst, pack);
}

function continues(
  units: readonly Unit[],
  at: number,
  hasNoun: boolean,
  pack: CompiledPack,
): boolean {
  const [unit, next] = [units[at], units[at + 1]];
  if (unit === undefined || unit.kind === "quote") {
    return false;
  }
  if (unit.kind === "mark") {
    const isApposed = unit.low === "," && hasNoun && isApposition(units, at + 1);
    const isInside = unit.low === "." && /^\p{Lu}/u.test(next?.text ?? "");
    return isApposed || isInside || unit.low === "(" || unit.low === ")";
  }
  return continuesPhrase(unit, next, hasNoun, pack);
}

function isSmallWord(unit: Unit, isFirst: boolean, pack: CompiledPack): boolean {
  return (
    isFirst &&
    (pack.prepositions.has(unit.low) ||
      pack.speech.helpers.has(unit.low) ||
      (pack.stopWords.has(unit.low) && !pack.determiners.has(unit.low)))
  );
}

function continuesPhrase(
  unit: Unit,
  next: Unit | undefined,
  hasNoun: boolean,
  pack: CompiledPack,
): boolean {
  const isNextNoun = /^[\p{Lu}\p{N}]/u.test(next?.text ?? "");
  if (hasNoun && /^(?:dem|den)$/u.test(unit.low)) {
    // "… der Behörde dem Nordfunk": whom it is said to.
    return false;
  }
  if (pack.determiners.has(unit.low) || POSSESSIVE.test(unit.low)) {
    return next?.kind === "word" && (isNextNoun || ADJECTIVE.test(next.text));
  }
  if (unit.low === "und" || unit.low === "sowie") {
    return hasNoun && isNextNoun;
  }
  if (OF.has(unit.low)) {
    return next?.kind === "word" && (!hasNoun || isNextNoun || ADJECTIVE.test(next.text));
  }
  return (
    ADJECTIVE.test(unit.text) &&
    next?.kind === "word" &&
    (isNextNoun || ADJECTIVE.test(next.text)) &&
    !pack.speech.helpers.has(unit.low)
  );
}

const POSSESSIVE = /^(?:sein|ihr|unser|mein)(?:e|en|er|es|em)?$/u;

/** ", Andreas Huber," and ", der Leiter der X,": an apposition after a noun. */
function isApposition(units: readonly Unit[], at: number): boolean {
  const stop = units.findIndex(({ low }, index) => index > at && low === ",");
  return (
    stop > at &&
    stop - at <= 8 &&
    units
      .slice(at, stop)
      .every(
        ({ text, kind, low }) =>
          kind !== "quote" &&
          (/^[\p{Lu}\p{N}.]/u.test(text) ||
            OF.has(low) ||
            /^(?:der|die|das|des|und|im|in)$/u.test(low)),
      )
  );
}

/** The phrase that ends before `to`: of "offiziellen Angaben | zufolge". */
export function phraseLeft(units: readonly Unit[], to: number, pack: CompiledPack): Run {
  let from = to - 1;
  while (from > 0) {
    const unit = units[from - 1];
    if (unit?.kind !== "word") {
      break;
    }
    const isPart =
      /^[\p{Lu}\p{N}]/u.test(unit.text) ||
      pack.determiners.has(unit.low) ||
      ADJECTIVE.test(unit.text);
    if (!isPart || pack.speech.helpers.has(unit.low)) {
      break;
    }
    from -= 1;
  }
  return { from, to };
}
