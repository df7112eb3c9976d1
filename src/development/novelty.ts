import type { CompiledPack } from "../item/compiled-pack.ts";
import { shinglesOf } from "../item/fingerprint.ts";
import { asciiOf, skeleton } from "../item/name-key.ts";
import type { Name } from "../item/names.ts";
import { isSameNumber } from "../item/numbers.ts";
import type { Reading, Sentence } from "../item/reading.ts";
import { stemOf } from "../item/stems.ts";
import { keysOfReading, keysOfSentence } from "../story/item-keys.ts";
import { keyEcho } from "../story/key-echo.ts";
import type { KeyEcho } from "../story/key-echo.ts";
import type { Telling } from "../story/profile.ts";
import { fuzzyWords } from "../story/topic.ts";
import type { FuzzyWords } from "../story/topic.ts";
import type { Claim } from "./claim.ts";
import { DEVELOPMENT_TYPES } from "./development.ts";
import type { DevelopmentType } from "./development.ts";
import { isSameActor, mayBeSameActor } from "./speaker.ts";
import type { FullMemory, KnownClaim } from "./story-memory.ts";
import { echoOf, toldOf } from "./told.ts";
import type { Echo, Told } from "./told.ts";

/** What speaks for and against a claim being news, by name; each 0 to 1. Weights are fitted. */
export type NoveltyParts = Readonly<Record<string, number>>;

const HOUR = 3_600_000;
/** Another language's report of the same event follows within so long. */
const ECHO = 48 * HOUR;

/** Two words of meaning are the least that a quotation says something with. */
const MIN_QUOTE_STEMS = 2;
const MOSTLY_NEW = 0.5;
const MOSTLY_TOLD = 0.6;
/** Of so many words in a language, most of what a new text repeats is among them. */
const MANY_STEMS = 400;

/** Log-odds of a match from which on it is as good as certain. */
const SURE = 5;

/** What is the same for all claims of an item. */
export interface ItemNovelty {
  /** How unsure the match with the story is, 0 to 1. */
  readonly doubt: number;
  readonly fuzzy: FuzzyWords;
  readonly titleStems: ReadonlySet<string>;
  /** Kinds that the headline shows by a cue, with the actors' keys. */
  readonly titleClaims: readonly Claim[];
  /** Whether the story has everything that the headline claims: 1 all, 0 nothing or no claim. */
  readonly titleKnown: number;
  /** Whether the headline claims something that the story lacks, 0 or 1. */
  readonly titleFresh: number;
  /** Share of the item's stems that the story lacks, in a language that the story has; else 0. */
  readonly newStems: number;
  /** Whether the item gives an outlet that is on the story as its source. */
  readonly creditsKnown: boolean;
  /** Share of the item's runs of words that the story has. */
  readonly verbatim: number;
  readonly newNumbers: number;
  readonly newNames: number;
  readonly hasLanguage: boolean;
  /** How little the story has in the item's language: 1 nothing, 0 several texts. */
  readonly fewInLanguage: number;
  /** How much of each sentence one earlier item has, by the sentence's index. */
  readonly told: readonly Told[];
  /** How much of the headline one earlier item has: the greater of its words and its keys. */
  readonly titleTold: number;
  /** The share of the sentences that one earlier item each has most of. */
  readonly bodyTold: number;
  readonly echo: Echo;
  readonly keyEcho: KeyEcho;
  /** Signs of the sentences that were looked at, by their index. */
  readonly said: Map<number, NoveltyParts>;
  readonly telling: Telling;
  /** Of the items that told news, the share in the item's language, and how long ago the last was. */
  readonly newsInLanguage: number;
  readonly sinceNews: number;
}

