import type { CompiledPack } from "../item/compiled-pack.ts";
import { nameKey } from "../item/name-key.ts";
import { hasNameFinder } from "../item/names-without-capitals.ts";
import type { Name } from "../item/names.ts";
import type { Sentence } from "../item/reading.ts";
import type { Mention } from "./mention.ts";
import { mentionsWithoutCapitals } from "./mentions-without-capitals.ts";
import { isDate } from "./no-speaker.ts";
import { rolesIn } from "./role-words.ts";
import { isAdjectiveLast, isNameOf, isOfWord } from "./speaker-grammar.ts";
import { withOrg } from "./speaker.ts";
import type { Speaker } from "./speaker.ts";

const SPEAKS_FOR = new Set(["spokesperson", "lawyer", "official", "source"]);
/** Roles of people: a name beside one is a person's, and what it is "of" is where he works. */
const PERSON_ROLES = new Set(
  "spokesperson lawyer official executive minister mayor president experts prosecutor person pundit individual".split(
    " ",
  ),
);
/** Roles that speak with their body's voice. */
const VOICE = new Set(["spokesperson", "executive"]);
const COUNTRY = /^[A-Z]{2}$/u;

/** A sentence is asked for its mentions once for each verb in it. */
const read = new WeakMap<Sentence, readonly Mention[]>();

/** Everybody that a sentence mentions, in order, with titles, appositions and employers joined to one. */
export function mentionsOf(sentence: Sentence, pack: CompiledPack): readonly Mention[] {
  const known = read.get(sentence);
  if (known !== undefined) {
    return known;
  }
  const mentions = hasNameFinder(pack.pack.language)
    ? mentionsWithoutCapitals(sentence, pack)
    : readMentions(sentence, pack);
  read.set(sentence, mentions);
  return mentions;
}

function readMentions(sentence: Sentence, pack: CompiledPack): readonly Mention[] {
  const close = joinAll(atomsOf(sentence, pack), (left, right) =>
    joinClose(sentence, left, right, pack),
  );
  const joined = joinAll(close, (left, right) =>
    isPlaceBefore(sentence, left, right, pack) ? undefined : joinAfterComma(sentence, left, right),
  );
  return joined.map((mention, at) => {
    const owner = joined[at - 1];
    return owner !== undefined && isWhose(sentence, owner, mention)
      ? { ...mention, speaker: owner.speaker, role: undefined, speaksFor: false }
      : mention;
  });
}

/** "Torvane Mills, whose lawyers declined": who speaks for whom the relative means. */
function isWhose(sentence: Sentence, owner: Mention, { role, speaksFor, start }: Mention): boolean {
  return (
    role !== undefined &&
    speaksFor &&
    owner.speaker.isNamed &&
    /^, (?:whose|dessen|deren|wiens|wier|vars|hvis) (?:\p{Ll}+ )?$/u.test(
      sentence.text.slice(owner.end, start),
    )
  );
}

function atomsOf(sentence: Sentence, pack: CompiledPack): readonly Mention[] {
  const bodies = pack.institutions
    .find(sentence)
    .filter(({ start }) => start > 0 || !DATELINE.test(sentence.text))
    .map(({ value, start, end }) =>
      atomOf(sentence, { start, end }, { actorKey: value, isNamed: true }),
    );
  const roleHits = rolesIn(sentence, pack);
  const names = sentence.names
    .filter((name) => !overlapsAny(name, bodies) && !isRoleAlone(sentence, name, roleHits, pack))
    .filter((name) => !isDate(sentence, name, pack))
    .map((name) => nameAtom(sentence, name, pack, roleHits));
  const roles = longestOf(roleHits)
    .filter((role) => !overlapsAny(role, [...bodies, ...names]))
    .map((role, _at, all) => {
      const others = [...bodies, ...names, ...all].filter(({ end }) => end <= role.start);
      const limit = Math.max(0, ...others.map(({ end }) => end));
      return roleAtom(sentence, { ...role, limit }, pack);
    });
  return [...bodies, ...names, ...roles].toSorted((a, b) => a.start - b.start);
}

