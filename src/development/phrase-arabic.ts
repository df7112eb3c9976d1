import type { CompiledPack } from "../item/compiled-pack.ts";
import { lexiconOf } from "../item/lexicon.ts";
import type { Sentence } from "../item/reading.ts";
import { foldArabic } from "../item/words.ts";
import type { Word } from "../item/words.ts";
import type { Span } from "./mention.ts";

/** How an adjective with the article ends, folded. */
const ADJECTIVE =
  /^ال(?:\S{2,}(?:ية|ي|يين|يون)|عامة|عام|عليا|اعلى|خاصة|مختصة|مشتركة|مستقلة|معنية|كبرى|عربية|مالكة|مشغلة|منظمة|منتجة|مصنعة|مستوردة|موردة|حاكم|حاكمة|سابق|سابقة|اول|اولى|احمر)$/u;
/** Nouns that end as adjectives do, and are what is denied or decided. */
const NO_ADJECTIVE =
  /^ال(?:مسؤولية|قضية|عملية|رواية|حرية|اتفاقية|ضحية|كمية|نتيجة|تهمة|جريمة|حادثة|حقيقة|شحنة|صفقة|سفينة|مدينة|فضيحة|واقعة|خطوة|فكرة|دعوى|شكوى|ازمة|تقنية|ميزانية|نهاية|بداية|اولوية|جلسة|محاكمة|معلومة|وثيقة|رسالة|مذكرة|مباراة|رحلة|طائرة|حكومة|شركة|وزارة|شرطة|نيابة|محكمة|نقابة|هيئة|لجنة|جامعة|بلدية|ولاية|ماضي|جاري|مقبلة|ماضية|حالي|حالية|قادمة|وادي|جميع)$/u;
/** Days and the like, that stand where a subject does. */
const TIME =
  /^(?:و?ال(?:يوم|ليلة|اثنين|ثلاثاء|اربعاء|خميس|جمعة|سبت|احد|ان|بارحة|صباح|مساء)|امس|غدا|صباح|مساء|فجر|ليل|ظهر|عصر|بعد|قبل|لاحقا|سابقا|ايضا|كذلك)$/u;
const MAX_WORDS = 4;

/**
 * Where a phrase ends that begins with a noun: its genitive ("رئيس | نادي التجديف"), its adjectives with the
 * article ("النيابة | العمومية") and what it is for ("الهيئة الوطنية | للسلامة"). `end` itself where nothing
 * follows that belongs to it.
 *
 * @param taken stretches that are somebody of their own
 */
export function arabicPhraseEnd(
  sentence: Sentence,
  { start, end }: Span,
  taken: readonly Span[],
  pack: CompiledPack,
): number {
  const next = nextWords(sentence, end, taken);
  const last = sentence.words.findLast((word) => word.end <= end && word.start >= start);
  const isDefinite = /^[وف]?ال/u.test(last?.low ?? "");
  const owned = isDefinite ? 0 : genitive(next, pack);
  if (!isDefinite && owned === 0) {
    return end;
  }
  const adjectives = next.slice(owned).findIndex(({ low }) => !isAdjective(low, pack));
  const to = owned + (adjectives < 0 ? next.length - owned : adjectives);
  const goal = next[to];
  const isFor = to > 0 && goal !== undefined && /^لل\S{3,}$/u.test(goal.low);
  const after = next[to + 1];
  const isMore = isFor && after !== undefined && isAdjective(after.low, pack);
  const tail = isFor ? goal : next[to - 1];
  return (isMore ? after : tail)?.end ?? end;
}

/** The words behind a place, up to a mark or somebody of their own. */
function nextWords(sentence: Sentence, from: number, taken: readonly Span[]): readonly Word[] {
  const found: Word[] = [];
  let at = from;
  for (const word of sentence.words.filter(({ start }) => start >= from)) {
    const isBeside = sentence.text.slice(at, word.start) === " ";
    const isTaken = taken.some((other) => word.start < other.end && other.start < word.end);
    if (!isBeside || isTaken || found.length >= MAX_WORDS) {
      break;
    }
    found.push(word);
    at = word.end;
  }
  return found;
}

/** How many words are the genitive of a noun without article: up to the first that has one. */
function genitive(words: readonly Word[], pack: CompiledPack): number {
  const to = words.findIndex(({ low }) => /^ال\S{2,}/u.test(low));
  const isOne = to >= 0 && to < 2 && words.slice(0, to + 1).every(({ low }) => isNoun(low, pack));
  return isOne ? to + 1 : 0;
}

function isAdjective(low: string, pack: CompiledPack): boolean {
  const isKnown = /^ال(?:عام|عامة|سابق|سابقة|اول|اولى)$/u.test(low);
  return isKnown || (ADJECTIVE.test(low) && !NO_ADJECTIVE.test(low) && isNoun(low, pack));
}

/** Neither a verb of the pack nor a preposition nor a word of time. */
export function isNoun(low: string, pack: CompiledPack): boolean {
  return (
    low.length > 2 &&
    /^\p{Script=Arabic}+$/u.test(low) &&
    !stopsOf(pack).has(low) &&
    !pack.prepositions.has(low) &&
    !pack.stopWords.has(low) &&
    !TIME.test(low)
  );
}

const stops = new WeakMap<CompiledPack, ReadonlySet<string>>();

/** The pack's verbs and small words, folded. */
function stopsOf(pack: CompiledPack): ReadonlySet<string> {
  const made = stops.get(pack) ?? new Set([...lexiconOf(pack).stops].map(foldArabic));
  stops.set(pack, made);
  return made;
}
