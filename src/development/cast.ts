import type { CompiledPack } from "../item/compiled-pack.ts";
import { hasNameFinder } from "../item/names-without-capitals.ts";
import type { Reading, Sentence } from "../item/reading.ts";
import { bearerOf, bodyOfNoun, readCompany } from "./bearers.ts";
import type { Company } from "./bearers.ts";
import { bodyCalled } from "./body-meant.ts";
import type { NamedBody } from "./body-meant.ts";
import type { Mention } from "./mention.ts";
import { mentionsOf } from "./mentions.ts";
import { isIndefinite, isLocated, isNameOf } from "./speaker-grammar.ts";
import { withOrg } from "./speaker.ts";
import type { Speaker } from "./speaker.ts";

/** Who there is in an item, to know whom "the company" or "he" means. */
export interface Cast {
  readonly language: string;
  readonly pack: CompiledPack;
  /** Who has which role, in the order of the item. */
  readonly company: Company;
  /** The body that the item is mostly about. */
  readonly main: Speaker | undefined;
  /** Whom it is mostly about, a body or a person. */
  readonly salient: Speaker | undefined;
  /** Roles ("embassy", "ministry") to the fullest mention that the item has of one. */
  readonly bodies: ReadonlyMap<string, Speaker>;
  readonly persons: ReadonlySet<string>;
  /** Roles of people to the one who has it in the item: "the minister" is Minister Anna Berg. */
  readonly holders: ReadonlyMap<string, Speaker>;
  /** Nouns to the one person who is called so in the item: "the dealer" is "dealer Marcel Audin". */
  readonly described: ReadonlyMap<string, Speaker>;
  /** People who speak for a body, by their key; the body, where the item says it beside their name. */
  readonly voices: ReadonlyMap<string, Speaker | undefined>;
}

/** Roles that one body in an item mostly fills: "the embassy" is the Chinese one named before. */
const BODIES = new Set(
  "government ministry embassy police prosecutor court regulator parliament union university hospital firefighters military".split(
    " ",
  ),
);

/** Reads who is in an item. Linear. */
export function readCast(reading: Reading, pack: CompiledPack): Cast {
  const bodies = new Map<string, Speaker>();
  const persons = new Set<string>();
  const voices = new Map<string, Speaker | undefined>();
  const holders = new Map<string, Speaker>();
  const described = new Map<string, Speaker>();
  const places = new Places();
  const counts: Counts = new Map();
  const all: Counts = new Map();
  for (const sentence of reading.sentences.slice(0, 80)) {
    for (const mention of mentionsOf(sentence, pack)) {
      const { role, speaker, isPerson } = mention;
      if (isPerson && speaker.isNamed && role === undefined) {
        persons.add(speaker.actorKey);
      }
      if (mention.holds !== undefined && speaker.isNamed && !holders.has(mention.holds)) {
        holders.set(mention.holds, speaker);
      }
      const noun = describing(sentence, mention, pack);
      if (noun !== undefined && !described.has(noun)) {
        described.set(noun, speaker);
        persons.add(speaker.actorKey);
      }
      if (isSurname(sentence, mention, pack)) {
        persons.add(speaker.actorKey);
      }
      if (mention.isVoice && !speaker.text.includes(", ")) {
        voices.set(speaker.actorKey, undefined);
      }
      if (role !== undefined && isFuller(role, speaker) && !bodies.has(role)) {
        bodies.set(role, speaker);
      }
      if (speaker.isNamed && role === undefined && !mention.isPerson) {
        places.add(sentence, mention, pack);
      }
      if (speaker.isNamed && !mention.isAdjective && role === undefined) {
        count(all, speaker, sentence.field === "title" ? 100 : 1);
      }
      if (isBodyName(mention, sentence.concepts)) {
        count(counts, speaker, sentence.field === "title" ? 3 : 1);
      }
    }
  }
  for (const person of persons) {
    counts.delete(person);
  }
  for (const place of places.keys()) {
    counts.delete(place);
    all.delete(place);
  }
  return {
    language: pack.pack.language,
    pack,
    company: readCompany(reading, pack),
    main: mostOf(counts),
    salient: mostOf(all),
    bodies,
    persons,
    holders,
    described,
    voices,
  };
}

/** Names that stand mostly where a place does: whom an item is about is none of them. */
class Places {
  readonly #seen = new Map<string, { readonly located: number; readonly all: number }>();

  add(sentence: Sentence, { speaker, start, end }: Mention, pack: CompiledPack): void {
    const before = sentence.words.findLast((word) => word.end <= start)?.low ?? "";
    const after = sentence.text.slice(end, end + 6);
    const isHere = isLocated(speaker.text, { before, after }, pack.pack.language);
    const { located, all } = this.#seen.get(speaker.actorKey) ?? { located: 0, all: 0 };
    this.#seen.set(speaker.actorKey, { located: located + (isHere ? 1 : 0), all: all + 1 });
  }

