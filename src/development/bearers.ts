import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Reading, Sentence } from "../item/reading.ts";
import type { Mention } from "./mention.ts";
import { mentionsOf } from "./mentions.ts";
import { rolesIn } from "./role-words.ts";
import { isIndefinite } from "./speaker-grammar.ts";
import { withOrg } from "./speaker.ts";
import type { Speaker } from "./speaker.ts";

/** Somebody who is told in an item to have a role. */
export interface Bearer {
  /** Key of the role: "executive". */
  readonly role: string;
  /** The word for it, as it is compared: "geschäftsführerin". */
  readonly noun: string;
  readonly speaker: Speaker;
  /** Index of the sentence. */
  readonly at: number;
}

/** Somebody with a full name in an item. */
export interface Named {
  readonly speaker: Speaker;
  readonly at: number;
}

/** Who has which role, and who is named in full, in the order of the item. */
export interface Company {
  readonly bearers: readonly Bearer[];
  readonly named: readonly Named[];
  /** Bodies by the words that they may be called by alone: "board" of "Harbour Board". */
  readonly bodies: readonly (Named & { readonly nouns: readonly string[] })[];
}

/** What stands between a name and what it is: "Ada Krell is the director". */
const COPULA = new Set(
  "is was ist war är var er var es era fue est était è era é foi jest był była je byl byla on oli".split(
    " ",
  ),
);

/** Roles of which a text has somebody by name mostly before it calls him by the role alone. */
const KNOWN_ROLES = new Set(["executive", "mayor", "individual"]);

/** Reads who has which role in an item, and who is named in full. Linear. */
export function readCompany(reading: Reading, pack: CompiledPack): Company {
  const bearers: Bearer[] = [];
  const named: Named[] = [];
  const bodies: (Named & { readonly nouns: readonly string[] })[] = [];
  for (const sentence of reading.sentences.slice(0, 80)) {
    const mentions = mentionsOf(sentence, pack);
    for (const [at, mention] of mentions.entries()) {
      const next = mentions[at + 1];
      const bearer =
        bearerBeside(sentence, mention, pack) ??
        (next === undefined ? undefined : bearerBy(sentence, mention, next, pack));
      bearers.push(...(bearer === undefined ? [] : [bearer]));
      if (isPersonName(mention, sentence, pack)) {
        named.push({ speaker: mention.speaker, at: sentence.index });
      } else {
        const nouns = bodyNouns(sentence, mention, pack);
        bodies.push(
          ...(nouns.length === 0 ? [] : [{ speaker: mention.speaker, at: sentence.index, nouns }]),
        );
      }
    }
  }
  return { bearers, named, bodies };
}

/** The first and last word of a body's name, and what stands before it: "the importer Velohaus Nord". */
function bodyNouns(
  sentence: Sentence,
  { speaker, role, isPerson, isAdjective, holds, start, end }: Mention,
  pack: CompiledPack,
): readonly string[] {
  if (
    !speaker.isNamed ||
    role !== undefined ||
    isPerson ||
    isAdjective ||
    speaker.text.includes(", ")
  ) {
    return [];
  }
  const words = speaker.text.toLowerCase().split(/\s+/u);
  const own = words.length < 2 ? [] : [words[0] ?? "", words.at(-1) ?? ""];
  const before =
    holds === undefined
      ? []
      : rolesIn(sentence, pack)
          .filter((hit) => hit.start >= start && hit.end <= end)
          .map((hit) => sentence.text.slice(hit.start, hit.end).toLowerCase());
  return [...own, ...before].filter((word) => word.length > 3);
}

/** The ending of a noun that has its article: "banken", "klubben", "verket". */
const ARTICLE_ENDING = /^[bmp]?(?:en|et|n|t|a|s)s?$/u;

/**
 * The body that is called by a word of its name alone: "the board" where the Harbour Board was named. The one
 * named last before sentence `at`.
 */
export function bodyOfNoun(
  mention: Mention,
  at: number,
  { bodies }: Company,
  pack: CompiledPack,
): Speaker | undefined {
  const { speaker, role, isPerson } = mention;
  if (
    role === undefined ||
    isPerson ||
    speaker.isNamed ||
    isIndefinite(speaker.text, pack.pack.language)
  ) {
    return undefined;
  }
  const words = nounOf(mention, pack).split(" ");
  const noun = words.at(-1) ?? "";
  if (words.length > 2 || noun.length < 4 || isOfAnother(mention, pack)) {
    return undefined;
  }
  const isCalled = (word: string): boolean =>
    word === noun || (noun.startsWith(word) && ARTICLE_ENDING.test(noun.slice(word.length)));
  return bodies.findLast((body) => body.at <= at && body.nouns.some(isCalled))?.speaker;
}

