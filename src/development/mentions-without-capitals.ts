import type { CompiledPack } from "../item/compiled-pack.ts";
import { countryNames } from "../item/countries.ts";
import { lexiconOf, longestAt, longestBefore } from "../item/lexicon.ts";
import { setOf } from "../item/names-chinese.ts";
import { nounOf } from "../item/names-korean.ts";
import type { Name } from "../item/names.ts";
import type { Sentence } from "../item/reading.ts";
import { isOwner, joinBeside } from "./join-without-capitals.ts";
import type { Mention, Span } from "./mention.ts";
import { arabicPhraseEnd } from "./phrase-arabic.ts";
import { councilsIn, isInTitle, modifierStart, wholeWord } from "./role-spans.ts";
import type { Place } from "./role-spans.ts";

/** Roles of people: beside a name they are that person's, beside a body the body's. */
const PERSON_ROLES = new Set(
  "spokesperson lawyer official executive minister mayor president experts source residents".split(
    " ",
  ),
);
const SPEAKS_FOR = new Set(["spokesperson", "lawyer", "official", "source"]);
const COUNTRY = /^[A-Z]{2}$/u;

/**
 * Everybody that a sentence mentions, in a script without capitals: names, bodies and roles, with the
 * country, body or title beside them as one. In order.
 */
export function mentionsWithoutCapitals(
  sentence: Sentence,
  pack: CompiledPack,
): readonly Mention[] {
  const once = joinAll(sentence, atomsOf(sentence, pack), pack);
  // "김하늘 동항조선 대표": what was joined belongs to what stands before it.
  return joinAll(sentence, once, pack);
}

function joinAll(
  sentence: Sentence,
  atoms: readonly Mention[],
  pack: CompiledPack,
): readonly Mention[] {
  const joined: Mention[] = [];
  for (const atom of atoms) {
    const last = joined.at(-1);
    const one = last === undefined ? undefined : joinBeside(sentence, last, atom, pack);
    if (one === undefined) {
      joined.push(atom);
    } else {
      joined[joined.length - 1] = one;
    }
  }
  return joined;
}

