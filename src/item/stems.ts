import { stemmer as arabic } from "@orama/stemmers/arabic";
import { stemmer as danish } from "@orama/stemmers/danish";
import { stemmer as dutch } from "@orama/stemmers/dutch";
import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as finnish } from "@orama/stemmers/finnish";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as norwegian } from "@orama/stemmers/norwegian";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as russian } from "@orama/stemmers/russian";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { stemmer as swedish } from "@orama/stemmers/swedish";
import { stemmer as turkish } from "@orama/stemmers/turkish";

type Stemmer = (word: string) => string;

const STEMMERS: Readonly<Record<string, Stemmer>> = {
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
};

/** Languages that words are stemmed differently in; "und" stands for all others. */
export const STEMMED_LANGUAGES: readonly string[] = [...Object.keys(STEMMERS), "und"];

/** Long enough for any word; a hostile one is cut. */
const MAX_WORD_LENGTH = 40;
/** Of a language without a stemmer: about the length of a root. */
const PREFIX_LENGTH = 6;

/** A lower-case word's stem; the first letters where the language has no stemmer. Never throws. */
export function stemOf(word: string, language: string): string {
  const cut = word.slice(0, MAX_WORD_LENGTH);
  const stemmer = STEMMERS[language];
  if (stemmer === undefined) {
    return cut.slice(0, PREFIX_LENGTH);
  }
  try {
    return stemmer(cut);
  } catch {
    return cut;
  }
}