  keys(): readonly string[] {
    return [...this.#seen]
      .filter(([, { located, all }]) => located * 2 >= all && located > 0)
      .map(([key]) => key);
  }
}

/** Whether a full name is cut to its last word: "Bøgh" of "Henrik Bøgh", and not "the Museum". */
function isSurname(
  sentence: Sentence,
  { speaker, start, role }: Mention,
  pack: CompiledPack,
): boolean {
  const before = sentence.words.findLast(({ end }) => end <= start);
  return (
    role === undefined &&
    /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$/u.test(speaker.text) &&
    // "AC" of "AC Portovento" is no given name.
    speaker.actorKey.indexOf(" ") > 2 &&
    !pack.determiners.has(before?.low ?? "")
  );
}

/** The noun that stands before a full name or after it: "dealer Marcel Audin", "Marcel Audin, a dealer". */
function describing(sentence: Sentence, mention: Mention, pack: CompiledPack): string | undefined {
  const { speaker, holds } = mention;
  if (
    holds !== undefined ||
    !speaker.isNamed ||
    !/\s/u.test(speaker.text) ||
    pack.pack.capitalNouns
  ) {
    return undefined;
  }
  const before = sentence.words.findLast(({ end }) => end <= mention.start);
  const isNoun = (low: string, text: string): boolean =>
    low.length > 3 &&
    /^\p{Ll}/u.test(text) &&
    !pack.stopWords.has(low) &&
    !pack.prepositions.has(low) &&
    !pack.doing.has(low) &&
    !pack.complementizers.has(low);
  const isRole =
    before !== undefined && pack.roles.find({ ...sentence, words: [before] }).length > 0;
  if (before?.end === mention.start - 1 && !isRole && isNoun(before.low, before.text)) {
    return before.low;
  }
  const [article, noun, next] = sentence.words.filter(({ start }) => start >= mention.end);
  const isApposed =
    article?.start === mention.end + 2 &&
    sentence.text[mention.end] === "," &&
    pack.determiners.has(article.low) &&
    noun !== undefined &&
    (next === undefined || sentence.text.slice(noun.end, next.start).startsWith(","));
  return isApposed && isNoun(noun.low, noun.text) ? noun.low : undefined;
}

type Counts = Map<string, { readonly speaker: Speaker; readonly score: number }>;

function count(counts: Counts, speaker: Speaker, points: number): void {
  const known = counts.get(speaker.actorKey) ?? { speaker, score: 0 };
  counts.set(speaker.actorKey, { ...known, score: known.score + points });
}

function mostOf(counts: Counts): Speaker | undefined {
  return [...counts.values()].toSorted((a, b) => b.score - a.score)[0]?.speaker;
}

/** With a country or another word that says which one. */
function isFuller(role: string, { actorKey, isNamed }: Speaker): boolean {
  return role === "document"
    ? isNamed
    : BODIES.has(role) && actorKey.startsWith("role:") && actorKey.includes(" ");
}

function isBodyName(mention: Mention, concepts: readonly string[]): boolean {
  const { speaker, role, isPerson, isAdjective } = mention;
  return (
    speaker.isNamed &&
    role === undefined &&
    !isPerson &&
    !isAdjective &&
    /\p{L}{2}/u.test(speaker.text) &&
    !concepts.includes(speaker.actorKey) &&
    !/^[a-z]{2}-/u.test(speaker.actorKey)
  );
}

/** Whom the item is at this place about, for what is only described. */
export interface Place {
  readonly previous: Speaker | undefined;
  /** Who of those with a person's name was named last. */
  readonly person: Speaker | undefined;
  /** The one that the sentence before or this one calls a company: "the importer Velohaus Nord". */
  readonly company: Speaker | undefined;
  readonly salient: Speaker | undefined;
  readonly cast: Cast;
  /** Index of the sentence. */
  readonly at: number;
  /** The bodies named so far, the last first, in a language that calls one of them "同省". */
  readonly bodies?: readonly NamedBody[];
}

/** Whom a mention means: itself, or for "the company", "he", "the embassy" whom the item names. */
export function whoIs(mention: Mention, place: Place): Speaker {
  const { previous, salient, cast } = place;
  const { speaker, role } = mention;
  const held = heldBy(mention, place);
  if (held !== undefined) {
    return held;
  }
  if (speaker.text.includes(", ") && mention.isPerson) {
    return withFullBody(speaker, cast);
  }
  if (speaker.isNamed || role === undefined) {
    const isVoice = cast.voices.has(speaker.actorKey) && cast.main !== undefined;
    return isVoice && cast.main !== undefined && cast.main.actorKey !== speaker.actorKey
      ? { ...speaker, actorKey: withOrg(speaker, cast.main, true).actorKey }
      : speaker;
  }
  if (role === "person") {
    return personAt(place) ?? speaker;
  }
  if (role === "own") {
    // "我司" is whoever issues the text.
    const issuer = speaker.text.startsWith("我") ? salient : undefined;
    return issuer ?? previous ?? salient ?? speaker;
  }
  const called = bodyCalled(speaker.text, place.bodies ?? []);
  if (called !== undefined) {
    return called;
  }
  const byNoun = hasNameFinder(cast.language)
    ? undefined
    : bodyOfNoun(mention, place.at, cast.company, cast.pack);
  if (byNoun !== undefined) {
    return byNoun;
  }
  const key = speaker.actorKey.slice("role:".length);
  if (role === "described" && STATEMENT.test(key) && previous !== undefined) {
    return previous;
  }
  if (
    (key === "company" || key.endsWith(" company")) &&
    isDefinite(speaker.text, key, cast.language)
  ) {
    if (place.company !== undefined) {
      return place.company;
    }
    const isOwn = previous !== undefined && previous.actorKey === cast.main?.actorKey;
    return isOwn ? previous : (cast.main ?? previous ?? salient ?? speaker);
  }
  if (key === "spokesperson") {
    return previous ?? cast.main ?? salient ?? speaker;
  }
  const body = cast.bodies.get(role);
  return body !== undefined && (key === role || body.actorKey === speaker.actorKey)
    ? body
    : speaker;
}

/** "The statement added": words of whoever spoke before. */
const STATEMENT =
  /^(?:statement|note|message|post|erklärung|mitteilung|stellungnahme|verklaring|bericht|uttalandet|meddelandet|udtalelsen|meddelelsen|opslaget|uttalelsen|meldingen|innlegget)$/u;

/** Whom "he" or "she" means: who spoke last, if that is a person, else the person named last. */
export function personAt({ previous, person, salient, cast }: Place): Speaker | undefined {
  const isPerson =
    previous !== undefined &&
    (cast.persons.has(previous.actorKey) ||
      previous.text.includes(", ") ||
      (previous.actorKey !== cast.main?.actorKey && isNamedInFull(previous, cast)));
  return isPerson ? previous : (person ?? previous ?? salient);
}

/** Whether somebody has a full name that is no body's by its words. */
function isNamedInFull({ actorKey }: Speaker, { company }: Cast): boolean {
  return company.named.some(({ speaker }) => speaker.actorKey === actorKey);
}

/** Who in the item has the role or is called by the noun of somebody who is only described. */
function heldBy(mention: Mention, place: Place): Speaker | undefined {
  const { role, speaker } = mention;
  const bearer = hasNameFinder(place.cast.language)
    ? undefined
    : bearerOf(mention, place.at, place.cast.company, place.cast.pack);
  if (bearer !== undefined) {
    return bearer;
  }
  if (speaker.isNamed || role === undefined) {
    return undefined;
  }
  const [key = "", ...more] = speaker.actorKey.slice("role:".length).split(" ");
  const words = speaker.text.split(/\s+/u);
  // "Presidente da mineradora" as well as "the president".
  const isOfBody =
    words.length === 3 && isNameOf(words[1] ?? "") && /^\p{Ll}/u.test(words[2] ?? "");
  const isAlone = more.length === 0 && (words.length <= 2 || isOfBody);
  const isOne = !isIndefinite(speaker.text, place.cast.language);
  if (!isAlone || !isOne) {
    return undefined;
  }
  return role === "described" ? place.cast.described.get(key) : place.cast.holders.get(role);
}

/** "The company" is whom the item is about, "a consumer group" and "the bakers’ group" are not. */
function isDefinite(text: string, key: string, language: string): boolean {
  const words = text.split(/\s+/u);
  return !isIndefinite(text, language) && (words.length <= 2 || key.includes(" "));
}

/** "Liu Pengyu, embassy" by the name that the item has for the embassy. */
function withFullBody(speaker: Speaker, cast: Cast): Speaker {
  const [person = "", role = ""] = speaker.text.split(", ");
  const key = speaker.actorKey.startsWith("role:") ? speaker.actorKey.slice("role:".length) : "";
  const body = cast.bodies.get(key.split(" ").at(-1) ?? "");
  return body === undefined || role === ""
    ? speaker
    : { ...speaker, actorKey: body.actorKey, text: `${person}, ${body.text}` };
}
