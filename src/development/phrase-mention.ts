import type { CompiledPack } from "../item/compiled-pack.ts";
import { lexiconOf } from "../item/lexicon.ts";
import { nameKey } from "../item/name-key.ts";
import { setOf } from "../item/names-chinese.ts";
import type { Sentence } from "../item/reading.ts";
import type { Mention } from "./mention.ts";

/** A noun without a role: a name where it is no person's description. */
export function phraseMention(
  sentence: Sentence,
  start: number,
  end: number,
  pack: CompiledPack,
): Mention {
  const text = sentence.text.slice(start, end);
  const isNamed =
    !setOf(pack.pack.naming.notNames).has(text) &&
    !lexiconOf(pack).nouns.has(text) &&
    !/(?:者|员|員|人|家|民|手|童|生|兵|客|長|长|者たち|들)$/u.test(text) &&
    !/^[一二两兩三四五六七八九十数數多几幾某这這那该該]/u.test(text);
  return {
    speaker: { text, actorKey: isNamed ? nameKey(text) : `role:${text}`, isNamed },
    start,
    end,
    role: isNamed ? undefined : "described",
    isPerson: false,
    isOwner: false,
    speaksFor: false,
    org: undefined,
    isVoice: false,
    holds: undefined,
    isAdjective: false,
  };
}
