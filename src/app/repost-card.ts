import type { Channel } from "../follow/follow.ts";
import { cardRow } from "../outbox/compose-rows.ts";
import type { LeasedRow } from "../outbox/outbox-row.ts";
import type { Stores } from "../ports/stores.ts";
import type { Story } from "../story/story.ts";
import type { CardFacts } from "../thread/card.ts";
import { foldLedger } from "../thread/standing.ts";
import type { Desk } from "./desk.ts";

/**
 * Queues a new card for a story whose card somebody deleted. Rows that find the same card gone ask for
 * the same new card, so it is posted once.
 *
 * @returns whether a card will be posted; not when nobody follows the story there any more
 */
export async function repostCard(row: LeasedRow, desk: Desk): Promise<boolean> {
  const { workspaceId, channelId, storyId, card } = row;
  if (storyId === undefined) {
    return false;
  }
  return await desk.database.transact(async (stores) => {
    const story = await stores.stories.find(workspaceId, storyId);
    const channel = await stores.follows.channel(workspaceId, channelId);
    const follows = await stores.follows.followsOfStory(workspaceId, storyId);
    if (
      story === undefined ||
      channel === undefined ||
      !follows.some((follow) => follow.channelId === channelId)
    ) {
      return false;
    }
    const facts = await cardFactsOf(story, zoneOf(channel, desk), stores);
    await stores.outbox.forgetCard(workspaceId, storyId, channelId);
    await stores.outbox.enqueue([
      cardRow(facts, channel, { after: card?.message, now: desk.clock.now() }),
    ]);
    return true;
  });
}

/** What a story's card shows now. */
export async function cardFactsOf(story: Story, zone: string, stores: Stores): Promise<CardFacts> {
  const { workspaceId, id } = story;
  const ledger = await stores.stories.ledger(workspaceId, id);
  const coverage = await stores.stories.coverage(workspaceId, id);
  return { story, standing: foldLedger(ledger), ...coverage, zone };
}

/** The zone in which a channel reads times: that of its digest, or the desk's. */
export function zoneOf(channel: Channel, desk: Pick<Desk, "zone">): string {
  return channel.digest.kind === "off" ? desk.zone : channel.digest.zone;
}