/** Compares an item as a whole with what a story has. */
export function itemNovelty(
  memory: FullMemory,
  reading: Reading,
  claims: readonly Claim[],
  {
    score,
    pack,
    telling,
  }: { readonly score: number; readonly pack: CompiledPack; readonly telling: Telling },
): ItemNovelty {
  const time = reading.item.published.getTime();
  const fresh = memory.claims.filter((one) => one.fresh);
  const own = fresh.filter((one) => one.language === reading.language);
  const fuzzy = fuzzyWords(memory.nameWords);
  const stems = memory.stems.get(reading.language);
  const all = [...reading.stems];
  const hashes = reading.fingerprint.hashes;
  const names = distinctNames(reading.sentences, pack);
  const titleClaims = claims.filter(
    ({ isCued, sentence }) => isCued && reading.sentences[sentence]?.field === "title",
  );
  const titleKnown = titleClaims.filter((claim) => isKnownClaim(memory, claim));
  const told = reading.sentences.map((sentence) => toldOf(memory, reading, sentence));
  const titles = reading.sentences.filter(({ field }) => field === "title");
  const body = told.filter((_, at) => reading.sentences[at]?.field !== "title");
  return {
    told,
    echo: echoOf(memory, reading),
    keyEcho: keyEcho(memory, keysOfReading(reading), {
      language: reading.language,
      time,
      telling,
    }),
    said: new Map(),
    telling,
    newsInLanguage: fresh.length === 0 ? 0.5 : own.length / fresh.length,
    sinceNews: Math.min(1, Math.min(...fresh.map((one) => Math.abs(time - one.at)), ECHO) / ECHO),
    titleTold: Math.max(0, ...titles.map(({ index }) => toldShare(told[index]))),
    bodyTold: share(body, (one) => toldShare(one) >= MOSTLY_TOLD),
    titleClaims,
    titleKnown: titleClaims.length > 0 && titleKnown.length === titleClaims.length ? 1 : 0,
    titleFresh: titleKnown.length < titleClaims.length ? 1 : 0,
    doubt: Math.min(1, Math.max(0, (SURE - Math.log(score / Math.max(1e-6, 1 - score))) / SURE)),
    fuzzy,
    titleStems: new Set(
      reading.sentences
        .filter(({ field }) => field === "title")
        .flatMap((sentence) => sentence.stems),
    ),
    newStems: stems === undefined ? 0 : share(all, (stem) => !stems.has(stem)),
    creditsKnown: claims.some((claim) => creditsKnown(memory, claim, reading)),
    verbatim: share(hashes, (hash) => memory.shingles.has(hash)),
    newNumbers:
      Math.min(3, reading.sentences.flatMap((sentence) => newNumbers(memory, sentence)).length) / 3,
    newNames: share(names, (key) => !isKnownName(memory, fuzzy, key)),
    hasLanguage: stems !== undefined,
    fewInLanguage: 1 - Math.min(1, (stems?.size ?? 0) / MANY_STEMS),
  };
}

/** Of the words or of the keys, of which a few say less than many. */
function toldShare(told: Told | undefined): number {
  return told === undefined ? 0 : Math.max(told.stems, told.keys * told.ground);
}

function isKnownClaim(memory: FullMemory, claim: Claim): boolean {
  return memory.claims.some(
    (known) => isSameKind(known, claim) && mayBeSameActor(known.actorKey, claim.actorKey),
  );
}

function distinctNames(sentences: readonly Sentence[], pack: CompiledPack): readonly string[] {
  return [
    ...new Set(sentences.flatMap((one) => sureNames(one, pack)).map(({ fullKey }) => fullKey)),
  ];
}

/** Where every noun has a capital, only a name of two words or in capitals is surely one. */
export function sureNames(sentence: Sentence, { pack }: CompiledPack): readonly Name[] {
  return pack.capitalNouns
    ? sentence.names.filter(({ text, fullKey }) => fullKey.includes(" ") || /^\p{Lu}+$/u.test(text))
    : sentence.names;
}

