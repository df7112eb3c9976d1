import type { CompiledPack } from "./compiled-pack.ts";
import { foundAt } from "./found-name.ts";
import type { FoundName } from "./found-name.ts";
import { lexiconOf } from "./lexicon.ts";
import { foldArabic } from "./words.ts";
import type { Word } from "./words.ts";

const MAX_NAME = 4;
const CONNECTORS = new Set("بن ابن بنت ابو ام ال عبد دي دل دا فان فون".split(" "));
const COMPLEMENTS = /^(?:ب?ان(?:ه|ها|هم|نا|ني)?|الذي|التي|الذين|لل?.+)$/u;

/** Who is named in a sentence in Arabic by what stands before the name. Linear. */
export function findArabicNames(
  text: string,
  words: readonly Word[],
  pack: CompiledPack,
): readonly FoundName[] {
  const rules = rulesOf(pack);
  const found: FoundName[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const low = bare(words[at]?.low ?? "", rules.starts);
    if (rules.openers.has(low)) {
      push(found, words, { from: at, to: bodyEnd(text, words, at + 1, rules) }, "body", rules);
    }
    if (rules.given.has(low)) {
      push(found, words, { from: at, to: personEnd(text, words, at + 1, rules) }, "person", rules);
    } else if (rules.titles.has(low)) {
      const to = personEnd(text, words, at + 1, rules);
      const least = rules.given.has(words[at + 1]?.low ?? "") ? 1 : 2;
      const isName = to > at + least && !rules.openers.has(words[at + 1]?.low ?? "");
      if (isName && isBeside(text, words, at)) {
        push(found, words, { from: at + 1, to }, "person", rules);
      }
    }
  }
  return found;
}

interface Rules {
  readonly openers: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  readonly common: ReadonlySet<string>;
  readonly stops: ReadonlySet<string>;
  /** Every word that a leading "و" may be cut before. */
  readonly starts: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
}

const made = new WeakMap<CompiledPack, Rules>();

function fold(list: readonly string[]): ReadonlySet<string> {
  return new Set(list.map(foldArabic));
}

function rulesOf(compiled: CompiledPack): Rules {
  const known = made.get(compiled);
  if (known !== undefined) {
    return known;
  }
  const { naming, roles } = compiled.pack;
  const { words, stops } = lexiconOf(compiled);
  const openers = fold(naming.bodyOpeners);
  const titles = fold(naming.personBefore);
  const given = fold(naming.givenNames);
  const rules = {
    openers,
    titles,
    given,
    common: words,
    stops: new Set([...stops].flatMap((phrase) => phrase.split(" ")).map(foldArabic)),
    starts: new Set([...openers, ...titles, ...given]),
    roles: new Set(
      Object.values(roles)
        .flat()
        .flatMap((pattern) => pattern.split(/[/|]/u))
        .map((phrase) => foldArabic(phrase.trim())),
    ),
  };
  made.set(compiled, rules);
  return rules;
}

/** A word without the "and" that is written on it, where what is left is one of `words`. */
function bare(low: string, words: ReadonlySet<string>): string {
  return /^[وف]/u.test(low) && !words.has(low) && words.has(low.slice(1)) ? low.slice(1) : low;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function push(
  found: FoundName[],
  words: readonly Word[],
  { from, to }: Stretch,
  kind: FoundName["kind"],
  rules: Rules,
): void {
  const [first, last] = [words[from], words[to - 1]];
  const least = kind === "body" || rules.given.has(bare(first?.low ?? "", rules.starts)) ? 2 : 1;
  if (first !== undefined && last !== undefined && to - from >= least) {
    const isAnd = bare(first.low, rules.starts) !== first.low;
    found.push(foundAt(isAnd ? first.start + 1 : first.start, last.end, kind));
  }
}

/** Whether only a space stands between a word and the next. */
function isBeside(text: string, words: readonly Word[], at: number): boolean {
  return text.slice(words[at]?.end ?? 0, words[at + 1]?.start ?? 0) === " ";
}

/** Where a person's name ends whose next word is `from`: words that the pack does not know, three at most. */
function personEnd(text: string, words: readonly Word[], from: number, rules: Rules): number {
  let to = from;
  while (to < words.length && to - from < MAX_NAME - 1 && isBeside(text, words, to - 1)) {
    const low = words[to]?.low ?? "";
    const isPart = rules.given.has(low) || CONNECTORS.has(low) || isUnknown(low, rules);
    if (!isPart) {
      break;
    }
    to += 1;
  }
  return CONNECTORS.has(words[to - 1]?.low ?? "") && to > from ? to - 1 : to;
}

function isUnknown(low: string, { common, openers, titles }: Rules): boolean {
  return (
    low.length > 1 &&
    /^[\p{Script=Arabic}]+$/u.test(low) &&
    !common.has(low) &&
    !openers.has(low) &&
    !titles.has(low) &&
    !COMPLEMENTS.test(low) &&
    !/(?:ه|ها|هم|هن|هما|نا|كم)$/u.test(low) &&
    !/^[بكفو](?:ال)/u.test(low) &&
    !(/^[وفبل]/u.test(low) && common.has(low.slice(1)))
  );
}

/** Where a body's name ends whose kind stands before `from`: "مجموعة موج الساحل". */
function bodyEnd(text: string, words: readonly Word[], from: number, rules: Rules): number {
  let to = from;
  while (to < words.length && to - from < MAX_NAME - 1 && isBeside(text, words, to - 1)) {
    const low = words[to]?.low ?? "";
    const isFirst = to === from;
    const phrase = foldArabic(text.slice(words[from - 1]?.start ?? 0, words[to]?.end ?? 0));
    if (rules.roles.has(phrase) || rules.given.has(low) || rules.titles.has(low)) {
      break;
    }
    if (rules.stops.has(low) || (!isFirst && !isUnknown(low, rules)) || COMPLEMENTS.test(low)) {
      break;
    }
    to += 1;
  }
  return to > from ? to : from - 1;
}
