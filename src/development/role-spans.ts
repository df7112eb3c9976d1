import type { CompiledPack } from "../item/compiled-pack.ts";
import { lexiconOf, longestAt } from "../item/lexicon.ts";
import { setOf } from "../item/names-chinese.ts";
import { nounOf } from "../item/names-korean.ts";
import type { Sentence } from "../item/reading.ts";
import type { Span } from "./mention.ts";

/** A stretch with the key of the country or role that it names. */
export interface Place extends Span {
  readonly value: string;
}

const HANGUL = /\p{Script=Hangul}/u;

/** "県は", "市が": a council that is called by what it is, and no part of a name. */
const COUNCIL =
  /(?<![\p{Script=Han}\p{Script=Katakana}])[県市町村区都府道国](?=(?:は|が|では|によると|によれば|も|側|の担当者))/gu;

export function councilsIn(sentence: Sentence, { pack }: CompiledPack): readonly Place[] {
  return pack.language === "ja"
    ? [...sentence.text.matchAll(COUNCIL)].map(({ index }) => ({
        start: index,
        end: index + 1,
        value: "government",
      }))
    : [];
}

/** Whether a role is a part of a longer word: "노조" of "노조위원장", "他" of "其他". */
export function isInTitle(sentence: Sentence, role: Span, pack: CompiledPack): boolean {
  const titles = setOf(pack.pack.naming.personAfter);
  const isCut = /^[他她它]$/u.test(sentence.text.slice(role.start, role.end));
  if (isCut && /[其吉]/u.test(sentence.text[role.start - 1] ?? "")) {
    return true;
  }
  return (
    pack.pack.language === "ko" &&
    longestAt(sentence.text, role.end, titles) > 1 &&
    HANGUL.test(sentence.text[role.end] ?? "")
  );
}

/** In Korean a role has the word's beginning before it, "품질본부장", and the plural or its part behind it. */
export function wholeWord<T extends Span & { readonly value: string }>(
  sentence: Sentence,
  role: T,
  pack: CompiledPack,
): T {
  if (pack.pack.language !== "ko") {
    const isBody = pack.pack.language === "ja" && EXTENDED.has(role.value);
    return isBody ? { ...role, start: runStart(sentence.text, role.start, pack) } : role;
  }
  const word = sentence.words.find(({ start, end }) => start < role.start && end >= role.end);
  const start =
    word !== undefined && /^\p{Script=Hangul}+$/u.test(word.text) ? word.start : role.start;
  const isMany = sentence.text.startsWith("들", role.end);
  return { ...role, start, end: isMany ? role.end + 1 : partEnd(sentence, role, pack) };
}

/** Roles of bodies that a word before them names: "第三者 | 委員会", "同 | 委員会". */
const EXTENDED = new Set("parliament regulator union hospital university".split(" "));

/** Where a run of Chinese letters begins that ends in a role and holds no country. */
function runStart(text: string, at: number, pack: CompiledPack): number {
  const run = /\p{Script=Han}{1,6}$/u.exec(text.slice(Math.max(0, at - 7), at))?.[0] ?? "";
  const { places } = lexiconOf(pack);
  const isPlaced = Array.from({ length: run.length }, (_, from) =>
    longestAt(run, from, places),
  ).some((length) => length > 0);
  return run.length > 6 || isPlaced ? at : at - run.length;
}

/** "중앙지검 형사부": a part of the police or of a prosecutor's office, in a word of its own. */
function partEnd(
  sentence: Sentence,
  role: Span & { readonly value?: string },
  pack: CompiledPack,
): number {
  const next = sentence.words.find(({ start }) => start === role.end + 1);
  const noun = next === undefined ? undefined : nounOf(next, pack);
  const isPart =
    noun !== undefined &&
    (role.value === "prosecutor" || role.value === "police" || role.value === "court") &&
    /^[\d\p{Script=Hangul}]{2,}(?:부|과|팀|단|대|계)$/u.test(noun.text) &&
    noun.mark !== "";
  return isPart ? noun.end : role.end;
}

/** "元社員の女性", "通報した男性": somebody new, where words before him say which one. */
export function modifierStart(text: string, start: number): number | undefined {
  const head = text.slice(Math.max(0, start - 12), start);
  const noun = /[\p{Script=Han}\d０-９]{2,8}の$/u.exec(head);
  if (noun !== null) {
    return start - noun[0].length;
  }
  return /[たるい]$/u.test(head) ? start : undefined;
}
