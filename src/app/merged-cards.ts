import type { Channel } from "../follow/follow.ts";
import { cardEditAddress } from "../outbox/compose-rows.ts";
import type { LeasedRow } from "../outbox/outbox-row.ts";
import type { Story } from "../story/story.ts";
import { composeMergedCard } from "../thread/merged-card.ts";
import { threadUrl } from "../thread/thread-url.ts";
import type { Desk } from "./desk.ts";
import type { Work } from "./file-item.ts";

interface MergedThread {
  readonly from: Story;
  readonly into: Story;
  readonly channel: Channel;
}

/** Queues the edit by which a merged story's card in a channel says where the story goes on. */
export async function editMergedCard(
  { from, into, channel }: MergedThread,
  { desk, stores }: Work,
): Promise<void> {
  const { workspaceId } = from;
  const now = desk.clock.now();
  const workspaces = await stores.follows.workspaces();
  const workspace = workspaces.find(({ id }) => id === workspaceId);
  const own = await stores.follows.card(workspaceId, from.id, channel.id);
  const other = await stores.follows.card(workspaceId, into.id, channel.id);
  const url = other && workspace && threadUrl(workspace, other.ref);
  const name = `merged-${into.id}-${other?.ref.message ?? "unposted"}`;
  const audience = { channel, cardEditedAt: own?.editedAt };
  await stores.outbox.enqueueEdit({
    ...cardEditAddress(from, audience, { name, now }),
    post: composeMergedCard({ from, into, url }),
  });
}

/** Once a story's card stands in a channel, the cards there of stories merged into it link to it. */
export async function linkMergedCards(row: LeasedRow, desk: Desk): Promise<void> {
  const { workspaceId, channelId, storyId } = row;
  const { stories } = desk.database;
  const merged = storyId === undefined ? [] : await stories.mergedInto(workspaceId, storyId);
  if (storyId === undefined || merged.length === 0) {
    return;
  }
  await desk.database.transact(async (stores) => {
    const into = await stores.stories.find(workspaceId, storyId);
    const channel = await stores.follows.channel(workspaceId, channelId);
    for (const from of merged) {
      const card = await stores.follows.card(workspaceId, from.id, channelId);
      if (into !== undefined && channel !== undefined && card !== undefined) {
        await editMergedCard({ from, into, channel }, { desk, stores });
      }
    }
  });
}
