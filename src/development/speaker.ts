import type { CompiledPack } from "../item/compiled-pack.ts";
import { isSameNameWord } from "../item/name-key.ts";
import type { Name } from "../item/names.ts";
import type { Sentence } from "../item/reading.ts";

/** Who speaks or acts in a sentence. */
export interface Speaker {
  /** As printed. */
  readonly text: string;
  readonly actorKey: string;
  /** By name, not only by a role ("a judge"). */
  readonly isNamed: boolean;
}

/** Somebody that a sentence mentions, by name or by role. */
interface Mention {
  readonly speaker: Speaker;
  readonly start: number;
  readonly end: number;
  /** "the mayor's": whose something is, not who does it. */
  readonly isOwner: boolean;
  /** Roles that speak for another: "spokesperson", "lawyer". */
  readonly speaksFor: boolean;
}

const SPEAKS_FOR = new Set(["spokesperson", "lawyer", "official", "source"]);
/** Roles that mean whom the item is about: "the company". */
const OWN = new Set(["company", "spokesperson"]);
/** A subject stands at most so many letters from its verb. */
const REACH = 160;

/**
 * Finds who speaks or acts where a verb or cue stands at `at`.
 *
 * @param taken stretches that are somebody else: whom it was said to, who is cited as source
 */
export function findSpeaker(
  sentence: Sentence,
  at: { readonly start: number; readonly end: number },
  taken: readonly { readonly start: number; readonly end: number }[],
  pack: CompiledPack,
): Speaker | undefined {
  const mentions = mentionsOf(sentence, pack).filter(
    ({ start, end }) =>
      !taken.some((other) => start < other.end && other.start < end) &&
      !sentence.quotes.some((quote) => start >= quote.start && end <= quote.end),
  );
  const before = mentions.filter(
    (mention) => mention.end <= at.start && !mention.isOwner && at.start - mention.end < REACH,
  );
  const first = subjectBefore(sentence, before, at.start, pack.pack.language);
  const chosen =
    first === undefined || !first.speaker.isNamed
      ? (subjectInside(mentions, at, pack) ?? first)
      : first;
  return spokenFor(chosen ?? subjectAfter(sentence, mentions, at.end), mentions);
}

/** In languages whose verb stands second the subject follows it: "Inte heller CIA ville …". */
const VERB_SECOND = new Set(["sv", "da", "no", "de", "nl"]);

/** Languages whose participles stand last: the subject is far before them. */
const VERB_LAST = new Set(["de", "nl", "ko", "ja", "tr"]);

function subjectInside(
  mentions: readonly Mention[],
  at: { readonly start: number; readonly end: number },
  pack: CompiledPack,
): Mention | undefined {
  return VERB_SECOND.has(pack.pack.language)
    ? mentions.find(
        ({ start, end, speaker }) => start >= at.start && end <= at.end && speaker.isNamed,
      )
    : undefined;
}

function spokenFor(chosen: Mention | undefined, mentions: readonly Mention[]): Speaker | undefined {
  if (chosen === undefined) {
    return undefined;
  }
  return chosen.speaksFor ? (principalOf(chosen, mentions) ?? chosen.speaker) : chosen.speaker;
}

/** Everybody that the sentence mentions, in order. */
function mentionsOf(sentence: Sentence, pack: CompiledPack): readonly Mention[] {
  const bodies = pack.institutions.find(sentence).map(({ value, start, end }): Mention => ({
    speaker: { text: sentence.text.slice(start, end), actorKey: value, isNamed: true },
    start,
    end,
    isOwner: isOwner(sentence, end),
    speaksFor: false,
  }));
  const names = sentence.names
    .filter((name) => !bodies.some((body) => name.start < body.end && body.start < name.end))
    .map((name) => mentionOfName(sentence, name));
  const roles = pack.roles
    .find(sentence)
    .filter(
      (role) =>
        ![...bodies, ...names].some((other) => role.start < other.end && other.start < role.end),
    )
    .map(({ value, start, end }): Mention => {
      const country = pack.concepts
        .find({
          text: sentence.text,
          words: sentence.words.filter((word) => word.start >= start - 30 && word.end <= end),
        })
        .find(({ value: key }) => /^[A-Z]{2}$/u.test(key))?.value;
      const key = `role:${country === undefined ? "" : `${country} `}${value}`;
      return {
        speaker: { text: widen(sentence.text, start, end), actorKey: key, isNamed: false },
        start,
        end,
        isOwner: isOwner(sentence, end),
        speaksFor: SPEAKS_FOR.has(value),
      };
    });
  return [...bodies, ...names, ...roles].toSorted((a, b) => a.start - b.start);
}

function mentionOfName(sentence: Sentence, name: Name): Mention {
  return {
    speaker: { text: name.text, actorKey: name.fullKey, isNamed: true },
    start: name.start,
    end: name.end,
    isOwner: isOwner(sentence, name.end),
    speaksFor: false,
  };
}

