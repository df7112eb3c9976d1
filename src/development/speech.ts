import type { CompiledPack } from "../item/compiled-pack.ts";
import { findSpeechCues } from "./speech-cues.ts";
import type { SpeechCue } from "./speech-cues.ts";
import { mainSubject, phraseBefore, sourceAfter, sourceBefore } from "./speech-source.ts";
import type { Run } from "./speech-source.ts";
import { readUnits, splitUnits } from "./speech-units.ts";
import type { Unit } from "./speech-units.ts";
import { readVerbSecond } from "./speech-verb-second.ts";
import type { RunAct } from "./speech-verb-second.ts";
import type { Span } from "./subject.ts";

/** One thing that somebody says, thinks or wants; offsets in the passage, in UTF-16 units. */
export interface SpeechAct {
  readonly source: Span | undefined;
  readonly cue: Span | undefined;
  /** In the order of the passage; a quotation with its marks, a clause without its full stop. */
  readonly contents: readonly Span[];
  readonly form: "direct" | "indirect" | "mixed";
}

/** No paragraph of a newspaper is longer; the rest is not read. */
const MAX_PASSAGE = 20_000;

/**
 * The speech acts of a passage (a sentence, a paragraph, a few), in its order. Never throws; linear but
 * for the length of a sentence.
 */
export function readSpeech(passage: string, pack: CompiledPack): readonly SpeechAct[] {
  const text = passage.slice(0, MAX_PASSAGE);
  const acts: SpeechAct[] = [];
  let open: SpeechAct | undefined;
  let previous: Span | undefined;
  for (const units of splitUnits(readUnits(text, pack), text)) {
    const found = readSentenceSpeech(units, text, pack);
    const going = open === undefined ? undefined : continued(open, found, units);
    if (open !== undefined && going !== undefined) {
      acts[acts.length - 1] = going;
      open = going;
      continue;
    }
    const known = found.map((act) => withSource(act, previous));
    acts.push(...known);
    open = known.at(-1);
    previous = known.findLast(({ source }) => source !== undefined)?.source ?? previous;
  }
  return acts;
}

/** Speech without anybody in its sentence is of who spoke before. */
function withSource(act: SpeechAct, previous: Span | undefined): SpeechAct {
  const isBare = act.cue === undefined && act.source === undefined;
  return isBare && previous !== undefined ? { ...act, source: previous } : act;
}

/** What goes on from the sentence before: a quotation alone, or another clause in the mood of report. */
function continued(
  open: SpeechAct,
  found: readonly SpeechAct[],
  units: readonly Unit[],
): SpeechAct | undefined {
  const [act] = found;
  const quote = isOnlyQuote(units) ? spanOf(units, { from: 0, to: units.length }) : undefined;
  if (quote !== undefined && open.form !== "indirect") {
    return { ...open, contents: open.contents.concat(quote) };
  }
  const isSame = act?.cue === undefined && act?.source === undefined && found.length === 1;
  const isBare = open.cue === undefined && open.form === act?.form && open.form === "indirect";
  return isSame && isBare ? { ...open, contents: open.contents.concat(act.contents) } : undefined;
}

function isOnlyQuote(units: readonly Unit[]): boolean {
  const words = units.filter(({ kind }) => kind === "word");
  return words.length === 0 && units.some(({ kind }) => kind === "quote");
}

function spanOf(units: readonly Unit[], { from, to }: Run): Span | undefined {
  const [first, last] = [units[from], units[to - 1]];
  return first === undefined || last === undefined || to <= from
    ? undefined
    : { start: first.start, end: last.end };
}

/** Languages whose verb stands second and whose nouns have capitals. */
const CAPITAL_VERB_SECOND = new Set(["de"]);

function readSentenceSpeech(
  units: readonly Unit[],
  text: string,
  pack: CompiledPack,
): readonly SpeechAct[] {
  return CAPITAL_VERB_SECOND.has(pack.pack.language)
    ? readVerbSecond(units, text, pack).map((act) => actOf(act, units))
    : readSubjectFirst(units, text, pack);
}

