import { isSameNameWord, nameKey } from "../item/name-key.ts";
import type { ActorWords } from "./actor-words.ts";

/** A name that a story has had for an actor. */
interface Alias {
  readonly key: string;
  readonly words: readonly string[];
  readonly language: string;
  /** Printed in another script, and known by its transliteration alone. */
  readonly isForeign: boolean;
}

/** Everybody who spoke or acted on a story, by the key each has for good, with every other name. */
export interface ActorBook {
  /** Of each actor, the first name is the key's own. */
  readonly aliases: Map<string, Alias[]>;
  /** Every name, to the actor's key. */
  readonly keyOf: Map<string, string>;
}

/** An actor as an item has it. */
export interface Called {
  readonly actorKey: string;
  /** As printed. */
  readonly speaker: string;
  readonly isNamed: boolean;
}

/** What the resolution knows besides the book. */
export interface Around {
  readonly words: ActorWords;
  readonly language: string;
  readonly outlet: string;
  /** Weights of the names that the story's items have, by full key. */
  readonly names: ReadonlyMap<string, number>;
  /** The keys of the item's other actors: "the embassy" is the Chinese one of its headline. */
  readonly others: readonly string[];
}

const MAX_ACTORS = 300;
const MAX_ALIASES = 12;

/** A book without anybody. */
export function emptyActors(): ActorBook {
  return { aliases: new Map(), keyOf: new Map() };
}

/**
 * Learns that an actor with this key was called by these names, in place. Nothing changes on
 * repetition. A name stays with whom it was given to first. Bounded: the oldest actors are forgotten.
 */
export function learnActor(
  book: ActorBook,
  key: string,
  called: {
    readonly names: readonly string[];
    readonly speaker: string;
    readonly language: string;
  },
): void {
  const known = book.aliases.get(key) ?? [];
  book.aliases.set(key, known);
  for (const name of [key, ...called.names]) {
    if (!book.keyOf.has(name) && known.length < MAX_ALIASES) {
      book.keyOf.set(name, key);
      known.push({
        key: name,
        words: name.split(" "),
        language: called.language,
        isForeign: isForeign(called.speaker),
      });
    }
  }
  if (book.aliases.size > MAX_ACTORS) {
    forgetOldest(book);
  }
}

function forgetOldest(book: ActorBook): void {
  for (const [key, aliases] of book.aliases) {
    for (const alias of aliases) {
      book.keyOf.delete(alias.key);
    }
    book.aliases.delete(key);
    return;
  }
}

/**
 * The key that an actor has for good: that of the one whom the story knows by this or a like name,
 * else a key of its own. Where two known actors fit, neither is taken. Pure.
 */
export function resolveActor(book: ActorBook, called: Called, around: Around): string {
  const key = ownKey(called, around);
  const known = book.keyOf.get(key);
  if (known !== undefined) {
    return known;
  }
  if (around.words.isBody(key) || key.startsWith("outlet")) {
    return key;
  }
  const alias: Alias = {
    key,
    words: key.split(" "),
    language: around.language,
    isForeign: isForeign(called.speaker),
  };
  const fitting = [...book.aliases].filter(([, aliases]) => isAnyOf(aliases, alias, around.words));
  if (fitting.length > 0) {
    return fitting.length === 1 ? (fitting[0]?.[0] ?? key) : key;
  }
  const short = shortForm(book, alias, around);
  return short === undefined ? key : (book.keyOf.get(short) ?? short);
}

/** The key that the name has before anybody else is looked at. */
function ownKey({ actorKey, isNamed }: Called, around: Around): string {
  if (actorKey === "outlet") {
    return `outlet:${nameKey(around.outlet)}`;
  }
  if (!actorKey.startsWith("role:")) {
    return (isNamed ? around.words.bodyOf(actorKey) : undefined) ?? actorKey;
  }
  const { country, role } = roleOf(actorKey);
  if (country !== undefined || role === "") {
    return role === "government" ? (country ?? actorKey) : actorKey;
  }
  const same = [
    ...new Set(
      around.others.filter((other) => other.startsWith("role:") && other.endsWith(` ${role}`)),
    ),
  ];
  return same.length === 1 ? (same[0] ?? actorKey) : actorKey;
}

function roleOf(key: string): { readonly country: string | undefined; readonly role: string } {
  const parts = key.slice("role:".length).split(" ");
  return parts.length > 1
    ? { country: parts[0], role: parts.slice(1).join(" ") }
    : { country: undefined, role: parts[0] ?? "" };
}

function isAnyOf(aliases: readonly Alias[], one: Alias, words: ActorWords): boolean {
  return (
    aliases.some((alias) => isSameName(alias, one, words)) &&
    !aliases.some((alias) => isContrary(alias, one, words))
  );
}

