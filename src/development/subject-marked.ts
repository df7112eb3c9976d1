import type { CompiledPack } from "../item/compiled-pack.ts";
import { lexiconOf } from "../item/lexicon.ts";
import { setOf } from "../item/names-chinese.ts";
import { nounOf } from "../item/names-korean.ts";
import type { Sentence } from "../item/reading.ts";
import type { Mention, Span } from "./mention.ts";
import { phraseMention } from "./phrase-mention.ts";

/** A mention with the mark that stands behind it, in Japanese or Korean. */
interface Marked {
  readonly mention: Mention;
  /** "topic" は, 은; "subject" が, 이; "source" によると. */
  readonly mark: "topic" | "subject" | "source" | undefined;
  /** Where the mark ends. */
  readonly end: number;
}

const BRACKETS = /^[（(][^（）()]{1,40}[）)]/u;
const TOPIC: Readonly<Record<string, RegExp>> = {
  ja: /^(?:側|ら|など|自身)?(?:では|には|とも|は|も)/u,
  ko: /^[가-힣]{0,3}?(?:은|는|도|에서는|에선)(?![가-힣])/u,
};
const SUBJECT: Readonly<Record<string, RegExp>> = {
  ja: /^(?:側|ら|など|自身)?が(?!ら)/u,
  ko: /^[가-힣]{0,3}?(?:이|가|께서)(?![가-힣])/u,
};
const MAX_REACH = 220;

/** Whose verb it is where subjects have marks: the last with one before it, outside what is told. */
export function findMarkedSubject(
  sentence: Sentence,
  mentions: readonly Mention[],
  at: Span,
  pack: CompiledPack,
): Mention | undefined {
  const { text } = sentence;
  const over = mentions.find(
    ({ start, end }) =>
      start <= at.start && end > at.start && !/^[をにへ을를]/u.test(text.slice(end)),
  );
  if (over !== undefined) {
    return over;
  }
  const source = sourceAt(sentence, mentions, at, pack);
  if (source !== undefined) {
    return source;
  }
  const agent = passiveAgent(text, mentions, at, pack);
  if (agent !== undefined) {
    return agent;
  }
  const before = mentions
    .filter(({ end, start }) => end <= at.start && at.start - start < MAX_REACH)
    .map((mention) => markedOf(text, mention, pack));
  const report = reportBefore(sentence, at, pack);
  const subjects = before.filter(({ mark }) => mark === "topic" || mark === "subject");
  const last = afterReport(sentence, subjects, at, pack);
  const found = last ?? (report ? mainOf(text, subjects) : nearest(subjects));
  if (found !== undefined) {
    return found.mention;
  }
  return (
    (report ? undefined : describedBefore(sentence, at, pack)) ??
    headlineSubject(text, before) ??
    before.find(({ mark, mention }) => mark === "source" && !mention.isOwner)?.mention
  );
}

/** How a verb goes on, or ends, that somebody suffers: "逮捕 | された", "命令 | を受けた", "체포 | 됐다". */
const SUFFERED: Readonly<Record<string, RegExp>> = {
  ja: /^.{0,6}?(?:された|されて|される)|^.{0,8}?(?:を受けた|を受けて|を受け、)/u,
  ko: /^.{0,3}?(?:됐|되었|당했|당한|(?:을|를) 받았|(?:을|를) 받고)/u,
};
const BY: Readonly<Record<string, RegExp>> = {
  ja: /^(?:に(?!対|つ|よると|関|向|は|も|応|基)|から|により|によって)/u,
  ko: /^(?:에 의해|에게|에(?![\p{Script=Hangul}]| 대| 따| 관)|으?로부터)/u,
};
const MAX_AGENT = 30;

/** "容疑者は県警に逮捕された": who does what the subject suffers. */
function passiveAgent(
  text: string,
  mentions: readonly Mention[],
  at: Span,
  { pack }: CompiledPack,
): Mention | undefined {
  const isSuffered =
    SUFFERED[pack.language]?.test(
      text.slice(at.start, at.end + 8).slice(Math.max(0, at.end - at.start - 4)),
    ) === true;
  return isSuffered
    ? mentions.findLast(
        ({ end, role }) =>
          end <= at.start &&
          at.start - end < MAX_AGENT &&
          role !== "document" &&
          BY[pack.language]?.test(text.slice(end, end + 8)) === true,
      )
    : undefined;
}

