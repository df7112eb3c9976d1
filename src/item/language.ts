import { STOP_WORD_LANGUAGES, stopWordsOf } from "./stop-words.ts";

/** So much of a text tells its language; more only costs time. */
const SAMPLE_LENGTH = 3000;
/** Of the letters of a text, to call it written in a script. */
const SCRIPT_SHARE = 0.2;

/**
 * Words and letters that tell close neighbours apart, where lists of stop words are nearly the same.
 * Each counts as much as three stop words.
 */
const TELLING: Readonly<Record<string, RegExp>> = {
  da: /\b(?:af|også|hvad|ikke|efter|blev|kunne|siger|mellem|uden|været|hvor|mod|ifølge|nogle)\b|(?:sk|lig)hed\b/gu,
  no: /\b(?:av|hva|etter|ble|sier|mellom|uten|vært|mot|ifølge|noen|hun|fram|nå)\b|(?:sj|kj)on\b/gu,
  sv: /\b(?:och|är|för|att|inte|säger|efter|enligt|från|också|till|har|hade|vid|något)\b/gu,
  pt: /\b(?:não|uma|são|também|pelo|pela|ao|dos|das|foi|está|já|você)\b|ção\b|ções\b/gu,
  es: /\b(?:el|los|las|una|del|según|también|está|pero|más|ya|fue|dijo)\b|ción\b/gu,
  it: /\b(?:il|gli|della|che|è|anche|più|nel|una|di|del|dei|non|ha)\b|zione\b/gu,
  fr: /\b(?:les|des|est|une|dans|pour|pas|qui|sur|avec|aux|été|selon)\b/gu,
  nl: /\b(?:het|een|niet|van|voor|zijn|ook|wordt|naar|bij|heeft)\b/gu,
  de: /\b(?:der|die|das|und|nicht|ist|von|mit|den|für|auch|sich)\b/gu,
  en: /\b(?:the|and|of|to|that|was|with|said|has|for)\b/gu,
  pl: /[ąęłńśźż]/gu,
  cs: /[ěřů]/gu,
  et: /\b(?:ja|ei|oli|kui|mis)\b|õ/gu,
  fi: /\b(?:ja|ei|oli|että|joka|mutta)\b|ää|yö/gu,
  tr: /[ışğ]/gu,
};

/**
 * The language of a text, from its script and commonest words. BCP 47 primary tag; `und` where
 * nothing tells. Never throws; linear.
 */
export function findLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH).normalize("NFC");
  return languageByScript(sample) ?? languageByWords(sample.toLowerCase());
}

function languageByScript(text: string): string | undefined {
  const letters = Math.max(1, countOf(text, /\p{L}/gu));
  const share = (pattern: RegExp): number => countOf(text, pattern) / letters;
  if (share(/\p{Script=Hangul}/gu) > SCRIPT_SHARE) {
    return "ko";
  }
  const han = share(/\p{Script=Han}/gu);
  const kana = share(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  if (han + kana > SCRIPT_SHARE) {
    return kana > 0.08 ? "ja" : "zh";
  }
  if (share(/\p{Script=Cyrillic}/gu) > 0.4) {
    return cyrillic(text);
  }
  if (share(/\p{Script=Arabic}/gu) > 0.4) {
    return /[پچژگ]/u.test(text) ? "fa" : "ar";
  }
  return OTHER_SCRIPTS.find(([pattern]) => share(pattern) > 0.4)?.[1];
}

const OTHER_SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Devanagari}/gu, "hi"],
  [/\p{Script=Bengali}/gu, "bn"],
  [/\p{Script=Tamil}/gu, "ta"],
  [/\p{Script=Georgian}/gu, "ka"],
  [/\p{Script=Armenian}/gu, "hy"],
];

function cyrillic(text: string): string {
  if (/[іїєґ]/iu.test(text)) {
    return "uk";
  }
  if (/[ђјљњћџ]/iu.test(text)) {
    return "sr";
  }
  return /[ыэё]/iu.test(text) ? "ru" : cyrillicByWords(text.toLowerCase());
}

function cyrillicByWords(text: string): string {
  return countOf(text, /(?<!\p{L})(?:се|че|са|от|във|със|като|беше)(?!\p{L})/gu) >
    countOf(text, /(?<!\p{L})(?:и|не|что|это|как|его|был)(?!\p{L})/gu)
    ? "bg"
    : "ru";
}

function languageByWords(text: string): string {
  const words = text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  let best = "und";
  let bestScore = 0;
  for (const language of STOP_WORD_LANGUAGES) {
    const stopWords = stopWordsOf(language);
    const common = words.filter((word) => stopWords.has(word)).length;
    const telling = TELLING[language];
    const score = common + (telling === undefined ? 0 : 3 * countOf(text, telling));
    if (score > bestScore) {
      best = language;
      bestScore = score;
    }
  }
  return best;
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  pattern.lastIndex = 0;
  while (pattern.exec(text) !== null) {
    count += 1;
  }
  return count;
}
