import type { CompiledPack } from "../item/compiled-pack.ts";
import { findSpeechCues } from "./speech-cues.ts";
import type { SpeechCue } from "./speech-cues.ts";
import { MIN_QUOTE_WORDS, nounPhrase, phraseLeft } from "./speech-noun-phrase.ts";
import { trimMarks } from "./speech-units.ts";
import type { Run, Unit } from "./speech-units.ts";

/** What was read of a sentence: runs of its units. */
export interface RunAct {
  readonly source: Run | undefined;
  readonly cue: Run | undefined;
  readonly contents: readonly Run[];
}

/** Reads the speech of a sentence in a language whose verb stands second and whose nouns have capitals. */
export function readVerbSecond(
  units: readonly Unit[],
  text: string,
  pack: CompiledPack,
): readonly RunAct[] {
  const cues = findSpeechCues(units, text, pack);
  const framed = readFrame(units, cues, pack);
  if (framed !== undefined) {
    return [framed];
  }
  const verbs = cues.filter(({ kind }) => kind === "clause" || kind === "object");
  const quotes = quotesIn(units);
  if (quotes.length > 0) {
    return [{ ...quoter(units, quotes, verbs, pack), contents: quotes }];
  }
  for (const cue of verbs) {
    const act = readReported(units, cue, pack);
    if (act !== undefined) {
      return [act];
    }
  }
  return isReport(units, pack)
    ? [{ source: undefined, cue: undefined, contents: [{ from: 0, to: units.length }] }]
    : [];
}

/** "Die Strecke sei sicher.": a main clause in the mood of report. */
function isReport(units: readonly Unit[], pack: CompiledPack): boolean {
  const stop = units.findIndex(({ low }) => low === ",");
  const clause = stop < 0 ? units : units.slice(0, stop);
  return (
    !pack.complementizers.has(units[0]?.low ?? "") &&
    clause.some(({ low, text }) => pack.speech.moods.has(low) && /^\p{Ll}/u.test(text))
  );
}

/** Quotations that are speech, and not a title or a word in quotation marks. */
function quotesIn(units: readonly Unit[]): readonly Run[] {
  return units.flatMap((unit, at) =>
    unit.kind === "quote" && isSpeech(unit, units[at - 1], units[at + 1])
      ? [{ from: at, to: at + 1 }]
      : [],
  );
}

