import type { LedgerEntry } from "../development/development.ts";
import type { Item } from "../item/item.ts";
import { alertRow, type Audience, cardEditRow } from "../outbox/compose-rows.ts";
import { alertKey, amendKey, threadLane } from "../outbox/message-keys.ts";
import type { NewOutboxRow } from "../outbox/outbox-row.ts";
import type { OutboxStatus, StoryItem } from "../ports/stores.ts";
import type { Ruling } from "../ports/verdict-store.ts";
import type { Story } from "../story/story.ts";
import { composeCard } from "../thread/card.ts";
import type { Post } from "../thread/post.ts";
import { foldLedger } from "../thread/standing.ts";
import { composeTakenBack } from "../thread/taken-back.ts";
import { cardOf, cardStateOf } from "./card-state.ts";
import { audiencesOf, type Work } from "./file-item.ts";
import { verdictOf } from "./judge-offer.ts";

interface Told {
  readonly items: readonly StoryItem[];
  readonly ledger: readonly LedgerEntry[];
}

/** A story before and after it was folded anew. */
export interface StoryTurn {
  readonly story: Story;
  readonly before: Told;
  readonly after: Told;
  readonly rulings: readonly Ruling[];
}

/**
 * Queues what the threads of a story must show after it was folded anew: the card, where it is another,
 * and the replies about items whose developments are others or gone. Posts no new reply.
 *
 * Safe to repeat: what a thread shows already, or is about to show, is not queued again.
 */
export async function updateThreads(
  turn: StoryTurn,
  work: Work,
): Promise<{ readonly amended: number }> {
  const changes = changesOf(turn);
  let amended = 0;
  for (const audience of await audiencesOf(turn.story, work)) {
    await editCard(turn, audience, work);
    for (const change of changes) {
      amended += (await amendReply(turn, change, { ...work, audience })) ? 1 : 0;
    }
  }
  return { amended };
}

async function editCard(
  { story, before, after }: StoryTurn,
  audience: Audience,
  { desk, stores }: Work,
): Promise<void> {
  const { zone } = audience;
  const was = composeCard({ story, ...cardOf(cardStateOf(before.items, before.ledger)), zone });
  const card = { story, ...cardOf(cardStateOf(after.items, after.ledger)) };
  if (!isSamePost(was, composeCard({ ...card, zone }))) {
    const now = desk.clock.now();
    const row = cardEditRow(card, audience, { name: `fold-${now.getTime()}`, now });
    await stores.outbox.enqueueEdit(row);
  }
}

/** An item that tells something else than it did. */
interface Change {
  readonly itemId: string;
  readonly revision: number;
  readonly was: StoryItem | undefined;
  readonly is: StoryItem | undefined;
}

function changesOf({ before, after }: StoryTurn): readonly Change[] {
  const was = new Map(before.items.map((item) => [nameOf(item), item]));
  const is = new Map(after.items.map((item) => [nameOf(item), item]));
  return [...new Map([...was, ...is]).values()]
    .map(({ itemId, revision }) => ({ itemId, revision }))
    .map((item) => ({ ...item, was: was.get(nameOf(item)), is: is.get(nameOf(item)) }))
    .filter((one) => newsOf(one.was) !== newsOf(one.is));
}

function nameOf({ itemId, revision }: Pick<StoryItem, "itemId" | "revision">): string {
  return `${itemId}.${revision}`;
}

function newsOf(item: StoryItem | undefined): string {
  return JSON.stringify(
    item?.decision.developments.map(({ type, speaker, evidence }) => [type, speaker, evidence]) ??
      [],
  );
}

interface AudienceWork extends Work {
  readonly audience: Audience;
}

