import type { CompiledPack } from "./compiled-pack.ts";
import { foundAt } from "./found-name.ts";
import type { FoundName } from "./found-name.ts";
import { lexiconOf, longestAt, longestBefore } from "./lexicon.ts";
import type { Lexicon } from "./lexicon.ts";
import { setOf } from "./names-chinese.ts";
import type { Word } from "./words.ts";

const HANGUL = /^\p{Script=Hangul}+$/u;
const COMPOUND = new Set("남궁 황보 제갈 선우 독고 사공 서문 동방".split(" "));
/** A writer's name stands before this one and is none of the article. */
const WRITER = /^(?:기자|특파원|논설위원|편집장)/u;

/** A word without the particle that stands at its end. */
export interface Noun {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What was cut off: "은", "에서"; "" where nothing was. */
  readonly mark: string;
}

/** Cuts the particle off a word; of several that fit, the longest. At least two letters are left. */
export function nounOf(word: Word, pack: CompiledPack): Noun {
  const [first] = splitsOf(word, pack);
  return first ?? { start: word.start, end: word.end, text: word.text, mark: "" };
}

/** Every way to cut a particle off a word: "노바라는" is "노바" with "라는" and "노바라" with "는". */
export function splitsOf({ text, start, end }: Word, { pack }: CompiledPack): readonly Noun[] {
  const marks = setOf(pack.naming.nounMarks);
  const subjects = setOf(pack.naming.subjectMarks);
  const least = /^\p{Script=Hangul}/u.test(text) && !/^[씨군양님]/u.test(text) ? 2 : 1;
  const splits: Noun[] = [];
  for (let length = Math.min(4, text.length - least); length > 0; length -= 1) {
    const mark = text.slice(-length);
    if (marks.has(mark) || subjects.has(mark)) {
      splits.push({ start, end: end - length, text: text.slice(0, -length), mark });
    }
  }
  return [...splits, { start, end, text, mark: "" }];
}

/** Who is named in a sentence in Korean by what stands beside the name or at its end. Linear. */
export function findKoreanNames(
  text: string,
  words: readonly Word[],
  pack: CompiledPack,
): readonly FoundName[] {
  const lexicon = lexiconOf(pack);
  const nouns = words.map((word) => nounOf(word, pack));
  const isNews = endsInVerb(words, lexicon);
  return nouns.flatMap((noun, at) => [
    ...titled(words, nouns, at, pack),
    ...body(noun, pack, lexicon),
    ...(isNews ? topic(text, noun, lexicon) : []),
    ...ofKind(words[at - 1], noun, pack, lexicon),
  ]);
}

/** Whether a sentence ends in a verb of saying or of a cue. */
function endsInVerb(words: readonly Word[], lexicon: Lexicon): boolean {
  const last = words.at(-1)?.text ?? "";
  return Array.from({ length: last.length }, (_, at) => longestAt(last, at, lexicon.stops)).some(
    (length) => length > 1,
  );
}