/** Before "によると" and "에 따르면" stands whose word it is. */
function sourceAt(
  sentence: Sentence,
  mentions: readonly Mention[],
  at: Span,
  { pack }: CompiledPack,
): Mention | undefined {
  const isSource = pack.naming.sourceMarks.some((mark) =>
    sentence.text.startsWith(mark.trim(), at.start),
  );
  return isSource
    ? mentions.findLast(({ end }) => end <= at.start && at.start - end <= MAX_SOURCE)
    : undefined;
}

const MAX_SOURCE = 12;

function markedOf(text: string, mention: Mention, { pack }: CompiledPack): Marked {
  const bracket = BRACKETS.exec(text.slice(mention.end))?.[0].length ?? 0;
  const from = mention.end + bracket;
  const after = text.slice(from, from + 12);
  const topic = TOPIC[pack.language]?.exec(after)?.[0];
  if (topic !== undefined) {
    return { mention, mark: "topic", end: from + topic.length };
  }
  const subject = SUBJECT[pack.language]?.exec(after)?.[0];
  if (subject !== undefined) {
    return { mention, mark: "subject", end: from + subject.length };
  }
  const isSource = pack.naming.sourceMarks.some((mark) => after.startsWith(mark));
  return { mention, mark: isSource ? "source" : undefined, end: from };
}

