import type { CompiledPack } from "./compiled-pack.ts";
import { foundAt } from "./found-name.ts";
import type { FoundName } from "./found-name.ts";
import { lexiconOf, longestAt, longestBefore } from "./lexicon.ts";
import type { Lexicon } from "./lexicon.ts";
import { isRoleOfPlace, rolesOf, setOf } from "./names-chinese.ts";
import type { Word } from "./words.ts";

/** Letters that stand in one noun: Chinese ones, katakana, Latin ones. */
const RUN = /[\p{Script=Han}\p{Script=Katakana}ー々〆ヶ・＝A-Za-zＡ-Ｚａ-ｚ&]+/gu;
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;
const FOREIGN_NAME = /[\p{Script=Katakana}ー]{2,}(?:[・＝][\p{Script=Katakana}ー]{2,})+/gu;
/** "被害者の会", "浜を守る会". */
const ASSOCIATION =
  /[\p{Script=Han}\p{Script=Katakana}ー]{1,12}(?:の|を守る|を考える|を救う|を支える)会(?![\p{Script=Han}])/gu;
/** A longer run is no text of a newspaper. */
const MAX_RUN = 60;
const MAX_PERSON = 8;
const MAX_BODY = 18;
/** A company's first word in hiragana: "はまべ通信社". */
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
    const topic = topicIn(text, run, pack, lexicon);
    if (topic !== undefined) {
      found.push(topic);
    }
  }
  for (const match of text.matchAll(ASSOCIATION)) {
    found.push(foundAt(match.index, match.index + match[0].length, "body"));
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

/** "山本社長", "川辺由佳さん": what stands before a title in a run, or fills the run before one in hiragana. */
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

/** Behind a subject: a day, where something was said, or speech. */
const TOPIC_OF_NEWS =
  /^(?:側)?(?:[（(][^（）()]{1,20}[）)])?(?:は|も|では)(?:[「『]|(?:[\d０-９]{1,2}月)?[\d０-９]{1,2}日|同日|この日|[同翌前]日|[月火水木金土日]曜|(?:本紙の|共同の)?取材に|(?:緊急)?記者会見|会見で|ホームページ|公式サイト|声明|談話)/u;
const MUNICIPAL = /[都道府県市区町村]$/u;
/** What happens on a day, and who does nothing. */
const HAPPENING =
  /(?:会議|総会|大会|会談|会見|会合|式|式典|試合|戦|公判|裁判|審理|判決|投票|選挙|入札|調査|検査|捜査|協議|交渉|工事|作業|訓練|実験|試験|公演|展|祭|便|号|額|数|率|量|値|価格|株価|事故|事件|問題|被害|影響|原因|結果|内容|計画|方針|法案|条例|協定|契約|制度|期間|期限|時間|場所|現場|工場|施設|製品|商品)$/u;

/** "X は18日、…と発表した": what nobody knows, as the topic of a sentence that ends in a verb of the news. */
function topicIn(
  text: string,
  run: Run,
  pack: CompiledPack,
  lexicon: Lexicon,
): FoundName | undefined {
  const end = text.startsWith("側", run.end - 1) ? run.end - 1 : run.end;
  const name = text.slice(run.start, end);
  const least = MUNICIPAL.test(name) ? 3 : 4;
  const opens = run.start === 0 || /[。、】）)」\s]/u.test(text[run.start - 1] ?? "");
  const isName =
    opens &&
    name.length >= least &&
    name.length <= MAX_BODY &&
    TOPIC_OF_NEWS.test(text.slice(end, end + 40)) &&
    !HAPPENING.test(name) &&
    !lexicon.nouns.has(name) &&
    !lexicon.places.has(name) &&
    longestBefore(text, end, setOf(pack.pack.naming.personAfter)) === 0 &&
    longestBefore(text, end, rolesOf(pack)) === 0 &&
    endsInVerb(text, lexicon);
  return isName ? foundAt(run.start, end, "body") : undefined;
}

/** Whether a sentence ends in a verb of saying or of a cue. */
function endsInVerb(text: string, lexicon: Lexicon): boolean {
  const end = text.replace(/[。」』\s]+$/u, "").length;
  for (let cut = end; cut > end - 4; cut -= 1) {
    if (longestBefore(text, cut, lexicon.stops) > 1) {
      return true;
    }
  }
  return false;
}

/** "東港造船", "Halvemaan社", "株式会社浜屋食品". */
function bodiesIn(
  text: string,
  run: Run,
  words: readonly Word[],
  pack: CompiledPack,
): readonly FoundName[] {
  const lexicon = lexiconOf(pack);
  const { bodyEndings, bodyOpeners } = pack.pack.naming;
  const opener = longestAt(text, run.start, setOf(bodyOpeners));
  const end = bodyEnd(text, run, setOf(bodyEndings), setOf(pack.pack.naming.personAfter));
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
function bodyEnd(
  text: string,
  run: Run,
  endings: ReadonlySet<string>,
  titles: ReadonlySet<string>,
): number {
  for (let end = run.end; end > run.start + 1; end -= 1) {
    const ending = longestBefore(text, end, endings);
    // "川辺勲組合長": what ends as bodies do may begin a title.
    if ([1, 2, 3].some((back) => longestAt(text, end - back, titles) > back)) {
      continue;
    }
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