/** What speaks for and against one claim of an item being new to a story. */
export function noveltyParts(
  memory: FullMemory,
  reading: Reading,
  claim: Claim,
  around: ItemNovelty & { readonly pack: CompiledPack },
): NoveltyParts {
  const sentence = reading.sentences[claim.sentence];
  if (sentence === undefined) {
    return {};
  }
  const ledger = ledgerParts(memory, reading, claim, around);
  const told = around.told[sentence.index];
  const text = {
    ...textParts(memory, reading, sentence, around),
    toldStems: told?.stems ?? 0,
    toldKeys: (told?.keys ?? 0) * (told?.ground ?? 0),
    contrast: Math.max(0, newStemsOf(memory, reading, sentence) - around.newStems),
    fewInLanguage: around.fewInLanguage,
    newStemsSure: newStemsOf(memory, reading, sentence) * (1 - around.fewInLanguage),
    unsaidKeys: (1 - (told?.keys ?? 0)) * (told?.ground ?? 0),
  };
  const shape = shapeParts(reading, sentence, claim, around);
  return {
    ...shape,
    ...ledger,
    ...text,
    ...voiceParts(reading),
    doubt: around.doubt,
    itemNewStems: around.newStems,
    itemNewNumbers: around.newNumbers,
    itemNewNames: around.newNames,
    itemCreditsKnown: around.creditsKnown ? 1 : 0,
    itemTitleKnown: around.titleKnown,
    itemTitleFresh: around.titleFresh,
    itemTitleTold: around.titleTold,
    itemBodyTold: around.bodyTold,
    itemEcho: around.echo.any,
    itemEchoElsewhere: around.echo.elsewhere,
    itemKeys: around.keyEcho.keys,
    itemKeysElsewhere: around.keyEcho.elsewhere,
    itemKeysPeak: around.keyEcho.peak,
    itemRoots: around.keyEcho.roots,
    itemRootsPeak: around.keyEcho.rootsPeak,
    itemFresh: around.keyEcho.fresh,
    itemFreshMass: around.keyEcho.freshMass,
    newsInLanguage: around.newsInLanguage,
    sinceNews: around.sinceNews,
    ...sentenceEcho(memory, reading, sentence, around),
    ...echoParts(shape, ledger, text, claim),
  };
}

/** How much of a sentence one earlier item has by keys; of the claims in it the same. */
function sentenceEcho(
  memory: FullMemory,
  reading: Reading,
  sentence: Sentence,
  { telling, said }: ItemNovelty,
): NoveltyParts {
  const known = said.get(sentence.index);
  if (known !== undefined) {
    return known;
  }
  const echo = keyEcho(memory, keysOfSentence(sentence), {
    language: reading.language,
    time: reading.item.published.getTime(),
    telling,
    least: 3,
  });
  const parts = {
    saidKeys: echo.keys * echo.ground,
    saidPeak: echo.peak,
    saidRoots: echo.roots,
    saidRootsPeak: echo.rootsPeak,
    saidFresh: echo.fresh,
    saidFreshMass: echo.freshMass,
    saidUnheld: (1 - echo.keys) * echo.ground,
  };
  said.set(sentence.index, parts);
  return parts;
}

/** What several signs say together: known, and nothing new beside it. */
function echoParts(
  shape: NoveltyParts,
  ledger: NoveltyParts,
  text: NoveltyParts,
  claim: Claim,
): NoveltyParts {
  // A first name and a surname: somebody, and not a place or a word with a capital.
  const isFull = claim.isNamed && claim.actorKey.includes(" ");
  const isBare = text["newNumbers"] === 0 && text["newNames"] === 0 ? 1 : 0;
  return {
    bareRepeat: isBare * (ledger["knownKind"] ?? 0),
    bareElsewhere: isBare * (ledger["kindElsewhere"] ?? 0),
    bareCredit: isBare * (ledger["creditsKnown"] ?? 0),
    knownWhatNewNumber: (ledger["knownWhat"] ?? 0) * (text["newNumbers"] ?? 0),
    newPerson: shape["isSaid"] === 1 && isFull ? (ledger["unknownActor"] ?? 0) : 0,
    bareTold: isBare * Math.max(text["toldStems"] ?? 0, text["toldKeys"] ?? 0),
    unknownQuoted: (ledger["unknownActor"] ?? 0) * (text["isQuoted"] ?? 0),
    freshWords:
      claim.isNamed && !claim.background && shape["isSaid"] === 1 && ledger["kindElsewhere"] === 0
        ? (ledger["knownActor"] ?? 0) * (text["newQuote"] ?? 0)
        : 0,
  };
}

