import type { CompiledPack } from "./compiled-pack.ts";
import { foundAt } from "./found-name.ts";
import type { FoundName } from "./found-name.ts";
import { lexiconOf, longestAt, longestBefore } from "./lexicon.ts";
import type { Lexicon } from "./lexicon.ts";
import { isRoleOfPlace, setOf } from "./names-chinese.ts";
import type { Word } from "./words.ts";

/** Letters that stand in one noun: Chinese ones, katakana, Latin ones. */
const RUN = /[\p{Script=Han}\p{Script=Katakana}ー々〆ヶ・＝A-Za-zＡ-Ｚａ-ｚ&]+/gu;
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;
const FOREIGN_NAME = /[\p{Script=Katakana}ー]{2,}(?:[・＝][\p{Script=Katakana}ー]{2,})+/gu;
/** A longer run is no text of a newspaper. */
const MAX_RUN = 60;
const MAX_PERSON = 8;
const MAX_BODY = 18;
/** A company's first word in hiragana: "みらい通信社". */
const HIRAGANA_NAME = /^\p{Script=Hiragana}{3,8}$/u;

/** Who is named in a sentence in Japanese by what stands beside the name or at its end. Linear. */
export function findJapaneseNames(
  text: string,
  words: readonly Word[],
  pack: CompiledPack,
): readonly FoundName[] {
  const lexicon = lexiconOf(pack);
  const found: FoundName[] = [];
  for (const match of text.matchAll(RUN)) {
    const run = { start: match.index, end: match.index + match[0].length };
    if (match[0].length > MAX_RUN) {
      continue;
    }
    found.push(...personsIn(text, run, pack, lexicon), ...bodiesIn(text, run, words, pack));
  }
  for (const match of text.matchAll(FOREIGN_NAME)) {
    if (!lexicon.nouns.has(match[0]) && !lexicon.places.has(match[0])) {
      found.push(foundAt(match.index, match.index + match[0].length, "person"));
    }
  }
  return found;
}

interface Run {
  readonly start: number;
  readonly end: number;
}

/** "山本社長", "榊原由佳さん": what stands before a title in a run, or fills the run before one in hiragana. */
function personsIn(
  text: string,
  run: Run,
  pack: CompiledPack,
  lexicon: Lexicon,
): readonly FoundName[] {
  const titles = setOf(pack.pack.naming.personAfter);
  const found: FoundName[] = [];
  for (let at = run.start + 1; at <= run.end; at += 1) {
    const title = longestAt(text, at, titles);
    const isWhole = title > 0 && isTitleEnd(text, at + title, run.end);
    const person = isWhole ? personEndingAt(text, run.start, at, pack, lexicon) : undefined;
    if (person !== undefined) {
      found.push(person);
      break;
    }
  }
  return found;
}

/** After a title its run is over, or it is the title's own end: "社長" of "社長室" is none. */
function isTitleEnd(text: string, end: number, runEnd: number): boolean {
  return end >= runEnd || !/\p{Script=Han}/u.test(text[end] ?? "");
}

function personEndingAt(
  text: string,
  runStart: number,
  end: number,
  pack: CompiledPack,
  lexicon: Lexicon,
): FoundName | undefined {
  const start = Math.max(runStart, personStart(text, runStart, end, lexicon));
  const name = text.slice(start, end);
  if (name === "" || name.length > MAX_PERSON + 10 || lexicon.nouns.has(name)) {
    return undefined;
  }
  if (/^[\p{Script=Katakana}ー・＝]{2,}$/u.test(name)) {
    return lexicon.places.has(name) ? undefined : foundAt(start, end, "person");
  }
  if (!/^[\p{Script=Han}々]+$/u.test(name) || name.length > MAX_PERSON) {
    return undefined;
  }
  const isName =
    lexicon.places.has(name) ||
    longestBefore(text, end, setOf(pack.pack.naming.bodyEndings)) > 0 ||
    longestBefore(text, end, lexicon.nouns) === name.length;
  const isLone = name.length === 1 && !pack.pack.surnames.includes(name);
  return isName || isLone ? undefined : foundAt(start, end, "person", familyOf(name, pack));
}

