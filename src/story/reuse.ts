import type { Reading } from "../item/reading.ts";

/**
 * The share of a text's different words that another text has, 0 to 1: high where it was rewritten from
 * the other, however its sentences were turned, while runs of words (`containment`) show only what was
 * copied. For two texts of one language about one matter; words of all kinds count, since a rewriter
 * keeps the small ones as well. 0 for a text without words. Not symmetric.
 */
export function reusedShare(text: Reading, original: Reading): number {
  const own = wordsOf(text);
  const theirs = wordsOf(original);
  const shared = [...own].filter((word) => theirs.has(word)).length;
  return own.size === 0 ? 0 : shared / own.size;
}

function wordsOf({ sentences }: Reading): ReadonlySet<string> {
  return new Set(sentences.flatMap(({ words }) => words.map(({ low }) => low)));
}