function shapeParts(
  reading: Reading,
  sentence: Sentence,
  claim: Claim,
  around: ItemNovelty & { readonly pack: CompiledPack },
): NoveltyParts {
  const kinds = DEVELOPMENT_TYPES.map((type): [string, number] => [
    `${claim.isCued ? "cue" : "shape"}_${type}`,
    claim.type === type ? 1 : 0,
  ]);
  const marks = new Set(around.pack.marks.find(sentence).map(({ value }) => value));
  const content = reading.sentences.filter(({ field }) => field === "content");
  return {
    ...Object.fromEntries(kinds),
    isTitle: sentence.field === "title" ? 1 : 0,
    isSummary: sentence.field === "summary" ? 1 : 0,
    isLede: content.slice(0, 2).includes(sentence) ? 1 : 0,
    isLate: content.length > 5 && content.slice(-2).includes(sentence) ? 1 : 0,
    inTitle: share(sentence.stems, (stem) => around.titleStems.has(stem)),
    holdsTitle: share([...around.titleStems], (stem) => sentence.stems.includes(stem)),
    titleKind: claim.isCued && around.titleClaims.some(({ type }) => type === claim.type) ? 1 : 0,
    titleActor: around.titleClaims.some(({ actorKey }) => isSameActor(actorKey, claim.actorKey))
      ? 1
      : 0,
    hasQuote: quotedWords(sentence) >= 5 ? 1 : 0,
    isSaid: marks.has("say") ? 1 : 0,
    isNow: marks.has("now") ? 1 : 0,
    isBackground: claim.background ? 1 : 0,
    isNamed: claim.isNamed ? 1 : 0,
    isShort: sentence.words.length < 8 ? 1 : 0,
  };
}

function quotedWords(sentence: Sentence): number {
  return sentence.quotes.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
}

function ledgerParts(
  memory: FullMemory,
  reading: Reading,
  claim: Claim,
  { fuzzy, echo }: ItemNovelty,
): NoveltyParts {
  const at = reading.item.published.getTime();
  const near = memory.claims.filter((known) => Math.abs(at - known.at) <= ECHO);
  const sameType = memory.claims.filter((known) => isSameKind(known, claim));
  const byActor = memory.claims.filter((known) => isSameActor(known.actorKey, claim.actorKey));
  const elsewhere = near.filter(
    (known) =>
      known.language !== reading.language &&
      known.type === claim.type &&
      mayBeSameActor(known.actorKey, claim.actorKey),
  );
  const mute = memory.items.filter(
    (item) => !item.isKnownLanguage && Math.abs(at - item.at) <= ECHO,
  );
  const isUnheard =
    claim.isCued &&
    !claim.background &&
    !memory.claims.some(
      (known) => isSameKind(known, claim) && mayBeSameActor(known.actorKey, claim.actorKey),
    );
  const recent = near.filter((known) => isSameKind(known, claim) && known.fresh);
  const last = Math.min(ECHO, ...recent.map((known) => Math.abs(at - known.at)));
  const acts = memory.claims.filter(({ what }) => claim.what !== undefined && what === claim.what);
  const actorWords = claim.actorKey.split(" ");
  const isSeen = !claim.isNamed || isKnownActor(memory, fuzzy, claim.actorKey);
  return {
    knownKind: sameType.some((known) => isSameActor(known.actorKey, claim.actorKey)) ? 1 : 0,
    knownWhat:
      claim.what !== undefined && memory.claims.some(({ what }) => what === claim.what) ? 1 : 0,
    kindEcho: echoIn(
      recent.filter((known) => mayBeSameActor(known.actorKey, claim.actorKey)),
      echo,
    ),
    kinEcho: echoIn(
      near.filter(({ type, fresh }) => fresh && kinOf(type) === kinOf(claim.type)),
      echo,
    ),
    kindRecent: claim.isCued ? 1 - last / ECHO : 0,
    knownAct: acts.some((known) => mayBeSameActor(known.actorKey, claim.actorKey)) ? 1 : 0,
    firstOfKind:
      claim.isCued &&
      !claim.background &&
      VOICED.has(claim.type) &&
      !memory.claims.some(({ type }) => type === claim.type)
        ? 1
        : 0,
    unheard: isUnheard && VOICED.has(claim.type) ? 1 : 0,
    unheardSilence: isUnheard && claim.type === "no_comment" ? 1 : 0,
    unheardTurn: isUnheard && (claim.type === "walk_back" || claim.type === "correction") ? 1 : 0,
    knownActor: byActor.length > 0 ? 1 : 0,
    unknownActor: isSeen ? 0 : 1,
    kindElsewhere: elsewhere.length > 0 ? 1 : 0,
    toldInMute: mute.some(({ nameWords }) => actorWords.some((word) => nameWords.has(word)))
      ? 1
      : 0,
    muteNear: mute.length > 0 ? 1 : 0,
    creditsKnown: creditsKnown(memory, claim, reading) && isSeen ? 1 : 0,
    isPundit: claim.actorKey.endsWith("pundit") || claim.actorKey.endsWith("experts") ? 1 : 0,
    isRole: claim.actorKey.startsWith("role:") ? 1 : 0,
  };
}

