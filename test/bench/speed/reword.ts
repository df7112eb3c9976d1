import { hash32 } from "../../../src/item/hash.ts";
import { isUnspaced, segmentWords } from "../../../src/item/words.ts";
import { SHARED_BY } from "./vocabulary.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Says a text in the words of a clone. */
export type Reword = (text: string, vocabulary: Vocabulary | undefined) => string;

/** Of the names that several scenarios have, as of countries and news agencies, a clone keeps one in so many. */
const KEPT_NAMES = 8;
/** Of the cues and other words by which news is told, so many in a hundred. */
const KEPT_CUES = 20;
const ALPHABETS = [
  "aeiou",
  "bdfgklmnprstvz",
  "аеиоу",
  "бвгдзклмнпрст",
  // Those that are no vowels.
  "بتثجحخدذرزسشصضطظعغفقكمنه",
  "あいかきくこさすそたちとぬねのはひふほまみむめもやゆよらりるろわ",
  "アイカキクコサシスセタチテトナニノハヒフホマミムモヤラリルレロ",
];
const JOSA = /(?:은|는|이|가|을|를|의|에|도|로|과|와|서|에서|으로|에게|까지|부터)$/u;
const ARABIC_PREFIX = /^(?:[وف]?[بك]?ال|و?لل)/u;
/** "12,400" and "3.75": three digits or more; years stay. */
const NUMBER = /\d[\d.,]*\d/gu;
/** "WX-70": a type of machine. */
const MODEL = /\b(\p{Lu}{1,3})-\d{2,3}\b/gu;
const WORD = /[\p{L}\p{M}]+/gu;

/**
 * How the clone of a number tells its scenario: with other names, numbers and matter. Function words
 * stay, and some of the cues; the others become other cues. A shared noun becomes another, the same in all languages; a word that many scenarios have
 * becomes one about as common; any other becomes a word that no other clone has, spelt by exchanged
 * letters, so that equal words stay equal and endings stay alike.
 *
 * @param nouns - groups of shared nouns, of which one becomes another of its group
 */
