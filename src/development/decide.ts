import type { CompiledPack } from "../item/compiled-pack.ts";
import { containment } from "../item/fingerprint.ts";
import type { Reading } from "../item/reading.ts";
import { logistic, matchParts } from "../story/match.ts";
import type { MatchParts } from "../story/match.ts";
import { hasGround } from "../story/outline.ts";
import type { ActorWords } from "./actor-words.ts";
import { oddsByTrees } from "./boosted-trees.ts";
import type { Claim } from "./claim.ts";
import { coverItem } from "./cover.ts";
import type { Cover } from "./cover.ts";
import type { Decision } from "./decision.ts";
import type { Development } from "./development.ts";
import { explainDecision } from "./explain.ts";
import { itemNovelty, noveltyParts } from "./novelty.ts";
import { resolveClaims } from "./resolve-claims.ts";
import { retypeClaims } from "./retype.ts";
import { selectDevelopments } from "./selection.ts";
import type { WeighedClaim } from "./selection.ts";
import type { FullMemory, TakenItem } from "./story-memory.ts";
import { heldTo } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";
import { tellingOf } from "./weights.ts";
import type { Weights } from "./weights.ts";

/** What a decision rests on besides the item and the story. */
export interface Rules {
  readonly pack: CompiledPack;
  readonly weights: Weights;
  readonly words: ActorWords;
  /** What an editor said of this item and this story. */
  readonly verdict?: Verdict | undefined;
}

/** How well an item fits a story. */
export interface Match {
  readonly score: number;
  readonly parts: MatchParts;
  readonly isOnStory: boolean;
}

const NEARLY_ALL = 0.65;
const MOST = 0.5;
/** At most so many developments are told of one item. */
const MAX_DEVELOPMENTS = 6;

/** Decides about one item and one story. Never throws. */
export function decideItem(
  memory: FullMemory,
  reading: Reading,
  read: readonly Claim[],
  rules: Rules,
): Decision {
  const match = heldTo(matchItem(memory, reading, rules.weights), rules.verdict);
  if (!match.isOnStory) {
    return decisionOf(memory, reading, { match, outcome: "off-topic" });
  }
  const claims = settleClaims(memory, reading, read, rules);
  if (rules.verdict === "not-new") {
    return decideSilence(memory, reading, { match, claims, rules });
  }
  if (memory.items.length === 0) {
    return decisionOf(memory, reading, {
      match,
      outcome: "new-developments",
      developments: openingDevelopments(reading, claims),
    });
  }
  const weighed = weighClaims(memory, reading, claims, { ...rules, score: match.score });
  if (weighed.some((one) => isNews(one, rules.weights))) {
    const developments = selectDevelopments(reading, weighed, rules.weights);
    return decisionOf(memory, reading, { match, outcome: "new-developments", developments });
  }
  return decideSilence(memory, reading, { match, claims, rules });
}

/** A story's first denial is what a desk waits for: half the odds of other news are enough. */
const FIRST_DENIAL = 0.5;

function isNews({ claim, news, parts }: WeighedClaim, { noveltyThreshold }: Weights): boolean {
  const isFirstDenial = claim.type === "denial" && parts["firstOfKind"] === 1;
  return oddsOf(news) >= oddsOf(noveltyThreshold) * (isFirstDenial ? FIRST_DENIAL : 1);
}

function oddsOf(share: number): number {
  return share / Math.max(1e-6, 1 - share);
}

/** The claims of an item with the actors' keys and the types that the story gives them. */
export function settleClaims(
  memory: FullMemory,
  reading: Reading,
  read: readonly Claim[],
  { pack, words, weights }: Rules,
): readonly Claim[] {
  const resolved = resolveClaims(memory, reading, read, words);
  return retypeClaims(memory, reading, resolved, { pack, words, types: weights.types });
}

/** An item without news: a copy, a rewrite, or something else that adds nothing. */
function decideSilence(
  memory: FullMemory,
  reading: Reading,
  on: { readonly match: Match; readonly claims: readonly Claim[]; readonly rules: Rules },
): Decision {
  const cover = coverItem(memory, reading, on.claims, on.rules.pack);
  const copied = findCopied(memory, reading, on.rules.weights);
  const retold = copied === undefined && isRewrite(reading, cover) ? cover.source : undefined;
  const source = copied ?? retold;
  const kind = copied === undefined ? "rewrite" : "copy";
  return decisionOf(memory, reading, {
    match: on.match,
    outcome: source === undefined ? "nothing-new" : kind,
    cover,
    ...(source !== undefined && { copyOf: source.itemId, copyKind: kind }),
  });
}

