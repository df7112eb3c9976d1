import type { CompiledPack } from "../item/compiled-pack.ts";
import { isHelper } from "./speech-cues.ts";
import type { SpeechCue } from "./speech-cues.ts";
import type { Run, Unit } from "./speech-units.ts";

/** A source has so many units, its apposition counted. */
const MAX_SOURCE = 40;

/** Whether a unit is a verb that ends a subject: a helper, a frequent verb, one of speech. */
function isVerb(unit: Unit | undefined, pack: CompiledPack): boolean {
  if (unit?.kind !== "word") {
    return false;
  }
  return pack.speech.verbs.has(unit.low);
}

function isLower(unit: Unit): boolean {
  return /^\p{Ll}/u.test(unit.text);
}

/** Whether a unit closes the search to the left for the beginning of a noun phrase. */
function isWall(unit: Unit, pack: CompiledPack): boolean {
  return (
    unit.kind !== "word" ||
    (isLower(unit) && pack.complementizers.has(unit.low)) ||
    pack.relatives.has(unit.low) ||
    isVerb(unit, pack) ||
    (isLower(unit) && pack.speech.subjects.has(unit.low))
  );
}

/** The noun phrase that ends before `to`, or undefined. */
export function phraseBefore(
  units: readonly Unit[],
  to: number,
  pack: CompiledPack,
): Run | undefined {
  const last = units[to - 1];
  if (last === undefined || to <= 0) {
    return undefined;
  }
  if (last.kind === "word" && pack.speech.subjects.has(last.low)) {
    return { from: to - 1, to };
  }
  let from = to;
  while (from > 0 && to - from < MAX_SOURCE) {
    const unit = units[from - 1];
    if (unit === undefined || isWall(unit, pack)) {
      break;
    }
    if (LINKS.has(unit.low) && !isJoined(units, from - 1, to, pack)) {
      break;
    }
    from -= 1;
  }
  const start = skipOpening(units, from, to, pack);
  return start < to ? { from: start, to } : undefined;
}

const LINKS = new Set("and or but nor yet so".split(" "));

/** "Rubio and Cruz": both sides are names or both are not, and no verb is before. */
function isJoined(units: readonly Unit[], at: number, to: number, pack: CompiledPack): boolean {
  const [left, right] = [units[at - 1], units[at + 1]];
  if (left?.kind !== "word" || right?.kind !== "word" || units[at]?.low !== "and") {
    return false;
  }
  if (pack.speech.subjects.has(right.low) || isVerb(left, pack)) {
    return false;
  }
  return isLower(left) === isLower(right) || at + 2 >= to;
}

/** Without the words before a phrase that are not of it: "But on Tuesday", "Now". */
function skipOpening(units: readonly Unit[], from: number, to: number, pack: CompiledPack): number {
  let at = from;
  while (at < to) {
    const low = units[at]?.low ?? "";
    if (pack.prepositions.has(low)) {
      const next = phraseStart(units, at + 1, to, pack);
      if (next === undefined) {
        return at;
      }
      at = next;
    } else if (OPENERS.has(low) || isHelper(units[at], pack) || pack.complementizers.has(low)) {
      at += 1;
    } else {
      break;
    }
  }
  return at;
}

/** Where after an opening "In Iowa" the next phrase begins: a name or an article after the first. */
function phraseStart(
  units: readonly Unit[],
  from: number,
  to: number,
  pack: CompiledPack,
): number | undefined {
  for (let at = from + 1; at < to; at += 1) {
    const low = units[at]?.low ?? "";
    if (low === "the" || low === "a" || low === "an" || pack.speech.subjects.has(low)) {
      return at;
    }
    const [before, unit] = [units[at - 1], units[at]];
    const isNext =
      unit !== undefined &&
      before !== undefined &&
      !isLower(unit) &&
      isLower(before) &&
      at > from + 1;
    if (isNext || DAYS.test(before?.text ?? "")) {
      return at;
    }
  }
  return undefined;
}

const DAYS = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/u;
const OPENERS = new Set(
  "but and so yet or now then still today meanwhile however instead".split(" "),
);

/** Who says what a cue tells: before it, across an insertion, or the subject of the sentence. */
export function sourceBefore(
  units: readonly Unit[],
  cue: SpeechCue,
  limit: number,
  pack: CompiledPack,
): Run | undefined {
  const before = units[cue.from - 1];
  if (before === undefined || cue.from <= limit) {
    return undefined;
  }
  if (before.kind === "word" && !LINKS.has(before.low)) {
    const run = phraseBefore(units, cue.from, pack);
    return run === undefined || run.from < limit ? undefined : run;
  }
  if (before.low === ",") {
    return acrossInsertion(units, cue, limit, pack);
  }
  return undefined;
}

