import type { Claim } from "../development/claim.ts";
import type { Decision } from "../development/decision.ts";
import type { StoryMemory } from "../development/engine.ts";
import type { Verdict } from "../development/verdict.ts";
import type { Item } from "../item/item.ts";
import type { Reading } from "../item/reading.ts";
import { alertRow, type Audience, editRow, type StoryChange } from "../outbox/compose-rows.ts";
import type { NewOutboxRow } from "../outbox/outbox-row.ts";
import type { Stores } from "../ports/stores.ts";
import type { Story } from "../story/story.ts";
import { standingOf } from "../thread/standing.ts";
import { cardOf, cardStateOf } from "./card-state.ts";
import type { Desk } from "./desk.ts";
import { judgeOffer, sourceOf } from "./judge-offer.ts";
import { zoneOf } from "./repost-card.ts";

/**
 * How an item came: `live` items may alert; a `baseline` item was there before anybody asked, so it
 * only counts for the ledger and the card.
 */
export type Arrival = "live" | "baseline";

/** One story that took an item. */
export interface TakenIn {
  readonly story: Story;
  readonly item: Item;
  readonly decision: Decision;
  /** What the item did to the story of a beat that is not announced yet; absent for all other stories. */
  readonly beatStep?: BeatStep;
}

/** What an item did to a beat's story: opened or announced it, or left it to the digest, or untold. */
export type BeatStep = "opened" | "announced" | "held" | "untold";

/** The desk, and the stores of the transaction under way. */
export interface Work {
  readonly desk: Desk;
  readonly stores: Stores;
}

export interface ReadItem {
  readonly reading: Reading;
  readonly claims: readonly Claim[];
  readonly arrival: Arrival;
  /** What an editor ruled about the item and this story. */
  readonly verdict?: Verdict | undefined;
}

/**
 * Files an item under one story, if it is on it: decision, ledger and outbox rows in the caller's
 * transaction, and the story's memory, which the caller undoes if the transaction fails. Costs the same
 * however much the story has taken: what its card shows is carried with its memory.
 */
export async function fileUnder(
  memory: StoryMemory,
  { reading, claims, arrival, verdict }: ReadItem,
  { desk, stores }: Work,
): Promise<TakenIn | undefined> {
  const { story } = memory;
  const { item } = reading;
  const at = desk.clock.now();
  const offered = { reading, claims, isBaseline: arrival === "baseline", verdict, at };
  const { decision, offer, taken } = judgeOffer(memory, offered, desk.engine);
  if (offer !== undefined) {
    await stores.stories.recordOffer(story.workspaceId, story.id, offer);
  }
  if (taken === undefined) {
    return undefined;
  }
  const state = (await desk.memories.recallCard(story.id, stores)) ?? cardStateOf([], []);
  const before = standingOf(state.fold);
  await stores.stories.recordItem(story.workspaceId, story.id, taken);
  const added = await stores.stories.recordDevelopments(
    story.workspaceId,
    story.id,
    sourceOf(reading, at),
    decision.developments,
  );
  const outline = desk.memories.extend(story.id, taken, added);
  if (outline !== undefined) {
    await stores.stories.recordOutline(story.workspaceId, story.id, outline);
  }
  const change: StoryChange = {
    story,
    item,
    language: reading.language,
    decision,
    before,
    card: { story, ...cardOf(state) },
  };
  await stores.outbox.enqueue(await queueFor(change, { desk, stores }));
  log(change, desk);
  return { story, item, decision };
}

/** Queues the card's edit for every channel that follows; the alerts are returned. */
async function queueFor(
  change: StoryChange,
  { desk, stores }: Work,
): Promise<readonly NewOutboxRow[]> {
  const now = desk.clock.now();
  const alerts: NewOutboxRow[] = [];
  for (const audience of await audiencesOf(change.story, { desk, stores })) {
    const alert = alertRow(change, audience, now);
    alerts.push(...(alert === undefined ? [] : [alert]));
    await stores.outbox.enqueueEdit(editRow(change, audience, now));
  }
  return alerts;
}

/** The channels that follow a story. */
export async function audiencesOf(
  story: Story,
  { desk, stores }: Work,
): Promise<readonly Audience[]> {
  const { workspaceId, id } = story;
  const audiences: Audience[] = [];
  for (const follow of await stores.follows.followsOfStory(workspaceId, id)) {
    const channel = await stores.follows.channel(workspaceId, follow.channelId);
    if (channel !== undefined) {
      const card = await stores.follows.card(workspaceId, id, channel.id);
      audiences.push({
        channel,
        follow,
        cardEditedAt: card?.editedAt,
        zone: zoneOf(channel, desk),
      });
    }
  }
  return audiences;
}

function log({ story, item, decision }: StoryChange, desk: Desk): void {
  desk.log.info(
    {
      story: story.slug,
      workspace: story.workspaceId,
      item: item.id,
      revision: item.revision,
      outcome: decision.outcome,
      news: decision.developments.length,
      score: decision.score,
    },
    "item filed",
  );
}