/** Before a name in one run its country may stand: "米トランプ", and what he was: "元". */
function personStart(text: string, runStart: number, end: number, lexicon: Lexicon): number {
  const foreign = /[\p{Script=Katakana}ー・＝]+$/u.exec(text.slice(runStart, end));
  if (foreign !== null && foreign.index > 0) {
    return runStart + foreign.index;
  }
  const place = longestAt(text, runStart, lexicon.places);
  return place > 0 && runStart + place < end ? runStart + place : runStart;
}

/** Letters of the family name: two of most, of three and fewer as the list of short ones says. */
function familyOf(name: string, { pack }: CompiledPack): number {
  if (name.length <= 1) {
    return 0;
  }
  if (name.length === 2) {
    return 0;
  }
  const isShort = pack.surnames.includes(name[0] ?? "") && name.length === 3;
  return isShort ? 1 : Math.min(name.length - 1, name.length >= 6 ? 3 : 2);
}

/** "東港造船", "Halvemaan社", "株式会社星倉食品". */
function bodiesIn(
  text: string,
  run: Run,
  words: readonly Word[],
  pack: CompiledPack,
): readonly FoundName[] {
  const lexicon = lexiconOf(pack);
  const { bodyEndings, bodyOpeners } = pack.pack.naming;
  const opener = longestAt(text, run.start, setOf(bodyOpeners));
  const end = bodyEnd(text, run, setOf(bodyEndings));
  if (end === 0) {
    return opener > 0 && run.end - run.start > opener + 1
      ? [foundAt(run.start, run.end, "body")]
      : [];
  }
  const ending = longestBefore(text, end, setOf(bodyEndings));
  const start = hiraganaBefore(text, run.start, words) ?? run.start;
  const name = text.slice(start, end);
  const rest = name.length - ending;
  const isName =
    name.length <= MAX_BODY &&
    !/(?<!株式|有限)会社$/u.test(name) &&
    !text.startsWith("大手", end) &&
    !isRoleOfPlace(name, pack) &&
    !lexicon.nouns.has(name) &&
    !lexicon.places.has(name) &&
    (ending === 1 ? rest >= 3 || isLatinOrKatakana(name.slice(0, rest)) : rest >= 2);
  return isName ? [foundAt(start, end, "body")] : [];
}

function isLatinOrKatakana(text: string): boolean {
  return text.length > 1 && (KATAKANA.test(text) || /^[A-Za-z]/u.test(text));
}

/** The end of the last body's ending in a run: of the whole run, or where a role follows it. */
function bodyEnd(text: string, run: Run, endings: ReadonlySet<string>): number {
  for (let end = run.end; end > run.start + 1; end -= 1) {
    const ending = longestBefore(text, end, endings);
    if (ending > 1 || (ending === 1 && end === run.end)) {
      return end;
    }
  }
  return 0;
}

function hiraganaBefore(text: string, at: number, words: readonly Word[]): number | undefined {
  const word = words.findLast(({ end }) => end === at);
  const isOpen =
    word !== undefined &&
    HIRAGANA_NAME.test(word.text) &&
    (word.start === 0 || /[^\p{L}]|[のはがを]/u.test(text[word.start - 1] ?? ""));
  return isOpen ? word.start : undefined;
}

/** The runs of a sentence that may be names by their letters: katakana of three at least. */
export function katakanaRuns(text: string, pack: CompiledPack): readonly FoundName[] {
  const lexicon = lexiconOf(pack);
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }) =>
    /^[\p{Script=Katakana}ー]{3,}/u.test(run) &&
    !lexicon.nouns.has(run) &&
    !lexicon.places.has(run) &&
    longestAt(run, 0, lexicon.nouns) < 3
      ? [foundAt(index, index + run.length, "body")]
      : [],
  );
}
