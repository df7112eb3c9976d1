import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Reading, Sentence } from "../item/reading.ts";
import type { DevelopmentType } from "./development.ts";
import type { Mention } from "./mention.ts";
import { mentionsOf } from "./mentions.ts";

/** What a sentence says of how its news came to be known. */
export interface Learned {
  /** Whose word it is; `undefined` where it is the outlet's own. */
  readonly by: Mention | undefined;
}

/** What is told as a finding, up to how it was found: "…ことが、県警への取材で分かった". */
const FOUND: Readonly<Record<string, RegExp>> = {
  ja: /(?:こと|疑い|可能性|実態|事実|形跡)(?:が|も).{0,60}(?:分か|わか|判明し|明らかにな|発覚し|浮上し)(?:った|り|た)[^。]{0,8}。?$/u,
  ko: /(?:것으로|사실이|정황이|의혹이)\s.{0,60}(?:드러났|확인됐|밝혀졌|나타났|파악됐|조사됐)다?\.?$/u,
};
/** Whose inquiry has found something, behind a mention. */
const INQUIRY: Readonly<Record<string, RegExp>> = {
  ja: /^(?:など)?(?:への取材|の調べ|の調査|の捜査|の発表|の説明|の話|の検査|の監査)/u,
  ko: /^의? ?(?:조사|수사|감사|검사|시험|점검|분석|부검|감식|발표)(?: 결과)?/u,
};
/** The outlet's own inquiry. */
const OWN_INQUIRY: Readonly<Record<string, RegExp>> = {
  ja: /(?:入手した|確認した|閲覧した|取材で)/u,
  ko: /(?:본지|본보|취재진|입수한|취재 결과|취재를 종합)/u,
};
/** An outlet has learned something: "从…获悉", "注意到". */
const LEARNED_IN_CHINESE =
  /(?:获悉|獲悉|了解到|注意到|查阅发现|查閱發現|梳理发现|调查发现|調查發現|独家获得|獨家獲得|看到|拿到|查看了?|查阅了?|查閱了?|见到|見到)/u;
const OWN_IN_CHINESE = /^(?:本报|本報|本刊|本网|本網|本社|我们|我們|笔者|筆者|记者|記者)/u;
const LEARNED_IN_ARABIC = /^و?(?:علمت|علم|اطلعت|اطّلعت|حصلت|تبيّن ل|تبين ل)\s/u;
const MAX_HEAD = 30;

/**
 * Whose news a sentence tells that says how it came to be known, in a script without capitals: a body that
 * found it, or an outlet that was told or shown it. `undefined` where it says nothing of the kind.
 */
export function learnedBy(
  sentence: Sentence,
  kind: DevelopmentType,
  reading: Reading,
  pack: CompiledPack,
): Learned | undefined {
  const isSecret = kind === "action" && isFromSource(sentence, pack);
  if (!FINDINGS.has(kind) && !isSecret) {
    return undefined;
  }
  switch (pack.pack.language) {
    case "ja":
    case "ko":
      return foundBy(sentence, pack);
    case "zh":
      return learnedInChinese(sentence, reading, pack);
    case "ar":
      return learnedInArabic(sentence, pack);
    default:
      return undefined;
  }
}

/** Kinds of news that an outlet or a body has found out, rather than done. */
const FINDINGS = new Set<DevelopmentType>(["allegation", "update", "confirmation"]);

/** "从两名知情人士处获悉": what somebody without a name has told, be it somebody's doing. */
function isFromSource(sentence: Sentence, pack: CompiledPack): boolean {
  return (
    pack.pack.language === "zh" &&
    mentionsOf(sentence, pack).some(({ role, start }) => role === "source" && start < MAX_HEAD)
  );
}

function foundBy(sentence: Sentence, pack: CompiledPack): Learned | undefined {
  const { text } = sentence;
  const found = FOUND[pack.pack.language]?.exec(text);
  if (found === null || found === undefined) {
    return undefined;
  }
  const all = mentionsOf(sentence, pack);
  const mentions = all.filter(({ start }) => start >= found.index);
  const inquirer = all.find(
    ({ end }) => INQUIRY[pack.pack.language]?.test(text.slice(end, end + 16)) === true,
  );
  if (inquirer !== undefined) {
    return inquirer.role === "source" ? undefined : { by: inquirer };
  }
  if (OWN_INQUIRY[pack.pack.language]?.test(text.slice(found.index)) === true) {
    return { by: undefined };
  }
  const document = mentions.find(({ role }) => role === "document");
  return document === undefined ? undefined : { by: document };
}

/** "港湾晚报从两名知情人士处获悉，…", "记者注意到，…". */
function learnedInChinese(
  sentence: Sentence,
  { item }: Reading,
  pack: CompiledPack,
): Learned | undefined {
  const comma = sentence.text.search(/[，,：:]/u);
  const head = sentence.text.slice(0, comma < 0 ? MAX_HEAD : Math.min(comma, MAX_HEAD));
  const verb = LEARNED_IN_CHINESE.exec(head);
  if (verb === null) {
    return undefined;
  }
  if (OWN_IN_CHINESE.test(head) || (item.outlet !== "" && head.startsWith(item.outlet))) {
    return { by: undefined };
  }
  const [who] = mentionsOf(sentence, pack);
  const isOutlet =
    who !== undefined &&
    who.start <= 1 &&
    who.end <= verb.index &&
    (item.outlet.includes(who.speaker.text) || isPressName(who.speaker.text, "zh"));
  return isOutlet ? { by: who } : undefined;
}

/** "علمت «صوت الميناء» من مصادر أن …". */
function learnedInArabic(sentence: Sentence, pack: CompiledPack): Learned | undefined {
  const verb = LEARNED_IN_ARABIC.exec(sentence.text);
  if (verb === null) {
    return undefined;
  }
  const who = mentionsOf(sentence, pack).find(
    ({ start }) => start >= verb[0].length && start - verb[0].length <= 2,
  );
  return who?.speaker.isNamed === true ? { by: who } : undefined;
}

const PRESS: Readonly<Record<string, RegExp>> = {
  ja: /(?:新聞|新聞社|通信|通信社|新報|日報|時報|週報|タイムズ|ニュース|テレビ|放送|本紙|当社|取材班)$/u,
  zh: /(?:报|報|新闻|新聞|周刊|週刊|网|網|社|电视台|電視台|财经|財經|记者|記者)$/u,
  ko: /(?:일보|신문|통신|뉴스|방송|데일리|타임스|경제|본지|본보|취재진|기자)$/u,
  ar: /^(?:صحيفة|جريدة|وكالة|قناة|موقع|مجلة|شبكة|إذاعة)(?:\s|$)/u,
};

/** Whether a name is an outlet's by its kind. */
function isPressName(text: string, language: string): boolean {
  return PRESS[language]?.test(text) === true;
}

/** Whether somebody is the outlet of an item, or one of the press. */
export function isPress(
  { text }: { readonly text: string },
  reading: Reading,
  language: string,
): boolean {
  return reading.item.outlet.includes(text) || isPressName(text, language);
}

/**
 * Who is silent in a sentence whose subject is the outlet that asked, in a script without capitals: the last
 * other body or person that it names. `undefined` where there is none.
 */
export function askedBy(
  sentence: Sentence,
  reading: Reading,
  pack: CompiledPack,
): Mention | undefined {
  const { language } = pack.pack;
  return mentionsOf(sentence, pack).findLast(
    ({ speaker, role }) =>
      (speaker.isNamed || role === "company" || role === "spokesperson" || role === "executive") &&
      !isPress(speaker, reading, language),
  );
}
