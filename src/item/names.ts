import { nameKey } from "./name-key.ts";
import type { Word } from "./words.ts";

/** Somebody or something called by name. */
export interface Name {
  /** As printed. */
  readonly text: string;
  /** Of the name as printed; see `nameKey`. */
  readonly key: string;
  /** Of the longest form of the name in the item: a surname's full name, an acronym's words. */
  readonly fullKey: string;
  readonly start: number;
  readonly end: number;
  /** What sort of name it is, as far as what stands beside it says so. */
  readonly kind?: "person" | "body" | "thing";
}

/** What the language says of names. */
export interface NameRules {
  /** BCP 47 primary tag. */
  readonly language: string;
  readonly stopWords: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly leading: ReadonlySet<string>;
  readonly capitalNouns: boolean;
  /** Words that are written small somewhere in the item: no names when they begin a sentence. */
  readonly small: ReadonlySet<string>;
  /** Written with a capital in the middle of a sentence somewhere in the item. */
  readonly capital: ReadonlySet<string>;
}

/** Small words within a name, in every language. */
const CONNECTORS = new Set("de del della di van von der den of zu bin ibn &".split(" "));
/** And those that are something else in other languages: "al" is "to the" in Spanish. */
const OWN_CONNECTORS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set("da do dos la le al el".split(" ")),
  pt: new Set("da do dos das".split(" ")),
  it: new Set(["da", "dell'", "d'"]),
  fr: new Set(["du", "des", "d'"]),
};
/** What comes second of two: "van der", "de la". */
const SECOND_CONNECTORS = new Set("der den de la las los ten ter".split(" "));
/** Case endings that stand apart from a name, by language: "Torvane'nin", "Yle:n". */
const ENDINGS: Readonly<Record<string, RegExp>> = {
  tr: /['’]\p{Ll}{1,7}$/u,
  fi: /:\p{Ll}{1,5}$/u,
  sv: /:\p{Ll}{1,3}$/u,
};
const ARTICLES = new Set(
  "der die das den dem des ein eine einen einem einer eines im am zum zur vom beim ins ans kein keine seine ihre sein ihr diese dieser dieses".split(
    " ",
  ),
);
const MAX_RUN = 6;

/** The names of a sentence: runs of words with capitals. `isTitleCase`: a headline Written Like This. */
export function readNames(
  sentence: string,
  words: readonly Word[],
  rules: NameRules & { readonly isTitleCase: boolean },
): readonly Name[] {
  const names: Name[] = [];
  let at = 0;
  while (at < words.length) {
    const end = runEnd(sentence, words, at, rules);
    const trimmed = end > at ? trimRun(words, at, end, rules) : undefined;
    if (trimmed !== undefined) {
      const [from, to] = trimmed;
      const start = words[from]?.start ?? 0;
      const printed = sentence.slice(start, words[to - 1]?.end ?? start);
      const ending = ENDINGS[rules.language]?.exec(printed)?.[0].length ?? 0;
      const stop = start + printed.length - ending;
      const text = sentence.slice(start, stop).replace(/['’]s?$/u, "");
      const key = nameKey(text);
      if (key !== "") {
        names.push({ text, key, fullKey: key, start, end: stop });
      }
    }
    at = Math.max(end, at + 1);
  }
  return names;
}

/** Endings of whom something is told: "sanoo Ada Krell Ylelle" has two names. */
const ADDRESSED: Readonly<Record<string, RegExp>> = { fi: /\p{L}(?:lle|lta|ltä)$/u };

function isCapital(word: Word): boolean {
  return /^\p{Lu}/u.test(word.text) || /^\p{Ll}+\p{Lu}/u.test(word.text);
}

function runEnd(
  sentence: string,
  words: readonly Word[],
  from: number,
  rules: NameRules & { readonly isTitleCase: boolean },
): number {
  const first = words[from];
  if (first === undefined || !isNameWord(sentence, words, from, rules)) {
    return from;
  }
  let end = from + 1;
  while (end < words.length && end - from < MAX_RUN) {
    const gap = sentence.slice(words[end - 1]?.end ?? 0, words[end]?.start ?? 0);
    const word = words[end];
    if (
      word === undefined ||
      !/^[ \u00a0&.-]*$/u.test(gap) ||
      /['’]s$/u.test(words[end - 1]?.text ?? "") ||
      ENDINGS[rules.language]?.test(words[end - 1]?.text ?? "") === true
    ) {
      break;
    }
    const connects = isConnector(words, end, rules);
    if (!isCapital(word) && !connects && !/^\d{1,3}$/u.test(word.text)) {
      break;
    }
    if (end - from >= 2 && isCapital(word) && ADDRESSED[rules.language]?.test(word.text) === true) {
      break;
    }
    if (rules.isTitleCase && isCapital(word) && !isNameWord(sentence, words, end, rules)) {
      break;
    }
    end += 1;
  }
  return end;
}

/** Whether a small word stands within a name: "van" and "der" of "Jan van der Berg". */
function isConnector(words: readonly Word[], at: number, rules: NameRules): boolean {
  const low = words[at]?.low ?? "";
  const [next, afterNext] = [words[at + 1], words[at + 2]];
  const isOne = CONNECTORS.has(low) || OWN_CONNECTORS[rules.language]?.has(low) === true;
  const isSecond = SECOND_CONNECTORS.has(low) && CONNECTORS.has(words[at - 1]?.low ?? "");
  if (rules.capitalNouns || next === undefined || !(isOne || isSecond)) {
    return false;
  }
  const opensTwo =
    /^(?:van|von|de)$/u.test(low) &&
    SECOND_CONNECTORS.has(next.low) &&
    afterNext !== undefined &&
    isCapital(afterNext);
  return isCapital(next) || opensTwo;
}

function isNameWord(
  sentence: string,
  words: readonly Word[],
  at: number,
  rules: NameRules & { readonly isTitleCase: boolean },
): boolean {
  const word = words[at];
  if (word === undefined || !isCapital(word) || word.low.length < 2) {
    return false;
  }
  const bare = word.low.replace(/'s$/u, "");
  if (rules.stopWords.has(bare)) {
    return /^\p{Lu}{2,}$/u.test(word.text) && word.text.length <= 4 && !rules.isTitleCase;
  }
  if (/^\p{Lu}{2,}$/u.test(word.text)) {
    return true;
  }
  if (rules.isTitleCase) {
    return rules.capital.has(bare);
  }
  if (rules.capitalNouns) {
    return (
      !ARTICLES.has(words[at - 1]?.low ?? "") &&
      !/(?:ung|heit|keit|schaft|tion|tät)(?:en|s)?$/u.test(bare)
    );
  }
  const isFirst = at === 0 || OPENS.test(sentence.slice(words[at - 1]?.end ?? 0, word.start));
  if (isFirst && rules.language === "tr" && !rules.small.has(bare)) {
    // "Torvane, iddiaları yalanladı": a comma parts a subject from the rest.
    return (
      (word.low.length > 3 && /^(?:, |['’]\p{Ll})/u.test(sentence.slice(word.end))) ||
      isFollowedByName(sentence, words, at, rules) ||
      rules.capital.has(bare)
    );
  }
  return (
    !isFirst ||
    rules.capital.has(bare) ||
    isBrand(sentence, words, at, rules) ||
    (!rules.small.has(bare) && isFollowedByName(sentence, words, at, rules))
  );
}

/** What makes the next word the first of a sentence or line. */
const OPENS = /[“”„«»"'‘:–—•!?.]|\s-\s/u;

/** Languages that print the names of companies, papers and ships in quotation marks. */
const BRANDS_QUOTED = new Set(["uk", "ru", "be", "bg"]);

/** "Компанія «Торване»": a word with a capital alone in quotation marks after a word without one. */
function isBrand(sentence: string, words: readonly Word[], at: number, rules: NameRules): boolean {
  const [before, word] = [words[at - 1], words[at]];
  return (
    BRANDS_QUOTED.has(rules.language) &&
    before !== undefined &&
    word !== undefined &&
    /^(?:\p{Ll}|\p{Lu}$)/u.test(before.text) &&
    /^\s[«“„"]$/u.test(sentence.slice(before.end, word.start)) &&
    /^[»”“"]/u.test(sentence.slice(word.end, word.end + 1))
  );
}

/** "Anna Berg said": the first word of a sentence is a name when a name goes on. */
function isFollowedByName(
  sentence: string,
  words: readonly Word[],
  at: number,
  rules: NameRules,
): boolean {
  const next = words[at + 1];
  const gap = sentence.slice(words[at]?.end ?? 0, next?.start ?? 0);
  return next !== undefined && gap === " " && isCapital(next) && !rules.stopWords.has(next.low);
}

function trimRun(
  words: readonly Word[],
  from: number,
  to: number,
  rules: NameRules,
): readonly [number, number] | undefined {
  let start = from;
  const hasTitle = words.slice(from, to).some(({ low }) => rules.titles.has(low));
  const skipped = hasTitle ? rules.leading : rules.titles;
  while (start < to - 1 && skipped.has(words[start]?.low ?? "")) {
    start += 1;
  }
  if (start === to - 1 && rules.titles.has(words[start]?.low ?? "")) {
    return undefined;
  }
  return start < to ? [start, to] : undefined;
}

/** Gives surnames and acronyms the key of the full name that the item has for them. */
export function linkNames(names: readonly Name[]): readonly Name[] {
  const byLast = new Map<string, string>();
  const byInitials = new Map<string, string>();
  const keys = new Set(names.map(({ key }) => key));
  for (const { key } of names) {
    const words = key.split(" ");
    if (words.length > 1) {
      const last = words.at(-1) ?? "";
      byLast.set(last, byLast.get(last) ?? key);
      const initials = words.map((word) => word[0]).join("");
      byInitials.set(initials, byInitials.get(initials) ?? key);
    }
  }
  return names.map((name) => {
    const rest = name.key.slice(name.key.indexOf(" ") + 1);
    if (rest.includes(" ") && keys.has(rest)) {
      // "Rederiet Osthaven Lines", at the head of a sentence, is "Osthaven Lines".
      return { ...name, fullKey: rest };
    }
    if (name.key.includes(" ")) {
      return name;
    }
    const full =
      byLast.get(name.key) ?? (/^\p{Lu}+$/u.test(name.text) ? byInitials.get(name.key) : undefined);
    return full === undefined ? name : { ...name, fullKey: full };
  });
}
