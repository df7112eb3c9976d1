import type { CompiledPack } from "../item/compiled-pack.ts";
import { countryNames } from "../item/countries.ts";
import { asciiOf, nameKey } from "../item/name-key.ts";

/** What the language packs say of the words that actors are called by, all languages in one. */
export interface ActorWords {
  /** The key of a country or body whose name this is, in any language: "vita huset" is "us-white-house". */
  bodyOf(key: string): string | undefined;
  /** Whether a key is one that all languages share for a country or body. */
  isBody(key: string): boolean;
  /** The country that a word of a name speaks of: "dutch" and "nederlandse" are "NL". */
  countryOf(word: string): string | undefined;
  /** Whether a word says what somebody is and not who: "ministry", "bank". */
  isGeneric(word: string): boolean;
}

/** An ending of so many letters may follow a stem that a pack gives as `dansk*`. */
const MAX_ENDING = 4;

/** Gathers the words of all packs, once. */
export function actorWordsOf(packs: readonly CompiledPack[]): ActorWords {
  const bodies = new Map<string, string>();
  const countries = new Map<string, string>();
  const stems = new Map<string, string>();
  const generic = new Set<string>();
  for (const { pack } of packs) {
    for (const [name, code] of countryNames(pack.language)) {
      addCountry(name, code);
    }
    for (const [code, words] of Object.entries(pack.demonyms)) {
      for (const word of words) {
        addCountry(word, code);
      }
    }
    for (const [key, phrases] of Object.entries(pack.institutions)) {
      for (const phrase of phrases.filter((one) => !/[/*.]{2}|[/*]/u.test(one))) {
        bodies.set(nameKey(phrase), key);
      }
    }
    for (const phrase of [...Object.values(pack.roles).flat(), ...pack.titles]) {
      for (const word of nameKey(phrase.replaceAll("*", "")).split(" ")) {
        generic.add(word);
      }
    }
  }
  return {
    bodyOf: (key) => bodies.get(key) ?? countries.get(key),
    isBody: (() => {
      const keys = new Set([...bodies.values(), ...countries.values(), ...stems.values()]);
      return (key: string): boolean => keys.has(key);
    })(),
    countryOf: (word) => countries.get(word) ?? stemmed(word),
    isGeneric: (word) => generic.has(word),
  };

  function addCountry(word: string, code: string): void {
    if (word.endsWith("*")) {
      stems.set(asciiOf(word.slice(0, -1)), code);
    } else {
      countries.set(nameKey(word), code);
    }
  }

  function stemmed(word: string): string | undefined {
    for (let end = 0; end <= MAX_ENDING && word.length - end >= 4; end += 1) {
      const code = stems.get(word.slice(0, word.length - end));
      if (code !== undefined) {
        return code;
      }
    }
    return undefined;
  }
}
