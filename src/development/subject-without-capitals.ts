import type { CompiledPack, CueHit } from "../item/compiled-pack.ts";
import { lexiconOf, longestAt } from "../item/lexicon.ts";
import { isBorder } from "../item/names-chinese.ts";
import type { PhraseMatch } from "../item/phrases.ts";
import type { Sentence } from "../item/reading.ts";
import type { Mention, Span } from "./mention.ts";
import { mentionsOf } from "./mentions.ts";
import { phraseMention } from "./phrase-mention.ts";
import { findArabicSubject } from "./subject-arabic.ts";
import { findMarkedSubject, isMarkedDoing } from "./subject-marked.ts";

/**
 * Finds whose doing or saying a verb at `at` is, in a script without capitals: in Chinese who stands before
 * it, in Japanese and Korean who has the mark of a subject, in Arabic who stands in it or behind it.
 *
 * @param taken stretches that are somebody else
 */
export function findSubjectWithoutCapitals(
  sentence: Sentence,
  at: Span,
  taken: readonly Span[],
  pack: CompiledPack,
): Mention | undefined {
  const mentions = freeMentions(sentence, at, taken, pack);
  switch (pack.pack.language) {
    case "ja":
    case "ko":
      return findMarkedSubject(sentence, mentions, at, pack);
    case "ar":
      return findArabicSubject(sentence, mentions, at, pack);
    default:
      return findChineseSubject(sentence, mentions, at, pack);
  }
}

/** Those who are nobody else and not in somebody's words, unless the verb is. */
function freeMentions(
  sentence: Sentence,
  at: Span,
  taken: readonly Span[],
  pack: CompiledPack,
): readonly Mention[] {
  return mentionsOf(sentence, pack).filter(
    (mention) =>
      !taken.some((other) => mention.start < other.end && other.start < mention.end) &&
      !sentence.quotes.some(
        ({ start, end, text }) =>
          mention.start >= start &&
          mention.end <= end &&
          mention.end - mention.start < text.length &&
          (at.start < start || at.end > end),
      ),
  );
}

/** Whether what a cue tells is done by a subject of its own, and is not what somebody says. */
export function isDoneByItself(
  sentence: Sentence,
  hit: PhraseMatch<CueHit>,
  pack: CompiledPack,
): boolean {
  const mentions = freeMentions(sentence, hit, [], pack);
  switch (pack.pack.language) {
    case "ja":
    case "ko":
      return isMarkedDoing(sentence, mentions, hit, pack);
    case "ar":
      return mentions.some(
        ({ start, end, role }) =>
          role !== "document" &&
          ((start >= hit.start && start <= hit.end + 1) ||
            (end <= hit.start && hit.start - end <= 1)),
      );
    default:
      return isChineseDoing(sentence, mentions, hit, pack);
  }
}

const MARKS = /[，。；：！？,;:!?“”「」…]|\s{2,}|(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;

/** The clauses of a sentence up to a place, the nearest first, each with where it begins. */
function clausesBefore(sentence: Sentence, to: number): readonly Span[] {
  const cuts = [...sentence.text.slice(0, to).matchAll(MARKS)]
    .filter(
      ({ index }) => !sentence.quotes.some(({ start, end }) => index > start && index < end - 1),
    )
    .map(({ 0: mark, index }) => index + mark.length);
  const starts = [0, ...cuts];
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? to })).toReversed();
}

const MAX_CLAUSES = 4;

function findChineseSubject(
  sentence: Sentence,
  mentions: readonly Mention[],
  at: Span,
  pack: CompiledPack,
): Mention | undefined {
  const over = mentions.find(({ start, end }) => start <= at.start && end > at.start);
  if (over !== undefined) {
    return over;
  }
  const [own, ...earlier] = clausesBefore(sentence, at.start).slice(0, MAX_CLAUSES);
  if (own === undefined) {
    return undefined;
  }
  const isFree = (mention: Mention): boolean =>
    !isOwnerOfMore(sentence, mention, at) && !isGoverned(sentence, mention, pack);
  const inside = mentions.filter(({ start, end }) => start >= own.start && end <= at.start);
  const agent = inside.find((mention) => isAgent(sentence, mention));
  const found = agent ?? inside.findLast(isFree) ?? phraseBefore(sentence, own, at, pack);
  if (found !== undefined) {
    return found;
  }
  for (const clause of earlier) {
    const before = mentions.filter(({ start, end }) => start >= clause.start && end <= clause.end);
    const topic = before.find(isFree);
    if (topic !== undefined) {
      return topic;
    }
  }
  return undefined;
}

/** "被警方逮捕": who does what somebody else suffers. */
function isAgent(sentence: Sentence, { start, isOwner }: Mention): boolean {
  return !isOwner && /[被遭由]$/u.test(sentence.text.slice(Math.max(0, start - 1), start));
}

/** "船厂的董事长": whose something is, where more stands between him and the verb. */
function isOwnerOfMore(sentence: Sentence, { isOwner, end }: Mention, at: Span): boolean {
  return isOwner && /\p{Script=Han}/u.test(sentence.text.slice(end + 1, at.start));
}

const PREPOSITION =
  /(?:对于|對於|针对|針對|关于|關於|有关|有關|根据|根據|按照|作为|作為|就|对|對|向|在|与|與|和|跟|给|給|为|為|于|於|把|将|將|被|由|据|據|以|从|從|经|經|委托|委託|聘请|聘請|要求|责令|責令|通知|起诉|起訴|状告|狀告|控告|逮捕|联系|聯繫|举报|舉報|敦促)$/u;
