import type { CompiledPack } from "../item/compiled-pack.ts";
import {
  clauseBefore,
  contentAfter,
  contentEnd,
  isSecondPart,
  quotesBefore,
} from "./speech-content.ts";
import { findSpeechCues } from "./speech-cues.ts";
import type { SpeechCue } from "./speech-cues.ts";
import { mainSubject, phraseBefore, sourceAfter, sourceBefore } from "./speech-source.ts";
import { isOnlyQuote, spanOf } from "./speech-units.ts";
import type { Run, Unit } from "./speech-units.ts";
import type { Span } from "./subject.ts";

/** What was read of a sentence, and where in it the next act may begin. */
export interface SpanAct {
  readonly source: Span | undefined;
  readonly cue: Span | undefined;
  readonly contents: readonly Span[];
}

/** Reads the speech of a sentence in a language in which the subject stands before its verb, as English. */
export function readSubjectFirst(
  units: readonly Unit[],
  text: string,
  pack: CompiledPack,
): readonly SpanAct[] {
  if (isOnlyQuote(units)) {
    const quote = spanOf(units, { from: 0, to: units.length });
    return quote === undefined ? [] : [{ source: undefined, cue: undefined, contents: [quote] }];
  }
  const according = readAccording(units, text, pack);
  if (according !== undefined) {
    return [according];
  }
  const acts: SpanAct[] = [];
  let limit = 0;
  for (const cue of findSpeechCues(units, text, pack)) {
    const read = cue.from < limit ? undefined : readAct(units, cue, limit, pack);
    if (read !== undefined) {
      acts.push(read.act);
      limit = read.end;
    }
  }
  return acts;
}

interface ReadAct {
  readonly act: SpanAct;
  readonly end: number;
}

/** @param limit units before it belong to another act */
function readAct(
  units: readonly Unit[],
  cue: SpeechCue,
  limit: number,
  pack: CompiledPack,
): ReadAct | undefined {
  if (cue.kind === "noun") {
    return readNoun(units, cue, limit, pack);
  }
  const isParticiple = cue.from === cue.verb && units[cue.verb]?.low.endsWith("ing") === true;
  const source = findSpeaker(units, cue, { limit, isParticiple }, pack);
  const isInverted = source !== undefined && source.from >= cue.to;
  const contents = contentsOf(
    units,
    cue,
    {
      limit,
      from: source === undefined || isInverted ? cue.from : Math.min(source.from, cue.from),
      to: isInverted ? source.to : cue.to,
      isParticiple,
      isInverted,
    },
    pack,
  );
  const last = contents.at(-1);
  if (last === undefined) {
    return undefined;
  }
  const colon = units[cue.to]?.low === ":" ? cue.to + 1 : cue.to;
  return {
    act: {
      source: source === undefined ? undefined : spanOf(units, source),
      cue: spanOf(units, { from: cue.from, to: colon }),
      contents: contents.flatMap((run) => spanOf(units, run) ?? []),
    },
    end: Math.max(last.to, isInverted ? source.to : cue.to),
  };
}

/** Before the verb; after it in a quotation's or clause's wake; or the subject of the whole sentence. */
function findSpeaker(
  units: readonly Unit[],
  cue: SpeechCue,
  { limit, isParticiple }: { readonly limit: number; readonly isParticiple: boolean },
  pack: CompiledPack,
): Run | undefined {
  const before = units[cue.from - 1];
  const isAfterSpeech = before?.kind === "quote" || before?.low === ",";
  const beside = isParticiple
    ? undefined
    : (sourceBefore(units, cue, limit, pack) ??
      (isAfterSpeech ? sourceAfter(units, cue.to, pack) : undefined));
  return beside ?? mainSubject(units, cue, limit, pack);
}

interface Frame {
  readonly limit: number;
  /** Where source and cue begin and end. */
  readonly from: number;
  readonly to: number;
  readonly isParticiple: boolean;
  readonly isInverted: boolean;
}

/** What is said before the frame of source and cue, after it, or both. */
function contentsOf(
  units: readonly Unit[],
  cue: SpeechCue,
  { limit, from, to, isParticiple, isInverted }: Frame,
  pack: CompiledPack,
): readonly Run[] {
  const quoted = quotesBefore(units, cue.from, limit);
  const rest = contentAfter(units, to, pack, cue);
  const clause =
    quoted.length === 0 && (rest === undefined || isInverted)
      ? clauseBefore(units, from, limit, pack)
      : undefined;
  const before = isParticiple || quoted.length === 0 ? [clause ?? []].flat() : quoted;
  const isWanted = rest !== undefined && (before.length === 0 || isSecondPart(units, rest));
  return isWanted ? [...before, rest] : before;
}

/** "Trump's claim that", "his criticism of". */
function readNoun(
  units: readonly Unit[],
  cue: SpeechCue,
  limit: number,
  pack: CompiledPack,
): ReadAct | undefined {
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
    },
    end,
  };
}

/** "According to X, …" and "…, according to X". */
function readAccording(
  units: readonly Unit[],
  text: string,
  pack: CompiledPack,
): SpanAct | undefined {
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
  };
}