function isSpeech(unit: Unit, before: Unit | undefined, after: Unit | undefined): boolean {
  if (unit.text.split(/\s+/u).length < MIN_QUOTE_WORDS) {
    return before?.low === ":";
  }
  return (
    before === undefined ||
    before.low === ":" ||
    before.kind === "quote" ||
    after?.low === "," ||
    /[.!?,]\s*["”“»«']?$/u.test(unit.text)
  );
}

/** Who is quoted: whose verb stands beside the quotation, or before a colon whose clause it is. */
function quoter(
  units: readonly Unit[],
  quotes: readonly Run[],
  verbs: readonly SpeechCue[],
  pack: CompiledPack,
): Pick<RunAct, "source" | "cue"> {
  const at = quotes[0]?.from ?? 0;
  const after = verbs.find(({ verb }) => verb > at && verb - at <= 2);
  const verb = after ?? verbs.findLast(({ verb: place }) => place < at) ?? verbs[0];
  if (verb !== undefined) {
    return speakerAt(units, verb, pack);
  }
  const opener = subjectOf(units, at, pack);
  const closer = nounPhrase(units, (quotes.at(-1)?.to ?? 0) + 2, pack);
  return { source: opener ?? (units.length - at < 25 ? closer : undefined), cue: undefined };
}

/** The subject of a clause whose verb is not known: the first phrase, or the first after a verb. */
function subjectOf(units: readonly Unit[], to: number, pack: CompiledPack): Run | undefined {
  for (let at = 0; at < to; at += 1) {
    const unit = units[at];
    const isOpen = at === 0 || (unit?.kind === "word" && pack.determiners.has(unit.low));
    const isName = unit !== undefined && /^\p{Lu}/u.test(unit.text);
    if (unit !== undefined && (isOpen || isName) && !pack.prepositions.has(unit.low)) {
      const phrase = nounPhrase(units, at, pack);
      const before = units[at - 1];
      if (phrase !== undefined && !pack.prepositions.has(before?.low ?? "")) {
        return phrase;
      }
      at = (phrase?.to ?? at + 1) - 1;
    }
  }
  return undefined;
}

function speakerAt(
  units: readonly Unit[],
  cue: SpeechCue,
  pack: CompiledPack,
): Pick<RunAct, "source" | "cue"> {
  return { source: sourceOf(units, cue, pack), cue: { from: cue.verb, to: cue.verb + 1 } };
}

/** "Laut X", "nach Angaben von X", "X zufolge", "wie X sagte": the rest is the content. */
function readFrame(
  units: readonly Unit[],
  cues: readonly SpeechCue[],
  pack: CompiledPack,
): RunAct | undefined {
  const frame = cues.find(({ kind }) => kind === "frame");
  if (frame !== undefined) {
    const source = nounPhrase(units, frame.to, pack);
    const to = source?.to ?? frame.to;
    return {
      source: source ?? { from: frame.verb, to: frame.to },
      cue: { from: frame.verb, to: frame.to },
      contents: around(units, { from: frame.verb, to }),
    };
  }
  const after = cues.find(({ kind }) => kind === "frame-after");
  if (after !== undefined) {
    const source = phraseLeft(units, after.verb, pack);
    return {
      source,
      cue: { from: after.verb, to: after.to },
      contents: around(units, { from: source.from, to: after.to }),
    };
  }
  return readHow(units, cues, pack);
}

/** "Wie die Polizei mitteilte, …" and "…, wie die Polizei mitteilte". */
function readHow(
  units: readonly Unit[],
  cues: readonly SpeechCue[],
  pack: CompiledPack,
): RunAct | undefined {
  const from = units.findIndex(
    ({ low }, at) => low === "wie" && (at === 0 || units[at - 1]?.low === ","),
  );
  if (from < 0) {
    return undefined;
  }
  const stop = units.findIndex(({ low }, at) => at > from && /^[,.]$/u.test(low));
  const end = stop < 0 ? units.length : stop;
  const cue = cues.find(({ verb, kind }) => verb > from && verb < end && kind === "clause");
  if (cue === undefined) {
    return undefined;
  }
  const source = nounPhrase(units, from + 1, pack);
  return {
    source,
    cue: { from: cue.verb, to: cue.verb + 1 },
    contents: around(units, { from: Math.max(0, from - 1), to: end + 1 }),
  };
}

/** What stands before and after a run in a sentence, without the marks at the edges. */
function around(units: readonly Unit[], { from, to }: Run): readonly Run[] {
  return [
    trimMarks(units, { from: 0, to: from }),
    trimMarks(units, { from: to, to: units.length }),
  ].filter((run) => run.to - run.from > 0);
}

/** "X sagte, …": a clause after the comma; "X kritisierte …": the whole clause. */
function readReported(
  units: readonly Unit[],
  cue: SpeechCue,
  pack: CompiledPack,
): RunAct | undefined {
  const comma = units.findIndex(
    ({ low }, at) =>
      at > cue.verb && (low === "," || low === ":") && isClauseNext(units, at + 1, pack),
  );
  const { source, cue: at } = speakerAt(units, cue, pack);
  const isBare = comma < 0 && cue.kind === "clause" && units[cue.to]?.low === ",";
  if (comma >= 0 || isBare) {
    const content = trimMarks(units, { from: (isBare ? cue.to : comma) + 1, to: units.length });
    return content.to > content.from ? { source, cue: at, contents: [content] } : undefined;
  }
  if (cue.kind === "object") {
    return { source, cue: undefined, contents: [trimMarks(units, { from: 0, to: units.length })] };
  }
  return undefined;
}

function isClauseNext(units: readonly Unit[], at: number, pack: CompiledPack): boolean {
  const first = units[at];
  if (first === undefined) {
    return false;
  }
  if (pack.complementizers.has(first.low)) {
    return true;
  }
  const rest = units.slice(at);
  const stop = rest.findIndex(({ low }) => low === ",");
  const clause = stop < 0 ? rest : rest.slice(0, stop + 12);
  return (
    clause.some(({ low }) => pack.speech.moods.has(low)) || rest[rest.length - 2]?.low === "zu"
  );
}

/** Whose verb it is: before it where the clause begins with a subject, else after it. */
function sourceOf(units: readonly Unit[], cue: SpeechCue, pack: CompiledPack): Run | undefined {
  const start = clauseStart(units, cue.verb, pack);
  const anchor = auxiliaryOf(units, start, cue, pack);
  const agent = /^w[ieu]rd/u.test(units[anchor]?.low ?? "") ? agentAfter(units, anchor, pack) : -1;
  if (agent >= 0) {
    return nounPhrase(units, agent + 1, pack);
  }
  const first = nounPhrase(units, start, pack);
  if (first !== undefined && first.to <= anchor && first.from < first.to && start < anchor) {
    return first;
  }
  return nounPhrase(units, skipSmall(units, anchor + 1, pack), pack);
}

/** "Wurde von der Polizei bestätigt". */
function agentAfter(units: readonly Unit[], from: number, pack: CompiledPack): number {
  return units.findIndex(({ low }, at) => at > from && at < from + 12 && pack.agents.has(low));
}

function clauseStart(units: readonly Unit[], verb: number, pack: CompiledPack): number {
  let at = verb;
  while (at > 0) {
    const unit = units[at - 1];
    if (unit === undefined || unit.kind === "quote" || /^[:;–—-]+$/u.test(unit.low)) {
      break;
    }
    if (unit.low === "," && !isInsertion(units, at - 1, verb)) {
      break;
    }
    if (unit.low === "und" && at === verb) {
      break;
    }
    at -= 1;
  }
  while (at < verb && pack.complementizers.has(units[at]?.low ?? "")) {
    at += 1;
  }
  return at;
}

/** Whether a comma before a verb closes an insertion after a noun: "X, Chef der Y, sagte". */
function isInsertion(units: readonly Unit[], comma: number, verb: number): boolean {
  if (comma === verb - 1) {
    return units.slice(0, comma).some(({ low }) => low === ",");
  }
  return units[verb - 1]?.low === "," && /^\p{Lu}/u.test(units[comma - 1]?.text ?? "");
}

/** "Hat … erklärt": the subject stands around "hat". */
function auxiliaryOf(
  units: readonly Unit[],
  start: number,
  cue: SpeechCue,
  pack: CompiledPack,
): number {
  const at = units.findIndex(
    ({ low }, index) => index >= start && index < cue.verb && pack.speech.helpers.has(low),
  );
  return at >= 0 && /^(?:ge|.+t$|.+en$)/u.test(units[cue.verb]?.low ?? "") ? at : cue.verb;
}

function skipSmall(units: readonly Unit[], from: number, pack: CompiledPack): number {
  let at = from;
  while (pack.speech.helpers.has(units[at]?.low ?? "") || units[at]?.low === "sich") {
    at += 1;
  }
  return at;
}