/** "Kevin Madden, a strategist, said": the name, its apposition and the comma. */
function acrossInsertion(
  units: readonly Unit[],
  cue: SpeechCue,
  limit: number,
  pack: CompiledPack,
): Run | undefined {
  const end = cue.from;
  let open = end - 2;
  while (open >= limit && units[open]?.low !== "," && end - open < MAX_SOURCE) {
    if (units[open]?.kind === "mark" && units[open]?.low !== "(") {
      break;
    }
    open -= 1;
  }
  if (units[open]?.low !== "," || open <= limit) {
    return undefined;
  }
  const head = phraseBefore(units, open, pack);
  if (head === undefined || head.from < limit) {
    return undefined;
  }
  const first = units[open + 1];
  const isApposed =
    first !== undefined &&
    end - open > 2 &&
    !pack.prepositions.has(first.low) &&
    !pack.speech.helpers.has(first.low) &&
    !OPENERS.has(first.low) &&
    !pack.complementizers.has(first.low) &&
    !first.low.endsWith("ing");
  return isApposed ? { from: head.from, to: end } : head;
}

/** Who says what a cue tells, after it: "said Kevin Madden, a strategist". */
export function sourceAfter(
  units: readonly Unit[],
  from: number,
  pack: CompiledPack,
): Run | undefined {
  const first = units[from];
  if (
    first?.kind !== "word" ||
    pack.prepositions.has(first.low) ||
    pack.complementizers.has(first.low)
  ) {
    return undefined;
  }
  if (pack.speech.subjects.has(first.low)) {
    return { from, to: from + 1 };
  }
  const opens =
    !isLower(first) ||
    pack.determiners.has(first.low) ||
    /^(?:his|her|their|its|former|senior)$/u.test(first.low);
  if (!opens) {
    return undefined;
  }
  let to = from + 1;
  while (to < units.length && to - from < MAX_SOURCE) {
    const unit = units[to];
    if (unit === undefined || unit.kind === "quote" || /^[.:;?!()–—-]+$/u.test(unit.low)) {
      break;
    }
    if (pack.complementizers.has(unit.low) || pack.relatives.has(unit.low)) {
      break;
    }
    if (unit.low === "," && !isAppositionNext(units, to + 1, pack)) {
      break;
    }
    if (unit.kind === "word" && (isVerb(unit, pack) || isAdjunct(units, to))) {
      break;
    }
    to += 1;
  }
  return { from, to: units[to - 1]?.low === "," ? to - 1 : to };
}

/** "In an interview", "on Monday" after a name say where and when, and are not of it. */
function isAdjunct(units: readonly Unit[], at: number): boolean {
  const [word, next] = [units[at], units[at + 1]];
  if (word === undefined) {
    return false;
  }
  if (DAYS.test(word.text)) {
    return true;
  }
  return (
    /^(?:in|on|at|during|after|before|last|this|to|earlier|by)$/u.test(word.low) &&
    next !== undefined
  );
}

function isAppositionNext(units: readonly Unit[], at: number, pack: CompiledPack): boolean {
  const first = units[at];
  return (
    first?.kind === "word" &&
    !pack.prepositions.has(first.low) &&
    !pack.complementizers.has(first.low) &&
    !pack.speech.subjects.has(first.low) &&
    !LINKS.has(first.low) &&
    !first.low.endsWith("ing")
  );
}

/** The first subject of a sentence: for "saying" and "and said". */
export function mainSubject(
  units: readonly Unit[],
  cue: SpeechCue,
  limit: number,
  pack: CompiledPack,
): Run | undefined {
  for (let at = limit + 1; at < cue.from; at += 1) {
    const unit = units[at];
    const isPredicate =
      isVerb(unit, pack) || (unit !== undefined && /[^e]ed$/u.test(unit.low) && isLower(unit));
    if (isPredicate) {
      const run = phraseBefore(units, firstHelper(units, at, pack), pack);
      if (run !== undefined && run.from >= limit) {
        return run;
      }
    }
  }
  return undefined;
}

function firstHelper(units: readonly Unit[], at: number, pack: CompiledPack): number {
  let from = at;
  while (from > 0 && isHelper(units[from - 1], pack)) {
    from -= 1;
  }
  return from;
}
