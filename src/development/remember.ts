import { countNames } from "../item/read.ts";
import type { Reading } from "../item/reading.ts";
import { isCaseless } from "../item/words.ts";
import type { Claim } from "./claim.ts";
import { settleClaims } from "./decide.ts";
import type { Rules } from "./decide.ts";
import type { Decision } from "./decision.ts";
import type { Remembered } from "./memory.ts";
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
  rules: Rules,
): Remembered {
  const { item } = reading;
  const resolved = settleClaims(memory, reading, claims, rules);
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
    nameWords: [...surelyNameWords(reading)].slice(0, MAX_NAME_WORDS),
    numbers: reading.sentences
      .flatMap(({ numbers }) => numbers)
      .slice(0, MAX_NUMBERS)
      .map(({ value, rough }): [number, 0 | 1] => [value, rough ? 1 : 0]),
    claims: resolved
      .map((claim, at) => ({ ...claim, alias: claims[at]?.actorKey ?? claim.actorKey }))
      .filter(({ isCued, type, isNamed }) => isCued || (type !== "update" && isNamed))
      .slice(0, MAX_CLAIMS)
      .map(({ type, actorKey, alias, speaker, what, evidence }) => ({
        type,
        actorKey,
        ...(alias !== actorKey && alias !== "outlet" && { alias }),
        speaker,
        what: what ?? undefined,
        fresh: fresh.has(evidence),
      })),
  };
}

/** Words of names. Where a script has no capitals any word may be one: only what was read as a name is learnt. */
function surelyNameWords({ language, names, nameWords }: Reading): ReadonlySet<string> {
  return isCaseless(language) ? new Set(names.flatMap(({ key }) => key.split(" "))) : nameWords;
}
