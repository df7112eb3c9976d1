import anyAscii from "any-ascii";

/**
 * The tokens of a text, separated by spaces.
 *
 * Stored items are looked up by what their words sound like, in any script: both the text and the
 * words of a query are brought into lower-case ASCII tokens.
 *
 * A run of Han characters has no spaces to cut at, so a text yields every sequence of two to four of
 * them: "阿里巴巴集團" holds "alibaba", as "Alibaba said" does. Thai, Lao, Khmer and Burmese are cut by
 * the platform's dictionary.
 */
export type SearchKey = string;

/** A text is indexed by its beginning: news names its people early. In UTF-16 units. */
export const SEARCHED_TEXT_MAX = 4000;

const SHORTEST_GRAM = 2;
const LONGEST_GRAM = 4;
const LONGEST_TOKEN = 64;

/** Letters and digits that stand together, Han characters apart from all others. */
const RUN = /\p{Script=Han}+|[[\p{L}\p{M}\p{N}]--\p{Script=Han}]+/gv;
const POSSESSIVE = /['’]s(?![\p{L}\p{M}\p{N}])/giu;
const HAN = /^\p{Script=Han}/u;
const SOUTH_EAST_ASIAN = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Japanese mixes scripts within a sentence, each change of script is a border of a word. */
const KANA = /\p{Script=Katakana}[\p{Script=Katakana}ー]*|[^\p{Script=Katakana}]+/gu;

const dictionary = new Intl.Segmenter("th", { granularity: "word" });

/**
 * The tokens of a text, each once, separated by spaces.
 *
 * Never throws; linear in the length of the text, of which the first {@link SEARCHED_TEXT_MAX} units
 * are read.
 *
 * @returns lower-case letters a to z, digits and spaces; empty when the text holds no word
 */
export function searchKeyOf(text: string): SearchKey {
  const tokens = runsOf(text.slice(0, SEARCHED_TEXT_MAX)).flatMap((run) =>
    HAN.test(run) ? gramsOf(run).map(tokenOf) : tokenOf(run),
  );
  return [...new Set(tokens)].filter((token) => token !== "").join(" ");
}

/**
 * The tokens that a text must hold, all of them, to hold a word of a query (which may be several
 * words: "Financial Times"). Empty when there is nothing in it to look for.
 */
export function searchTokensOf(word: string): readonly string[] {
  const tokens = runsOf(word.slice(0, SEARCHED_TEXT_MAX)).flatMap((run) =>
    HAN.test(run) ? longestGramsOf(run).map(tokenOf) : tokenOf(run),
  );
  return [...new Set(tokens)].filter((token) => token !== "");
}

function runsOf(text: string): readonly string[] {
  const runs = text.toWellFormed().normalize("NFKC").replaceAll(POSSESSIVE, " ").match(RUN) ?? [];
  return runs.flatMap((run) => {
    if (SOUTH_EAST_ASIAN.test(run)) {
      return [...dictionary.segment(run)].map(({ segment }) => segment);
    }
    return HAN.test(run) ? run : (run.match(KANA) ?? []);
  });
}

function tokenOf(run: string): string {
  return anyAscii(run)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/gu, "")
    .slice(0, LONGEST_TOKEN);
}

/** Every sequence of two to four characters; a character that stands alone is one by itself. */
function gramsOf(run: string): readonly string[] {
  const characters = Array.from(run);
  if (characters.length < SHORTEST_GRAM) {
    return [run];
  }
  const grams: string[] = [];
  for (let start = 0; start < characters.length; start += 1) {
    const longest = Math.min(LONGEST_GRAM, characters.length - start);
    for (let length = SHORTEST_GRAM; length <= longest; length += 1) {
      grams.push(characters.slice(start, start + length).join(""));
    }
  }
  return grams;
}

/** The run itself where it is short enough to be a gram; else the longest grams that cover it. */
function longestGramsOf(run: string): readonly string[] {
  const characters = Array.from(run);
  const last = Math.max(0, characters.length - LONGEST_GRAM);
  const grams: string[] = [];
  for (let start = 0; start < last; start += LONGEST_GRAM) {
    grams.push(characters.slice(start, start + LONGEST_GRAM).join(""));
  }
  return [...grams, characters.slice(last).join("")];
}
