import type { Reading, Sentence } from "../item/reading.ts";
import type { Claim } from "./claim.ts";
import type { Coverage } from "./decision.ts";
import { isSameActor } from "./speaker.ts";
import type { FullMemory, KnownClaim } from "./story-memory.ts";

const MAX_COVERED = 40;
/** Above this share of its runs of words a sentence counts as printed before. */
const VERBATIM = 0.6;

/** For each sentence of a silent item: what the story already has that covers it. */
export function coverSentences(
  memory: FullMemory,
  reading: Reading,
  claims: readonly Claim[],
): readonly Coverage[] {
  const bySentence = new Map(claims.map((claim) => [claim.sentence, claim]));
  return reading.sentences.slice(0, MAX_COVERED).map((sentence) => ({
    sentence: sentence.text,
    ...reasonOf(memory, sentence, bySentence.get(sentence.index)),
  }));
}

function reasonOf(
  memory: FullMemory,
  sentence: Sentence,
  claim: Claim | undefined,
): Omit<Coverage, "sentence"> {
  const known = claim === undefined ? undefined : findKnown(memory, claim);
  if (known !== undefined && claim?.isCued === true) {
    return {
      because: `${known.speaker}’s ${wordFor(known)}, known since ${stamp(known.at)} (${known.outlet})`,
      itemId: known.itemId,
    };
  }
  const printed = sentence.shingles.filter((hash) => memory.shingles.has(hash)).length;
  if (sentence.shingles.length > 0 && printed / sentence.shingles.length >= VERBATIM) {
    const source = memory.items.find(({ fingerprint }) =>
      sentence.shingles.some((hash) => fingerprint.hashes.includes(hash)),
    );
    return {
      because: `printed before${source === undefined ? "" : ` (${source.outlet})`}`,
      itemId: source?.itemId,
    };
  }
  if (claim?.background === true) {
    return { because: "background", itemId: undefined };
  }
  if (sentence.isQuestion) {
    return { because: "a question, not a statement", itemId: undefined };
  }
  if (known !== undefined) {
    return {
      because: `${known.speaker} is on the record since ${stamp(known.at)} (${known.outlet})`,
      itemId: known.itemId,
    };
  }
  return { because: "no new statement, name or number", itemId: undefined };
}

function findKnown(memory: FullMemory, claim: Claim): KnownClaim | undefined {
  return memory.claims.find(
    (known) => known.type === claim.type && isSameActor(known.actorKey, claim.actorKey),
  );
}

function wordFor(known: KnownClaim): string {
  return known.type === "no_comment" ? "no comment" : known.type.replace("_", " ");
}

/** "15 Nov 08:55", UTC. */
function stamp(at: number): string {
  const [, month, day, time] =
    /^(?:\d+)-(\d+)-(\d+)T(\d+:\d+)/u.exec(new Date(at).toISOString()) ?? [];
  const names = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
  ];
  return `${Number(day)} ${names[Number(month) - 1] ?? ""} ${time ?? ""}`;
}