/** The most that the items of these claims have of the item's names, numbers and shared nouns. */
function echoIn(claims: readonly KnownClaim[], { byItem }: Echo): number {
  return Math.max(0, ...claims.map(({ itemId }) => byItem.get(itemId) ?? 0));
}

/** Kinds that two languages' reports of one thing may be read as. */
function kinOf(type: DevelopmentType): string {
  if (type === "action" || type === "update") {
    return "act";
  }
  if (type === "confirmation" || type === "walk_back") {
    return "turn";
  }
  return type === "statement" || type === "allegation" ? "word" : type;
}

function isSameKind(known: KnownClaim, claim: Claim): boolean {
  return known.type === claim.type && (claim.type !== "action" || known.what === claim.what);
}

/** Kinds that somebody's own word is, and new when it is the first of them. */
const VOICED = new Set<string>(["denial", "confirmation", "no_comment", "walk_back", "correction"]);

/** Kinds that an outlet's own item shows by a cue: where it has none, it did not tell of it. */
const CUED_KINDS = new Set<string>([
  "denial",
  "no_comment",
  "confirmation",
  "walk_back",
  "action",
  "correction",
]);

/**
 * Whether the sentence gives as its source an outlet of an item that the story has taken before, and
 * that item may have told it: it has a claim of this kind, or its language could not be read.
 */
function creditsKnown(memory: FullMemory, claim: Claim, reading: Reading): boolean {
  const sources = [claim.via, claim.credit].filter((source) => source !== undefined).map(asciiOf);
  const own = asciiOf(reading.item.outlet);
  if (sources.length === 0) {
    return false;
  }
  return memory.items.some(({ outlet, itemId, isKnownLanguage }) => {
    const other = asciiOf(outlet);
    return (
      other !== own &&
      sources.some((source) => isSameOutlet(source, other)) &&
      (!isKnownLanguage ||
        !claim.isCued ||
        !CUED_KINDS.has(claim.type) ||
        memory.claims.some((known) => known.itemId === itemId && known.type === claim.type))
    );
  });
}

function isSameOutlet(a: string, b: string): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const shared = left.filter((word) => right.includes(word));
  return (
    (shared.length > 0 && shared.length >= Math.min(left.length, right.length, 2)) ||
    a === initials(b) ||
    b === initials(a) ||
    isSameSound(a, b)
  );
}

/** The same name by another transliteration. */
function isSameSound(a: string, b: string): boolean {
  const bones = skeleton(a.replaceAll(/[^a-z0-9]/gu, ""));
  return bones.length >= 4 && bones === skeleton(b.replaceAll(/[^a-z0-9]/gu, ""));
}

