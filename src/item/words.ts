/** One word of a sentence. */
export interface Word {
  /** As printed. */
  readonly text: string;
  /** Lower-case, straight apostrophes; what cues are compared with. */
  readonly low: string;
  /** Offset in the sentence, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** No sentence of a newspaper has more words; the rest of a hostile one is not looked at. */
const MAX_WORDS = 400;

/** Marks without width may stand inside a word; they hide nothing from the cues, which see `low`. */
const WORD =
  /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*(?:[’'.,:\-‑/][\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*)*/gu;
const ELISION = /^(?:l|d|j|m|t|s|n|c|qu|un|dell|all|dall|nell|sull|quell|bell|sant)['’]/iu;

/** Scripts that put no spaces between words. */
const UNSPACED = new Set(["zh", "ja", "th", "lo", "km", "my"]);

/** Whether a language's cues are found as letters in the text and not as whole words. */
export function isUnspaced(language: string): boolean {
  return UNSPACED.has(language);
}

/** Scripts without capitals: any longer word may be a name. */
const CASELESS = new Set(["zh", "ja", "ko", "ar", "fa", "he", "th", "hi"]);

/** Whether a language's script tells no name by a capital. */
export function isCaseless(language: string): boolean {
  return CASELESS.has(language);
}

/** The words of a sentence in a language with spaces; elided articles ("l’", "d’") are words of their own. */
export function readWords(sentence: string, language: string): readonly Word[] {
  const elides = language === "fr" || language === "it" || language === "ca";
  const words: Word[] = [];
  for (const match of sentence.matchAll(WORD)) {
    if (words.length >= MAX_WORDS) {
      break;
    }
    const [text] = match;
    const cut = elides ? (ELISION.exec(text)?.[0].length ?? 0) : contractedAt(text, language);
    if (cut > 0) {
      words.push(wordOf(text.slice(0, cut), match.index));
    }
    if (text.length > cut) {
      words.push(wordOf(text.slice(cut), match.index + cut));
    }
  }
  return words;
}

/** Where "n’t" begins in "didn’t"; 0 where nothing is contracted. */
function contractedAt(text: string, language: string): number {
  return language === "en" && /.n['’]t$/iu.test(text) ? text.length - 3 : 0;
}

function wordOf(text: string, start: number): Word {
  const low = foldArabic(
    text
      .toLowerCase()
      .normalize("NFKC")
      .replaceAll(/\p{Cf}/gu, "")
      .replaceAll("’", "'")
      .replaceAll("‑", "-"),
  );
  return { text, low, start, end: start + text.length };
}

const ARABIC = /[\u0600-\u06FF]/u;

/** An Arabic word without what writers may leave out: vowels, stretching, the hamza of an alif; its digits as 0 to 9. */
export function foldArabic(text: string): string {
  return ARABIC.test(text)
    ? text
        .replaceAll(/[\u064B-\u0652\u0670\u0640]/gu, "")
        .replaceAll(/[أإآٱ]/gu, "ا")
        .replaceAll(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x06_60))
        .replaceAll(/[\u06F0-\u06F9]/gu, (digit) => String(digit.charCodeAt(0) - 0x06_f0))
    : text;
}

const UNSPACED_LETTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** How many words a text has; of a script without spaces two letters are taken for a word. */
export function wordCount(text: string): number {
  const letters = text.match(UNSPACED_LETTER)?.length ?? 0;
  const rest = letters === 0 ? text : text.replaceAll(UNSPACED_LETTER, " ");
  const words = rest.match(/\S+/gu)?.length ?? 0;
  return words + Math.ceil(letters / 2);
}

const segmenters = new Map<string, Intl.Segmenter>();

/** The dictionary words of a text without spaces, as the platform's segmenter finds them. */
export function segmentWords(text: string, language: string): readonly string[] {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: "word" });
    segmenters.set(language, segmenter);
  }
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike === true) {
      words.push(segment);
    }
  }
  return words;
}