/** What may stand between a preposition and somebody: "对挪威《海湾晚报》". */
const BETWEEN = /^[\p{Script=Han}《「“]{0,6}$/u;

/** Whether a preposition stands before somebody: "对记者", "就船厂事故". */
function isGoverned(sentence: Sentence, { start }: Mention, pack: CompiledPack): boolean {
  const head = sentence.text.slice(Math.max(0, start - 12), start);
  if (PREPOSITION.test(head)) {
    return !/[和与與由]$/u.test(head) || !isListed(sentence, start);
  }
  const before = sentence.words.findLast(({ end }) => end <= start && end >= start - 6);
  const opener = sentence.words.findLast(
    ({ end, text }) => end <= start && start - end <= 6 && /^[对對向就]$/u.test(text),
  );
  return (
    before !== undefined &&
    opener !== undefined &&
    BETWEEN.test(sentence.text.slice(opener.end, start)) &&
    longestAt(sentence.text, opener.end, lexiconOf(pack).stops) === 0
  );
}

/** "A和B": of a list the last is as good as the first. */
function isListed(sentence: Sentence, start: number): boolean {
  return /\p{Script=Han}[和与與]$/u.test(sentence.text.slice(Math.max(0, start - 2), start));
}

/** Words that may stand between a subject and its verb. */
const ADVERBS =
  /^(?:\d{1,2}[日号號]|[今昨明前当當]天|[今昨][日晚晨]|[周週][一二三四五六日]|上午|下午|晚间|晚間|凌晨|随后|隨後|随即|隨即|此前|日前|近日|目前|再次|首次|正式|公开|公開|断然|斷然|坚决|堅決|严正|嚴正|明确|明確|也|还|還|又|再|均|都|则|則|仍|已|已经|已經|曾|将|將|就此|对此|對此|立即|一度|全面|当庭|當庭)+/u;

/** The noun that opens a clause and has its verb behind it: "海湾造船 | 否认". */
function phraseBefore(
  sentence: Sentence,
  clause: Span,
  at: Span,
  pack: CompiledPack,
): Mention | undefined {
  const lexicon = lexiconOf(pack);
  const inside = sentence.words.filter(
    ({ start, end }) => start >= clause.start && end <= at.start,
  );
  const [first] = inside;
  if (first === undefined || first.start - clause.start > 1) {
    return undefined;
  }
  const stop = inside.findIndex(
    (word, index) =>
      isBorder(word.text, lexicon) || (index > 0 && word.start !== inside[index - 1]?.end),
  );
  const parts = stop < 0 ? inside : inside.slice(0, stop);
  const end = parts.at(-1)?.end ?? 0;
  const text = sentence.text.slice(first.start, end);
  const rest = sentence.text.slice(end, at.start).replace(ADVERBS, "");
  const isPhrase =
    text.length > 1 &&
    text.length <= MAX_PHRASE &&
    /^\p{Script=Han}+$/u.test(text) &&
    rest.length <= 6 &&
    !/[的了着]/u.test(rest) &&
    !lexicon.places.has(text) &&
    !lexicon.nouns.has(text) &&
    !parts.every((word) => lexicon.nouns.has(word.text)) &&
    !NO_ACTOR.test(text);
  return isPhrase ? phraseMention(sentence, first.start, end, pack) : undefined;
}

const MAX_PHRASE = 12;
/** What things are called: a phrase with such an end does nothing. */
const NO_ACTOR =
  /(?:说法|說法|消息|报道|報道|指控|传闻|傳聞|事件|事故|问题|問題|情况|情況|结果|結果|断言|影射|内容|內容|数据|數據|价格|價格|声明|聲明|协议|協議|计划|計劃|项目|項目|调查|調查)$/u;

/** "董事长表示，公司没有隐瞒": a verb of saying and a comma stand right before a clause. */
function isToldBefore(sentence: Sentence, { start }: Span, { pack }: CompiledPack): boolean {
  const head = sentence.text.slice(Math.max(0, start - MAX_SAY), start);
  return /[，,：:“「]$/u.test(head) && pack.say.some((verb) => head.slice(0, -1).endsWith(verb));
}

const MAX_SAY = 12;

/** In Chinese: who stands in the clause of a cue does it, unless a verb of saying stands between. */
function isChineseDoing(
  sentence: Sentence,
  mentions: readonly Mention[],
  hit: PhraseMatch<CueHit>,
  pack: CompiledPack,
): boolean {
  const [own] = clausesBefore(sentence, hit.start);
  if (own === undefined || (hit.value.kind !== "action" && isToldBefore(sentence, own, pack))) {
    return false;
  }
  const doer = mentions.findLast(
    (mention) =>
      mention.start >= own.start &&
      mention.end <= hit.start &&
      !isOwnerOfMore(sentence, mention, hit) &&
      !isGoverned(sentence, mention, pack),
  );
  if (doer !== undefined) {
    const between = sentence.text.slice(doer.end, hit.start).replace(ADVERBS, "");
    const isSaid =
      [...pack.pack.say].some((verb) => between.includes(verb)) || /[是为為属屬系]/u.test(between);
    return between.length <= 14 && !isSaid && doer.role !== "document";
  }
  const isTold = pack.pack.say.some((verb) => sentence.text.slice(0, own.start).includes(verb));
  return !isTold && phraseBefore(sentence, own, hit, pack)?.speaker.isNamed === true;
}