/** @returns whether a reply that stood, or was about to, says something else now */
async function amendReply(turn: StoryTurn, change: Change, work: AudienceWork): Promise<boolean> {
  const { stores, audience } = work;
  const { workspaceId, id } = turn.story;
  const key = alertKey(id, change, audience.channel.id);
  // Of channel 1 the key is the beginning of that of channel 10.
  const status = (await stores.outbox.ofKeyPrefix(workspaceId, key)).find((one) => one.key === key);
  const item = await stores.items.findRevision(change.itemId, change.revision);
  if (status === undefined || item === undefined) {
    return false;
  }
  const reply = replyOf(turn, change, { ...work, item });
  return reply === undefined
    ? await takeBack(turn, change, { ...work, item, status })
    : await sayOtherwise(reply, status, work);
}

/** The reply as it would be composed now; absent where the item has no news any more. */
function replyOf(
  { story, after }: StoryTurn,
  { is }: Change,
  { desk, audience, item }: AudienceWork & { readonly item: Item },
): NewOutboxRow | undefined {
  if (is === undefined || is.decision.developments.length === 0) {
    return undefined;
  }
  const first = after.ledger.findIndex(
    ({ itemId, revision }) => itemId === is.itemId && revision === is.revision,
  );
  const change = {
    story,
    item,
    language: is.language,
    // What was said once stays said, though a channel may have asked for less since.
    decision: { ...is.decision, outcome: "new-developments" as const },
    before: foldLedger(after.ledger.slice(0, Math.max(first, 0))),
    card: { story, ...cardOf(cardStateOf(after.items, after.ledger)) },
  };
  const follow = { ...audience.follow, alerts: "all" as const };
  return alertRow(change, { ...audience, follow }, desk.clock.now());
}

async function sayOtherwise(
  reply: NewOutboxRow,
  { key, state }: OutboxStatus,
  work: AudienceWork,
): Promise<boolean> {
  const { outbox } = work.stores;
  const { workspaceId } = reply;
  if (state === "cancelled") {
    const shown = await outbox.shown(workspaceId, key);
    // Cancelled by a verdict that was taken back, and not by an end of the follow: it may go out yet.
    if (shown !== undefined && shown.createdAt >= work.audience.follow.followedAt) {
      await outbox.enqueue([reply]);
      return true;
    }
    return false;
  }
  if (state === "dead" || (await outbox.reword(workspaceId, key, reply.post))) {
    return state !== "dead";
  }
  return await amend(key, reply.post, work);
}

async function takeBack(
  { story, rulings }: StoryTurn,
  { itemId, was }: Change,
  { item, status, ...work }: AudienceWork & { readonly item: Item; readonly status: OutboxStatus },
): Promise<boolean> {
  const { key, state } = status;
  if (state === "dead" || state === "cancelled" || was === undefined) {
    return false;
  }
  if (await work.stores.outbox.cancel(story.workspaceId, key)) {
    return true;
  }
  const post = composeTakenBack({
    outlet: item.outlet,
    url: item.url,
    language: was.language,
    published: item.published,
    developments: was.decision.developments,
    verdict: verdictOf(rulings.filter((ruling) => ruling.itemId === itemId)),
    zone: work.audience.zone,
  });
  return await amend(key, post, work);
}

/** Queues the edit of a reply behind the reply itself. @returns false where it says that already */
async function amend(
  key: string,
  post: Post,
  { desk, stores, audience }: AudienceWork,
): Promise<boolean> {
  const { workspaceId, storyId, channelId } = audience.follow;
  const shown = await stores.outbox.shown(workspaceId, key);
  if (shown === undefined || isSamePost(shown.post, post)) {
    return false;
  }
  const now = desk.clock.now();
  await stores.outbox.enqueue([
    {
      key: amendKey(key, shown.amendments + 1),
      workspaceId,
      channelId,
      storyId,
      kind: "amend",
      lane: threadLane(storyId, channelId),
      post,
      broadcast: false,
      amends: key,
      notBefore: now,
      createdAt: now,
    },
  ]);
  return true;
}

function isSamePost(one: Post, other: Post): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