const REPORT: Readonly<Record<string, RegExp>> = {
  ja: /(?:[」』”"]|[^、。\s])と(?:して|の|も|は)?[、]?$/u,
  ko: /(?:[”"’']|[가-힣])(?:이?라고|다고|고|이?라며|다며|며|냐고|자고)\s*(?:[가-힣]{0,6}\s)?$/u,
};

/** Whether a clause that is told ends right before a verb: "…だと | 述べた", "…했다고 | 밝혔다". */
function reportBefore(sentence: Sentence, at: Span, { pack }: CompiledPack): boolean {
  const head = sentence.text.slice(Math.max(0, at.start - 24), at.start);
  const own = sentence.text.slice(at.start, at.end);
  return REPORT[pack.language]?.test(head) === true || /^(?:と|고 )/u.test(own);
}

const REPORT_END: Readonly<Record<string, RegExp>> = {
  ja: /[」』”"]と[、]?|(?:た|だ|る|い)と[、]?(?=[\p{Script=Han}\p{Script=Katakana}A-Za-z])/gu,
  ko: /[”"’'](?:이?라고|고|이?라며|며)\s|[가-힣](?:다고|라고|다며|라며)\s/gu,
};

/** Who stands between the end of what is told and the verb: "…と会社は述べた", "…했다고 검찰이 밝혔다". */
function afterReport(
  sentence: Sentence,
  subjects: readonly Marked[],
  at: Span,
  { pack }: CompiledPack,
): Marked | undefined {
  const pattern = REPORT_END[pack.language];
  const ends = [...sentence.text.slice(0, at.start).matchAll(pattern ?? /$^/gu)].map(
    ({ 0: mark, index }) => index + mark.length,
  );
  const last = ends.at(-1);
  return last === undefined ? undefined : subjects.findLast(({ mention }) => mention.start >= last);
}

/** Of those before a clause that is told, whose clause is the main one. */
function mainOf(text: string, subjects: readonly Marked[]): Marked | undefined {
  const opening = subjects.findLast(
    ({ end, mark }) => mark === "topic" && /^\s*[「『“"‘]/u.test(text.slice(end)),
  );
  const paused = subjects.findLast(({ end, mark }) => mark === "topic" && text[end] === "、");
  return (
    opening ??
    paused ??
    subjects.find(({ mark }) => mark === "topic") ??
    subjects.find(({ end }) => /^\s*[「『“"‘]/u.test(text.slice(end))) ??
    subjects[0]
  );
}

/** The last topic, or where there is none the last subject. */
function nearest(subjects: readonly Marked[]): Marked | undefined {
  return subjects.findLast(({ mark }) => mark === "topic") ?? subjects.at(-1);
}

/** In a headline the subject has a comma behind it, or a quotation, or stands bare at its head. */
function headlineSubject(text: string, before: readonly Marked[]): Mention | undefined {
  return before.find(
    ({ mention, end, mark }) =>
      mark === undefined &&
      !mention.isOwner &&
      mention.start <= MAX_HEAD &&
      /^(?:側|が|は)?\s?(?:[、,「『“"‘…]|\s)/u.test(text.slice(end)),
  )?.mention;
}

const MAX_HEAD = 14;
const JAPANESE_NOUN =
  /([\p{Script=Han}\p{Script=Katakana}ー々・A-Za-z]{2,14})(?:[（(][^（）()]{1,30}[）)])?(は|が|も)(?!ら)/gu;

/** Somebody of whom the clause says only what he is: "館長が", "박물관 관장이". */
function describedBefore(sentence: Sentence, at: Span, pack: CompiledPack): Mention | undefined {
  const nouns =
    pack.pack.language === "ja" ? japaneseNouns(sentence, at) : koreanNouns(sentence, at, pack);
  const noun = nouns.findLast(({ start, end }) =>
    isSomebody(sentence.text.slice(start, end), pack),
  );
  return noun === undefined ? undefined : phraseMention(sentence, noun.start, noun.end, pack);
}

function japaneseNouns(sentence: Sentence, at: Span): readonly Span[] {
  return [...sentence.text.slice(0, at.start).matchAll(JAPANESE_NOUN)]
    .map(({ index, 1: noun = "" }) => ({ start: index, end: index + noun.length }))
    .filter(
      ({ start }) => !sentence.quotes.some((quote) => start >= quote.start && start < quote.end),
    );
}

function koreanNouns(sentence: Sentence, at: Span, pack: CompiledPack): readonly Span[] {
  const subjects = setOf(pack.pack.naming.subjectMarks);
  return sentence.words
    .filter(({ end }) => end <= at.start)
    .map((word) => nounOf(word, pack))
    .filter(({ mark, text }) => subjects.has(mark) && /^\p{Script=Hangul}{2,}$/u.test(text))
    .filter(
      ({ start }) => !sentence.quotes.some((quote) => start >= quote.start && start < quote.end),
    );
}

/** A person's description, or a name: what common nouns and things are not. */
function isSomebody(text: string, pack: CompiledPack): boolean {
  const { nouns, stops, places } = lexiconOf(pack);
  const isPerson =
    /(?:者|員|人|家|長|手|士|師|官|団|側|氏|관장|사장|장|자|원|인|가|들|측|단|팀|회|부|청)$/u.test(
      text,
    );
  const isForeign = /^[\p{Script=Katakana}ー・]{3,}$|^[A-Z]/u.test(text);
  return (
    !nouns.has(text) &&
    !stops.has(text) &&
    !places.has(text) &&
    (isPerson || isForeign || isUnknown(text))
  );
}

/** Letters that stand in names and hardly in other nouns. */
function isUnknown(text: string): boolean {
  return /(?:省|庁|局|府|会|署|造船|食品|電機|製薬|工業|社|조선|유통|전자|식품|그룹)$/u.test(text);
}

/** Whether a cue is somebody's doing: not told by "と" or "다고", or with a subject of its own beside it. */
export function isMarkedDoing(
  sentence: Sentence,
  mentions: readonly Mention[],
  hit: Span,
  pack: CompiledPack,
): boolean {
  const after = sentence.text.slice(hit.end, hit.end + 10);
  const isTold =
    pack.pack.language === "ja"
      ? /^(?:[だでしたるいないあるのは]{0,6})(?:と(?!い?う?も)|」)/u.test(after)
      : /^[가-힣]{0,4}?\s?(?:이?라고|다고|이?라며|다며|라는|다는)/u.test(after);
  if (!isTold) {
    return true;
  }
  const near = mentions
    .filter(({ end }) => end <= hit.start)
    .map((mention) => markedOf(sentence.text, mention, pack))
    .findLast(({ mark }) => mark !== undefined);
  return near?.mark === "subject" && hit.start - near.end <= 12;
}
