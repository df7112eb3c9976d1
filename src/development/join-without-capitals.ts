import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Sentence } from "../item/reading.ts";
import type { Mention, Span } from "./mention.ts";
import { withOrg } from "./speaker.ts";
import type { Speaker } from "./speaker.ts";

const VOICE = new Set(["spokesperson", "executive"]);
/** Kinds of bodies that stand before the body's name: "소속사 루멘웨이브". */
const KINDS = new Set(["company", "union", "university", "hospital", "party"]);

const SPEAKERS = new Set(["source", "official", "spokesperson"]);

const OWNER = /^(?:的|の|의(?=\s))/u;

/** Whether a mark behind a mention makes it whose something is. */
export function isOwner(text: string, end: number): boolean {
  return OWNER.test(text.slice(end, end + 2));
}

/** What may stand between two words for one somebody, by language. */
const BETWEEN: Readonly<Record<string, RegExp>> = {
  zh: /^》?(?:的|之| )?$/u,
  ja: /^(?:の| |　)?$/u,
  ko: /^(?:의 | 측 | |)$/u,
  ar: /^»? (?:(?:الرسمي|الرسمية|الإعلامي|العام|التنفيذي|السابق|السابقة) )?(?:باسم |في |لدى |عن |فرع |مكتب |قسم |عام )?(?:ل(?:ـ ?)?)?«?$/u,
};
const BRACKETS = /^[（(][^（）()]{1,40}[）)]/u;

/** Two mentions that stand side by side as one: else undefined. */
export function joinBeside(
  sentence: Sentence,
  left: Mention,
  right: Mention,
  pack: CompiledPack,
): Mention | undefined {
  const { language } = pack.pack;
  const after = sentence.text.slice(left.end);
  const bracket = BRACKETS.exec(after)?.[0].length ?? 0;
  const isInside = bracket > 0 && right.end <= left.end + bracket;
  if (isInside) {
    // "東港光学（港町）", "鲁本·海尔德（Ruben Held）".
    return {
      ...left,
      end: left.end + bracket,
      isOwner: isOwner(sentence.text, left.end + bracket),
    };
  }
  const gap = sentence.text.slice(left.end + bracket, right.start);
  if (right.start < left.end || BETWEEN[language]?.test(gap) !== true) {
    return undefined;
  }
  return language === "ar"
    ? joinHeadFirst(left, right, gap)
    : joinHeadLast(sentence, left, right, gap);
}

/** "国防部 发言人 林岚", "浜屋食品の川辺誠一郎 社長", "동항조선 김하늘 본부장". */
function joinHeadLast(
  sentence: Sentence,
  left: Mention,
  right: Mention,
  gap: string,
): Mention | undefined {
  const whole = { start: left.start, end: right.end, isOwner: right.isOwner };
  // "受害者 | 家属": one description of the same people.
  if (left.role === "residents" && right.role === "residents" && gap.trim() === "") {
    const text = sentence.text.slice(left.start, right.end);
    return { ...right, ...whole, speaker: { ...right.speaker, text } };
  }
  const isTitle = right.role !== undefined && right.isPerson && right.role !== "person";
  const isName = right.role === undefined && right.isPerson;
  if (isTitle && left.isPerson && left.role === undefined && gap.trim() === "") {
    return titled(left, right, whole);
  }
  const isApposed = gap === "" || (gap === " " && /^\p{Script=Hangul}/u.test(left.speaker.text));
  if (isName && left.role !== undefined && left.isPerson && isApposed) {
    return named(left, right, whole);
  }
  // "해운 홍보팀 관계자": whoever it is, it is the voice of the body before it.
  if (isTitle && left.isPerson && left.org !== undefined && SPEAKERS.has(right.role ?? "")) {
    return { ...left, ...whole };
  }
  const isBody = !left.isPerson && left.speaker.isNamed && left.role === undefined;
  const isBodyRole = left.role !== undefined && !left.isPerson && left.role !== "document";
  if (isName && (isBody || isBodyRole)) {
    return { ...right, ...whole, org: left.speaker };
  }
  if (isTitle && (isBody || isBodyRole)) {
    return spokenFor(sentence, left, right, whole);
  }
  const isKind = left.role !== undefined && KINDS.has(left.role) && /^ ?$/u.test(gap);
  return isKind && right.role === undefined && !right.isPerson
    ? { ...right, ...whole, holds: left.role }
    : undefined;
}

/** A name with the title behind it, and the body before it. */
function titled(
  left: Mention,
  right: Mention,
  whole: Span & { readonly isOwner: boolean },
): Mention {
  const role = right.role ?? "";
  const org = left.org ?? right.org;
  return {
    ...left,
    ...whole,
    holds: role,
    isVoice: VOICE.has(role),
    org: undefined,
    speaker: org === undefined ? left.speaker : withOrg(left.speaker, org, VOICE.has(role)),
  };
}

/** A name with its title before it. */
function named(
  left: Mention,
  right: Mention,
  whole: Span & { readonly isOwner: boolean },
): Mention {
  const role = left.role ?? "";
  const isKnown = left.org !== undefined;
  return {
    ...right,
    ...whole,
    holds: role,
    isVoice: VOICE.has(role),
    speaker:
      isKnown && left.org !== undefined
        ? withOrg(right.speaker, left.org, VOICE.has(role))
        : right.speaker,
  };
}

/** "外交部发言人" is the ministry; "东港造船董事长" is who leads it. */
function spokenFor(
  sentence: Sentence,
  left: Mention,
  right: Mention,
  whole: Span & { readonly isOwner: boolean },
): Mention {
  const org: Speaker = left.speaker;
  const text = right.speaksFor ? org.text : sentence.text.slice(left.start, right.end);
  return {
    ...right,
    ...whole,
    speaksFor: false,
    org,
    speaker: { ...org, text },
  };
}

/** "المتحدث باسم المجموعة خالد المنصوري", "رئيس النادي". */
function joinHeadFirst(left: Mention, right: Mention, gap: string): Mention | undefined {
  const whole = { start: left.start, end: right.end, isOwner: false };
  if (left.role === undefined || !left.isPerson) {
    return undefined;
  }
  const isOfPeople = right.role === "residents" && gap === " " && !/^و?ال/u.test(left.speaker.text);
  if (isOfPeople) {
    const text = `${left.speaker.text} ${right.speaker.text}`;
    return { ...left, ...whole, speaksFor: false, speaker: { ...left.speaker, text } };
  }
  if (right.role === undefined && right.isPerson) {
    return /^»? \S*\s?$/u.test(gap) && !/باسم|في|لدى|عن/u.test(gap)
      ? named(left, right, whole)
      : undefined;
  }
  if (left.org !== undefined || right.isPerson || right.role === "document") {
    return undefined;
  }
  const org = right.speaker;
  // Two with the article that only stand side by side are subject and object: "اتهم المدير النقابة".
  const isLinked = gap.trim() !== "" || !left.speaker.text.startsWith("ال");
  return isLinked
    ? {
        ...left,
        ...whole,
        speaksFor: false,
        org,
        speaker: left.speaksFor ? org : { ...org, text: `${left.speaker.text}${gap}${org.text}` },
      }
    : undefined;
}
