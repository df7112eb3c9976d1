import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Sentence } from "../item/reading.ts";
import type { Word } from "../item/words.ts";
import type { Mention, Span } from "./mention.ts";
import { mentionsOf } from "./mentions.ts";

/** How a language tells that something was done to somebody: what helps the verb, and the verb's form. */
interface PassiveGrammar {
  readonly helper: RegExp;
  /** A helper that also stands with an infinitive or in a perfect, and the forms that are safe with it. */
  readonly other?: RegExp;
  readonly participle: RegExp;
  readonly safe?: RegExp;
  /** A form that is passive by itself: "genomsöktes". */
  readonly ended?: RegExp;
}

const GRAMMARS: Readonly<Record<string, PassiveGrammar>> = {
  en: {
    helper: /^(?:was|were|been|being|be|is|are|got)$/u,
    participle: /(?:ed|[aeo]wn|nt|ck|ught|[ie]ld|[iu]t|id|ung|ept)$/u,
  },
  de: {
    helper: /^(?:wurden?|worden)$/u,
    other: /^(?:wird|werden|sind|ist|waren|war)$/u,
    participle:
      /(?:^|\p{L})ge\p{L}+(?:t|en)$|^(?:be|ver|ent|er|zer|durch|unter|über|miss)\p{L}+(?:t|en)$|iert$/u,
    safe: /(?:^|\p{L})ge\p{L}+t$|^(?:ver|durch|unter)\p{L}+t$/u,
  },
  nl: {
    helper: /^(?:werden?|wordt|worden)$/u,
    participle:
      /(?:^|\p{L})ge\p{L}+(?:d|t|en)$|^(?:be|ver|ont|her|door|over|onder)\p{L}+(?:d|t|en)$/u,
  },
  sv: {
    helper: /^(?:blev|blivit|blir|bli)$/u,
    participle: /(?:[adnt]d|[at]|en|na|de)$/u,
    ended: /\p{L}{3}(?:ades|des|tes|ats|tts|its|nts)$/u,
  },
  da: {
    helper: /^(?:blev|blevet|bliver|blive)$/u,
    participle: /(?:t|d)$/u,
    ended: /\p{L}{3}(?:edes|tes)$/u,
  },
  no: {
    helper: /^(?:ble|blei|blir|blitt|bli|vart)$/u,
    participle: /(?:t|d|dd|en)$/u,
    ended: /\p{L}{3}(?:edes|tes)$/u,
  },
};

/** A passive's helper stands at most so many words from its verb. */
const REACH = 9;

/** Where the helper of a passive ends whose verb is at `at`, or the verb itself begins; else undefined. */
export function passiveFrom(sentence: Sentence, at: Span, pack: CompiledPack): number | undefined {
  const grammar = GRAMMARS[pack.pack.language];
  if (grammar === undefined) {
    return undefined;
  }
  const own = sentence.words.filter(({ start, end }) => start >= at.start && end <= at.end);
  const ended = own.find(({ low }) => grammar.ended?.test(low) === true);
  if (ended !== undefined) {
    return ended.start;
  }
  const verb = own.find(({ low }) => grammar.participle.test(low));
  if (verb === undefined) {
    return undefined;
  }
  const near = nearWords(sentence, verb);
  const helper =
    near.find(({ low }) => grammar.helper.test(low)) ??
    (grammar.safe?.test(verb.low) === true
      ? near.find(({ low }) => grammar.other?.test(low) === true)
      : undefined);
  return helper === undefined ? undefined : Math.min(helper.end, verb.start);
}

/** The words of a verb's clause: before it, and in a clause that ends with it the one after. */
function nearWords(sentence: Sentence, verb: Word): readonly Word[] {
  const index = sentence.words.indexOf(verb);
  const before = sentence.words.slice(Math.max(0, index - REACH), index);
  const comma = Math.max(
    ...[",", ";", ":", "–"].map((mark) => sentence.text.lastIndexOf(mark, verb.start)),
  );
  const next = sentence.words[index + 1];
  return [...before.filter(({ start }) => start > comma), ...(next === undefined ? [] : [next])];
}

/** What helps a verb of which its subject is the one who acts. */
const ACTIVE: Readonly<Record<string, RegExp>> = {
  en: /^(?:has|have|had|having)$/u,
  sv: /^(?:har|hade|ha)$/u,
  da: /^(?:har|havde|have)$/u,
  no: /^(?:har|hadde|ha)$/u,
};

/** "Har stängt av direktören": a perfect that is no passive, whatever follows it. */
export function isActivePerfect(sentence: Sentence, at: Span, pack: CompiledPack): boolean {
  const near = sentence.words.filter(({ end }) => end <= at.start).slice(-3);
  return (
    near.some(({ low }) => ACTIVE[pack.pack.language]?.test(low) === true) &&
    passiveFrom(sentence, at, pack) === undefined
  );
}

/** Between "by" and who it was stand so many words: "by divers of the". */
const MAX_BETWEEN = 4;

/** Who is named after "by" in a passive: "wurden am Montag von der Polizei durchsucht". */
export function agentIn(sentence: Sentence, at: Span, pack: CompiledPack): Mention | undefined {
  const from = passiveFrom(sentence, at, pack);
  if (from === undefined) {
    return undefined;
  }
  const by = sentence.words.find(
    ({ low, start, end }) =>
      start >= from &&
      start <= at.end + 60 &&
      pack.agents.has(low) &&
      !/[.;:]/u.test(sentence.text.slice(Math.min(at.end, end), start)),
  );
  if (by === undefined) {
    return undefined;
  }
  return mentionsOf(sentence, pack).find((mention) => {
    const gap = sentence.text.slice(by.end, mention.start);
    return (
      mention.start >= by.end &&
      !/[,;:.]/u.test(gap) &&
      sentence.words.filter(({ start, end }) => start >= by.end && end <= mention.start).length <=
        MAX_BETWEEN
    );
  });
}
