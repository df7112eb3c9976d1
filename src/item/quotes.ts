/** A stretch of a sentence in quotation marks, without them. */
export interface Quote {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Opening mark to the marks that may close it; the shapes that newspapers use. */
const CLOSERS: Readonly<Record<string, string>> = {
  "“": '”“"',
  "„": '“”"',
  "”": "”",
  '"': '"',
  "«": "»",
  "»": "«»",
  "「": "」",
  "『": "』",
  "‘": "’",
  "‹": "›",
  "《": "》",
};
const MIN_QUOTE = 3;
const DASH_QUOTE = /^\s*[–—―-]\s+(?=\S)/u;

/**
 * The quotations of a sentence, from left to right, not overlapping. A line that begins with a dash
 * is a quotation up to its attribution in languages that write speech so (`dashQuotes`).
 */
export function readQuotes(sentence: string, dashQuotes: boolean): readonly Quote[] {
  const quotes: Quote[] = [];
  if (dashQuotes) {
    const dash = DASH_QUOTE.exec(sentence);
    if (dash !== null) {
      quotes.push({
        text: sentence.slice(dash[0].length),
        start: dash[0].length,
        end: sentence.length,
      });
      return quotes;
    }
  }
  let at = 0;
  while (at < sentence.length) {
    const closers = CLOSERS[sentence[at] ?? ""];
    const end = closers === undefined ? -1 : findClosing(sentence, at, closers);
    if (end < 0) {
      at += 1;
      continue;
    }
    if (end - at - 1 >= MIN_QUOTE) {
      quotes.push({ text: sentence.slice(at + 1, end), start: at + 1, end });
    }
    at = end + 1;
  }
  return quotes;
}

/** A quotation reaches at most so far; keeps the search linear on a text of marks. */
const MAX_REACH = 900;

function findClosing(sentence: string, from: number, closers: string): number {
  const end = Math.min(sentence.length, from + MAX_REACH);
  for (let at = from + 1; at < end; at += 1) {
    const mark = sentence[at] ?? "";
    // An apostrophe inside a word closes nothing.
    const inWord = mark === "’" && /\p{L}/u.test(sentence[at + 1] ?? "");
    if (closers.includes(mark) && !inWord) {
      return at;
    }
  }
  return -1;
}
