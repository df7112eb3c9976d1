import type { CompiledPack } from "../item/compiled-pack.ts";
import type { SpeechCue } from "./speech-cues.ts";
import type { Run, Unit } from "./speech-units.ts";

/** The quotations before a cue that stand by themselves, "“…,” she said"; none after other words. */
export function quotesBefore(units: readonly Unit[], to: number, limit: number): readonly Run[] {
  const runs: Run[] = [];
  for (let at = limit; at < to; at += 1) {
    const unit = units[at];
    if (unit?.kind === "quote" && (at === limit || units[at - 1]?.kind !== "word")) {
      runs.push({ from: at, to: at + 1 });
    } else if (unit?.kind === "word" && runs.length === 0) {
      return [];
    }
  }
  return runs;
}

/** What is said after the cue: up to the end of the sentence or a new turn in it. */
export function contentAfter(
  units: readonly Unit[],
  from: number,
  pack: CompiledPack,
  cue: SpeechCue,
): Run | undefined {
  let at = from;
  while (units[at]?.low === ":" || units[at]?.low === ",") {
    at += 1;
  }
  const isComma = units[from]?.low === ",";
  const first = units[at];
  if (first === undefined || (isComma && first.kind !== "quote")) {
    return undefined;
  }
  const start = openingOf(units, at, pack, cue);
  if (start === undefined) {
    return undefined;
  }
  const end = contentEnd(units, start, pack);
  return end > start ? { from: start, to: end } : undefined;
}

/** So many units may say when, where and to whom before what is said begins. */
const MAX_BETWEEN = 14;

/** Where what is said begins: past "on Monday" and past whom it was told. */
function openingOf(
  units: readonly Unit[],
  at: number,
  pack: CompiledPack,
  cue: SpeechCue,
): number | undefined {
  const find = (isOpener: (unit: Unit) => boolean): number | undefined => {
    const index = units.slice(at, at + MAX_BETWEEN).findIndex(isOpener);
    return index < 0 ? undefined : at + index;
  };
  if (cue.kind === "clause" && pack.prepositions.has(units[at]?.low ?? "")) {
    return find(({ low, kind }) => kind === "word" && low === "that");
  }
  return TOLD.test(units[cue.verb]?.low ?? "")
    ? find(({ low, kind }) => kind === "quote" || pack.complementizers.has(low))
    : at;
}

const TOLD = /^(?:told|tells|telling|tell)$/u;

/** Where what is said ends that begins at `from`. */
export function contentEnd(units: readonly Unit[], from: number, pack: CompiledPack): number {
  for (let at = from + 1; at < units.length; at += 1) {
    const unit = units[at];
    if (unit === undefined) {
      break;
    }
    if (/^(?:;|--+|—|–|-)$/u.test(unit.low)) {
      return at;
    }
    if (unit.low === "," && isTurn(units, at + 1, pack)) {
      return at;
    }
  }
  let end = units.length;
  while (end > from && /^[.,:]$/u.test(units[end - 1]?.low ?? "")) {
    end -= 1;
  }
  return end;
}

/** Words after a comma with which something new begins: "but", "which", "saying". */
function isTurn(units: readonly Unit[], at: number, pack: CompiledPack): boolean {
  const next = units[at];
  if (next?.kind !== "word") {
    return false;
  }
  if (/^(?:but|which|while|though|although|saying|according|adding)$/u.test(next.low)) {
    return true;
  }
  const word = { text: next.text, low: next.low, start: next.start, end: next.end };
  return next.low.endsWith("ing") && pack.speech.cues.find({ text: "", words: [word] }).length > 0;
}

/** Whether what follows goes on with a quotation: "“…,” he said, “…”". */
export function isSecondPart(units: readonly Unit[], { from }: Run): boolean {
  return units[from]?.kind === "quote";
}

/** "The road is closed, police said": the clause before a comma. */
export function clauseBefore(
  units: readonly Unit[],
  start: number,
  limit: number,
  pack: CompiledPack,
): Run | undefined {
  const comma = start - 1;
  if (units[comma]?.low !== "," || comma - limit < 3) {
    return undefined;
  }
  let from = limit;
  while (
    from < comma &&
    (units[from]?.kind === "mark" || /^(?:but|and|so|yet)$/u.test(units[from]?.low ?? ""))
  ) {
    from += 1;
  }
  const first = units[from];
  if (
    first === undefined ||
    pack.prepositions.has(first.low) ||
    pack.complementizers.has(first.low)
  ) {
    return undefined;
  }
  return comma - from >= 3 ? { from, to: comma } : undefined;
}
