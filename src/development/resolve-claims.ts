import type { Reading } from "../item/reading.ts";
import type { ActorWords } from "./actor-words.ts";
import { learnActor, resolveActor } from "./actors.ts";
import type { Claim } from "./claim.ts";
import type { FullMemory } from "./story-memory.ts";

/**
 * The claims of an item with the keys that the story has for their actors, in the same order. An actor
 * that the story does not know gets one key throughout the item. The memory stays as it is.
 */
export function resolveClaims(
  memory: FullMemory,
  reading: Reading,
  claims: readonly Claim[],
  words: ActorWords,
): readonly Claim[] {
  const around = {
    words,
    language: reading.language,
    outlet: reading.item.outlet,
    names: memory.profile.names,
    others: claims.map(({ actorKey }) => actorKey),
  };
  const keys = new Map<string, string>();
  return claims.map((claim) => {
    const known = keys.get(claim.actorKey);
    const actorKey = known ?? resolveActor(memory.actors, claim, around);
    keys.set(claim.actorKey, actorKey);
    return { ...claim, actorKey };
  });
}

/** Learns by which names a remembered item called its actors, in place. */
export function learnActors(
  memory: FullMemory,
  taken: {
    readonly language: string;
    readonly claims: readonly {
      readonly actorKey: string;
      readonly alias?: string | undefined;
      readonly speaker: string;
    }[];
  },
): void {
  for (const { actorKey, alias, speaker } of taken.claims) {
    learnActor(memory.actors, actorKey, {
      names: alias === undefined ? [] : [alias],
      speaker,
      language: taken.language,
    });
  }
}