function initials(text: string): string {
  const words = text
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== "" && word !== "the" && word !== "of");
  return words.length > 1 ? words.map((word) => word[0]).join("") : "";
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^a-z0-9]+/u).filter((word) => word.length > 2 && word !== "the");
}

/** Share of a sentence's words that the story has not had in its language; 0 where it has none in it. */
function newStemsOf(memory: FullMemory, { language }: Reading, { stems }: Sentence): number {
  const known = memory.stems.get(language);
  return known === undefined ? 0 : share(stems, (stem) => !known.has(stem));
}

function textParts(
  memory: FullMemory,
  reading: Reading,
  sentence: Sentence,
  around: ItemNovelty & { readonly pack: CompiledPack },
): NoveltyParts {
  const stems = memory.stems.get(reading.language);
  const quoted = sentence.quotes.flatMap(({ text }) => shinglesOf(text, reading.language));
  const names = distinctNames([sentence], around.pack);
  const fresh = names.filter((key) => !isKnownName(memory, around.fuzzy, key));
  return {
    newStems: stems === undefined ? 0 : share(sentence.stems, (stem) => !stems.has(stem)),
    noLanguage: stems === undefined ? 1 : 0,
    verbatim: share(sentence.shingles, (hash) => memory.shingles.has(hash)),
    isQuoted: sentence.quotes.length > 0 ? 1 : 0,
    knownQuote: quoted.length === 0 ? 0 : share(quoted, (hash) => memory.shingles.has(hash)),
    newQuote: isNewQuote(memory, reading, sentence) ? 1 : 0,
    newNames: Math.min(2, fresh.length) / 2,
    newNumbers: Math.min(2, newNumbers(memory, sentence).length) / 2,
    knownNumbers: Math.min(2, sentence.numbers.length - newNumbers(memory, sentence).length) / 2,
  };
}

/** Whether somebody's own words are quoted, most of which the story has not had in this language. */
function isNewQuote(memory: FullMemory, { language }: Reading, sentence: Sentence): boolean {
  const stems = memory.stems.get(language);
  if (stems === undefined) {
    return false;
  }
  return sentence.quotes.some(({ start, end, text }) => {
    const own = sentence.words
      .filter((word) => word.start >= start && word.end <= end)
      .map(({ low }) => stemOf(low.replace(/'s$/u, ""), language))
      .filter((stem) => sentence.stems.includes(stem));
    const runs = shinglesOf(text, language);
    return (
      own.length >= MIN_QUOTE_STEMS &&
      share(own, (stem) => !stems.has(stem)) >= MOSTLY_NEW &&
      share(runs, (hash) => memory.shingles.has(hash)) < MOSTLY_NEW
    );
  });
}

function newNumbers(memory: FullMemory, sentence: Sentence): readonly number[] {
  return sentence.numbers
    .filter(
      (number) =>
        number.value > 2 && !memory.allNumbers.some((known) => isSameNumber(known, number)),
    )
    .map(({ value }) => value);
}

/** Whether the story has had this actor, as a name or as a body that all languages have a key for. */
function isKnownActor(memory: FullMemory, fuzzy: FuzzyWords, key: string): boolean {
  return memory.profile.concepts.has(key) || isKnownName(memory, fuzzy, key);
}

function isKnownName(memory: FullMemory, fuzzy: FuzzyWords, key: string): boolean {
  return key
    .split(" ")
    .every((word) => memory.nameWords.has(word) || word.length < 3 || fuzzy.has(word));
}

function voiceParts(reading: Reading): NoveltyParts {
  const { voice, genre } = reading;
  return {
    questions: Math.min(1, voice.questions * 4),
    exclamations: Math.min(1, voice.exclamations * 4),
    firstPerson: Math.min(1, voice.firstPerson * 3),
    secondPerson: Math.min(1, voice.secondPerson * 3),
    isOpinion: genre === "opinion" ? 1 : 0,
    isExplainer: genre === "explainer" ? 1 : 0,
    isRecap: genre === "recap" ? 1 : 0,
    isLive: genre === "live" ? 1 : 0,
  };
}

function share<T>(all: readonly T[], isSo: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(isSo).length / all.length;
}
