import type { CompiledPack } from "../item/compiled-pack.ts";
import { readQuotes } from "../item/quotes.ts";
import { readWords } from "../item/words.ts";
import type { Word } from "../item/words.ts";
import type { Span } from "./subject.ts";

/** A piece of a passage: a word, a mark that divides, or a whole quotation with its marks. */
export interface Unit {
  readonly kind: "word" | "mark" | "quote";
  /** A word as cues are compared with it; a mark itself; of a quotation its first letters. */
  readonly low: string;
  /** Offsets in the passage, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Indices of units, the end not included. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** The marks that divide a sentence; a hyphen divides between spaces only. */
const MARK = /\s-+\s|--+|[,;:.!?()[\]–—…]/gu;

/** Reads a passage into its units, in order. Linear. */
export function readUnits(text: string, pack: CompiledPack): readonly Unit[] {
  const quotes = quotesOf(text, pack);
  const words = readWords(text, pack.pack.language).filter(
    ({ start }) => !quotes.some((quote) => start >= quote.start && start < quote.end),
  );
  const units: Unit[] = [];
  let at = 0;
  let next = 0;
  for (const quote of [...quotes, undefined]) {
    const limit = quote?.start ?? text.length;
    for (let word = words[next]; word !== undefined && word.start < limit; word = words[next]) {
      units.push(...marksOf(text, at, word.start), wordUnit(word));
      at = word.end;
      next += 1;
    }
    units.push(...marksOf(text, at, limit));
    if (quote !== undefined) {
      units.push(quote);
      at = quote.end;
    }
  }
  return units.filter((unit, index) => !isAbbreviated(unit, units[index - 1], text, pack));
}

function wordUnit({ text, low, start, end }: Word): Unit {
  return { kind: "word", text, low, start, end };
}

/** The quotations with their marks; one that is not closed reaches to the end of its line. */
function quotesOf(text: string, pack: CompiledPack): readonly Unit[] {
  const closed = readQuotes(text, pack.pack.dashQuotes).map((quote) => ({
    start: Math.max(0, quote.start - 1),
    end: Math.min(text.length, quote.end + 1),
  }));
  const last = closed.at(-1)?.end ?? 0;
  const open = /["“„«]\s*(?=\p{L})/u.exec(text.slice(last));
  const rest = open === null ? [] : [{ start: last + open.index, end: text.trimEnd().length }];
  return [...closed, ...(isOpenEnd(rest[0], text) ? rest : [])].map(({ start, end }) => ({
    kind: "quote" as const,
    text: text.slice(start, end),
    low: "",
    start,
    end,
  }));
}

/** Whether a quotation that is not closed begins a sentence: of what is quoted over paragraphs. */
function isOpenEnd(
  span: { readonly start: number; readonly end: number } | undefined,
  text: string,
): boolean {
  return span !== undefined && /(?:^|[.!?:,]\s*)$/u.test(text.slice(0, span.start));
}

function marksOf(text: string, from: number, to: number): readonly Unit[] {
  return [...text.slice(from, to).matchAll(MARK)].map((match) => {
    const mark = match[0].trim();
    const start = from + match.index + match[0].indexOf(mark);
    return { kind: "mark" as const, text: mark, low: mark, start, end: start + mark.length };
  });
}

/** The full stop of "Mr." and "U.S." divides nothing. */
function isAbbreviated(
  unit: Unit,
  before: Unit | undefined,
  text: string,
  pack: CompiledPack,
): boolean {
  if (unit.low !== "." || before?.kind !== "word" || before.end !== unit.start) {
    return false;
  }
  if (pack.abbreviations.has(before.low) || /^\p{Lu}$/u.test(before.text)) {
    return true;
  }
  // "Am 19. Dezember" in German, where what follows has a capital either way.
  if (pack.pack.capitalNouns && /^(?:[12]?\d|3[01])$/u.test(before.text)) {
    return /^\s*\p{Lu}/u.test(text.slice(unit.end, unit.end + 3));
  }
  return before.low.includes(".") && /^\s*\p{Ll}/u.test(text.slice(unit.end, unit.end + 3));
}

/** The sentences of a passage: runs of units; a quotation belongs to who says it. */
export function splitUnits(units: readonly Unit[], text: string): readonly (readonly Unit[])[] {
  const sentences: Unit[][] = [];
  let open: Unit[] = [];
  for (const [at, unit] of units.entries()) {
    const next = units[at + 1];
    open.push(unit);
    if (next === undefined || endsSentence(unit, next, text)) {
      sentences.push(open);
      open = [];
    }
  }
  return sentences;
}

function endsSentence(unit: Unit, next: Unit, text: string): boolean {
  const gap = text.slice(unit.end, next.start);
  if (/\n/u.test(gap)) {
    return true;
  }
  const opens = next.kind === "quote" || /^[\p{Lu}\p{N}]/u.test(next.text);
  if (unit.kind === "quote") {
    return opens && /\.\s*["”“»']+$/u.test(unit.text);
  }
  return unit.kind === "mark" && /^[.!?…]$/u.test(unit.low) && opens && /\s/u.test(gap);
}

/** Where a run stands in the passage; nothing for an empty one. */
export function spanOf(units: readonly Unit[], { from, to }: Run): Span | undefined {
  const [first, last] = [units[from], units[to - 1]];
  return first === undefined || last === undefined || to <= from
    ? undefined
    : { start: first.start, end: last.end };
}

/** Whether a sentence is nothing but a quotation. */
export function isOnlyQuote(units: readonly Unit[]): boolean {
  return units.some(({ kind }) => kind === "quote") && !units.some(({ kind }) => kind === "word");
}

/** A run without the marks at its edges. */
export function trimMarks(units: readonly Unit[], run: Run): Run {
  let { from, to } = run;
  while (from < to && units[from]?.kind === "mark") {
    from += 1;
  }
  while (to > from && units[to - 1]?.kind === "mark") {
    to -= 1;
  }
  return { from, to };
}
