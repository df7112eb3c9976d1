import type { CompiledPack, SpeechKind } from "../item/compiled-pack.ts";
import type { Unit } from "./speech-units.ts";

/** Where somebody says, thinks or wants something: indices of units, the end not included. */
export interface SpeechCue {
  readonly kind: SpeechKind;
  /** With its helpers: "has repeatedly said". */
  readonly from: number;
  readonly to: number;
  /** The verb itself. */
  readonly verb: number;
}

/** The cues of a sentence outside its quotations, from left to right, not overlapping. */
export function findSpeechCues(
  units: readonly Unit[],
  text: string,
  pack: CompiledPack,
): readonly SpeechCue[] {
  const hits = pack.speech.cues.find({ text, words: units.filter(({ kind }) => kind === "word") });
  const cues: SpeechCue[] = [];
  for (const [at, unit] of units.entries()) {
    const own = hits.filter(({ start }) => start === unit.start);
    const kinds = own.map((hit) => ({
      kind: hit.value,
      to: units.findIndex(({ end }) => end === hit.end) + 1,
    }));
    const best = chooseKind(
      kinds.filter(({ to }) => to > at && isRow(units, at, to)),
      units,
      pack,
    );
    if (best === undefined || at < (cues.at(-1)?.to ?? 0)) {
      continue;
    }
    if (isStanding(units, at, best, pack)) {
      cues.push({ ...best, verb: at, from: helpersBefore(units, at, best.kind, pack) });
    }
  }
  return cues;
}

interface Choice {
  readonly kind: SpeechKind;
  readonly to: number;
}

/** Of several readings the one whose complement follows: "want to", "said that", "praised him". */
function chooseKind(
  kinds: readonly Choice[],
  units: readonly Unit[],
  pack: CompiledPack,
): Choice | undefined {
  const longest = kinds.toSorted((a, b) => b.to - a.to);
  const plan = longest.find(({ kind }) => kind === "plan");
  if (plan !== undefined && !pack.pack.capitalNouns) {
    // "To" belongs to what is planned.
    return { kind: "plan", to: plan.to - 1 };
  }
  const noun = longest.find(({ kind }) => kind === "noun");
  if (noun !== undefined) {
    const last = units[noun.to - 1];
    return last !== undefined && pack.complementizers.has(last.low)
      ? { kind: "noun", to: noun.to - 1 }
      : noun;
  }
  const frame = longest.find(({ kind }) => kind === "frame" || kind === "frame-after");
  if (frame !== undefined) {
    return frame;
  }
  const clause = longest.find(({ kind }) => kind === "clause");
  const object = longest.find(({ kind }) => kind === "object");
  if (clause === undefined || (object !== undefined && object.to > clause.to)) {
    return object;
  }
  const next = units[clause.to];
  const opensClause =
    next === undefined ||
    next.kind !== "word" ||
    pack.complementizers.has(next.low) ||
    pack.speech.subjects.has(next.low) ||
    pack.relatives.has(next.low);
  return object === undefined || opensClause ? clause : object;
}

function isRow(units: readonly Unit[], from: number, to: number): boolean {
  return units.slice(from, to).every(({ kind }) => kind === "word");
}

/** Whether a verb is one here: "the claims", "to say", "a said word" are none. */
function isStanding(
  units: readonly Unit[],
  at: number,
  { kind }: Choice,
  pack: CompiledPack,
): boolean {
  const before = units[at - 1];
  const word = units[at];
  if (word === undefined) {
    return false;
  }
  if (kind === "noun" || kind === "frame" || kind === "frame-after") {
    return true;
  }
  if (pack.pack.capitalNouns) {
    return /^\p{Ll}/u.test(word.text);
  }
  if (before === undefined) {
    return word.low.endsWith("ing");
  }
  if (before.kind !== "word") {
    return true;
  }
  const isParticiple = /(?:ed|en|ing|said|told|thought|known)$/u.test(word.low);
  if (pack.determiners.has(before.low) || POSSESSIVE.test(before.low)) {
    return false;
  }
  if (before.low === "to") {
    return false;
  }
  return !pack.prepositions.has(before.low) || isParticiple;
}

const POSSESSIVE = /^(?:his|her|their|its|our|my|your|.+'s|.+s')$/u;

/** Where the words begin that belong to a verb: "has repeatedly | said". */
function helpersBefore(
  units: readonly Unit[],
  at: number,
  kind: SpeechKind,
  pack: CompiledPack,
): number {
  if (kind === "noun") {
    return at;
  }
  let from = at;
  while (from > 0 && isHelper(units[from - 1], pack)) {
    from -= 1;
  }
  return from;
}

/** "has", "also", "repeatedly", and "'ve" of "we've". */
export function isHelper(unit: Unit | undefined, pack: CompiledPack): boolean {
  return unit?.kind === "word" && pack.speech.helpers.has(unit.low);
}
