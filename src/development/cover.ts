import type { CompiledPack } from "../item/compiled-pack.ts";
import type { Reading, Sentence } from "../item/reading.ts";
import type { Claim } from "./claim.ts";
import type { Coverage } from "./decision.ts";
import { sureNames } from "./novelty.ts";
import { stampOf } from "./stamp.ts";
import type { FullMemory, KnownClaim, TakenItem } from "./story-memory.ts";
import { tellersOf } from "./told.ts";

/** What a silent item's sentences are covered by, and which items told most of it before. */
export interface Cover {
  readonly covered: readonly Coverage[];
  /** Sentences that state something: by a cue, or with a name or number. */
  readonly statements: number;
  /** Of these, those that an earlier item has. */
  readonly known: number;
  /** The earlier item that has most of them. */
  readonly source: TakenItem | undefined;
  /** Of the statements, those that the source has. */
  readonly inSource: number;
}

const MAX_COVERED = 40;
/** Above this share of its runs of words a sentence was printed before. */
const TOLD = 0.6;

/** For each sentence of an item without news: what the story already has that covers it. */
export function coverItem(
  memory: FullMemory,
  reading: Reading,
  claims: readonly Claim[],
  pack: CompiledPack,
): Cover {
  const counts = new Map<TakenItem, number>();
  let [statements, known] = [0, 0];
  const covered = reading.sentences.slice(0, MAX_COVERED).map((sentence): Coverage => {
    const own = claims.filter((claim) => claim.sentence === sentence.index);
    const tellers = findTellers(memory, reading, sentence, own);
    if (isStatement(sentence, own)) {
      statements += 1;
      known += tellers.length > 0 ? 1 : 0;
      for (const item of tellers) {
        counts.set(item, (counts.get(item) ?? 0) + 1);
      }
    }
    return {
      sentence: sentence.text,
      ...reasonOf(memory, reading, { sentence, own, tellers, pack }),
    };
  });
  const [source, inSource] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [undefined, 0];
  return { covered, statements, known, source, inSource };
}

function isStatement(sentence: Sentence, own: readonly Claim[]): boolean {
  return (
    !sentence.isQuestion &&
    (own.some(({ isCued }) => isCued) || sentence.names.length + sentence.numbers.length > 0)
  );
}

/** Of these kinds the words about the matter alone do not tell: who reported the charge has not told of its denial. */
const TURNS = new Set<string>(["denial", "walk_back", "correction", "confirmation", "no_comment"]);

/** The earlier items that have what a sentence says, the first first. */
function findTellers(
  memory: FullMemory,
  reading: Reading,
  sentence: Sentence,
  own: readonly Claim[],
): readonly TakenItem[] {
  const claimed = new Set(
    own.flatMap((claim) => knownClaims(memory, claim).map(({ itemId }) => itemId)),
  );
  const told = new Set(tellersOf(memory, reading, sentence));
  const kinds = own.filter(({ isCued, type }) => isCued && TURNS.has(type)).map(({ type }) => type);
  const hasKind = ({ itemId }: TakenItem): boolean =>
    kinds.length === 0 ||
    memory.claims.some((known) => known.itemId === itemId && kinds.includes(known.type));
  return memory.items.filter(
    (item) => claimed.has(item.itemId) || (told.has(item) && hasKind(item)),
  );
}

/** The claims of this kind by this actor that the story has, the first first. */
function knownClaims(memory: FullMemory, claim: Claim): readonly KnownClaim[] {
  return claim.isCued || claim.type === "statement"
    ? memory.claims.filter(
        (known) =>
          known.type === claim.type &&
          known.actorKey === claim.actorKey &&
          (claim.type !== "action" || known.what === claim.what) &&
          claim.isCued,
      )
    : [];
}

interface Placed {
  readonly sentence: Sentence;
  readonly own: readonly Claim[];
  readonly tellers: readonly TakenItem[];
  readonly pack: CompiledPack;
}

function reasonOf(
  memory: FullMemory,
  reading: Reading,
  placed: Placed,
): Omit<Coverage, "sentence"> {
  const { sentence, own, tellers } = placed;
  const known = own.flatMap((claim) => knownClaims(memory, claim))[0];
  if (known !== undefined) {
    return { because: wordKnown(memory, known), itemId: known.itemId };
  }
  if (sentence.isQuestion) {
    return { because: "a question, not a statement", itemId: undefined };
  }
  const [first] = tellers;
  if (first !== undefined) {
    const printed = sentence.shingles.filter((hash) => memory.shingles.has(hash)).length;
    const isPrinted = sentence.shingles.length > 0 && printed >= TOLD * sentence.shingles.length;
    return {
      because: `${isPrinted ? "printed" : "told"} on ${stampOf(first.at)} (${first.outlet})`,
      itemId: first.itemId,
    };
  }
  return { because: reasonAlone(memory, reading, placed), itemId: undefined };
}

/** Why a sentence that no item has is no news all the same. */
function reasonAlone(
  memory: FullMemory,
  reading: Reading,
  { sentence, own, pack }: Placed,
): string {
  if (own.some(({ background }) => background)) {
    return "background";
  }
  if (reading.genre === "opinion") {
    return "opinion";
  }
  if (reading.genre === "explainer" || reading.genre === "recap") {
    return `part of ${reading.genre === "recap" ? "a recap" : "an explainer"}, with no new source`;
  }
  const cued = own.find(({ isCued, background }) => isCued && !background);
  if (cued !== undefined) {
    const like = memory.claims.find(({ type }) => type === cued.type);
    const kind = KIND_NOUNS[cued.type] ?? cued.type;
    return like === undefined
      ? `its ${kind} is not clear enough to count`
      : `taken for ${wordKnown(memory, like)}`;
  }
  const speaker = own.find(({ isNamed, type }) => isNamed && type === "statement");
  const known = memory.claims.find(({ actorKey }) => actorKey === speaker?.actorKey);
  if (speaker !== undefined && known !== undefined) {
    return `${speakerOf(memory, known)} is on the record since ${stampOf(known.at)} (${known.outlet}), and this is too little to be new`;
  }
  const details = [
    ...new Set(
      sureNames(sentence, pack)
        .filter(({ key }) => !key.split(" ").every((word) => memory.nameWords.has(word)))
        .map(({ text }) => text),
    ),
  ].slice(0, 3);
  return details.length > 0
    ? `a detail beside the story (${details.join(", ")})`
    : "nobody in it says or does anything, and it has no new name";
}

const KIND_NOUNS: Readonly<Record<string, string>> = {
  no_comment: "no comment",
  walk_back: "walk-back",
};

/** "Norvik’s denial, known since 15 Nov 08:55 (Morning Wire)". */
function wordKnown(memory: FullMemory, known: KnownClaim): string {
  const kind = KIND_NOUNS[known.type] ?? known.type;
  const whose = known.actorKey.startsWith("role:person")
    ? `a ${kind}`
    : `${speakerOf(memory, known)}’s ${kind}`;
  return `${whose}, known since ${stampOf(known.at)} (${known.outlet})`;
}

/** The actor as the story's items print the name most often. */
function speakerOf(memory: FullMemory, { actorKey, speaker, type }: KnownClaim): string {
  const counts = new Map<string, number>();
  for (const known of memory.claims) {
    if (known.actorKey === actorKey && known.type === type) {
      counts.set(known.speaker, (counts.get(known.speaker) ?? 0) + 1);
    }
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? speaker;
}
