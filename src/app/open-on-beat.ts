import type { Claim } from "../development/claim.ts";
import {
  type Beat,
  type BeatStory,
  isWorthAnnouncing,
  MOST_ANNOUNCED,
  MOST_OPEN,
} from "../follow/beat.ts";
import type { Reading } from "../item/reading.ts";
import { slugOf } from "../story/slug.ts";
import type { Story } from "../story/story.ts";
import { cardOf, cardStateOf } from "./card-state.ts";
import { type BeatStep, fileUnder, type TakenIn, type Work } from "./file-item.ts";
import { openThread } from "./merge-stories.ts";

const DAY_MS = 24 * 3600 * 1000;

/**
 * Announces a beat's story that a report has just been filed under, once it is worth it
 * ({@link isWorthAnnouncing}): its card goes to the channels that follow the beat, and from then on it is
 * followed there as any other story. What the card tells is not told again in a reply.
 *
 * @returns nothing where the story is of no beat, or was announced before
 */
export async function announceIfWorth(
  { story, item, decision }: TakenIn,
  work: Work,
): Promise<BeatStep | undefined> {
  const { beats } = work.stores;
  const told = await beats.ofStory(story.workspaceId, story.id);
  if (told === undefined || told.announcedAt !== undefined) {
    return undefined;
  }
  const news = decision.developments.map(({ type }) => type);
  if (!isWorthAnnouncing(told, { outlet: item.outlet, news })) {
    return "untold";
  }
  const now = work.desk.clock.now();
  const since = new Date(now.getTime() - DAY_MS);
  const announced = await beats.countAnnounced(story.workspaceId, told.beatId, since);
  if (announced >= MOST_ANNOUNCED) {
    await beats.note(story.workspaceId, story.id, "held", now);
    return "held";
  }
  await beats.note(story.workspaceId, story.id, "announced", now);
  await followOnBeat(story, told, work);
  return "announced";
}

/** Has the channels of a beat follow one of its stories. One that follows it already gets no second card. */
async function followOnBeat(
  story: Story,
  { beatId }: BeatStory,
  { desk, stores }: Work,
): Promise<void> {
  const { workspaceId, id: storyId } = story;
  const known = await stores.follows.followsOfStory(workspaceId, storyId);
  const state = (await desk.memories.recallCard(storyId, stores)) ?? cardStateOf([], []);
  for (const { channelId, alerts } of await stores.beats.followsOf(workspaceId, beatId)) {
    const channel = await stores.follows.channel(workspaceId, channelId);
    if (channel !== undefined && !known.some((follow) => follow.channelId === channelId)) {
      const followedAt = desk.clock.now();
      await stores.follows.follow({ workspaceId, storyId, channelId, alerts, followedAt });
      await openThread({ story, ...cardOf(state) }, channel, { desk, stores });
    }
  }
}

/**
 * Opens a story on each beat that a new item is on, unless the item is on a story of the beat, or on one
 * that a channel of the beat follows anyway. The story's topic is the item itself, so copies and rewrites
 * fold into it; it opens silently, and only where the item has news of its own.
 *
 * @param filed - the stories that took the item already
 */
export async function openOnBeats(
  reading: Reading,
  claims: readonly Claim[],
  filed: readonly TakenIn[],
  work: Work,
): Promise<readonly TakenIn[]> {
  const opened: TakenIn[] = [];
  for (const beat of work.desk.memories.beatsFor(reading)) {
    const { workspaceId } = reading.item;
    const isSeen = workspaceId === undefined || workspaceId === beat.workspaceId;
    if (isSeen && !(await isToldAlready(beat, filed, work))) {
      opened.push(...(await openStory(beat, reading, claims, work)));
    }
  }
  return opened;
}

async function isToldAlready(
  beat: Beat,
  filed: readonly TakenIn[],
  { stores }: Work,
): Promise<boolean> {
  const { workspaceId } = beat;
  const following = await stores.beats.followsOf(workspaceId, beat.id);
  const channels = new Set(following.map(({ channelId }) => channelId));
  for (const { story } of filed.filter((one) => one.story.workspaceId === workspaceId)) {
    const told = await stores.beats.ofStory(workspaceId, story.id);
    const follows = await stores.follows.followsOfStory(workspaceId, story.id);
    if (told?.beatId === beat.id || follows.some((one) => channels.has(one.channelId))) {
      return true;
    }
  }
  return false;
}

async function openStory(
  beat: Beat,
  reading: Reading,
  claims: readonly Claim[],
  { desk, stores }: Work,
): Promise<readonly TakenIn[]> {
  const { workspaceId } = beat;
  const { item } = reading;
  const now = desk.clock.now();
  const fresh = {
    slug: slugOf(item.title),
    title: item.title,
    topic: { kind: "link", url: item.canonicalUrl },
    createdAt: now,
  } as const;
  const imagined = desk.engine.begin({ ...fresh, id: "", workspaceId, closedAt: undefined });
  const { developments } = desk.engine.decide(imagined, reading, claims);
  if (developments.length === 0) {
    return [];
  }
  if ((await stores.beats.storiesOf(workspaceId, beat.id)).length >= MOST_OPEN) {
    desk.log.warn({ beat: beat.slug, open: MOST_OPEN }, "beat is full, story not opened");
    return [];
  }
  const story = await stores.stories.create(workspaceId, fresh);
  const memory = desk.memories.begin(story);
  const { outlet } = item;
  const place = { beatId: beat.id, storyId: story.id, outlet, openedAt: now };
  await stores.beats.addStory(workspaceId, place);
  const taken = await fileUnder(memory, { reading, claims, arrival: "live" }, { desk, stores });
  return taken === undefined ? [] : [{ ...taken, beatStep: "opened" }];
}