function isOwner(sentence: Sentence, end: number): boolean {
  return (
    /^['’]s?\s/u.test(sentence.text.slice(end, end + 3)) ||
    /['’]s$/u.test(sentence.text.slice(end - 2, end))
  );
}

/** A role with the word or two before it: "The mayor’s office", "A judge". */
function widen(text: string, start: number, end: number): string {
  const before =
    /(?:\p{L}+['’]s\s+|(?:the|a|an|en|ett|den|det|der|die|das|ein|eine)\s+){1,2}$/iu.exec(
      text.slice(Math.max(0, start - 30), start),
    );
  return text.slice(start - (before?.[0].length ?? 0), end);
}

function subjectBefore(
  sentence: Sentence,
  before: readonly Mention[],
  at: number,
  language: string,
): Mention | undefined {
  const nearest = before.at(-1);
  if (nearest === undefined) {
    return undefined;
  }
  const gap = sentence.text.slice(nearest.end, at);
  const clauseStart = Math.max(
    -1,
    ...sentence.quotes.filter(({ text, end }) => end <= at && isSpeech(text)).map(({ end }) => end),
  );
  const inClause = before.filter(({ start }) => start >= clauseStart);
  // "X, who was Y’s aide, said": a comma just before the verb closes an insertion.
  if (/,\s*$/u.test(gap) || /,\s*\p{Ll}{1,4}\s*$/u.test(gap)) {
    return headOf(sentence, inClause) ?? nearest;
  }
  if (clauseStart >= 0 && inClause.length === 0) {
    return undefined;
  }
  if (VERB_LAST.has(language)) {
    return inClause.find(({ speaker }) => speaker.isNamed) ?? inClause[0] ?? nearest;
  }
  return nearest;
}

/** Of "A, who was B’s aide," A; of "the lawyer of A, B," B. */
function headOf(sentence: Sentence, clause: readonly Mention[]): Mention | undefined {
  const last = clause.at(-1);
  const isApposed =
    last !== undefined &&
    last.speaker.isNamed &&
    /,\s*$/u.test(sentence.text.slice(Math.max(0, last.start - 3), last.start));
  const first = clause[0];
  return isApposed && first?.speaksFor === true ? last : first;
}

/** Speech, and not a title or a word in quotation marks. */
function isSpeech(text: string): boolean {
  return text.trim().split(/\s+/u).length > 3;
}

function subjectAfter(
  sentence: Sentence,
  mentions: readonly Mention[],
  at: number,
): Mention | undefined {
  const next = mentions.find(({ start }) => start >= at && start - at < 60);
  const gap = next === undefined ? "" : sentence.text.slice(at, next.start);
  return next !== undefined && !/[.;:]/u.test(gap) ? next : undefined;
}

/** "Palace spokesman Ole Berg", "a lawyer for Berg": the person, or whom the role speaks for. */
function principalOf(role: Mention, mentions: readonly Mention[]): Speaker | undefined {
  const after = mentions.find(
    ({ start, speaker }) => start >= role.end && start - role.end <= 2 && speaker.isNamed,
  );
  const before = mentions.find(({ end }) => end <= role.start && role.start - end <= 6);
  const following = mentions.find(({ start }) => start >= role.end && start - role.end <= 16);
  return (after ?? before ?? following)?.speaker;
}

/** Whether a speaker is only "the company" or "a spokesperson": whom the item is about. */
export function meansOwn(speaker: Speaker): boolean {
  return speaker.actorKey.startsWith("role:") && OWN.has(speaker.actorKey.slice("role:".length));
}

/** Whether two actor keys mean one actor: equal, or a surname or short form of the other. */
export function isSameActor(a: string, b: string): boolean {
  if (a === b) {
    return true;
  }
  const left = a.split(" ");
  const right = b.split(" ");
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (a.startsWith("role:") || b.startsWith("role:")) {
    return false;
  }
  if (short.length === 1) {
    return long.includes(short[0] ?? "");
  }
  return short.every((word) => long.includes(word));
}

/** Roles that are never whom a story names otherwise. */
const DISTINCT = /(?:embassy|government|police|court|parliament|firefighters|military)$/u;

/**
 * Whether two actors may be one although their keys differ: one is only described, or their names are
 * spelt alike. Two bodies of different kinds, or two people of different names, are two.
 */
export function mayBeSameActor(a: string, b: string): boolean {
  if (isSameActor(a, b)) {
    return true;
  }
  const roles = [a, b].filter((key) => key.startsWith("role:"));
  if (roles.length > 0) {
    return !roles.some((key) => DISTINCT.test(key));
  }
  const [left, right] = [a.split(" "), b.split(" ")];
  return left.some((word) => right.some((other) => word.length > 2 && isSameNameWord(word, other)));
}