/** Behind a subject: a day, where something was said, or speech. */
const TOPIC_OF_NEWS =
  /^ (?:측은? )?(?:[“"‘']|이날|전날|당일|지난 ?\d|\d{1,2}월 \d{1,2}일|\d{1,2}일[ ,(]|본지|취재진|기자회견|보도자료|입장문|공식 입장|홈페이지|성명|[월화수목금토일]요일)/u;
/** What happens on a day, and who does nothing. */
const HAPPENING =
  /(?:회의|총회|대회|회담|회견|행사|경기|재판|공판|선고|투표|선거|입찰|조사|검사|수사|협의|협상|공사|작업|훈련|실험|시험|공연|사고|사건|문제|피해|영향|원인|결과|내용|계획|방침|법안|협약|계약|제도|기간|기한|시간|장소|현장|공장|시설|제품|상품|액|수|률|율|량|가격|주가|들|것|점|씨|만|까지|부터|에서)$/u;

const KINDS = ["company", "union", "university", "hospital", "party"];

/** "시민단체 X는": a subject behind the word for what it is. */
function ofKind(
  before: Word | undefined,
  noun: Noun,
  { pack }: CompiledPack,
  lexicon: Lexicon,
): readonly FoundName[] {
  const isKind =
    before !== undefined &&
    noun.start - before.end === 1 &&
    before.text.length > 1 &&
    KINDS.some((kind) => (pack.roles[kind] ?? []).includes(before.text.replace(/인$/u, "")));
  const isName =
    isKind &&
    ["은", "는", "이", "가"].includes(noun.mark) &&
    /^\p{Script=Hangul}{3,12}$/u.test(noun.text) &&
    !HAPPENING.test(noun.text) &&
    !lexicon.nouns.has(noun.text) &&
    !lexicon.stops.has(noun.text) &&
    !lexicon.places.has(noun.text) &&
    longestBefore(noun.text, noun.text.length, lexicon.nouns) < 2;
  return isName ? [foundAt(noun.start, noun.end, "body")] : [];
}

/** "X는 이날 …고 밝혔다": what nobody knows, as the topic of a sentence that ends in a verb of the news. */
function topic(text: string, noun: Noun, lexicon: Lexicon): readonly FoundName[] {
  const isTopic = (noun.mark === "은" || noun.mark === "는") && noun.text.length >= 3;
  const isName =
    isTopic &&
    noun.text.length <= 12 &&
    /^[\p{Script=Hangul}A-Z][\p{Script=Hangul}\p{L}\d]+$/u.test(noun.text) &&
    TOPIC_OF_NEWS.test(text.slice(noun.end + noun.mark.length, noun.end + noun.mark.length + 16)) &&
    !HAPPENING.test(noun.text) &&
    !/^.{2}[부과팀국실대단]$/u.test(noun.text) &&
    !lexicon.nouns.has(noun.text) &&
    !lexicon.places.has(noun.text) &&
    !lexicon.stops.has(noun.text) &&
    longestBefore(noun.text, noun.text.length, lexicon.nouns) < 2;
  return isName ? [foundAt(noun.start, noun.end, "body")] : [];
}

/** Particles that no name ends in. */
const CASES = new Set("은 는 을 를 의 에 에서 에게 와 과 부터 까지 에는 에서는".split(" "));
/** Titles that are other words as well: "검사" is a prosecutor and a test. */
const AMBIGUOUS = new Set(
  "검사 주장 시장 이사 감독 대장 의사 소장 과장 양 군 님 지사 부장 대표 의장 교감 원장".split(" "),
);

/** "김하늘 대변인은", "사카키바라 유카 씨는". */
function titled(
  words: readonly Word[],
  nouns: readonly Noun[],
  at: number,
  pack: CompiledPack,
): readonly FoundName[] {
  const title = nouns[at];
  const word = words[at - 1];
  if (title === undefined || word === undefined || !isTitle(title.text, pack)) {
    return [];
  }
  const first = words[at - 2];
  const isBetween =
    first !== undefined && first.text.length === 3 && isKoreanName(first.text, pack);
  if (isBetween && isBodyWord(word.text, pack) && isPersonWord(first.text, pack)) {
    // "김하늘 동항조선 대표".
    return [foundAt(first.start, first.end, "person", 1)];
  }
  const isKorean = isKoreanName(word.text, pack);
  const marked = nouns[at - 1];
  const isNoun = CASES.has(marked?.mark ?? "") && lexiconOf(pack).nouns.has(marked?.text ?? "");
  const isAlone = isKorean && word.text.length === 3 && !isNoun;
  const isMarked = CASES.has(marked?.mark ?? "") || AMBIGUOUS.has(title.text);
  if (title.start - word.end !== 1 || !isPersonWord(word.text, pack) || (isMarked && !isAlone)) {
    return [];
  }
  const before = words[at - 2];
  const isLong =
    before !== undefined &&
    word.start - before.end === 1 &&
    !isAlone &&
    !CASES.has(nouns[at - 2]?.mark ?? "") &&
    isGivenBefore(before.text, pack);
  return [
    foundAt(
      isLong ? before.start : word.start,
      word.end,
      "person",
      isKorean && !isLong ? familyOf(word.text) : 0,
    ),
  ];
}

function isBodyWord(text: string, { pack }: CompiledPack): boolean {
  return longestBefore(text, text.length, setOf(pack.naming.bodyEndings)) > 1;
}

function isTitle(text: string, { pack }: CompiledPack): boolean {
  const titles = setOf(pack.naming.personAfter);
  return (
    !WRITER.test(text) &&
    (titles.has(text) || (text.length > 3 && longestBefore(text, text.length, titles) > 1))
  );
}

function isPersonWord(text: string, pack: CompiledPack): boolean {
  const lexicon = lexiconOf(pack);
  const { naming, surnames } = pack.pack;
  const isLone = text.length === 1 && surnames.includes(text);
  return (
    HANGUL.test(text) &&
    (isLone || text.length > 1) &&
    text.length <= 7 &&
    !lexicon.nouns.has(text) &&
    !lexicon.places.has(text) &&
    !lexicon.stops.has(text) &&
    !/(?:의|은|는|을|를|에서|하는|한|된|던|등)$/u.test(isKoreanName(text, pack) ? "" : text) &&
    longestBefore(text, text.length, setOf(naming.bodyEndings)) < 2
  );
}

/** The first of two words of a foreign name: "사카키바라" of "사카키바라 유카". */
function isGivenBefore(text: string, pack: CompiledPack): boolean {
  return (
    text.length >= 2 &&
    !isKoreanName(text, pack) &&
    isPersonWord(text, pack) &&
    !/(?:인|지낸|맡은|로|도)$/u.test(text)
  );
}

function isKoreanName(text: string, { pack }: CompiledPack): boolean {
  return (
    HANGUL.test(text) &&
    ((text.length === 3 && pack.surnames.includes(text[0] ?? "")) ||
      (text.length === 4 && COMPOUND.has(text.slice(0, 2))) ||
      (text.length === 2 && pack.surnames.includes(text[0] ?? "")))
  );
}

function familyOf(text: string): number {
  if (text.length < 2) {
    return 0;
  }
  return COMPOUND.has(text.slice(0, 2)) && text.length > 2 ? 2 : 1;
}

/** "동항조선은", "항만안전청에": what ends as bodies do. */
function body(noun: Noun, { pack }: CompiledPack, lexicon: Lexicon): readonly FoundName[] {
  const ending = longestBefore(noun.text, noun.text.length, setOf(pack.naming.bodyEndings));
  const rest = noun.text.length - ending;
  const isLong = ending > 1 ? rest >= 2 : ending === 1 && rest >= 3 && noun.mark !== "";
  const isName =
    isLong &&
    /^[\p{Script=Hangul}A-Z]/u.test(noun.text) &&
    !lexicon.nouns.has(noun.text) &&
    !lexicon.places.has(noun.text) &&
    !lexicon.stops.has(noun.text);
  return isName ? [foundAt(noun.start, noun.end, "body")] : [];
}