/** Whether two names are of one actor: one is the other, cut short or spelt otherwise. */
function isSameName(a: Alias, b: Alias, words: ActorWords): boolean {
  if (a.key.startsWith("role:") || b.key.startsWith("role:")) {
    return isSameRole(a.key, b.key);
  }
  if (words.isBody(a.key) || a.key.startsWith("outlet")) {
    return false;
  }
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
  const isDistinct = short.words.some(
    (word) => word.length > 2 && !words.isGeneric(word) && words.countryOf(word) === undefined,
  );
  return (
    isDistinct &&
    short.words.every((word) => long.words.some((other) => isSameWord(word, other, short, long)))
  );
}

/** The same role, of which one is told without its country. */
function isSameRole(a: string, b: string): boolean {
  if (!a.startsWith("role:") || !b.startsWith("role:")) {
    return false;
  }
  const [left, right] = [roleOf(a), roleOf(b)];
  return left.role === right.role && (left.country === undefined || right.country === undefined);
}

/** A longer first word describes, as in "Onlinehändler Alibaba"; it is no given name. */
const MAX_GIVEN_NAME = 11;
/** Letters of a name's word that inflection leaves alone. */
const MIN_ROOT = 5;

function isSameWord(word: string, other: string, a: Alias, b: Alias): boolean {
  if (word === other) {
    return true;
  }
  if (a.isForeign !== b.isForeign) {
    const [whole, printed] = a.isForeign ? [other, word] : [word, other];
    return (
      isSameNameWord(word, other) ||
      (whole.length >= MIN_ROOT && printed.startsWith(whole)) ||
      (whole.length > MIN_ROOT && isSameNameWord(whole, printed.slice(0, whole.length)))
    );
  }
  // In one script only an ending may differ: Nordea and Nordia are two.
  const shorter = Math.min(word.length, other.length);
  return (
    shorter >= MIN_ROOT &&
    Math.abs(word.length - other.length) <= 2 &&
    commonStart(word, other) >= Math.max(MIN_ROOT, shorter - 1)
  );
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) {
    at += 1;
  }
  return at;
}

/** Names that no actor has both of: of two countries, or two full names with one surname in a language. */
function isContrary(a: Alias, b: Alias, words: ActorWords): boolean {
  const [left, right] = [countriesIn(a, words), countriesIn(b, words)];
  if (left.length > 0 && right.length > 0 && !left.some((code) => right.includes(code))) {
    return true;
  }
  return (
    a.language === b.language &&
    isFullName(a, words) &&
    isFullName(b, words) &&
    a.words.at(-1) === b.words.at(-1) &&
    !isSameName(a, b, words)
  );
}

function countriesIn({ key, words }: Alias, actorWords: ActorWords): readonly string[] {
  if (key.startsWith("role:")) {
    return [roleOf(key).country].filter((country) => country !== undefined);
  }
  return words.flatMap((word) => actorWords.countryOf(word) ?? []);
}

function isFullName({ key, words }: Alias, actorWords: ActorWords): boolean {
  return (
    words.length > 1 &&
    !key.startsWith("role:") &&
    (words[0]?.length ?? 0) <= MAX_GIVEN_NAME &&
    words.every((word) => actorWords.countryOf(word) === undefined && !actorWords.isGeneric(word))
  );
}

/**
 * The one word of a longer name by which the story's items call somebody: "Alibaba" of "Näthandelsjätten
 * Alibaba". Not where others of that surname are known in the language.
 */
function shortForm(book: ActorBook, one: Alias, { names, words }: Around): string | undefined {
  const last = one.words.at(-1) ?? "";
  const alone = names.get(last) ?? 0;
  if (one.words.length < 2 || last.length < 4 || alone === 0 || one.key.startsWith("role:")) {
    return undefined;
  }
  if (words.isGeneric(last) || words.countryOf(last) !== undefined) {
    return undefined;
  }
  const ending = ` ${last}`;
  const full = [...names].filter(([name]) => name.endsWith(ending) && name !== one.key);
  const isMostlyAlone = full.reduce((sum, [, weight]) => sum + weight, 0) < alone;
  const isNamesake = [...(book.aliases.get(book.keyOf.get(last) ?? last) ?? [])].some((alias) =>
    isContrary(alias, one, words),
  );
  return isMostlyAlone && !isNamesake ? last : undefined;
}

/** Printed in other letters than Latin ones. */
function isForeign(printed: string): boolean {
  return !/\p{Script=Latin}/u.test(printed) && /\p{L}/u.test(printed);
}