/** "Ermittler der …", "Detectives have …": a role with the capital of its language or of a sentence's start. */
function isRoleAlone(
  sentence: Sentence,
  name: Name,
  roles: readonly (Span & { readonly value: string })[],
  pack: CompiledPack,
): boolean {
  const isOpening = sentence.text.slice(0, name.start).trim() === "";
  return roles.some(
    ({ start, end, value }) =>
      start === name.start &&
      end === name.end &&
      // "La Società conferma": companies write of themselves with a capital.
      (pack.pack.capitalNouns ||
        (isOpening && VERB_SECOND_OR_ENGLISH.has(pack.pack.language)) ||
        (value === "company" && CAPITAL_SELF.has(pack.pack.language))),
  );
}

const CAPITAL_SELF = new Set("fr es pt it pl cs uk ru tr".split(" "));
const VERB_SECOND_OR_ENGLISH = new Set(["en", "nl", "sv", "da", "no"]);

/** Languages whose genitive is an "s" without an apostrophe. */
function hasGenitive({ pack }: CompiledPack): boolean {
  return pack.language === "sv" || pack.language === "da" || pack.language === "no";
}

/** "BRUXELLES, 9 sept. – ": where a report was written, and not who speaks. */
const DATELINE = /^\p{Lu}[\p{Lu} -]{2,40}(?:, [\p{L}\p{N}., ]{2,25})?\s[-–—]\s/u;

interface Span {
  readonly start: number;
  readonly end: number;
}

function overlapsAny(span: Span, others: readonly Span[]): boolean {
  return others.some((other) => span.start < other.end && other.start < span.end);
}

function longestOf<T extends Span>(spans: readonly T[]): readonly T[] {
  const kept: T[] = [];
  for (const span of spans.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!overlapsAny(span, kept)) {
      kept.push(span);
    }
  }
  return kept;
}

function atomOf(
  sentence: Sentence,
  span: Span,
  who: { readonly actorKey: string; readonly isNamed: boolean },
): Mention {
  return {
    speaker: { text: sentence.text.slice(span.start, span.end), ...who },
    start: span.start,
    end: span.end,
    role: undefined,
    isPerson: false,
    isOwner: isOwner(sentence.text, span.end),
    speaksFor: false,
    org: undefined,
    isVoice: false,
    holds: undefined,
    isAdjective: false,
  };
}

