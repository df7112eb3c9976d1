import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Reading, Sentence } from "../item/reading.ts";
import type { Mention } from "./mention.ts";
import { findSubject } from "./subject.ts";

/** How a sentence begins that says who told the one before: "Про це повідомив", "Oznámil to", "Lo ha detto". */
const TELLS: Readonly<Record<string, RegExp>> = {
  uk: /^(?:Про це|Цю інформацію|Таку інформацію|Відповідну інформацію)\s/u,
  ru: /^(?:Об этом|Эту информацию|Такие данные)\s/u,
  pl: /^(?:\p{Lu}\p{Ll}+(?:\s\p{Ll}+)?\so tym|O tym|Tak(?:ie informacje)?|Informację (?:tę )?)\s/u,
  cs: /^(?:V \p{L}+ |Ve \p{L}+ )?(?:to \p{Ll}+|\p{Lu}\p{Ll}+ to|(?:Informoval|Mluvil)[aiy]? o tom|O tom)\s/u,
  it: /^Lo (?:ha|hanno|scrive|annuncia|rende|riferisce|comunica)\s/u,
  es: /^(?:Así lo|Lo)\s/u,
  pt: /^(?:A informação|Foi o que|Assim o)\s/u,
  fr: /^C['’]est ce qu/u,
  fi: /^(?:Asiasta|Asian|Tiedon|Näin)\s/u,
};

/** Who is said in the next sentence to have told what a sentence says, where it names nobody for it. */
export function toldNext(
  sentence: Sentence,
  { sentences }: Reading,
  pack: CompiledPack,
): Mention | undefined {
  const next = sentences[sentence.index + 1];
  const tells = TELLS[pack.pack.language];
  if (
    next === undefined ||
    tells === undefined ||
    next.field !== sentence.field ||
    next.paragraph !== sentence.paragraph ||
    !tells.test(next.text)
  ) {
    return undefined;
  }
  const say = pack.marks.find(next).find(({ value }) => value === "say");
  return say === undefined ? undefined : findSubject(next, say, [], pack);
}