/** "Director Ada Krell", "Ada Krell, the director": the role stands in the mention. */
function bearerBeside(
  sentence: Sentence,
  { holds, speaker, start, end }: Mention,
  pack: CompiledPack,
): Bearer | undefined {
  if (holds === undefined || !speaker.isNamed) {
    return undefined;
  }
  const word = rolesIn(sentence, pack).findLast(
    (hit) => hit.value === holds && hit.start >= start && hit.end <= end,
  );
  const noun = word === undefined ? "" : sentence.text.slice(word.start, word.end).toLowerCase();
  return { role: holds, noun, speaker, at: sentence.index };
}

/** "Ada Krell is the director of Torvane Mills". */
function bearerBy(
  sentence: Sentence,
  person: Mention,
  role: Mention,
  pack: CompiledPack,
): Bearer | undefined {
  if (role.role === undefined || !role.isPerson || !isPersonName(person, sentence, pack)) {
    return undefined;
  }
  const gap = sentence.text.slice(person.end, role.start).trim().split(/\s+/u);
  if (gap.length > 2 || !COPULA.has(gap[0] ?? "")) {
    return undefined;
  }
  const body = role.org ?? (role.speaker.isNamed ? role.speaker : undefined);
  const speaker =
    body?.isNamed === true ? withOrg(person.speaker, body, role.isVoice) : person.speaker;
  return { role: role.role, noun: nounOf(role, pack), speaker, at: sentence.index };
}

/** The words of a role without its article and what it is of. */
function nounOf({ speaker, org }: Mention, pack: CompiledPack): string {
  const words = speaker.text.toLowerCase().split(/\s+/u);
  const own = pack.determiners.has(words[0] ?? "") || POSSESSIVE.test(words[0] ?? "");
  const rest = own ? words.slice(1) : words;
  const stop =
    org === undefined
      ? -1
      : rest.findIndex(
          (word, at) => at > 0 && (pack.prepositions.has(word) || pack.determiners.has(word)),
        );
  return (stop < 0 ? rest : rest.slice(0, stop)).join(" ");
}

const POSSESSIVE =
  /^(?:his|her|its|their|zijn|haar|hun|sein|ihr|seine|ihre|dessen|deren|hans|hennes|dess|hendes|dens|dets|deres)$/u;

/**
 * Whom a role alone means ("the director"): who has it in the item, by the same word or as the only one;
 * or for a role that texts give to somebody named before, the person named last in the sentences before.
 *
 * @param at index of the sentence in which the role stands
 */
export function bearerOf(
  mention: Mention,
  at: number,
  company: Company,
  pack: CompiledPack,
): Speaker | undefined {
  const { bearers } = company;
  const { role, speaker, org, isPerson } = mention;
  const isOfName = org?.isNamed === true;
  if (
    role === undefined ||
    !isPerson ||
    role === "person" ||
    (speaker.isNamed && !isOfName) ||
    !isOne(speaker.text, pack) ||
    COLLECTIVE.test(nounOf(mention, pack)) ||
    // "Its project manager": of somebody else than who was named with another body.
    isOfAnother(mention, pack)
  ) {
    return undefined;
  }
  const noun = nounOf(mention, pack);
  const same = bearers.filter((bearer) => bearer.role === role && isSameNoun(bearer.noun, noun));
  const ofRole = bearers.filter((bearer) => bearer.role === role);
  const single = new Set(ofRole.map((bearer) => bearer.speaker.actorKey)).size === 1;
  const known = nearest(same, at) ?? (single ? ofRole[0] : undefined);
  if (isOfName) {
    const fitting = ofRole.find((bearer) => isOfBody(bearer.speaker, org));
    const person = fitting ?? (KNOWN_ROLES.has(role) ? lastNamed(role, at, company) : undefined);
    return person === undefined ? undefined : ofBody(person.speaker, org);
  }
  if (org !== undefined && !org.actorKey.startsWith("role:company")) {
    return undefined;
  }
  return (known ?? (KNOWN_ROLES.has(role) ? lastNamed(role, at, company) : undefined))?.speaker;
}

/** Those who lead a body together: no person. */
const COLLECTIVE =
  /(?:bestyrelsen?|ledelsen?|ledningen|direktionen?|styret|styrelsen|bestuur|directie|raad|aufsichtsrat|vorstand|leitung|leiinga|board|management)$/u;

/** "Its project manager", "dessen Vorsitzende": whose body the words before name. */
function isOfAnother({ speaker }: Mention, pack: CompiledPack): boolean {
  const [first = ""] = speaker.text.toLowerCase().split(/\s+/u);
  return POSSESSIVE.test(first) && !pack.determiners.has(first);
}

