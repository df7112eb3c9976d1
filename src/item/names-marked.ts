import type { CompiledPack } from "./compiled-pack.ts";
import { foundAt } from "./found-name.ts";
import type { FoundName } from "./found-name.ts";
import { lexiconOf, longestAt } from "./lexicon.ts";
import { personBefore } from "./names-chinese.ts";
import type { NameDraft } from "./names-recurring.ts";

const MAX_TITLE = 16;

const LATIN =
  /\p{Lu}[\p{Script=Latin}\p{M}\d]*(?:[-'’&.][\p{Script=Latin}\d]+)*(?: (?:(?:of|de|van|von|the|and|&) )?\p{Lu}[\p{Script=Latin}\p{M}\d]*(?:[-'’&.][\p{Script=Latin}\d]+)*){0,5}/gu;
/** Letters that are words of every language, and no names. */
export const COMMON_LATIN = new Set(
  "ip wifi ai sns ceo cfo coo cto cmo url pdf gps ok tv dna pcr app vip it pc id qr ar vr cd dvd usb atm gdp cpi ipo esg pr mou sos led lcd lng cctv api ui os sdk pm am kg km cm mm no vs fc x q a".split(
    " ",
  ),
);

/** Names in Latin letters. */
export function latinNames(text: string): readonly FoundName[] {
  return [...text.matchAll(LATIN)].flatMap(({ 0: name, index }) => {
    const isName =
      /[\p{Script=Latin}]{2}/u.test(name) &&
      !COMMON_LATIN.has(name.toLowerCase()) &&
      !/[\p{Script=Latin}@./]$/u.test(text.slice(0, index));
    return isName ? [foundAt(index, index + name.length, "body")] : [];
  });
}

/** "《海湾时报》", "«موج الساحل»": short, and nobody's words. */
export function markedNames(text: string): readonly FoundName[] {
  return [...text.matchAll(/《([^《》]{2,24})》|『([^『』]{2,12})』/gu)].flatMap(
    ({ 0: whole, index }) =>
      whole.length <= MAX_TITLE + 2
        ? [foundAt(index + 1, index + whole.length - 1, MEDIA.test(whole) ? "body" : "thing")]
        : [],
  );
}

const LATIN_BESIDE = /[（(]\p{Lu}\p{Script=Latin}+(?: \p{Lu}[\p{Script=Latin}’'.-]+){1,3}[）)]/gu;
const RUN_BEFORE: Readonly<Record<string, RegExp>> = {
  ja: /[\p{Script=Han}\p{Script=Katakana}ー々・]{2,12}$/u,
  ko: /(?:[\p{Script=Hangul}]{2,7} )?[\p{Script=Hangul}]{2,7}$/u,
};

/** "林岚（Lan Marlow）": what stands before its own spelling in Latin letters. */
export function bracketedNames(text: string, pack: CompiledPack): readonly FoundName[] {
  return [...text.matchAll(LATIN_BESIDE)].flatMap(({ index }) => {
    if (pack.pack.language === "zh") {
      return personBefore(text, index, pack) ?? [];
    }
    const head = text.slice(Math.max(0, index - 16), index);
    const run = RUN_BEFORE[pack.pack.language]?.exec(head)?.[0];
    const isCommon = run === undefined || lexiconOf(pack).nouns.has(run);
    return isCommon ? [] : [foundAt(index - run.length, index, "person")];
  });
}

const MEDIA = /(?:报|報|新闻|新聞|周刊|週刊|杂志|雜誌|社|网|網)》$/u;

const QUOTED = /[«“‘'"「]([^«»“”‘’'"「」\n]{2,24})[»”’'"」]/gu;
const MAX_QUOTED_WORDS = 3;

/** Short, in quotation marks twice, or once in Arabic behind what it is: names of products, papers and firms. */
export function quotedNames(drafts: readonly NameDraft[], pack: CompiledPack): readonly string[] {
  const counts = new Map<string, number>();
  const lexicon = lexiconOf(pack);
  const isSpaced = pack.pack.language === "ar";
  for (const { text } of drafts) {
    for (const { 1: inside = "", index } of text.matchAll(QUOTED)) {
      const parts = inside.split(" ");
      const isName =
        parts.length <= MAX_QUOTED_WORDS &&
        inside.length <= MAX_TITLE &&
        !/[，。、,.!?؟：:]/u.test(inside) &&
        (isSpaced ? parts.length > 1 : !lexicon.nouns.has(inside)) &&
        (isNamedAs(text, index) || !holdsStop(inside, lexicon.stops));
      if (isName) {
        counts.set(inside, (counts.get(inside) ?? 0) + 1);
      }
    }
  }
  return [...counts].filter(([, count]) => count > 1 || isSpaced).map(([name]) => name);
}

/** "صحيفة «صوت الميناء»": behind the word for what it is a quotation is a name. */
function isNamedAs(text: string, at: number): boolean {
  return (
    /^.صوت /u.test(text.slice(at, at + 5)) ||
    /(?:صحيفة|لصحيفة|جريدة|لجريدة|وكالة|لوكالة|قناة|لقناة|موقع|لموقع|إذاعة|مجلة|جمعية|شركة|منصة|لـ ?)\s?$/u.test(
      text.slice(Math.max(0, at - 10), at),
    )
  );
}

/** Whether a verb of a cue or of saying stands in a quotation: somebody's words. */
function holdsStop(text: string, stops: ReadonlySet<string>): boolean {
  return / /u.test(text)
    ? text.split(" ").some((word) => stops.has(word))
    : Array.from({ length: text.length }, (_, at) => longestAt(text, at, stops)).some(
        (length) => length > 1,
      );
}