function actOf({ source, cue, contents }: RunAct, units: readonly Unit[]): SpeechAct {
  return {
    source: source === undefined ? undefined : spanOf(units, source),
    cue: cue === undefined ? undefined : spanOf(units, cue),
    contents: contents.flatMap((run) => spanOf(units, run) ?? []),
    form: formOf(units, contents),
  };
}

function readSubjectFirst(
  units: readonly Unit[],
  text: string,
  pack: CompiledPack,
): readonly SpeechAct[] {
  const acts: SpeechAct[] = [];
  if (isOnlyQuote(units)) {
    const quote = spanOf(units, { from: 0, to: units.length });
    return quote === undefined
      ? []
      : [{ source: undefined, cue: undefined, contents: [quote], form: "direct" }];
  }
  const according = readAccording(units, text, pack);
  if (according !== undefined) {
    return [according];
  }
  const cues = findSpeechCues(units, text, pack);
  let limit = 0;
  for (const [at, cue] of cues.entries()) {
    if (cue.from < limit) {
      continue;
    }
    const read = readAct(units, cue, { limit, next: cues[at + 1], pack });
    if (read !== undefined) {
      acts.push(read.act);
      limit = read.end;
    }
  }
  return acts;
}

interface Setting {
  /** Units before it belong to another act. */
  readonly limit: number;
  readonly next: SpeechCue | undefined;
  readonly pack: CompiledPack;
}

function readAct(
  units: readonly Unit[],
  cue: SpeechCue,
  { limit, pack }: Setting,
): { readonly act: SpeechAct; readonly end: number } | undefined {
  const word = units[cue.verb];
  const isParticiple = /ing$/u.test(word?.low ?? "") && cue.from === cue.verb;
  const before = units[cue.from - 1];
  const quoted = precedingQuotes(units, cue.from, limit);
  let source = isParticiple ? undefined : sourceBefore(units, cue, limit, pack);
  let to = cue.to;
  if (cue.kind === "noun") {
    return readNoun(units, cue, limit, pack);
  }
  if (source === undefined && (before?.kind === "quote" || before?.low === ",") && !isParticiple) {
    const after = sourceAfter(units, cue.to, pack);
    if (after !== undefined) {
      source = after;
      to = after.to;
    }
  }
  const isInverted = source !== undefined && source.from >= cue.to;
  source ??= mainSubject(units, cue, limit, pack);
  const contents: Run[] = [];
  const start = source === undefined || isInverted ? cue.from : Math.min(source.from, cue.from);
  if (quoted.length > 0 && !isParticiple) {
    contents.push(...quoted);
  }
  const rest = contentAfter(units, to, pack, cue);
  const clause = quoted.length > 0 ? undefined : clauseBefore(units, start, limit, pack);
  if (contents.length === 0 && clause !== undefined && (rest === undefined || isInverted)) {
    contents.push(clause);
  }
  let end = to;
  if (rest !== undefined && (contents.length === 0 || isSecondPart(units, rest))) {
    contents.push(rest);
    end = rest.to;
  }
  if (contents.length === 0) {
    return undefined;
  }
  const spans = contents.flatMap((run) => spanOf(units, run) ?? []);
  const colon = units[cue.to]?.low === ":" ? cue.to + 1 : cue.to;
  return {
    act: {
      source: source === undefined ? undefined : spanOf(units, source),
      cue: spanOf(units, { from: cue.from, to: colon }),
      contents: spans,
      form: formOf(units, contents),
    },
    end,
  };
}

function formOf(units: readonly Unit[], contents: readonly Run[]): SpeechAct["form"] {
  const all = contents.flatMap(({ from, to }) => units.slice(from, to));
  const quotes = all.filter(({ kind }) => kind === "quote");
  const words = all.filter(({ kind }) => kind === "word");
  if (quotes.length === 0) {
    return "indirect";
  }
  return words.length === 0 ? "direct" : "mixed";
}