export function rewording(number: number, nouns: readonly (readonly string[])[]): Reword {
  const spell = speller(number);
  const nounOf = exchangeNouns(number, nouns);
  const known = new Map<string, string>();
  const rewordOnce = (word: string, isFirst: boolean, own: Vocabulary): string => {
    const key = `${own.language}${isFirst ? "!" : " "}${word}`;
    const found = known.get(key) ?? rewordWord(word, isFirst, { number, own, spell, nounOf });
    known.set(key, found);
    return found;
  };
  return (text, own) => {
    const told = text
      .replaceAll(MODEL, (_, letters: string) => `${letters}-${10 + (number % 989)}`)
      .replaceAll(NUMBER, (digits) => exchangeDigits(digits, number));
    if (own === undefined) {
      return told;
    }
    return isUnspaced(own.language)
      ? rewordLetters(told, { own, spell, nounOf, number })
      : told.replaceAll(WORD, (word, at: number) =>
          rewordOnce(
            word,
            /(?:^|[.!?:\n“”"»–-])\s*$/u.test(told.slice(Math.max(0, at - 4), at)),
            own,
          ),
        );
  };
}

interface Exchange {
  readonly number: number;
  readonly own: Vocabulary;
  readonly spell: (word: string) => string;
  /** The noun that one becomes; none where it becomes a word of the story alone. */
  readonly nounOf: (noun: string) => string | undefined;
}

function rewordWord(word: string, isFirst: boolean, exchange: Exchange): string {
  const { own, number, spell } = exchange;
  const low = word.toLowerCase();
  const isCapital = low !== word;
  const isName = isCapital && !(isFirst && own.spread.has(low) && !isNameOnly(low, own));
  if (own.language === "ko" || own.language === "ar") {
    return rewordCaseless(word, exchange);
  }
  if (own.kept.has(low) || low.length < 2) {
    return word;
  }
  const noun = findNoun(low, exchange) ?? findTold(low, exchange);
  if (noun !== undefined) {
    return isCapital ? capital(noun) : noun;
  }
  const spread = own.spread.get(low) ?? 1;
  if (isName) {
    return spread >= 2 && hash32(`${number} ${low}`) % KEPT_NAMES === 0 ? word : spell(word);
  }
  const other = spread >= SHARED_BY ? pick(own.bands.get(low), `${number} ${low}`) : undefined;
  const told = other ?? spell(low);
  return isCapital ? capital(told) : told;
}

/** Whether a word is never written small: `spread` is of both. */
function isNameOnly(low: string, { spread, bands }: Vocabulary): boolean {
  return (spread.get(low) ?? 0) < SHARED_BY && !bands.has(low);
}

function rewordCaseless(word: string, exchange: Exchange): string {
  const { own, number, spell } = exchange;
  const head = own.language === "ar" ? (ARABIC_PREFIX.exec(word)?.[0] ?? "") : "";
  const tail = own.language === "ko" ? (JOSA.exec(word)?.[0] ?? "") : "";
  const bare = word.slice(head.length, word.length - tail.length);
  if (own.kept.has(word) || own.kept.has(bare) || bare.length < 2) {
    return word;
  }
  const whole = findNoun(word, exchange) ?? findTold(word, exchange);
  if (whole !== undefined) {
    return whole;
  }
  const noun = findNoun(bare, exchange) ?? findTold(bare, exchange);
  const spread = own.spread.get(word) ?? 1;
  const other = spread >= SHARED_BY ? pick(own.bands.get(word), `${number} ${word}`) : undefined;
  return noun === undefined ? (other ?? `${head}${spell(bare)}${tail}`) : `${head}${noun}${tail}`;
}

/** A cue or another word by which news is told, as the clone has it. */
function findTold(low: string, { own, number }: Exchange): string | undefined {
  const isTold = own.told.has(low) || own.toldStarts.some((start) => low.startsWith(start));
  const isExchanged = hash32(`${number} told ${low}`) % 100 >= KEPT_CUES;
  return isTold ? (isExchanged && pick(own.bands.get(low), `${number} ${low}`)) || low : undefined;
}

/** A shared noun's word in the words of another shared noun, with the same ending where it has one. */
function findNoun(low: string, { own, nounOf, spell, number }: Exchange): string | undefined {
  const started = own.starts
    .get(low.slice(0, 2))
    ?.find(([start]) => low.startsWith(start) && start.length >= 3);
  const concept = own.forms.get(low) ?? started?.[1];
  const ending = own.forms.has(low) || started === undefined ? "" : low.slice(started[0].length);
  if (concept === undefined) {
    return undefined;
  }
  const noun = nounOf(concept);
  const start = started?.[0] ?? low;
  const found =
    noun === undefined ? spell(start) : pick(own.formsOf.get(noun), `${number} ${start}`);
  return `${found ?? start}${ending}`;
}

/** Scripts without spaces: cues and shared nouns are found as letters, the rest by the dictionary. */
function rewordLetters(text: string, exchange: Exchange): string {
  const { own } = exchange;
  let told = "";
  let rest = "";
  const flush = (): void => {
    told += rewordRest(rest, exchange);
    rest = "";
  };
  for (let at = 0; at < text.length;) {
    const found = longestAt(text, at, own);
    if (found === undefined) {
      rest += text[at] ?? "";
      at += 1;
      continue;
    }
    flush();
    told += findNoun(found, exchange) ?? findTold(found, exchange) ?? found;
    at += found.length;
  }
  flush();
  return told;
}

const LONGEST = 8;

function longestAt(
  text: string,
  at: number,
  { kept, told, forms }: Vocabulary,
): string | undefined {
  for (let length = LONGEST; length >= 2; length -= 1) {
    const letters = text.slice(at, at + length).toLowerCase();
    if (
      letters.length === length &&
      (kept.has(letters) || told.has(letters) || forms.has(letters))
    ) {
      return letters;
    }
  }
  return undefined;
}

/** A character that so many scenarios have holds sentences together. */
const COMMON_LETTER = 5;

function rewordRest(text: string, exchange: Exchange): string {
  if (!/[\p{Script=Han}\p{Script=Katakana}\p{L}]/u.test(text)) {
    return text;
  }
  let told = "";
  let from = 0;
  for (const segment of segmentWords(text, exchange.own.language)) {
    const at = text.indexOf(segment, from);
    told += text.slice(from, at);
    from = at + segment.length;
    told += rewordSegment(segment, exchange);
  }
  return told + text.slice(from);
}

function rewordSegment(segment: string, { own, number, spell }: Exchange): string {
  const spread = own.spread.get(segment) ?? 1;
  if (/^\p{Script=Hiragana}+$/u.test(segment)) {
    return spread >= COMMON_LETTER || segment.length < 3 ? segment : spell(segment);
  }
  if (!/^\p{Script=Han}+$/u.test(segment)) {
    return spell(segment);
  }
  if (segment.length === 1) {
    return spread >= COMMON_LETTER ? segment : exchangeHan(segment, number);
  }
  const others = spread >= SHARED_BY ? own.bands.get(segment) : own.rare.get(segment.length);
  return pick(others, `${number} ${segment}`) ?? segment;
}

/** Characters that Chinese and Japanese both write, of which names are made. */
const HAN = Array.from(
  "安白百保北本波博昌長朝成城池川春大丹島德登地東方飛丰福岡高古光廣海河和恒宏湖華黃慧吉佳嘉建江金京景静久菊開康克空來蘭雷樂李立利良林玲龍隆陸羅洛馬茂美明木牧南能寧平普奇千前青清秋泉群仁榮若三森沙山杉上神沈勝石時士市松蘇太泰唐天田庭同土万王威文武西希溪夏仙香祥小曉新信星雄秀旭雪雅岩陽野葉一宜藝銀英永勇友有雨玉元原遠月雲澤戰張昭真正之知志中州珠竹子宗祖堂塔寺橋門谷尾口井浦津崎坂沢瀬戸倉宮村町里峰嶺霧霜露虹凛楓桃梅桐柏樹根枝茎翠碧紺朱紅紫藤蓮菅葵蒲芦茅萩",
);

function exchangeHan(letter: string, number: number): string {
  return HAN[hash32(`${number} ${letter}`) % HAN.length] ?? letter;
}

function pick(from: readonly string[] | undefined, by: string): string | undefined {
  return from === undefined ? undefined : from[hash32(by) % from.length];
}

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

function exchangeDigits(digits: string, number: number): string {
  const isTelling = digits.replaceAll(/\D/gu, "").length >= 3 && !/^(?:19|20)\d\d$/u.test(digits);
  return isTelling
    ? digits.replaceAll(/[1-9]/gu, (digit, at: number) =>
        String(1 + (hash32(`${number} ${digits.slice(0, at)} ${digit}`) % 9)),
      )
    : digits;
}

function exchangeNouns(
  number: number,
  groups: readonly (readonly string[])[],
): (noun: string) => string | undefined {
  const exchange = new Map<string, string>();
  for (const nouns of groups) {
    const mixed = mix(nouns, number);
    for (const [at, noun] of nouns.entries()) {
      exchange.set(noun, mixed[at] ?? noun);
    }
  }
  return (noun) => (isPlain(noun, number) ? undefined : (exchange.get(noun) ?? noun));
}

/** Of the scenarios' shared nouns, so many in a hundred become words that no pack knows. */
const PLAIN = 50;

/** The packs were made for affairs like those of the scenarios; most news has fewer of their nouns. */
function isPlain(noun: string, number: number): boolean {
  return hash32(`${number} plain ${noun}`) % 100 < PLAIN;
}

/** In another order for each number. */
function mix(words: readonly string[], number: number): readonly string[] {
  return words
    .map((word) => ({ word, place: hash32(`${number}:${word}`) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ word }) => word);
}

/** Exchanges letters, vowels for vowels: equal words stay equal. */
function speller(number: number): (word: string) => string {
  const exchange = new Map<string, string>();
  for (const alphabet of ALPHABETS) {
    const letters = Array.from(alphabet);
    const mixed = mix(letters, number);
    for (const [at, letter] of letters.entries()) {
      exchange.set(letter, mixed[at] ?? letter);
    }
  }
  // What Cyrillic and Latin letters stand for is spelt alike in both.
  for (const [from, latin] of SHARED_ALPHABET) {
    const to = CYRILLIC.get(exchange.get(latin) ?? "");
    if (to !== undefined) {
      exchange.set(from, to);
    }
  }
  return (word) =>
    Array.from(word.normalize("NFD").normalize("NFC"))
      .map((letter) => exchangeLetter(letter, exchange, number))
      .join("");
}

const SHARED_ALPHABET = new Map(
  Array.from("бдгклмнпрствзаеиоу", (from, at) => [from, "bdgklmnprstvzaeiou"[at] ?? ""]),
);
const CYRILLIC = new Map([...SHARED_ALPHABET].map(([from, latin]) => [latin, from]));

function exchangeLetter(
  letter: string,
  exchange: ReadonlyMap<string, string>,
  number: number,
): string {
  if (/\p{Script=Han}/u.test(letter)) {
    return exchangeHan(letter, number);
  }
  if (letter >= "\uAC00" && letter <= "\uD7A3") {
    return exchangeSyllable(letter.charCodeAt(0) - 0xac_00, number);
  }
  const low = letter.toLowerCase();
  const [base = low, ...marks] = Array.from(low.normalize("NFD"));
  const found = exchange.get(low) ?? (/\p{Script=Cyrillic}/u.test(low) ? low : exchange.get(base));
  if (found === undefined) {
    return letter;
  }
  const told = (exchange.has(low) ? found : `${found}${marks.join("")}`).normalize("NFC");
  return low === letter ? told : told.toUpperCase();
}

const VOWELS = 21;
const FINALS = 28;
const FIRSTS = 19;

/** A Korean syllable with other sounds: after one vowel all first sounds move alike. */
function exchangeSyllable(at: number, number: number): string {
  const final = at % FINALS;
  const vowel = Math.floor(at / FINALS) % VOWELS;
  const first = Math.floor(at / FINALS / VOWELS);
  const otherVowel = (vowel + (hash32(`${number} vowel`) % VOWELS)) % VOWELS;
  const otherFirst = (first + (hash32(`${number} first ${vowel}`) % FIRSTS)) % FIRSTS;
  return String.fromCharCode(0xac_00 + (otherFirst * VOWELS + otherVowel) * FINALS + final);
}
