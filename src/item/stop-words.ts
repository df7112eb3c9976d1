import { stopwords as arabic } from "@orama/stopwords/arabic";
import { stopwords as danish } from "@orama/stopwords/danish";
import { stopwords as dutch } from "@orama/stopwords/dutch";
import { stopwords as english } from "@orama/stopwords/english";
import { stopwords as finnish } from "@orama/stopwords/finnish";
import { stopwords as french } from "@orama/stopwords/french";
import { stopwords as german } from "@orama/stopwords/german";
import { stopwords as italian } from "@orama/stopwords/italian";
import { stopwords as norwegian } from "@orama/stopwords/norwegian";
import { stopwords as portuguese } from "@orama/stopwords/portuguese";
import { stopwords as russian } from "@orama/stopwords/russian";
import { stopwords as spanish } from "@orama/stopwords/spanish";
import { stopwords as swedish } from "@orama/stopwords/swedish";
import { stopwords as turkish } from "@orama/stopwords/turkish";
import { stopwords as ukrainian } from "@orama/stopwords/ukrainian";

/** Languages whose stop words nobody else keeps: the commonest words, for telling and for skipping. */
const OWN: Readonly<Record<string, string>> = {
  pl: "i w na z do nie się że to jest o jak po co tak za od jego ale już przez dla są był była było być może który która które przed także oraz tylko przy tym tego ten ta te aby gdy czy lub ma go jej ich pod nad bez po we ze u a",
  cs: "a v na se že je o s z do to i jak ale po pro za by jsem jsou byl byla bylo být nebo který která které podle také již jeho její jejich při od k ve ze až tak jako pouze co už kdy než",
  et: "ja on ei et ta see oli ka kui mis oma aga kes selle või pole nii siis ning mida ole ega juba veel tema meie nende välja pärast üle tuleb",
};

const LISTS: Readonly<Record<string, readonly string[]>> = {
  ar: arabic,
  da: danish,
  de: german,
  en: english,
  es: spanish,
  fi: finnish,
  fr: french,
  it: italian,
  nl: dutch,
  no: norwegian,
  pt: portuguese,
  ru: russian,
  sv: swedish,
  tr: turkish,
  uk: ukrainian,
  ...Object.fromEntries(
    Object.entries(OWN).map(([language, words]) => [language, words.split(" ")]),
  ),
};

const SETS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(LISTS).map(([language, words]) => [language, new Set(words)]),
);
const NONE: ReadonlySet<string> = new Set();

/** A language's commonest words, lower-case; none for a language that we have no list of. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  return SETS.get(language) ?? NONE;
}

/** Every language with a list. */
export const STOP_WORD_LANGUAGES: readonly string[] = [...SETS.keys()];
