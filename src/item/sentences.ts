import { joinQuoteTails } from "./quote-tails.ts";
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
  /** "Am 19. Dezember": a number with a full stop ends no sentence. */
  readonly hasOrdinals?: boolean;
  /** A line that begins with a dash is speech, up to the verb that says whose. */
  readonly dashQuotes?: boolean;
  /** Verbs of saying, single words. */
  readonly says?: ReadonlySet<string>;
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
  const whole = joinQuoteTails(
    sentences.filter((sentence) => sentence !== ""),
    line,
    rules.language,
  );
  return joinSpeech(whole, line, rules);
}

const DASH = /^[–—―-]\s/u;

/** The sentences of a line of speech up to ", says X" as one: "– I saw it. I was there, says X." */
function joinSpeech(
  sentences: readonly string[],
  line: string,
  rules: SplitRules,
): readonly string[] {
  const [first = ""] = sentences;
  const { says } = rules;
  if (rules.dashQuotes !== true || says === undefined || !DASH.test(first)) {
    return sentences;
  }
  const at = sentences.findIndex((sentence) => isAttributed(sentence, says));
  const last = sentences[at];
  if (at < 1 || last === undefined) {
    return sentences;
  }
  const end = line.indexOf(last, sentences.slice(0, at).join("").length) + last.length;
  const joined = line.slice(0, end);
  return end < last.length || joined.length > MAX_JOINED
    ? sentences
    : [joined, ...sentences.slice(at + 1)];
}

/** Whether after a comma or dash a verb of saying stands: ", säger X", " – powiedziała X". */
function isAttributed(sentence: string, says: ReadonlySet<string>): boolean {
  return [...sentence.matchAll(/[,–—―-]\s+([\p{L}\p{M}]+)/gu)].some(([, word = ""]) =>
    says.has(word.toLowerCase()),
  );
}

function belongsTogether(open: string, rules: SplitRules): boolean {
  if (open.length > MAX_JOINED) {
    return false;
  }
  return (
    hasOpenQuote(open) ||
    (!isUnspaced(rules.language) && endsInAbbreviation(open, rules.abbreviations)) ||
    (rules.hasOrdinals === true && /\s(?:[12]?\d|3[01])\.\s*$/u.test(open))
  );
}

/** Marks that open a quotation, with those that close it; of a mark that does both, the first opens. */
const PAIRS: Readonly<Record<string, string>> = {
  "“": "”",
  "„": "“”",
  "”": "”",
  '"': '"',
  "«": "»",
  "»": "«",
  "「": "」",
  "『": "』",
};

/** Whether a quotation that begins in a text has no end in it. */
function hasOpenQuote(text: string): boolean {
  let closers: string | undefined;
  for (const letter of text) {
    if (closers === undefined) {
      closers = PAIRS[letter];
    } else if (closers.includes(letter)) {
      closers = undefined;
    }
  }
  return closers !== undefined;
}

function endsInAbbreviation(text: string, abbreviations: ReadonlySet<string>): boolean {
  const last = /([\p{L}.]+)\.\s*$/u.exec(text.slice(-24))?.[1];
  if (last === undefined) {
    return false;
  }
  return abbreviations.has(last.toLowerCase()) || /^\p{Lu}$/u.test(last);
}
