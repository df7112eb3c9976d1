import type { Claim } from "../development/claim.ts";
import type { Decision } from "../development/decision.ts";
import type { StoryMemory } from "../development/engine.ts";
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

/** An item that the store does not have as it is now. */
export interface FreshItem {
  readonly item: NewItem;
  /** SHA-256 of title, summary and content, hex. */
  readonly textHash: string;
}

/**
 * Takes new items, and new revisions of known ones, through the whole flow: item, stories, developments,
 * outbox. All of it commits together or not at all, so keep the batches small.
 *
 * Safe to repeat after a failure: what did not commit left nothing behind, what did is known to the
 * feed by its key and not taken in again.
 *
 * @param fresh - in the order in which they are to be judged
 */
export async function takeIn(
  fresh: readonly FreshItem[],
  arrival: Arrival,
  desk: Desk,
): Promise<readonly TakenIn[]> {
  return await desk.memories.alone(async () => {
    const readings = await Promise.all(fresh.map(async (one) => await readFresh(one, desk)));
    return await desk.memories.undoUnless(
      async () =>
        await desk.database.transact(async (stores) => {
          const taken: TakenIn[] = [];
          for (const one of readings) {
            taken.push(...(await fileUnderStories(one, arrival, { desk, stores })));
          }
          return taken;
        }),
      desk.database,
    );
  });
}

interface Work {
  readonly desk: Desk;
  readonly stores: Stores;
}

interface FreshReading extends FreshItem {
  /** Of the item before the store has named it. */
  readonly reading: Reading;
  /** Absent where no story looked likely to want them. */
  readonly claims: readonly Claim[] | undefined;
}

/** Reads an item, and its claims if any story may want them: outside the transaction, since it may take time. */
async function readFresh(
  fresh: FreshItem,
  { engine, memories, claimReader }: Desk,
): Promise<FreshReading> {
  const reading = engine.read({ ...fresh.item, id: "", revision: 0 });
  const isWanted = memories.candidates(reading).length > 0;
  return { ...fresh, reading, claims: isWanted ? await claimReader.claimsOf(reading) : undefined };
}

async function fileUnderStories(
  { item: entry, textHash, reading: unnamed, claims: read }: FreshReading,
  arrival: Arrival,
  work: Work,
): Promise<readonly TakenIn[]> {
  const { memories } = work.desk;
  const item = await work.stores.items.record(entry, textHash);
  const reading = { ...unnamed, item };
  const visible = memories
    .candidates(reading)
    .filter(
      ({ story }) => item.workspaceId === undefined || item.workspaceId === story.workspaceId,
    );
  if (visible.length === 0) {
    return [];
  }
  // An earlier item of the same batch may have taught a story the names that make this one a candidate.
  const claims = read ?? (await work.desk.claimReader.claimsOf(reading));
  const filed: TakenIn[] = [];
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

/**
 * Files an item under one story, if it is on it: decision, ledger and outbox rows in the caller's
 * transaction, and the story's memory, which the caller undoes if the transaction fails.
 */
export async function fileUnder(
  memory: StoryMemory,
  { reading, claims, arrival }: ReadItem,
  { desk, stores }: Work,
): Promise<TakenIn | undefined> {
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
  desk.memories.extend(story.id, remembered);
  log(change, desk);
  return { story, item, decision };
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