/** A report of which nearly all is known, and most of it from one item; views and recaps are none. */
function isRewrite({ genre }: Reading, { statements, known, inSource }: Cover): boolean {
  const isReport = genre === undefined || genre === "live";
  return (
    isReport && statements > 0 && known >= NEARLY_ALL * statements && inSource >= MOST * statements
  );
}

/** Whether an item is on a story, with the parts of the score. */
export function matchItem(memory: FullMemory, reading: Reading, weights: Weights): Match {
  const parts = matchParts(memory, reading, tellingOf(weights));
  const url = reading.item.canonicalUrl;
  if (url === memory.topicUrl || memory.urls.has(url)) {
    return { score: 1, parts, isOnStory: true };
  }
  const isWeighed =
    (memory.topicWords.length > 0 || memory.items.length > 0) && hasGround(memory, reading);
  const score = isWeighed ? logistic(parts, weights.match) : 0;
  return { score, parts, isOnStory: score >= weights.matchThreshold };
}

/** A sentence of so many words beside the headline is a text; the headline alone is then no evidence. */
const MIN_BODY = 7;

/** Every claim of an item with what speaks for and against its being news to a story that has items. */
export function weighClaims(
  memory: FullMemory,
  reading: Reading,
  claims: readonly Claim[],
  rules: Omit<Rules, "words"> & { readonly score: number },
): readonly WeighedClaim[] {
  const telling = tellingOf(rules.weights);
  const around = {
    ...itemNovelty(memory, reading, claims, { ...rules, telling }),
    pack: rules.pack,
  };
  const hasBody = reading.sentences.some(
    ({ field, words }) => field !== "title" && words.length >= MIN_BODY,
  );
  const told = hasBody
    ? claims.filter(({ sentence }) => reading.sentences[sentence]?.field !== "title")
    : claims;
  return told.map((claim) => {
    const parts = noveltyParts(memory, reading, claim, around);
    return { claim, parts, news: oddsByTrees(parts, rules.weights.novelty) };
  });
}

/** The first item on a story is news by itself: its own claims, or its opening sentence. */
function openingDevelopments(reading: Reading, claims: readonly Claim[]): readonly Claim[] {
  const hasBody = reading.sentences.some(({ field }) => field !== "title");
  const own = claims.filter(
    ({ sentence, background }) =>
      !background && (reading.sentences[sentence]?.field !== "title" || !hasBody),
  );
  const opening =
    ledeOf(reading, claims) ?? own.find(({ type }) => type === "allegation") ?? own[0] ?? claims[0];
  const first: Claim | undefined =
    opening === undefined || opening.isCued ? opening : { ...opening, type: "allegation" };
  const more = own.filter(
    (claim) =>
      claim.isCued &&
      claim.sentence !== opening?.sentence &&
      (claim.type === "no_comment" || claim.type === "denial"),
  );
  return [...(first === undefined ? [] : [first]), ...more].slice(0, MAX_DEVELOPMENTS);
}

/** The claim of the text's first whole sentence: what a first report is about stands there. */
function ledeOf({ sentences }: Reading, claims: readonly Claim[]): Claim | undefined {
  const lede = sentences.find(
    ({ field, words, isQuestion }) =>
      field === "content" && words.length >= MIN_BODY && !isQuestion,
  );
  const told = claims.filter(({ sentence }) => sentence === lede?.index);
  return told.find(({ type }) => type === "allegation") ?? told[0];
}

/** The item whose text this one has, if there is one. */
function findCopied(memory: FullMemory, reading: Reading, weights: Weights): TakenItem | undefined {
  let best: { readonly item: TakenItem; readonly share: number } | undefined;
  for (const item of memory.items) {
    const share = containment(item.fingerprint, reading.fingerprint);
    if (best === undefined || share > best.share) {
      best = { item, share };
    }
  }
  return best !== undefined && best.share >= weights.copyThreshold ? best.item : undefined;
}

interface Draft {
  readonly match: Match;
  readonly outcome: Decision["outcome"];
  readonly developments?: readonly Claim[];
  readonly cover?: Cover;
  readonly copyOf?: string;
  readonly copyKind?: "copy" | "rewrite" | undefined;
}

function decisionOf(memory: FullMemory, reading: Reading, draft: Draft): Decision {
  const developments = (draft.developments ?? []).map(toDevelopment);
  const decision = {
    outcome: draft.outcome,
    score: Math.round(draft.match.score * 1000) / 1000,
    parts: draft.match.parts,
    copyOf: draft.copyOf,
    copyKind: draft.copyKind,
    developments,
    covered: draft.cover?.covered ?? [],
  };
  return {
    ...decision,
    reason: explainDecision(memory, reading, { decision, cover: draft.cover }),
  };
}

function toDevelopment({ type, speaker, actorKey, evidence, via }: Claim): Development {
  return { type, speaker, actorKey, evidence, via };
}