function precedingQuotes(units: readonly Unit[], to: number, limit: number): readonly Run[] {
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
function contentAfter(
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
  const clause = units.findIndex(
    ({ low, kind }, index) => index >= at && index < at + 14 && kind === "word" && low === "that",
  );
  if (cue.kind === "clause" && pack.prepositions.has(first.low)) {
    if (clause < 0) {
      return undefined;
    }
    at = clause;
  } else if (TOLD.test(units[cue.verb]?.low ?? "")) {
    const opener = units.findIndex(
      ({ low, kind }, index) =>
        index >= at && index < at + 14 && (kind === "quote" || pack.complementizers.has(low)),
    );
    if (opener < 0) {
      return undefined;
    }
    at = opener;
  }
  const end = contentEnd(units, at, pack);
  return end > at ? { from: at, to: end } : undefined;
}

const TOLD = /^(?:told|tells|telling|tell)$/u;

function contentEnd(units: readonly Unit[], from: number, pack: CompiledPack): number {
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
  while (
    end > from &&
    units[end - 1]?.kind === "mark" &&
    /^[.,:]$/u.test(units[end - 1]?.low ?? "")
  ) {
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
  return /ing$/u.test(next.low) && pack.speech.cues.find({ text: "", words: [word] }).length > 0;
}

function isSecondPart(units: readonly Unit[], { from }: Run): boolean {
  return units[from]?.kind === "quote";
}

/** "The road is closed, police said": the clause before a comma. */
function clauseBefore(
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

/** "Trump's claim that", "his criticism of". */
function readNoun(
  units: readonly Unit[],
  cue: SpeechCue,
  limit: number,
  pack: CompiledPack,
): { readonly act: SpeechAct; readonly end: number } | undefined {
  const owner = units[cue.from - 1];
  if (owner?.kind !== "word" || !/(?:^(?:his|her|their|its)|['’]s|s['’])$/u.test(owner.low)) {
    return undefined;
  }
  const run = phraseBefore(units, cue.from, pack);
  if (run === undefined || run.from < limit) {
    return undefined;
  }
  const end = contentEnd(units, cue.to, pack);
  const isPronoun = /^(?:his|her|their|its)$/u.test(owner.low);
  const cut = isPronoun ? owner.end : owner.end - 2;
  const source = spanOf(units, run);
  const cueSpan = spanOf(units, cue);
  const content = spanOf(units, { from: cue.to, to: end });
  if (source === undefined || cueSpan === undefined || content === undefined) {
    return undefined;
  }
  return {
    act: {
      source: { start: isPronoun ? owner.start : source.start, end: cut },
      cue: { start: isPronoun ? cueSpan.start : cut, end: cueSpan.end },
      contents: [content],
      form: "indirect",
    },
    end,
  };
}

/** "According to X, …" and "…, according to X". */
function readAccording(
  units: readonly Unit[],
  text: string,
  pack: CompiledPack,
): SpeechAct | undefined {
  const hit = pack.marks
    .find({ text, words: units.filter(({ kind }) => kind === "word") })
    .find(
      ({ value, start, end }) => value === "according-to" && /\s/u.test(text.slice(start, end)),
    );
  const from = units.findIndex(({ start }) => start === hit?.start);
  if (hit === undefined || from < 0) {
    return undefined;
  }
  const to = units.findIndex(({ end }) => end === hit.end) + 1;
  const stop = units.findIndex(
    ({ low, kind }, at) => at > to && kind !== "word" && /^[,.;:—–-]*$/u.test(low),
  );
  const end = stop < 0 ? units.length : stop;
  const before = units[from - 1]?.low === "," ? from - 1 : from;
  const content =
    from > 2 ? { from: 0, to: before } : { from: end + 1, to: contentEnd(units, end + 1, pack) };
  const span = spanOf(units, content);
  return {
    source: spanOf(units, { from: to, to: end }),
    cue: spanOf(units, { from, to }),
    contents: span === undefined ? [] : [span],
    form: formOf(units, [content]),
  };
}
