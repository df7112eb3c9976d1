import { isUnspaced } from "./words.ts";

/** Where in an item a sentence stands. */
export type Field = "title" | "summary" | "content";

/** A sentence to the letter, with the place it has in the item. */
export interface SentenceText {
  readonly text: string;
  readonly field: Field;
  /** Number of its paragraph (line) within the field, from 0. */
  readonly paragraph: number;
}

/** Longer lines are cut before they are split: no newspaper writes such a paragraph. */
const MAX_LINE = 20_000;
/** Of one item; the rest is not read. */
const MAX_SENTENCES = 400;
/** A quotation of several sentences stays one with its attribution up to this length. */
const MAX_JOINED = 700;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language === "und" ? "en" : language, {
      granularity: "sentence",
    });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

/** What a split depends on. */
export interface SplitRules {
  readonly language: string;
  /** Lower-case, without the full stop: "mr", "ca", "bl.a". */
  readonly abbreviations: ReadonlySet<string>;
}

/**
 * The sentences of a field, in order, each a substring of it. Lines end sentences; a quotation is
 * kept together with who said it; abbreviations do not end one.
 */
export function splitSentences(
  text: string,
  field: Field,
  rules: SplitRules,
): readonly SentenceText[] {
  const sentences: SentenceText[] = [];
  let paragraph = 0;
  for (const line of text.split(/\r?\n/u)) {
    const trimmed = line.trim();
    if (trimmed === "") {
      continue;
    }
    for (const part of splitLine(trimmed.slice(0, MAX_LINE), rules)) {
      if (sentences.length >= MAX_SENTENCES) {
        return sentences;
      }
      sentences.push({ text: part, field, paragraph });
    }
    paragraph += 1;
  }
  return sentences;
}

function splitLine(line: string, rules: SplitRules): readonly string[] {
  const parts = [...segmenterOf(rules.language).segment(line)].map(({ segment }) => segment);
  const sentences: string[] = [];
  let open = "";
  for (const part of parts) {
    open += part;
    if (!belongsTogether(open, rules)) {
      sentences.push(open.trim());
      open = "";
    }
  }
  if (open.trim() !== "") {
    sentences.push(open.trim());
  }
  return sentences.filter((sentence) => sentence !== "");
}

function belongsTogether(open: string, rules: SplitRules): boolean {
  if (open.length > MAX_JOINED) {
    return false;
  }
  return (
    hasOpenQuote(open) ||
    (!isUnspaced(rules.language) && endsInAbbreviation(open, rules.abbreviations))
  );
}

const OPENING = /[“„«「『]/gu;
const CLOSING = /[”»」』]/gu;

function hasOpenQuote(text: string): boolean {
  const opened = text.match(OPENING)?.length ?? 0;
  if (opened > 0) {
    // German and Swedish close with what English opens or both ends look the same.
    const closed =
      (text.match(CLOSING)?.length ?? 0) + (/„/u.test(text) ? (text.match(/“/gu)?.length ?? 0) : 0);
    const opens = /„/u.test(text) ? (text.match(/„/gu)?.length ?? 0) : opened;
    return opens > closed;
  }
  return (text.match(/"/gu)?.length ?? 0) % 2 === 1 || (text.match(/”/gu)?.length ?? 0) % 2 === 1;
}

function endsInAbbreviation(text: string, abbreviations: ReadonlySet<string>): boolean {
  const last = /([\p{L}.]+)\.\s*$/u.exec(text.slice(-24))?.[1];
  if (last === undefined) {
    return false;
  }
  return abbreviations.has(last.toLowerCase()) || /^\p{Lu}$/u.test(last);
}
