import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Reading, Sentence } from "../item/reading.ts";
import { logistic } from "../story/match.ts";
import type { LinearWeights } from "../story/match.ts";
import { rankedNames } from "../story/profile.ts";
import type { ActorWords } from "./actor-words.ts";
import type { Claim } from "./claim.ts";
import { DEVELOPMENT_TYPES } from "./development.ts";
import type { DevelopmentType } from "./development.ts";
import type { FullMemory } from "./story-memory.ts";

/** For each type what speaks for a claim without a cue being of it. */
export type TypeWeights = Readonly<Partial<Record<DevelopmentType, LinearWeights>>>;

/** What reading a claim's type rests on besides the item and the story. */
export interface TypeRules {
  readonly pack: CompiledPack;
  readonly words: ActorWords;
  readonly types: TypeWeights;
}

/**
 * The claims of an item with the types that the story gives them, in the same order: what the accused says
 * with a "not" or "nobody" is a denial though no cue of one stands there. Claims that a cue shows keep
 * their type.
 */
export function retypeClaims(
  memory: FullMemory,
  reading: Reading,
  claims: readonly Claim[],
  rules: TypeRules,
): readonly Claim[] {
  const titleKinds = kindsOfTitle(reading, claims);
  return claims.map((claim) => {
    if (claim.isCued && claim.type !== "statement") {
      return claim;
    }
    const parts = typeParts(memory, reading, claim, { ...rules, titleKinds });
    const type = likeliest(parts, rules.types, claim.type);
    return type === claim.type ? claim : { ...claim, type };
  });
}

function likeliest(
  parts: Readonly<Record<string, number>>,
  types: TypeWeights,
  shape: DevelopmentType,
): DevelopmentType {
  let best = { type: shape, odds: types[shape] === undefined ? 0 : logistic(parts, types[shape]) };
  for (const type of DEVELOPMENT_TYPES) {
    const weights = types[type];
    const odds = weights === undefined ? 0 : logistic(parts, weights);
    if (odds > best.odds) {
      best = { type, odds };
    }
  }
  return best.type;
}

/** The kinds that the headline's cues show. */
export function kindsOfTitle(
  reading: Reading,
  claims: readonly Claim[],
): ReadonlySet<DevelopmentType> {
  return new Set(
    claims
      .filter(({ isCued, sentence }) => isCued && reading.sentences[sentence]?.field === "title")
      .map(({ type }) => type),
  );
}

/** Who acts by office: what they do is an act, and no fact by itself. */
const OFFICES =
  /(?:police|prosecutor|court|regulator|government|ministry|minister|parliament|mayor|firefighters|military|president|embassy)$/u;

/** What speaks for one type or another of a claim, by name; each 0 to 1. */
export function typeParts(
  memory: FullMemory,
  reading: Reading,
  claim: Claim,
  {
    pack,
    words,
    titleKinds,
  }: Omit<TypeRules, "types"> & { readonly titleKinds: ReadonlySet<DevelopmentType> },
): Readonly<Record<string, number>> {
  const sentence = reading.sentences[claim.sentence];
  if (sentence === undefined) {
    return {};
  }
  const { actorKey } = claim;
  const known = memory.claims.filter((one) => one.actorKey === actorKey);
  return {
    ...signsIn(sentence, pack),
    isStatement: claim.type === "statement" ? 1 : 0,
    isCued: claim.isCued ? 1 : 0,
    isNamed: claim.isNamed ? 1 : 0,
    isOutlet: actorKey === "outlet" || actorKey.startsWith("outlet:") ? 1 : 0,
    isOffice: OFFICES.test(actorKey) || words.isBody(actorKey) ? 1 : 0,
    isPerson: claim.isNamed && actorKey.includes(" ") ? 1 : 0,
    isAccused: isAccused(memory, claim) ? 1 : 0,
    isBackground: claim.background ? 1 : 0,
    isOpening: memory.items.length === 0 ? 1 : 0,
    hasDenied: known.some(({ type }) => type === "denial") ? 1 : 0,
    hasSpoken: known.length > 0 ? 1 : 0,
    ...Object.fromEntries(
      DEVELOPMENT_TYPES.map((type): [string, number] => [
        `title_${type}`,
        titleKinds.has(type) ? 1 : 0,
      ]),
    ),
  };
}

/** A negator within so many letters of where speech begins is what the speech is about. */
const AT_ONCE = 25;

function signsIn(sentence: Sentence, pack: CompiledPack): Readonly<Record<string, number>> {
  const marks = pack.marks.find(sentence);
  const quoted = (at: number): boolean =>
    sentence.quotes.some(({ start, end }) => at >= start && at < end);
  const negators = marks.filter(({ value }) => value === "negator");
  const persons = marks.filter(({ value }) => value === "first-person");
  const speech = sentence.quotes.reduce((sum, { text }) => sum + text.length, 0);
  return {
    isSaid: marks.some(({ value }) => value === "say") ? 1 : 0,
    isSourced: marks.some(({ value }) => value === "according-to" || value === "seen-by") ? 1 : 0,
    isNow: marks.some(({ value }) => value === "now") ? 1 : 0,
    hasQuote: speech > 20 ? 1 : 0,
    mostlyQuote: speech > sentence.text.length / 2 ? 1 : 0,
    negated: negators.length > 0 ? 1 : 0,
    quoteNegated: negators.some(({ start }) => quoted(start)) ? 1 : 0,
    negatedAtOnce: negators.some(({ start }) => isAtOnce(sentence, start)) ? 1 : 0,
    negatedTwice: negators.length > 1 ? 1 : 0,
    hedged: marks.some(({ value }) => value === "hedge") ? 1 : 0,
    ownWords: persons.some(({ start }) => quoted(start)) ? 1 : 0,
    hasNumber: sentence.numbers.length > 0 ? 1 : 0,
    hasNumbers: sentence.numbers.length > 1 ? 1 : 0,
  };
}

function isAtOnce({ quotes }: Sentence, at: number): boolean {
  return quotes.length === 0
    ? at < AT_ONCE
    : quotes.some(({ start }) => at >= start && at - start < AT_ONCE);
}

/** Names that so great a share of the story's items have are what it is about. */
const MAIN = 8;

/** Whether an actor is one whom the story is about: the topic's name, or one of its commonest. */
function isAccused(memory: FullMemory, { actorKey, isNamed }: Claim): boolean {
  if (!isNamed) {
    return false;
  }
  const main = rankedNames(memory.profile)
    .slice(0, MAIN)
    .map(([word]) => word);
  const own = new Set([
    ...main,
    ...memory.topicWords.filter(({ isName }) => isName).map(({ ascii }) => ascii),
  ]);
  return actorKey.split(" ").some((word) => word.length > 2 && own.has(word));
}
