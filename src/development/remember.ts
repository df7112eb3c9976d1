import { countNames } from "../item/read.ts";
import type { Reading } from "../item/reading.ts";
import type { ActorWords } from "./actor-words.ts";
import type { Claim } from "./claim.ts";
import type { Decision } from "./decision.ts";
import type { Remembered } from "./memory.ts";
import { resolveClaims } from "./resolve-claims.ts";
import type { FullMemory } from "./story-memory.ts";

const MAX_NAMES = 80;
const MAX_NAME_WORDS = 250;
const MAX_STEMS = 400;
const MAX_NUMBERS = 60;
const MAX_CLAIMS = 60;

/** An item with what was decided about it. */
export interface Judged {
  readonly reading: Reading;
  readonly claims: readonly Claim[];
  readonly decision: Decision;
}

/** What a story is to remember of an item that it took: small, plain, JSON. */
export function rememberItem(
  memory: FullMemory,
  { reading, claims, decision }: Judged,
  words: ActorWords,
): Remembered {
  const { item } = reading;
  const resolved = resolveClaims(memory, reading, claims, words);
  const fresh = new Set(decision.developments.map(({ evidence }) => evidence));
  return {
    itemId: item.id,
    revision: item.revision,
    url: item.canonicalUrl,
    outlet: item.outlet,
    title: item.title.slice(0, 300),
    language: reading.language,
    isKnownLanguage: reading.isKnownLanguage,
    at: item.published.getTime(),
    score: decision.score,
    fingerprint: reading.fingerprint,
    stems: [...reading.stems].slice(0, MAX_STEMS),
    concepts: [...reading.concepts],
    names: [...countNames(reading.names)].slice(0, MAX_NAMES),
    nameWords: [...reading.nameWords].slice(0, MAX_NAME_WORDS),
    numbers: reading.sentences
      .flatMap(({ numbers }) => numbers)
      .slice(0, MAX_NUMBERS)
      .map(({ value, rough }): [number, 0 | 1] => [value, rough ? 1 : 0]),
    claims: claims
      .map((claim, at) => ({ claim, actorKey: resolved[at]?.actorKey ?? claim.actorKey }))
      .filter(({ claim: { isCued, type, isNamed } }) => isCued || (type === "statement" && isNamed))
      .slice(0, MAX_CLAIMS)
      .map(({ claim: { type, actorKey: alias, speaker, what, evidence }, actorKey }) => ({
        type,
        actorKey,
        ...(alias !== actorKey && alias !== "outlet" && { alias }),
        speaker,
        what: what ?? undefined,
        fresh: fresh.has(evidence),
      })),
  };
}