/** A name without the role that its run of capitals begins with: "Director Anneli Roos". */
function nameAtom(
  sentence: Sentence,
  name: Name,
  pack: CompiledPack,
  roles: readonly (Span & { readonly value: string })[],
): Mention {
  const title = roles.findLast(
    ({ start, end, value }) =>
      start >= name.start && end < name.end && (start === name.start || PERSON_ROLES.has(value)),
  );
  const isOwnName = title !== undefined && isPartOfName(sentence, name, title, pack);
  const skip =
    title === undefined || isOwnName || pack.pack.capitalNouns
      ? 0
      : spaceAfter(sentence.text, title.end);
  const start = skip === 0 ? name.start : skip;
  const isTitled = title !== undefined && !isOwnName && PERSON_ROLES.has(title.value);
  const printed = sentence.text.slice(start, name.end).replace(/['’]s?$/u, "");
  const text = isGenitiveName(sentence, name, roles, pack)
    ? printed.slice(0, -1)
    : withoutNoun(sentence, start, printed, pack);
  const isAdjective =
    /^ \p{Ll}/u.test(sentence.text.slice(name.end, name.end + 2)) && isPlace(text, sentence, pack);
  const parted =
    isTitled && skip > 0 && VOICE.has(title.value) ? partedName(text, pack) : undefined;
  const own = skip === 0 || title?.start !== name.start ? name.fullKey : keyWithout(name, printed);
  const atom = atomOf(
    sentence,
    { start, end: name.end },
    {
      actorKey: text === printed ? own : nameKey(text),
      isNamed: true,
    },
  );
  return {
    ...atom,
    speaker: parted ?? { ...atom.speaker, text },
    isPerson: isTitled,
    isVoice: isTitled && title.start === name.start && VOICE.has(title.value),
    holds: isTitled ? title.value : undefined,
    isAdjective,
  };
}

/** "Torvane Brot Klage": without a common noun that follows, where every noun has a capital. */
function withoutNoun(sentence: Sentence, start: number, text: string, pack: CompiledPack): string {
  const words = sentence.words.filter(
    (word) => word.start >= start && word.end <= start + text.length,
  );
  const last = words.at(-1);
  if (!pack.pack.capitalNouns || last === undefined || words.length < 2) {
    return text;
  }
  const isNoun = rolesIn({ ...sentence, words: [last] }, pack).some(
    ({ value }) => value === "document",
  );
  return isNoun ? text.slice(0, Math.max(0, last.start - start)).trimEnd() : text;
}

/**
 * "Raseborgs bildningsdirektör", "Kustbevakningens dykare": a name in the genitive, before a role or as a
 * noun that has its article.
 */
function isGenitiveName(
  sentence: Sentence,
  { text, end }: Name,
  roles: readonly Span[],
  pack: CompiledPack,
): boolean {
  if (!hasGenitive(pack) || !/\p{Ll}{3}s$/u.test(text)) {
    return false;
  }
  const next = sentence.words.find(({ start }) => start === end + 1);
  if (next === undefined || !/^\p{Ll}/u.test(next.text)) {
    return false;
  }
  const isFree =
    !pack.stopWords.has(next.low) && !pack.doing.has(next.low) && !pack.prepositions.has(next.low);
  return (
    roles.some(({ start }) => start === next.start) ||
    (isFree && /\p{L}{5,}(?:en|et|ne|na)s$/u.test(text))
  );
}

/** "Ministério Público", "Universidade de Coimbra": a role that a body's name begins with. */
function isPartOfName(
  sentence: Sentence,
  name: Name,
  title: Span & { readonly value: string },
  pack: CompiledPack,
): boolean {
  if (title.start !== name.start) {
    return false;
  }
  const rest = sentence.words.filter(({ start, end }) => start >= title.end && end <= name.end);
  return (
    (GENITIVE.has(pack.pack.language) &&
      OFFICE.test(sentence.text.slice(title.start, title.end))) ||
    isNameOf(rest[0]?.low ?? "") ||
    (rest.length === 1 && isAdjectiveLast(pack.pack.language) && !PERSON_ROLES.has(title.value))
  );
}

function keyWithout(name: Name, text: string): string {
  const key = nameKey(text);
  return name.fullKey.endsWith(key) || key === "" ? key || name.fullKey : name.fullKey;
}

function spaceAfter(text: string, end: number): number {
  return text[end] === " " ? end + 1 : 0;
}

/** Whether a name is a country's word alone: "Chinese". */
function isPlace(text: string, sentence: Sentence, pack: CompiledPack): boolean {
  const words = sentence.words.filter(({ text: word }) => text.split(" ").includes(word));
  return pack.concepts
    .find({ text, words: words.slice(0, 3) })
    .some(({ value, end, start }) => COUNTRY.test(value) && end - start >= text.length - 1);
}

function roleAtom(
  sentence: Sentence,
  { value, start, end, limit }: Span & { readonly value: string; readonly limit: number },
  pack: CompiledPack,
): Mention {
  const country = pack.concepts
    .find({
      text: sentence.text,
      words: sentence.words.filter((word) => word.start >= start - 30 && word.end <= end),
    })
    .find(({ value: key }) => COUNTRY.test(key));
  const isBeside = country !== undefined && country.end === start - 1 && country.start >= limit;
  const from = isBeside ? country.start : widen(sentence, start, limit, pack);
  const after = countryAfter(sentence, end, pack);
  const of = after ?? country;
  const to = after?.end ?? end;
  const text = sentence.text.slice(from, to);
  return {
    speaker: {
      text: isGenitiveRole(sentence, end, pack) ? text.slice(0, -1) : text,
      actorKey: `role:${of === undefined ? "" : `${of.value} `}${value === "individual" ? sentence.text.slice(start, end).toLowerCase() : value}`,
      isNamed: false,
    },
    start: from,
    end: to,
    role: value,
    isPerson: PERSON_ROLES.has(value),
    isOwner: isOwner(sentence.text, end),
    speaksFor: SPEAKS_FOR.has(value),
    org: undefined,
    isVoice: false,
    holds: undefined,
    isAdjective: false,
  };
}

/** "Politiets", "myndighetens": a role in the genitive, before what it has. */
function isGenitiveRole(sentence: Sentence, end: number, pack: CompiledPack): boolean {
  return (
    hasGenitive(pack) &&
    /\p{L}{4}[aent]s$/u.test(sentence.text.slice(0, end)) &&
    /^ \p{L}/u.test(sentence.text.slice(end, end + 2))
  );
}

/** "La embajada china": the country's adjective after its noun. */
function countryAfter(
  sentence: Sentence,
  at: number,
  pack: CompiledPack,
): (Span & { readonly value: string }) | undefined {
  const next = sentence.words.find(({ start }) => start === at + 1);
  if (!isAdjectiveLast(pack.pack.language) || next === undefined || !/^\p{Ll}/u.test(next.text)) {
    return undefined;
  }
  return pack.concepts
    .find({ text: sentence.text, words: [next] })
    .find(({ value }) => COUNTRY.test(value));
}

/** The ending of a case that stands apart from a name: "Torvane'nin", "Yle:n". */
const CASE_ENDING = /^(?:['’]\p{Ll}{1,7}|:\p{Ll}{1,5})(?![\p{L}\p{N}])/u;

function isOwner(text: string, end: number): boolean {
  return (
    /^['’]s?\s/u.test(text.slice(end, end + 3)) ||
    /['’]s$/u.test(text.slice(end - 2, end)) ||
    CASE_ENDING.test(text.slice(end, end + 9))
  );
}

/** A role has so many words before it that say which one. */
const MAX_BEFORE = 4;

/** Where a role with the words before it begins: "The bakers’ union", "a harbour memo". */
function widen(sentence: Sentence, start: number, limit: number, pack: CompiledPack): number {
  const before = sentence.words
    .filter((word) => word.end <= start && word.start >= limit)
    .slice(-MAX_BEFORE);
  let from = start;
  let reached = start;
  for (const word of before.toReversed()) {
    if (!/^[\s'’]{1,2}$/u.test(sentence.text.slice(word.end, reached))) {
      break;
    }
    if (pack.doing.has(word.low)) {
      break;
    }
    reached = word.start;
    const isOpener = pack.determiners.has(word.low);
    if (isOpener || /['’]s$/u.test(word.text) || /^['’]/u.test(sentence.text.slice(word.end))) {
      from = word.start;
    } else if (!/^\p{Ll}/u.test(word.text) || pack.stopWords.has(word.low)) {
      break;
    }
    if (isOpener || pack.prepositions.has(word.low)) {
      break;
    }
  }
  return from;
}

function joinAll(
  atoms: readonly Mention[],
  join: (left: Mention, right: Mention) => Mention | undefined,
): readonly Mention[] {
  const joined: Mention[] = [];
  for (const atom of atoms) {
    const last = joined.at(-1);
    const one = last === undefined ? undefined : join(last, atom);
    if (one === undefined) {
      joined.push(atom);
    } else {
      joined[joined.length - 1] = one;
    }
  }
  return joined;
}

/** Two mentions as one that stand side by side, or with "of" or "for" between: else undefined. */
function joinClose(
  sentence: Sentence,
  left: Mention,
  right: Mention,
  pack: CompiledPack,
): Mention | undefined {
  const gap = sentence.text.slice(left.end, right.start).replace(CASE_ENDING, "");
  const opener = sentence.words.find(({ start }) => start === right.start);
  if (
    left.role === undefined &&
    right.role !== undefined &&
    pack.determiners.has(opener?.low ?? "")
  ) {
    // "… to the Echo the director": two, that stand beside each other.
    return undefined;
  }
  if (/^ ?$/u.test(gap)) {
    return isBareAgent(sentence, right, pack) ? undefined : joinBeside(sentence, left, right, pack);
  }
  const words = sentence.words.filter(({ start, end }) => start >= left.end && end <= right.start);
  if (left.isAdjective && right.role !== undefined && words.length <= 2 && isPlain(gap)) {
    return joinBeside(sentence, left, right, pack);
  }
  if (left.isPerson && left.role === undefined && isEmployed(words, right)) {
    return {
      ...left,
      end: right.end,
      isOwner: right.isOwner,
      speaker: withOrg(left.speaker, right.speaker, true),
    };
  }
  const owned = joinOwned(sentence, left, right);
  if (owned !== undefined) {
    return owned;
  }
  if (isForceOf(sentence, left, right)) {
    return { ...right, start: left.start, speaker: withoutArticle(right.speaker) };
  }
  const voice = joinGenitive(sentence, left, right, pack);
  if (voice !== undefined) {
    return voice;
  }
  const body = joinBodyOf(sentence, left, right, pack);
  if (body !== undefined) {
    return body;
  }
  const isNear = gap.length <= 28 && words.length <= 3 && left.role !== undefined && left.isPerson;
  return isNear && isOf(gap, words, pack) ? joinOf(sentence, left, right) : undefined;
}

/** "Ellery's central bank", "Brandmark's state environment agency": a body by whose it is. */
function joinOwned(sentence: Sentence, left: Mention, right: Mention): Mention | undefined {
  const isBody =
    right.role !== undefined &&
    !right.isPerson &&
    !["own", "document", "residents", "pundit", "party"].includes(right.role);
  const isOwned =
    left.isOwner &&
    left.speaker.isNamed &&
    /^(?:['’]s)? (?:\p{Ll}[\p{Ll}-]* ){1,3}$/u.test(sentence.text.slice(left.end, right.start)) &&
    sentence.words.every(
      ({ start, end, low }) => start < left.end || end > right.start || !NOT_OF_NAME.has(low),
    );
  const text = sentence.text.slice(left.start, right.end);
  const isOfCountry = right.speaker.actorKey.split(" ").length > 1;
  return isBody && isOwned
    ? {
        ...right,
        start: left.start,
        role: undefined,
        holds: right.role,
        speaker: {
          text,
          actorKey: isOfCountry ? right.speaker.actorKey : nameKey(text),
          isNamed: true,
        },
      }
    : undefined;
}

/** What does not stand between an owner and what he has. */
const NOT_OF_NAME = new Set("in at to for from by with and or is was the a of".split(" "));

/** "Ermittler der Steuerfahndung", "officers of the Harbour Board": the body whose they are. */
function isForceOf(sentence: Sentence, left: Mention, right: Mention): boolean {
  const gap = sentence.text.slice(left.end, right.start);
  return (
    left.role === "police" &&
    !right.isPerson &&
    !right.isOwner &&
    /^ (?:\p{Ll}+ ){0,3}$/u.test(gap) &&
    /^ (?:der|des|von|vom|of|from|van|fra|från|av|della|di|de|da|du)\s/u.test(
      sentence.text.slice(left.end, right.end),
    )
  );
}

/** "Der Steuerfahndung" after "of" as it is called by itself. */
function withoutArticle(speaker: Speaker): Speaker {
  return {
    ...speaker,
    text: speaker.text.replace(/^(?:der|des|dem|den|the|de|het|la|il|el|le) /u, ""),
  };
}

/** "Polisens insatsledare Ada Krell": a body in the genitive, what somebody is in it, and the name. */
function joinGenitive(
  sentence: Sentence,
  left: Mention,
  right: Mention,
  pack: CompiledPack,
): Mention | undefined {
  const gap = sentence.text.slice(left.end, right.start);
  const isGenitive =
    hasGenitive(pack) &&
    sentence.text.slice(left.start, left.end).endsWith(`${left.speaker.text}s`);
  return isGenitive && /^ \p{Ll}{5,} $/u.test(gap) && isFullName(right) && !left.isPerson
    ? {
        ...right,
        start: left.start,
        isPerson: true,
        speaker: withOrg(right.speaker, left.speaker, false),
      }
    : undefined;
}

/** Bodies that are called by where they are: "Universidade de Coimbra", "l'ambassade de Chine". */
const SEATED = new Set("university embassy court regulator hospital ministry union".split(" "));

function joinBodyOf(
  sentence: Sentence,
  left: Mention,
  right: Mention,
  pack: CompiledPack,
): Mention | undefined {
  const gap = sentence.text.slice(left.end, right.start);
  if (
    !SEATED.has(left.role ?? "") ||
    right.role !== undefined ||
    right.isPerson ||
    left.isOwner ||
    !isAdjectiveLast(pack.pack.language) ||
    !/^ (?:de|do|da|di|du|des|del|della|de la) $|^ (?:d|dell|de l)['’]$/u.test(gap)
  ) {
    return undefined;
  }
  const isOwnName =
    /^(?:\p{Ll}+ |l['’])?\p{Lu}/u.test(left.speaker.text) &&
    left.start === left.end - left.speaker.text.length;
  const text = sentence.text.slice(left.start, right.end);
  const country = pack.concepts
    .find({
      text: sentence.text,
      words: sentence.words.filter(({ start, end }) => start >= right.start && end <= right.end),
    })
    .find(({ value }) => COUNTRY.test(value));
  const key = country === undefined ? left.speaker.actorKey : `role:${country.value} ${left.role}`;
  return {
    ...left,
    end: right.end,
    isOwner: right.isOwner,
    role: isOwnName ? undefined : left.role,
    speaker:
      isOwnName && country === undefined
        ? { text, actorKey: nameKey(text), isNamed: true }
        : { text, actorKey: key, isNamed: false },
  };
}

/** "Bo Farrow polis tarafından": two in Turkish, where what belongs to a name has an ending. */
function isBareAgent(sentence: Sentence, right: Mention, pack: CompiledPack): boolean {
  return (
    pack.pack.language === "tr" &&
    right.role !== undefined &&
    sentence.text.slice(right.end).startsWith(" tarafından")
  );
}

/** "Director Ruben Berg of the Harbour Board". */
function isEmployed(words: Sentence["words"], right: Mention): boolean {
  const [first] = words;
  return (
    first !== undefined &&
    words.length <= 2 &&
    isOfWord(first.low) &&
    right.speaker.isNamed &&
    right.role === undefined &&
    !right.isPerson
  );
}

function isPlain(gap: string): boolean {
  return /^ [\p{Ll} -]+ $/u.test(gap);
}

/** "In the library of San Amaro, the mayor answered": a place, and then somebody else. */
function isPlaceBefore(
  sentence: Sentence,
  left: Mention,
  right: Mention,
  pack: CompiledPack,
): boolean {
  const before = sentence.words.findLast(({ end }) => end <= left.start);
  return (
    right.role !== undefined &&
    pack.prepositions.has(before?.low ?? "") &&
    /^\s\p{Ll}/u.test(sentence.text.slice(right.end, right.end + 2))
  );
}

/** "Ada Krell, a spokeswoman for Torvane", "Torvane's lawyer, Ines Calder". */
function joinAfterComma(sentence: Sentence, left: Mention, right: Mention): Mention | undefined {
  const gap = sentence.text.slice(left.end, right.start).replace(/^, \p{Ll}{1,5}\. $/u, ", ");
  const words = sentence.words.filter(
    ({ start, end }) => start >= left.end && end <= right.start && gap !== ", ",
  );
  if (left.speaker.isNamed && isNameNext(sentence, right)) {
    return undefined;
  }
  const isNear =
    gap.startsWith(", ") && gap.length <= 28 && words.length <= 3 && !/[;:.]/u.test(gap);
  return isNear || (gap.length <= 40 && /^,[^,]*$/u.test(gap) && isRoleNext(left, right))
    ? joinApposed(sentence, left, right, words)
    : undefined;
}

/** "Consultada por El Correo, la jefa de gabinete, Marta Ledesma, …": the role is of the name behind it. */
function isNameNext(sentence: Sentence, { role, end }: Mention): boolean {
  const next = sentence.names.find(({ start }) => start === end + 2);
  return (
    role !== undefined &&
    next !== undefined &&
    /\s/u.test(next.text) &&
    sentence.text.startsWith(", ", end) &&
    /^[,.]/u.test(sentence.text.slice(next.end))
  );
}

function isRoleNext(left: Mention, right: Mention): boolean {
  return (
    left.speaker.isNamed && right.role !== undefined && right.isPerson && right.role !== "person"
  );
}

/** Whether a name behind "the head of the company" is the company's. */
function isBodyBehind(left: Mention, right: Mention, { pack }: CompiledPack): boolean {
  return (
    left.isPerson &&
    left.org?.actorKey === "role:company" &&
    right.role === undefined &&
    !right.isPerson &&
    (pack.capitalNouns || !/\s/u.test(right.speaker.text))
  );
}

/** Offices that a town's name behind them tells apart, and does not name by itself. */
const OFFICES = new Set("prosecutor court police hospital university ministry".split(" "));

/** "Staatsanwaltschaft Ellerheim", "rechtbank Ellerdam": an office by its town. */
function isOffice(left: Mention, right: Mention): boolean {
  return (
    OFFICES.has(left.role ?? "") &&
    right.role === undefined &&
    !right.isPerson &&
    !/\s/u.test(right.speaker.text) &&
    TOWN_OFFICE.test(left.speaker.text)
  );
}

const TOWN_OFFICE =
  /(?:anwaltschaft|gericht|polizei|präsidium|ministerium|klinik|universität|hochschule|rechtbank|gerechtshof|politie|parket|universiteit|ziekenhuis)$/iu;

/** "Embassy spokesman Liu", "the company Solvik", "Chinese embassy", "White House memo". */
function joinBeside(
  sentence: Sentence,
  left: Mention,
  right: Mention,
  pack: CompiledPack,
): Mention | undefined {
  const whole = { start: left.start, end: right.end, isOwner: right.isOwner };
  const text = sentence.text.slice(left.start, right.end);
  if (isSeatOf(left, right, pack)) {
    return { ...left, ...whole, speaker: { ...left.speaker, text } };
  }
  if (isOffice(left, right)) {
    const office = text.replace(/^(?:der|die|das|dem|den|de|het) /iu, "");
    const speaker = { ...left.speaker, text: office, isNamed: true };
    return { ...left, ...whole, isPerson: false, role: undefined, holds: left.role, speaker };
  }
  if (isBodyBehind(left, right, pack)) {
    // "Die Chefin des Mehlherstellers Torvane": the name is the body's.
    return {
      ...left,
      ...whole,
      org: right.speaker,
      speaker: { text, actorKey: right.speaker.actorKey, isNamed: true },
    };
  }
  if (right.role === undefined && left.role !== undefined) {
    const boss = left.isPerson ? left.speaker : undefined;
    const isVoice = left.isPerson && left.role !== "person";
    if (isVoice && VOICE.has(left.role)) {
      const parted = partedName(right.speaker.text, pack);
      if (parted !== undefined) {
        return {
          ...right,
          ...whole,
          holds: left.role,
          isPerson: true,
          isVoice: true,
          speaker: parted,
        };
      }
    }
    return isVoice || !left.isPerson
      ? {
          ...right,
          ...whole,
          holds: left.role,
          ...(isVoice && {
            isPerson: true,
            isVoice: VOICE.has(left.role),
            speaker: voiceOf(right, boss, left),
          }),
        }
      : undefined;
  }
  if (right.role === undefined || right.role === "person" || right.role === "own") {
    return undefined;
  }
  const isSeated = right.role === "company" && left.speaker.text.endsWith("-based");
  if (left.role === undefined && (left.isAdjective || isSeated)) {
    return { ...right, ...whole, speaker: { ...right.speaker, text } };
  }
  if (right.speaksFor) {
    // "Brenna Line spokeswoman": whom she speaks for, until a name follows.
    const speaker = { ...left.speaker, text: left.speaker.text.replace(/^(?:an?|one) /iu, "") };
    return { ...left, ...whole, role: right.role, isPerson: true, speaksFor: false, speaker };
  }
  if (left.isPerson && left.role !== undefined && !right.isPerson) {
    // "Eine Sprecherin der Behörde".
    return joinOf(sentence, left, right);
  }
  const isBody = left.role !== undefined;
  return {
    ...right,
    ...whole,
    role: isBody || right.isPerson || right.role === "document" ? right.role : undefined,
    org: right.isPerson ? left.speaker : undefined,
    speaker: { ...left.speaker, text: text.replace(/^(?:the|a|an) (?=\p{Lu})/iu, "") },
  };
}

/** "Полиция Эллери", "Prokuratura Brenny": a body and, in the genitive, where it is. */
function isSeatOf(left: Mention, right: Mention, pack: CompiledPack): boolean {
  return (
    GENITIVE.has(pack.pack.language) &&
    BODIES_OF_PLACES.has(left.role ?? "") &&
    (!left.isPerson || OFFICE.test(left.speaker.text)) &&
    right.role === undefined &&
    !right.isPerson &&
    /^\p{Lu}[\p{Ll}’'-]+$/u.test(right.speaker.text) &&
    !/[«„“"]/u.test(left.speaker.text)
  );
}

const BODIES_OF_PLACES = new Set(
  "police prosecutor court government parliament hospital university firefighters".split(" "),
);
/** Words for offices whose role is a person's too. */
const OFFICE = /prokuratur|zastupitelstv|прокуратур/iu;

/** Languages in which a body without an ending may follow a role: "prezes Torvane Bo Farrow". */
const GENITIVE = new Set(["pl", "cs", "sk", "ru", "uk"]);

/** Of three words after the role of a voice the last two, with the body that the first names. */
function partedName(text: string, pack: CompiledPack): Speaker | undefined {
  const words = text.split(" ");
  const isPatronymic = words.some((word) => /(?:вич|вна|вич[аеу]|вни|вны|вне|ич)$/u.test(word));
  if (!GENITIVE.has(pack.pack.language) || words.length < 3 || isPatronymic) {
    return undefined;
  }
  const [person, org] = [words.slice(-2).join(" "), words.slice(0, -2).join(" ")];
  return withOrg(
    { text: person, actorKey: nameKey(person), isNamed: true },
    { text: org, actorKey: nameKey(org), isNamed: true },
    true,
  );
}

/** The name of somebody with the body he speaks for, where the words before him named it. */
function voiceOf(person: Mention, boss: Speaker | undefined, role: Mention): Speaker {
  if (boss === undefined || !isBodyText(role)) {
    return person.speaker;
  }
  return withOrg(person.speaker, bodyOf(role), VOICE.has(role.role ?? ""));
}

/** "Brenna Line spokeswoman" is Brenna Line; "a spokeswoman" is nobody. */
function isBodyText(role: Mention): boolean {
  return role.speaker.isNamed || !role.speaker.actorKey.endsWith(role.role ?? "");
}

function bodyOf(role: Mention): Speaker {
  const { text, ...org } = role.org ?? role.speaker;
  return { ...org, text: text.replace(/^(?:the|a|an) /iu, "") };
}

function isOf(gap: string, words: Sentence["words"], pack: CompiledPack): boolean {
  return (
    /^\s/u.test(gap) &&
    !/[,;:.]/u.test(gap) &&
    words.length > 0 &&
    words.every(
      ({ low, text }, at) =>
        (pack.pack.capitalNouns && at > 0 && at === words.length - 1 && /^\p{Lu}/u.test(text)) ||
        pack.prepositions.has(low) ||
        pack.determiners.has(low) ||
        pack.stopWords.has(low),
    ) &&
    words.some(
      ({ low }) =>
        pack.prepositions.has(low) || (pack.pack.capitalNouns && pack.determiners.has(low)),
    )
  );
}

/** "A spokesman for Alibaba", "the chairman of Qamar": the body, as whom the role speaks. */
function joinOf(sentence: Sentence, left: Mention, right: Mention): Mention | undefined {
  const isApart = left.role === "individual" && right.role === undefined;
  if (right.isOwner || right.role === "own" || right.role === "person" || isApart) {
    return undefined;
  }
  const whole = { start: left.start, end: right.end };
  if (left.speaksFor) {
    return { ...right, ...whole, isPerson: true, role: left.role, speaksFor: false };
  }
  return {
    ...left,
    ...whole,
    role: left.role,
    org: right.speaker,
    speaker: {
      text: sentence.text.slice(left.start, right.end),
      actorKey: right.speaker.actorKey,
      isNamed: right.speaker.isNamed,
    },
  };
}

/** "Craig Hollis, head of Lumbrera," and "Audin's lawyer, Claire Monnet,". */
function joinApposed(
  sentence: Sentence,
  left: Mention,
  right: Mention,
  words: Sentence["words"],
): Mention | undefined {
  const after = /^\s*(?:[,.;:]|$|["”])/u.test(sentence.text.slice(right.end, right.end + 3));
  const comma = /^\s*,/u.exec(sentence.text.slice(right.end, right.end + 2))?.[0].length ?? 0;
  const whole = { start: left.start, end: right.end };
  if (
    left.isPerson &&
    left.role !== undefined &&
    isFullName(right) &&
    after &&
    words.length === 0
  ) {
    const speaker =
      left.speaker.isNamed && left.role !== "lawyer"
        ? withOrg(right.speaker, { ...left.speaker, text: orgText(left) }, VOICE.has(left.role))
        : right.speaker;
    return {
      ...right,
      ...whole,
      end: right.end + comma,
      isPerson: true,
      isVoice: VOICE.has(left.role),
      holds: left.role,
      speaker,
    };
  }
  const isOpen = /^\p{Ll}/u.test(sentence.text.slice(right.start, right.start + 1));
  if (!isRoleNext(left, right) || !(isOpen || (after && isFullName(left)))) {
    return undefined;
  }
  const isOrgKnown = right.speaker.isNamed && right.role !== "lawyer";
  return {
    ...left,
    ...whole,
    isPerson: true,
    isVoice: VOICE.has(right.role ?? ""),
    holds: right.role,
    role: undefined,
    isOwner: false,
    speaker: isOrgKnown
      ? withOrg(
          left.speaker,
          { ...right.speaker, text: orgText(right) },
          VOICE.has(right.role ?? ""),
        )
      : left.speaker,
  };
}

/** Of "chief executive of Lumbrera Lighting" the name. */
function orgText({ speaker }: Mention): string {
  return /(?:^|\s)\p{Ll}+[\s'’](\p{Lu}.*)$/u.exec(speaker.text)?.[1] ?? speaker.text;
}

function isFullName(mention: Mention): boolean {
  return mention.role === undefined && mention.speaker.actorKey.includes(" ");
}