function atomsOf(sentence: Sentence, pack: CompiledPack): readonly Mention[] {
  const bodies = longestOf(pack.institutions.find(sentence))
    .filter((hit) => isWhole(sentence.text, hit))
    .map(({ value, ...span }) => atomOf(sentence, span, { actorKey: value, isNamed: true }, pack));
  const roleHits = longestOf(pack.roles.find(sentence));
  const names = sentence.names
    .filter((name) => name.kind !== "thing" && !overlapsAny(name, bodies))
    .map((name) => ({
      ...titledAtom(sentence, name, roleHits, pack),
      isPerson: name.kind === "person",
      // "联盟" is whoever's name ends so.
      holds:
        name.kind === "body"
          ? roleHits.find(({ start, end }) => start > name.start && end === name.end)?.value
          : undefined,
    }));
  const places = placesIn(sentence, pack);
  const roles = [...roleHits, ...councilsIn(sentence, pack)]
    .filter((role) => !isInTitle(sentence, role, pack))
    .filter((role) => !overlapsAny(role, [...bodies, ...names]))
    .map((role) => wholeWord(sentence, role, pack))
    .map((role, _, all) =>
      pack.pack.language === "ar" && role.value !== "document" && role.value !== "person"
        ? {
            ...role,
            end: arabicPhraseEnd(sentence, role, [...bodies, ...names, ...all, ...places], pack),
          }
        : role,
    )
    .map((role) => roleAtom(sentence, role, places, pack))
    .filter((role, _, all) => !all.some((other) => other !== role && isWithin(role, other)));
  const known = [...bodies, ...names, ...roles];
  const countries = places
    .filter((place) => !overlapsAny(place, known) && isActing(sentence, place, pack))
    .map((place) => atomOf(sentence, place, { actorKey: place.value, isNamed: true }, pack));
  return [...known, ...countries].toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** A name with the title behind it that is no role: "川辺由佳さん", "박도윤 씨". */
function titledAtom(
  sentence: Sentence,
  name: Name,
  roles: readonly Span[],
  pack: CompiledPack,
): Mention {
  const who = { actorKey: name.fullKey, isNamed: true };
  const atom = atomOf(sentence, name, who, pack);
  if (name.kind !== "person" || !TITLES_BEHIND.has(pack.pack.language)) {
    return atom;
  }
  const end = titleEnd(sentence, name.end, pack);
  const from = name.end;
  const isRole = roles.some((role) => role.start < (end ?? 0) && from < role.end);
  return end === undefined || isRole
    ? atom
    : { ...atom, end, isOwner: isOwner(sentence.text, end) };
}

/** Where the title behind a name ends: "さん", " 씨", " 노조위원장". */
function titleEnd(sentence: Sentence, nameEnd: number, pack: CompiledPack): number | undefined {
  const titles = setOf(pack.pack.naming.personAfter);
  if (pack.pack.language !== "ko") {
    const length = longestAt(sentence.text, nameEnd, titles);
    return length === 0 ? undefined : nameEnd + length;
  }
  const word = sentence.words.find(({ start }) => start === nameEnd + 1);
  const noun = word === undefined ? undefined : nounOf(word, pack);
  const isTitle =
    noun !== undefined &&
    (titles.has(noun.text) ||
      (noun.text.length > 3 && longestBefore(noun.text, noun.text.length, titles) > 1));
  return isTitle ? noun.end : undefined;
}

const TITLES_BEHIND = new Set(["zh", "ja", "ko"]);

function isWithin(one: Span, other: Span): boolean {
  return (
    one.start >= other.start &&
    one.end <= other.end &&
    one.end - one.start < other.end - other.start
  );
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

/** Whether a run of katakana or a Korean word is not begun in its middle. */
function isWhole(text: string, { start, end }: Span): boolean {
  const [before, first, last, after] = [
    text[start - 1] ?? "",
    text[start] ?? "",
    text[end - 1] ?? "",
    text[end] ?? "",
  ];
  const isCut = KATAKANA.test(first) && KATAKANA.test(before);
  const isShort = KATAKANA.test(last) && KATAKANA.test(after);
  return !isCut && !isShort && !(HANGUL.test(first) && HANGUL.test(before));
}

const KATAKANA = /[\p{Script=Katakana}ー]/u;
const HANGUL = /\p{Script=Hangul}/u;

function placesIn(sentence: Sentence, pack: CompiledPack): readonly Place[] {
  const hits = pack.concepts.find(sentence).filter(({ value }) => COUNTRY.test(value));
  return longestOf(hits.filter((hit) => isWhole(sentence.text, hit))).toSorted(
    (a, b) => a.start - b.start,
  );
}

/** Whether a country does something itself: a verb or a subject's mark stands beside its name. */
function isActing(sentence: Sentence, place: Place, compiled: CompiledPack): boolean {
  const { text } = sentence;
  const { pack } = compiled;
  if (!countryNames(pack.language).has(text.slice(place.start, place.end))) {
    return false;
  }
  const after = text.slice(place.end, place.end + 4);
  if (pack.language === "zh") {
    return longestAt(text, place.end, lexiconOf(compiled).stops) > 1;
  }
  return (
    pack.language === "ar" ||
    /^(?:[、,]|[はがも](?!\p{Script=Hiragana})|[은는이가도](?!\p{Script=Hangul}))/u.test(after)
  );
}

function atomOf(
  sentence: Sentence,
  span: Span,
  who: { readonly actorKey: string; readonly isNamed: boolean },
  pack: CompiledPack,
): Mention {
  const start = afterClitic(sentence, span, pack);
  const text = sentence.text.slice(start, span.end).replaceAll(VOWELS, "");
  return {
    speaker: { text, ...who },
    start,
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

/** Marks that Arabic is mostly printed without. */
const VOWELS = /[\u064B-\u0652\u0640]/gu;
/** Where an Arabic phrase begins without the "and" that is written on it. */
function afterClitic(sentence: Sentence, { start }: Span, pack: CompiledPack): number {
  if (pack.pack.language !== "ar") {
    return start;
  }
  const low = sentence.words.find((word) => word.start === start)?.low ?? "";
  const isAnd = /^[وف]ال/u.test(low) || (/^[وف]/u.test(low) && roleWords(pack).has(low.slice(1)));
  return isAnd ? start + 1 : start;
}

function roleWords(pack: CompiledPack): ReadonlySet<string> {
  return lexiconOf(pack).words;
}

function roleAtom(
  sentence: Sentence,
  { value, ...printed }: Place,
  places: readonly Place[],
  pack: CompiledPack,
): Mention {
  const span = value === "person" ? withoutMark(sentence.text, printed) : printed;
  const { place, start, end } = withCountry(sentence, span, places, pack);
  const determined = determinedFrom(sentence, start, pack);
  const modified = value === "person" ? modifierStart(sentence.text, start) : undefined;
  if (modified !== undefined && pack.pack.language === "ja") {
    const atom = atomOf(sentence, { start: modified, end }, NOBODY, pack);
    const actorKey = `role:${atom.speaker.text}`;
    return { ...atom, role: "described", isPerson: true, speaker: { ...atom.speaker, actorKey } };
  }
  const atom = atomOf(sentence, { start: determined ?? start, end }, NOBODY, pack);
  const key = determined === undefined ? value : atom.speaker.text;
  return {
    ...atom,
    speaker: {
      ...atom.speaker,
      actorKey: `role:${place === undefined ? "" : `${place} `}${key}`,
    },
    role: value,
    isPerson:
      PERSON_ROLES.has(value) &&
      (value === "spokesperson" || value === "executive" || !BODY.test(atom.speaker.text)),
    speaksFor: SPEAKS_FOR.has(value),
  };
}

/** "그는" and "男性は" are roles with the mark of a subject. */
function withoutMark(text: string, { start, end }: Span): Span {
  const isMarked = end - start > 1 && /[はが은는이가의]/u.test(text[end - 1] ?? "");
  return { start, end: isMarked ? end - 1 : end };
}

/** Of roles of people those that name where they sit: "总统府", "대통령실". */
const BODY = /(?:府|室|官邸|委|会|團|团|実|실|궁|청|팀|단|진|측)$/u;
const NOBODY = { actorKey: "", isNamed: false };

/** Where "一名", "一家" or "多名" begin that make a role somebody without a name. */
function determinedFrom(
  sentence: Sentence,
  at: number,
  { pack }: CompiledPack,
): number | undefined {
  if (pack.language !== "zh") {
    return undefined;
  }
  const head = sentence.text.slice(Math.max(0, at - 4), at);
  const match = /(?:[一两兩三数數多几幾][名位家个個]|某|另一[名位家个個]?)$/u.exec(head);
  return match === null ? undefined : at - match[0].length;
}

/** The country that a role is of: before it, "中国驻美国大使馆", or after it, "وزارة الخارجية الصينية". */
function withCountry(
  sentence: Sentence,
  span: Span,
  places: readonly Place[],
  { pack }: CompiledPack,
): Span & { readonly place: string | undefined } {
  if (pack.language === "ar") {
    const after = places.find(({ start }) => start === span.end + 1);
    return after === undefined
      ? { ...span, place: undefined }
      : { start: span.start, end: after.end, place: after.value };
  }
  let found: Place | undefined;
  let { start } = span;
  for (const place of places.toReversed()) {
    const gap = sentence.text.slice(place.end, start);
    if (place.end <= start && /^(?: |的|の|驻|駐|国|國|)$/u.test(gap)) {
      found = place;
      ({ start } = place);
    }
  }
  return { start, end: span.end, place: found?.value };
}
