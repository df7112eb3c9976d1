import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Sentence } from "../item/reading.ts";
import type { Word } from "../item/words.ts";
import type { Span } from "./mention.ts";
import { passiveFrom } from "./passives-germanic.ts";

/** Verbs of arrest in the passive: whom they stand with is not who does it. */
const ARRESTED: Readonly<Record<string, RegExp>> = {
  sv: /^(?:anhållit|häktat|gripit|anhåll|häkta)s$/u,
  da: /^(?:anholdt|sigtet|fængslet)$/u,
  no: /^(?:pågrepet|arrestert|siktet|fengslet)$/u,
  pl: /^(?:zatrzyman|aresztowan)[yaei]$/u,
  ru: /^(?:задержан|арестован)[аы]?$/u,
  uk: /^(?:затриман|заарештован)(?:ий|а|о|і)$/u,
  cs: /^(?:zadržen|zatčen)[aoyi]?$/u,
  fi: /^(?:pidätettiin|vangittiin)$/u,
  tr: /^(?:tutuklan|yakalan)dı(?:lar)?$|^gözaltına$/u,
};
/** And those that are one with a form of "be" before them only. */
const ARRESTED_WITH_BE: Readonly<Record<string, RegExp>> = {
  es: /^(?:detenid|arrestad)[oa]s?$/u,
  pt: /^(?:detid|pres)[oa]s?$/u,
  it: /^(?:arrestat|fermat)[oaie]$/u,
  fr: /^(?:arrêté|interpellé|écroué)e?s?$/u,
};
/** Forms of "be" and what stands for it in a passive. */
const BE: Readonly<Record<string, ReadonlySet<string>>> = {
  es: new Set(
    "fue fueron es son sido ser queda quedan quedó quedaron está están será serán".split(" "),
  ),
  pt: new Set("foi foram é são sido ser fica ficam ficou será serão".split(" ")),
  it: new Set("stato stata stati state viene vengono venne vennero verrà".split(" ")),
  fr: new Set("été est sont sera seront fut furent".split(" ")),
  pl: new Set("został została zostało zostali zostały jest są".split(" ")),
  cs: new Set("byl byla bylo byli byly je jsou".split(" ")),
  ru: new Set("был была было были".split(" ")),
  uk: new Set("був була було були".split(" ")),
};
/** How participles of the passive end. */
const PARTICIPLE: Readonly<Record<string, RegExp>> = {
  es: /(?:[ai]d|ech|iert|uest|crit)[oa]s?$/u,
  pt: /(?:[ai]d|eit|ert|ost|crit)[oa]s?$/u,
  it: /(?:[aiu]t|ess|ert|ost|tt|s)[oaie]$/u,
  fr: /(?:é|i|u|it|ert|is)e?s?$/u,
  pl: /(?:[nt])[yaei]$/u,
  cs: /(?:[nt])[aoyi]?$/u,
  ru: /[нт][аоы]?$/u,
  uk: /[нт](?:ий|а|о|і)$/u,
};
/** Finnish and Turkish verbs that are passive by their ending. */
const ENDED: Readonly<Record<string, RegExp>> = {
  fi: /(?:t|tt)iin$/u,
};

/** What a passive without an agent says: somebody was arrested, or something was done to somebody. */
export type Passive = "arrest" | "other";

/** Whether and how a verb of action at `at` is passive. An agent is not looked for. */
export function passiveAt(sentence: Sentence, at: Span, pack: CompiledPack): Passive | undefined {
  const { language } = pack.pack;
  const own = sentence.words.filter(({ start, end }) => start >= at.start && end <= at.end);
  const before = sentence.words.filter(({ end }) => end <= at.start).slice(-3);
  if (own.some(({ low }) => ARRESTED[language]?.test(low) === true)) {
    return "arrest";
  }
  if (passiveFrom(sentence, at, pack) !== undefined) {
    return "other";
  }
  const helped = [...before, ...own];
  const isIn = (words: readonly Word[], parts: readonly Word[]): boolean =>
    words.some(
      ({ low }, index) =>
        BE[language]?.has(low) === true &&
        words
          .slice(index + 1, index + 4)
          .some((word) => parts.includes(word) && isPart(word, PARTICIPLE[language])),
    );
  if (isIn(helped, own)) {
    return own.some((word) => isPart(word, ARRESTED_WITH_BE[language])) ? "arrest" : "other";
  }
  // "Un'inchiesta interna | è stata affidata a": what was found is a noun, and its verb follows.
  const after = sentence.words.filter(({ start }) => start >= at.end).slice(0, 4);
  const isNext = after.slice(0, 2).some(({ low }) => BE[language]?.has(low) === true);
  if (isNext && isIn(after, after)) {
    return "other";
  }
  return own.some((word) => isPart(word, ENDED[language])) ? "other" : undefined;
}

function isPart(word: Word | undefined, part: RegExp | undefined): boolean {
  return word !== undefined && part?.test(word.low) === true;
}
