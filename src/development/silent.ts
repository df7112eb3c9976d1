import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Reading, Sentence } from "../item/reading.ts";
import type { Mention } from "./mention.ts";
import { mentionsOf } from "./mentions.ts";

/** How a verb ends of which the writer and his paper are the subject: "wysłaliśmy", "kysyimme". */
const OURS: Readonly<Record<string, RegExp>> = {
  pl: /(?:śmy|emy|imy|amy)$/u,
  cs: /^jsme$/u,
  es: /[aei]mos$/u,
  pt: /[aei]mos$/u,
  it: /(?:iamo|mmo)$/u,
  fr: /^(?:nous|avons)$/u,
  fi: /mme$/u,
  tr: /[dt][ıiuü]k$/u,
  ru: /^(?:мы|нас|нам|наши)$/u,
  uk: /^(?:ми|нас|нам|наші)$/u,
  en: /^(?:we|our|us)$/u,
};

/** Whether a name is of the outlet that printed an item: "Kaari" of "Uutistoimisto Kaari". */
function isOutlet({ speaker }: Mention, { item }: Reading): boolean {
  const outlet = item.outlet.toLowerCase();
  const words = speaker.text.toLowerCase().split(/\s+/u);
  return speaker.isNamed && words.every((word) => word.length > 2 && outlet.includes(word));
}

/**
 * Who is silent where what stands before the verb is a thing ("Skrzynka milczy", "telephones ring"), the
 * outlet that asked, or nobody: whom the sentence names, or whom the one before asks.
 */
export function silentOne(
  sentence: Sentence,
  reading: Reading,
  pack: CompiledPack,
): Mention | undefined {
  const isSomebody = (mention: Mention): boolean =>
    (mention.speaker.isNamed || mention.role === "company") &&
    !mention.isAdjective &&
    !isOutlet(mention, reading);
  const here = mentionsOf(sentence, pack).filter(isSomebody);
  if (here.length > 0) {
    return here.find(({ isPerson }) => isPerson) ?? here[0];
  }
  const before = reading.sentences[sentence.index - 1];
  if (before === undefined || before.field !== sentence.field) {
    return undefined;
  }
  const asked = mentionsOf(before, pack);
  const isOurs =
    before.words.some(({ low }) => OURS[pack.pack.language]?.test(low) === true) ||
    asked.some((mention) => isOutlet(mention, reading));
  return isOurs ? asked.findLast(isSomebody) : undefined;
}
