import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Reading } from "../item/reading.ts";
import type { Claim } from "./claim.ts";
import { mentionsOf } from "./mentions.ts";

/** Kinds that a headline tells without saying whose they are: "Licence withdrawn". */
const TOLD_SHORT = new Set<Claim["type"]>([
  "denial",
  "confirmation",
  "no_comment",
  "walk_back",
  "action",
]);

/**
 * Gives what a title or summary says of nobody it names the speaker of the first claim of its kind in the
 * text; a claim without one keeps its own.
 */
export function withSpeakersOfText(
  claims: readonly Claim[],
  { sentences }: Reading,
  pack: CompiledPack,
): readonly Claim[] {
  const first = new Map<Claim["type"], Claim>();
  for (const claim of claims) {
    const isInText = sentences[claim.sentence]?.field === "content";
    if (isInText && claim.isCued && claim.isNamed && !claim.background && !first.has(claim.type)) {
      first.set(claim.type, claim);
    }
  }
  return claims.map((claim) => {
    const sentence = sentences[claim.sentence];
    const isHead = sentence !== undefined && sentence.field !== "content";
    if (!isHead || !claim.isCued || !TOLD_SHORT.has(claim.type)) {
      return claim;
    }
    const isNamedHere =
      claim.speaker.split(", ").some((part) => sentence.text.includes(part)) ||
      mentionsOf(sentence, pack).some(({ role }) => role !== undefined && role !== "document");
    const told = isNamedHere ? undefined : first.get(claim.type);
    return told === undefined
      ? claim
      : { ...claim, speaker: told.speaker, actorKey: told.actorKey, isNamed: told.isNamed };
  });
}
