import type { CompiledPack } from "../item/compiled-pack.ts";
import { lexiconOf } from "../item/lexicon.ts";
import { nameKey } from "../item/name-key.ts";
import type { Sentence } from "../item/reading.ts";
import type { Mention, Span } from "./mention.ts";
import { arabicPhraseEnd, isNoun } from "./phrase-arabic.ts";
import { phraseMention } from "./phrase-mention.ts";
import { withOrg } from "./speaker.ts";

const REACH_AFTER = 60;
/** Prepositions that are written on a word. */
const ATTACHED = /^(?:[وف]?(?:لل|بال|كال))/u;
const CLAUSE = /[،؛.؟!:«»"]/u;
/** Words that open a clause with a subject of its own: "إن", "أنه", "لكن". */
const OPENERS =
  /^[وف]?(?:ب?ان(?:ه|ها|هم|نا|ني)?|لان(?:ه|ها)?|لكن|بينما|بعدما|عندما|حيث|الذي|التي|الذين|كما|اذ|اذا|فيما)$/u;

/** Whose verb it is where the verb stands first: inside the phrase, behind it, or before it. */
export function findArabicSubject(
  sentence: Sentence,
  mentions: readonly Mention[],
  at: Span,
  pack: CompiledPack,
): Mention | undefined {
  const over = mentions.find(({ start, end }) => start < at.start && end > at.start);
  if (over !== undefined) {
    return over;
  }
  const agent = agentAfter(sentence, mentions, at);
  if (agent !== undefined) {
    return agent;
  }
  const free = mentions.filter(
    (mention) => !isGoverned(sentence, mention, pack) && !isAddressed(sentence, mention, at),
  );
  const from = clauseStart(sentence, at.start);
  const before = free.filter(({ start, end }) => start >= from && end <= at.start);
  const beside = before.findLast(({ end }) => isBeside(sentence, end, at.start));
  const inside = free.find(({ start, end }) => start >= at.start && end <= at.end);
  const after = free.find(
    ({ start, end }) => end > at.end && start > at.start && start - at.end < REACH_AFTER,
  );
  const follows = after !== undefined && isReached(sentence, at.end, after) ? after : undefined;
  const next = nounAfter(sentence, at, mentions, pack);
  const found =
    beside ??
    inside ??
    (next !== undefined && next.start < (follows?.start ?? Infinity) ? next : undefined) ??
    follows ??
    phraseAfter(sentence, at, pack) ??
    before[0] ??
    phraseBefore(sentence, { start: from, end: at.start }, pack) ??
    mainSubject(free, from);
  return found === undefined ? undefined : (apposedTo(sentence, found, mentions) ?? found);
}

/** "المتحدث باسم الشركة، سامر القادري، ": the person whom a description names between commas. */
function apposedTo(
  sentence: Sentence,
  found: Mention,
  mentions: readonly Mention[],
): Mention | undefined {
  const isDescribed =
    (found.isPerson || found.role === "described") && !found.speaker.text.includes(", ");
  const name = mentions.find(({ start }) => start === found.end + 2);
  const isName = name?.isPerson === true && name.role === undefined && name.speaker.isNamed;
  const isApposed =
    isDescribed &&
    isName &&
    found.role !== undefined &&
    sentence.text.slice(found.end, name.start) === "، " &&
    sentence.text[name.end] === "،";
  if (!isApposed || found.org === undefined) {
    return isApposed ? name : undefined;
  }
  return { ...name, speaker: withOrg(name.speaker, found.org, found.isVoice) };
}

const AGENT = /(?:من قبل|من طرف|من جانب|على يد|على أيدي|بواسطة) $/u;

/** "تم توقيف المدير من قبل الشرطة": who does what a passive tells. */
function agentAfter(
  sentence: Sentence,
  mentions: readonly Mention[],
  at: Span,
): Mention | undefined {
  return mentions.find(
    ({ start }) =>
      start > at.end &&
      start - at.end < REACH_AFTER &&
      AGENT.test(sentence.text.slice(Math.max(0, start - 12), start)),
  );
}

/** Verbs with an object of people: "دعت السكان إلى". */
const ADDRESSING =
  /^[وف]?(?:دعا|دعت|يدعو|تدعو|ناشد|ناشدت|طالب|طالبت|حذر|حذرت|ابلغ|ابلغت|اخبر|اخبرت|اجلى|اجلت)$/u;

/** Whether a verb calls on people: they are not who does it. */
function isAddressed(sentence: Sentence, { role, start }: Mention, at: Span): boolean {
  const verb = sentence.words.findLast((word) => word.start < start && word.start >= at.start);
  const call = sentence.words.find((word) => word.start >= at.start && word.start < at.end);
  return (
    role === "residents" &&
    call !== undefined &&
    ADDRESSING.test(call.low) &&
    (verb?.low !== call.low ||
      /^ (?:\S+ )?(?:الى|إلى|من|ب\S+) /u.test(sentence.text.slice(start).replace(/^\S+/u, "")))
  );
}

/** Verbs that have a subject and a clause, and no object that is a bare noun. */
const TELLING =
  /^[وف]?(?:قال|قالت|قالوا|يقول|تقول|صرح|صرحت|اوضح|اوضحت|يوضح|توضح|اضاف|اضافت|يضيف|تضيف|افاد|افادت|اشار|اشارت|شدد|شددت|لفت|لفتت|دعا|دعت|ناشد|ناشدت|طالب|طالبت|اعلن|اعلنت|تعلن|يعلن|تعهد|تعهدت|اعرب|اعربت)$/u;

/** "ودعت الإدارة المحلية الأهالي": a noun with the article right behind a verb of telling. */
function nounAfter(
  sentence: Sentence,
  at: Span,
  mentions: readonly Mention[],
  pack: CompiledPack,
): Mention | undefined {
  const verb = sentence.words.find(({ start, end }) => start >= at.start && end <= at.end);
  const noun = sentence.words.find(({ start }) => start >= at.end);
  const isNext =
    verb !== undefined &&
    noun !== undefined &&
    TELLING.test(verb.low) &&
    sentence.text.slice(at.end, noun.start) === " " &&
    /^ال\S{3,}/u.test(noun.low) &&
    isNoun(noun.low, pack) &&
    !lexiconOf(pack).nouns.has(noun.text);
  if (!isNext || mentions.some(({ start, end }) => start <= noun.start && end > noun.start)) {
    return undefined;
  }
  return phraseMention(sentence, noun.start, arabicPhraseEnd(sentence, noun, mentions, pack), pack);
}

/** Whom the main clause is about, for a clause that says only "إنه". */
function mainSubject(free: readonly Mention[], from: number): Mention | undefined {
  return free.find(({ end }) => end <= from);
}

/** Whether between a subject and a verb behind it no more stands than a negation or two. */
function isBeside(sentence: Sentence, end: number, at: number): boolean {
  const gap = sentence.text.slice(end, at);
  return (
    !CLAUSE.test(gap) &&
    gap
      .trim()
      .split(/\s+/u)
      .filter((word) => word !== "").length <= 1
  );
}

/** Whether a subject stands close enough behind its verb, in its clause. */
function isReached(sentence: Sentence, end: number, { start, isPerson, role }: Mention): boolean {
  const gap = sentence.text.slice(end, start);
  const words = sentence.words.filter((word) => word.start >= end && word.end <= start);
  return (
    !CLAUSE.test(gap) &&
    words.length <= (isPerson && role === undefined ? 6 : 4) &&
    !words.some(({ low }) => OPENERS.test(low))
  );
}

/** Where the clause of a verb begins: behind a mark, "إن", or at a verb with "و" on it. */
function clauseStart(sentence: Sentence, at: number): number {
  const head = sentence.text.slice(0, at);
  const marks = [...head.matchAll(/[،؛.؟!:»]/gu)].map(({ index }) => index + 1);
  const openers = sentence.words
    .filter(({ low, end }) => end <= at && OPENERS.test(low))
    .map(({ end }) => end);
  const verb = sentence.words.find(({ start }) => start >= at);
  const isLinked = verb !== undefined && /^[وف]/u.test(verb.low) && verb.start === at && at > 0;
  return Math.max(0, ...marks, ...openers, ...(isLinked ? [at] : []));
}

/** Whether a preposition stands before somebody: "على البنك", "للبنك". */
function isGoverned(sentence: Sentence, { start }: Mention, pack: CompiledPack): boolean {
  const own = sentence.words.find((word) => word.end > start);
  if (own !== undefined && ATTACHED.test(own.low)) {
    return true;
  }
  const before = sentence.words.findLast(({ end }) => end <= start);
  return (
    before !== undefined &&
    start - before.end <= 2 &&
    (pack.prepositions.has(before.low) || pack.prepositions.has(before.low.replace(/^و/u, "")))
  );
}

const MAX_WORDS = 4;
const MAX_TOLD = 60;
/** Whom something is told, between a verb and who tells it: "لـ«صوت الميناء»". */
const TOLD = /^\s*ل(?:ـ ?)?(?:«[^«»]{1,40}»|(?:وكالة|صحيفة|قناة|موقع|جريدة) «?\S+»?)\s*/u;

/** Who stands between a verb of saying and what he says: "يقول أحمد سالم إن". */
function phraseAfter(sentence: Sentence, at: Span, pack: CompiledPack): Mention | undefined {
  const told = TOLD.exec(sentence.text.slice(at.end, at.end + MAX_TOLD))?.[0].length ?? 0;
  const from = at.end + told;
  const after = sentence.words.filter(({ start }) => start >= from).slice(0, MAX_WORDS + 1);
  const stop = after.findIndex(
    ({ low, start }) => OPENERS.test(low) || /[،:]\s*$/u.test(sentence.text.slice(from, start)),
  );
  const parts = stop < 1 ? [] : after.slice(0, stop);
  const [first, last] = [parts[0], parts.at(-1)];
  if (
    first === undefined ||
    last === undefined ||
    CLAUSE.test(sentence.text.slice(from, last.end))
  ) {
    return undefined;
  }
  const { stops } = lexiconOf(pack);
  const isName = parts.every(({ low, text }) => !pack.prepositions.has(low) && !stops.has(text));
  return isName && nameKey(first.text) !== ""
    ? phraseMention(sentence, first.start, last.end, pack)
    : undefined;
}

/** A word or two that open a clause and have its verb behind them: "أورافيا تنفي". */
function phraseBefore(sentence: Sentence, clause: Span, pack: CompiledPack): Mention | undefined {
  const words = sentence.words.filter(
    ({ start, end }) => start >= clause.start && end <= clause.end,
  );
  const [first, last] = [words[0], words.at(-1)];
  const { stops, nouns } = lexiconOf(pack);
  const isName =
    words.length <= 2 &&
    words.every(
      ({ low, text }) =>
        low.length > 3 &&
        !pack.prepositions.has(low) &&
        !pack.stopWords.has(low) &&
        !stops.has(text) &&
        !nouns.has(text),
    );
  return isName && first !== undefined && last !== undefined
    ? phraseMention(sentence, first.start, last.end, pack)
    : undefined;
}
