import type { CompiledPack } from "../item/compiled-pack.ts";
import { readSubjectFirst } from "./speech-subject-first.ts";
import type { SpanAct } from "./speech-subject-first.ts";
import { isOnlyQuote, readUnits, spanOf, splitUnits } from "./speech-units.ts";
import type { Unit } from "./speech-units.ts";
import { readVerbSecond } from "./speech-verb-second.ts";
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

/** Languages whose verb stands second and whose nouns have capitals. */
const CAPITAL_VERB_SECOND = new Set(["de"]);

function readSentenceSpeech(
  units: readonly Unit[],
  text: string,
  pack: CompiledPack,
): readonly SpeechAct[] {
  const acts: readonly SpanAct[] = CAPITAL_VERB_SECOND.has(pack.pack.language)
    ? readVerbSecond(units, text, pack).map(({ source, cue, contents }) => ({
        source: source === undefined ? undefined : spanOf(units, source),
        cue: cue === undefined ? undefined : spanOf(units, cue),
        contents: contents.flatMap((run) => spanOf(units, run) ?? []),
      }))
    : readSubjectFirst(units, text, pack);
  return acts.map((act) => ({ ...act, form: formOf(units, act.contents) }));
}

function formOf(units: readonly Unit[], contents: readonly Span[]): SpeechAct["form"] {
  const inside = units.filter(({ start, end }) =>
    contents.some((span) => start >= span.start && end <= span.end),
  );
  if (!inside.some(({ kind }) => kind === "quote")) {
    return "indirect";
  }
  return inside.some(({ kind }) => kind === "word") ? "mixed" : "direct";
}
