import type { Claim } from "../development/claim.ts";
import type { Decision } from "../development/decision.ts";
import type { StoryMemory } from "../development/engine.ts";
import type { Remembered } from "../development/memory.ts";
import type { Item, NewItem } from "../item/item.ts";
import type { Reading } from "../item/reading.ts";
import { alertRow, type Audience, editRow, type StoryChange } from "../outbox/compose-rows.ts";
import type { NewOutboxRow } from "../outbox/outbox-row.ts";
import type { Stores } from "../ports/stores.ts";
import type { Story } from "../story/story.ts";
import type { Desk } from "./desk.ts";
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
}

/**
 * Takes one new item, or a new revision of a known one, through the whole flow: item, stories,
 * developments, outbox. All of it commits together or not at all.
 *
 * Safe to repeat after a failure: what did not commit left nothing behind, what did is known to the
 * feed by its key and not taken in again.
 */
export async function takeIn(
  entry: NewItem,
  textHash: string,
  arrival: Arrival,
  desk: Desk,
): Promise<readonly TakenIn[]> {
  return await desk.memories.alone(async () => {
    const taken = await desk.database.transact(async (stores) => {
      const item = await stores.items.record(entry, textHash);
      return await fileUnderStories(item, arrival, { desk, stores });
    });
    remember(taken, desk);
    return taken;
  });
}

interface Work {
  readonly desk: Desk;
  readonly stores: Stores;
}

interface Filed extends TakenIn {
  readonly remembered: Remembered;
}

async function fileUnderStories(
  item: Item,
  arrival: Arrival,
  work: Work,
): Promise<readonly Filed[]> {
  const { engine, memories, claimReader } = work.desk;
  const reading = engine.read(item);
  const visible = memories
    .candidates(reading)
    .filter(
      ({ story }) => item.workspaceId === undefined || item.workspaceId === story.workspaceId,
    );
  const claims = visible.length > 0 ? await claimReader.claimsOf(reading) : [];
  const filed: Filed[] = [];
  for (const memory of visible) {
    const one = await fileUnder(memory, { reading, claims, arrival }, work);
    filed.push(...(one === undefined ? [] : [one]));
  }
  return filed;
}

interface ReadItem {
  readonly reading: Reading;
  readonly claims: readonly Claim[];
  readonly arrival: Arrival;
}

/** Files an item under one story, if it is on it: decision, ledger and outbox rows, in the caller's transaction. */
export async function fileUnder(
  memory: StoryMemory,
  { reading, claims, arrival }: ReadItem,
  { desk, stores }: Work,
): Promise<Filed | undefined> {
  const judged = desk.engine.decide(memory, reading, claims);
  if (judged.outcome === "off-topic") {
    return undefined;
  }
  const { story } = memory;
  const { item } = reading;
  const decision = arrival === "baseline" ? asBaseline(judged) : judged;
  const remembered = desk.engine.remembered(memory, reading, claims, decision);
  const decidedAt = desk.clock.now();
  const before = await stores.stories.ledger(story.workspaceId, story.id);
  await stores.stories.recordItem(story.workspaceId, story.id, {
    itemId: item.id,
    revision: item.revision,
    language: reading.language,
    decision,
    remembered,
    decidedAt,
  });
  const added = await stores.stories.recordDevelopments(
    story.workspaceId,
    story.id,
    { ...sourceOf(reading), at: decidedAt },
    decision.developments,
  );
  const coverage = await stores.stories.coverage(story.workspaceId, story.id);
  const change: StoryChange = {
    story,
    item,
    language: reading.language,
    decision,
    before,
    card: { story, ledger: [...before, ...added], ...coverage },
  };
  await stores.outbox.enqueue(await queueFor(change, { desk, stores }));
  log(change, desk);
  return { story, item, decision, remembered };
}

function asBaseline(decision: Decision): Decision {
  return decision.outcome === "new-developments" ? { ...decision, outcome: "baseline" } : decision;
}

function sourceOf({ item, language }: Reading) {
  return {
    itemId: item.id,
    revision: item.revision,
    outlet: item.outlet,
    url: item.url,
    language,
    published: item.published,
  };
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

async function audiencesOf(story: Story, { desk, stores }: Work): Promise<readonly Audience[]> {
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

function remember(taken: readonly Filed[], desk: Desk): void {
  for (const { story, remembered } of taken) {
    desk.memories.extend(story.id, remembered);
  }
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