function isOfBody({ actorKey, text }: Speaker, body: Speaker): boolean {
  return text.includes(", ") && actorKey.includes(body.actorKey);
}

function ofBody(person: Speaker, body: Speaker): Speaker {
  return person.text.includes(", ") ? person : withOrg(person, body, true);
}

/** Definite and one: "the director", and not "a director", "directors". */
function isOne(text: string, { pack, determiners }: CompiledPack): boolean {
  if (isIndefinite(text, pack.language)) {
    return false;
  }
  const [first = "", ...rest] = text.toLowerCase().split(/\s+/u);
  const isOpened = determiners.has(first) && rest.length > 0;
  if (pack.language === "de" && first === "die") {
    return /(?:in|[nrtsd]de|chefin|te|person|kraft)$/u.test(rest[0] ?? "");
  }
  return !PLURAL[pack.language]?.test((isOpened ? rest : [first, ...rest])[0] ?? "");
}

/** How nouns of people end in the plural. */
const PLURAL: Readonly<Record<string, RegExp>> = {
  en: /(?:[^s]s|men|people)$/u,
  nl: /(?:en|eurs|ers|ars)$/u,
  sv: /(?:rna|ena|männen|ar|are|er)$/u,
  da: /(?:rne|ene|mænd|mændene)$/u,
  no: /(?:ne|ene|menn)$/u,
};

/** "Directeur" and "directeuren", "Chef" and "Chefin": a word in two forms. */
function isSameNoun(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length > 3 && long.length - short.length <= 4 && isWithin(short, long);
}

/** One begins with the other but for its ending, or ends with it as a compound does. */
function isWithin(short: string, long: string): boolean {
  return long.startsWith(short.slice(0, Math.max(4, short.length - 2))) || long.endsWith(short);
}

function nearest<T extends { readonly at: number }>(all: readonly T[], at: number): T | undefined {
  return all.findLast((one) => one.at <= at) ?? all[0];
}

/** How many sentences before a role its bearer was named. */
const MAX_BACK = 4;

/** Who was named last before a sentence, and is not said to be something else. */
function lastNamed(role: string, at: number, company: Company): Named | undefined {
  const { bearers, named } = company;
  const free = named.filter(
    ({ speaker }) =>
      !bearers.some(
        (bearer) => bearer.role !== role && bearer.speaker.actorKey.startsWith(speaker.actorKey),
      ),
  );
  const last = free.findLast((one) => one.at < at && at - one.at <= MAX_BACK);
  if (at > 1) {
    return free.find((one) => one.at === last?.at);
  }
  // A headline has nobody before it: it means the one person of its text.
  return new Set(free.map(({ speaker }) => speaker.actorKey)).size === 1 ? free[0] : undefined;
}

/** A full name that is of no body as far as its words tell: "Ada Krell", and not "Harbour Board". */
function isPersonName(
  { speaker, role, isAdjective, isPerson, start }: Mention,
  sentence: Sentence,
  pack: CompiledPack,
): boolean {
  if (role !== undefined || isAdjective || !speaker.isNamed) {
    return false;
  }
  if (isPerson) {
    return true;
  }
  if (!FULL_NAME.test(speaker.text)) {
    return false;
  }
  const before = sentence.words.findLast(({ end }) => end <= start);
  const words = sentence.words.filter(
    (word) => word.start >= start && word.end <= start + speaker.text.length,
  );
  const isSomething =
    rolesIn({ ...sentence, words }, pack).length > 0 ||
    pack.concepts.find({ text: sentence.text, words }).length > 0;
  return !isSomething && !pack.determiners.has(before?.low ?? "") && !BODY.test(speaker.text);
}

const FULL_NAME =
  /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\.?| (?:van|de|den|der|von|zu|af|av|da|di|al))*(?: (?:\p{Lu}['’]|Mc|Mac)?\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?){1,2}$/u;

/** Words of bodies' names, and how such words end. */
const BODY =
  / (?:Group|Mills|Bank|Holding|Holdings|Lines|Carriers|Systems|Times|Post|News|Tech|Press|Energy|Foods|Motors|Partners|Union|Club|Trust|Board|Courier|Wire|Echo|Ledger|Herald|Gazette|Tribune|Review|Institute|Council|University|Rederi|Bröd|Brød|Energi|Avis|Tidning|Nyheter|Kraft|Werke|Brot|Versicherung|Nieuws|Brood|Bote|Kurier|Anzeiger|Zeitung|Nachrichten)s?$|(?:bladet|blad|avisen|posten|tidningen|kuriren|verket|bolaget|gruppen|banken|bank|werke?|blatt|zeitung|krant|bode)$/u;
