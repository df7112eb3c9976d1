import { composeDigest, type HeldStory, type StoryDay } from "../digest/digest.ts";
import { DIGEST_GRACE_MS, dueDigest } from "../digest/window.ts";
import type { Channel, Workspace } from "../follow/follow.ts";
import { digestKey, digestLane } from "../outbox/message-keys.ts";
import type { NewOutboxRow } from "../outbox/outbox-row.ts";
import type { Stores } from "../ports/stores.ts";
import type { Story } from "../story/story.ts";
import type { Post } from "../thread/post.ts";
import { foldLedger, standingOf } from "../thread/standing.ts";
import { threadUrl } from "../thread/thread-url.ts";
import type { Desk } from "./desk.ts";
import { zoneOf } from "./repost-card.ts";

/** A channel's first digest looks back a day. */
const DAY_MS = 24 * 3600 * 1000;

/**
 * Queues the digests whose slot has come, each once per channel and local date however often this runs
 * and however many processes run it. A slot without news is noted and sends nothing.
 *
 * @returns how many were queued
 */
export async function sendDueDigests(desk: Desk): Promise<number> {
  let queued = 0;
  for (const workspace of await desk.database.follows.workspaces()) {
    for (const channel of await desk.database.follows.channels(workspace.id)) {
      queued += (await sendOrLog({ workspace, channel }, desk)) ? 1 : 0;
    }
  }
  return queued;
}

/** One channel's fault is no other's. */
async function sendOrLog(reader: DigestReader, desk: Desk): Promise<boolean> {
  try {
    return await sendIfDue(reader, desk);
  } catch (error) {
    desk.log.error({ channel: reader.channel.id, error }, "digest failed");
    return false;
  }
}

async function sendIfDue(reader: DigestReader, desk: Desk): Promise<boolean> {
  const { channel } = reader;
  const { follows } = desk.database;
  if (channel.digest.kind === "off") {
    return false;
  }
  const now = desk.clock.now();
  const lastDigestAt = await follows.lastDigest(channel.workspaceId, channel.id);
  const slot = dueDigest(channel.digest, { lastDigestAt, now, graceMs: DIGEST_GRACE_MS });
  if (slot === undefined) {
    return false;
  }
  return await desk.database.transact(async (stores) => {
    // A late digest tells what came after its slot as well: the next one begins here, not there.
    const told = { date: slot.date, at: now };
    if (!(await stores.follows.claimDigest(channel.workspaceId, channel.id, told))) {
      return false;
    }
    const from = lastDigestAt ?? new Date(slot.at.getTime() - DAY_MS);
    const post = await digestPost(reader, { from, to: now }, { desk, stores });
    if (post === undefined) {
      return false;
    }
    await stores.outbox.enqueue([digestRow(channel, post, { date: slot.date, now })]);
    return true;
  });
}

/** A digest as an outbox row. @param slot - `date` names it: one row per channel and date */
export function digestRow(
  channel: Channel,
  post: Post,
  { date, now }: { readonly date: string; readonly now: Date },
): NewOutboxRow {
  return {
    key: digestKey(channel.id, date),
    workspaceId: channel.workspaceId,
    channelId: channel.id,
    storyId: undefined,
    kind: "digest",
    lane: digestLane(channel.id),
    post,
    broadcast: false,
    notBefore: now,
    createdAt: now,
  };
}

/** Whom a digest is for. */
export interface DigestReader {
  readonly workspace: Workspace;
  readonly channel: Channel;
}

interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** What moved for a channel in a span of time; nothing when nothing did. */
export async function digestPost(
  reader: DigestReader,
  span: Span,
  work: { readonly desk: Desk; readonly stores: Stores },
): Promise<Post | undefined> {
  const { channel } = reader;
  const { stores, desk } = work;
  const days: StoryDay[] = [];
  for (const follow of await stores.follows.followsOfChannel(channel.workspaceId, channel.id)) {
    const story = await stores.stories.find(channel.workspaceId, follow.storyId);
    const day = story && (await storyDay(story, reader, span, work));
    // A beat's story that closed by itself is told of once more at most.
    if (day !== undefined && (day.story.closedAt === undefined || day.news.length > 0)) {
      days.push(day);
    }
  }
  const held = await heldStories(channel, span.from, stores);
  return composeDigest({ days, held, to: span.to, zone: zoneOf(channel, desk) });
}

/** Reads of a story what the span holds; of one that did not move, nothing of its past. */
async function storyDay(
  story: Story,
  { workspace, channel }: DigestReader,
  span: Span,
  { desk, stores }: { readonly desk: Desk; readonly stores: Stores },
): Promise<StoryDay> {
  const { workspaceId, id } = story;
  const card = await stores.follows.card(workspaceId, id, channel.id);
  const since = await stores.stories.ledgerSince(workspaceId, id, span.from);
  const news = since.filter(({ at }) => at <= span.to);
  const place = { workspaceId, storyId: id, channelId: channel.id };
  return {
    story,
    news,
    ...(await standings(story, span, news.length > 0, { desk, stores })),
    ...(await stores.stories.countTaken(workspaceId, id, span)),
    alerts: await stores.outbox.countAlerts(place, span),
    threadUrl: card && threadUrl(workspace, card.ref),
  };
}

/** How a story stood and stands. The whole ledger is read only of one that moved. */
async function standings(
  { workspaceId, id }: Story,
  { from, to }: Span,
  hasMoved: boolean,
  { desk, stores }: { readonly desk: Desk; readonly stores: Stores },
): Promise<Pick<StoryDay, "was" | "now">> {
  const state = hasMoved ? undefined : desk.memories.card(id);
  if (state !== undefined) {
    const standing = standingOf(state.fold);
    return { was: standing, now: standing };
  }
  const ledger = await stores.stories.ledger(workspaceId, id);
  return {
    was: foldLedger(ledger.filter(({ at }) => at <= from)),
    now: foldLedger(ledger.filter(({ at }) => at <= to)),
  };
}

/** Stories of the channel's beats that were held back in the span. */
async function heldStories(
  { workspaceId, id }: Channel,
  from: Date,
  stores: Stores,
): Promise<readonly HeldStory[]> {
  const held: HeldStory[] = [];
  for (const beat of await stores.beats.followedIn(workspaceId, id)) {
    for (const { storyId, outlet } of await stores.beats.heldSince(workspaceId, beat.id, from)) {
      const story = await stores.stories.find(workspaceId, storyId);
      if (story !== undefined) {
        const url = story.topic.kind === "link" ? story.topic.url : undefined;
        held.push({ beat: beat.words, title: story.title, url, outlet });
      }
    }
  }
  return held;
}
