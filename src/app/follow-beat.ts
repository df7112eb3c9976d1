import { type Beat, MOST_ANNOUNCED } from "../follow/beat.ts";
import type { Command } from "../follow/command.ts";
import type { AlertMode } from "../follow/follow.ts";
import type { Stores } from "../ports/stores.ts";
import { slugOf } from "../story/slug.ts";
import { linesPost, sentencePost } from "../thread/notice.ts";
import type { Line, Post } from "../thread/post.ts";
import { counted } from "../thread/wording.ts";
import type { Asker } from "./answer.ts";
import type { Desk } from "./desk.ts";
import { type FollowTools, openChannel, refusalIn } from "./follow.ts";

type FollowCommand = Extract<Command, { readonly kind: "follow" }>;

interface Work {
  readonly desk: Desk;
  readonly tools: FollowTools;
}

/**
 * Follows a beat in a channel: from now on stories open on it by themselves. Following the same again
 * changes how its stories alert that are announced from then on.
 */
export async function answerFollowBeat(
  command: FollowCommand,
  asker: Asker,
  work: Work,
): Promise<Post> {
  const externalId = command.channel ?? asker.incoming.channel;
  const refusal = await refusalIn(externalId, asker, work);
  if (refusal !== undefined) {
    return sentencePost(refusal);
  }
  if (/^https?:\/\//iu.test(command.topic)) {
    return sentencePost(
      "A beat is named by words, for example: follow beat: EU antitrust. To follow the story behind a link, leave out “beat:”.",
    );
  }
  const channel = await openChannel(asker.workspace.id, externalId, work.desk);
  const alerts = command.alerts ?? "all";
  return await work.desk.memories.alone(
    async () => await followBeat(command.topic, alerts, { ...asker, channel }, work),
  );
}

async function followBeat(
  words: string,
  alerts: AlertMode,
  { workspace, channel }: Asker,
  { desk, tools }: Work,
): Promise<Post> {
  const followedAt = desk.clock.now();
  const { beat, isFollowed, searches } = await desk.database.transact(async (stores) => {
    const known = (await stores.beats.list(workspace.id)).find((one) => isNamed(one, words));
    const named =
      known ??
      (await stores.beats.create(workspace.id, {
        slug: slugOf(words),
        words,
        createdAt: followedAt,
      }));
    const follows = await stores.beats.followsOf(workspace.id, named.id);
    await stores.beats.follow(workspace.id, named.id, {
      channelId: channel.id,
      alerts,
      followedAt,
    });
    const made = tools.searchFeeds(words, workspace.id);
    for (const feed of made) {
      await stores.feeds.ensure(feed, followedAt);
    }
    return {
      beat: named,
      isFollowed: follows.some(({ channelId }) => channelId === channel.id),
      searches: made.length,
    };
  });
  desk.memories.beginBeat(beat);
  if (isFollowed) {
    return sentencePost(
      `The beat “${beat.words}” is already followed here. Alerts of its next stories: ${alerts}.`,
    );
  }
  const visible = await desk.database.feeds.list(workspace.id);
  const sources = visible.filter(({ origin }) => origin !== "page").length;
  return confirmation(beat, sources, searches);
}

function confirmation({ words, slug }: Beat, sources: number, searches: number): Post {
  const made = searches > 0 ? `, ${counted(searches, "search", "searches")} made for it` : "";
  const lines: Line[] = [
    [
      { text: "From now on: ", style: "bold" },
      {
        text: "a story opens with the first report of something new. It comes here, as a thread, once a second outlet has it or a later report brings a denial, a confirmation, a charge or an act.",
      },
    ],
    [
      { text: "At most: ", style: "bold" },
      { text: `${MOST_ANNOUNCED} new stories a day; the others are in the digest.` },
    ],
    [{ text: "In: ", style: "bold" }, { text: `${counted(sources, "feed")}${made}` }],
    [{ text: `Name for commands: ${slug}` }],
  ];
  return linesPost(lines, `Following the beat “${words}”`);
}

/** Whether a person means this beat: its slug or its words, with or without “beat:”. */
function isNamed({ slug, words }: Beat, name: string): boolean {
  const wanted = plainName(name);
  return slug === wanted || plainName(words) === wanted;
}

function plainName(name: string): string {
  return name
    .replace(/^beat:\s*/iu, "")
    .trim()
    .toLowerCase()
    .normalize("NFKC");
}

/**
 * Ends a channel's follow of a beat. Stories that were announced there stay followed. A beat that nobody
 * follows any more is closed, with its stories that were never announced.
 *
 * @returns nothing where the channel follows no beat of that name
 */
export async function unfollowBeat(
  name: string,
  asker: Asker,
  desk: Desk,
): Promise<{ readonly beat: Beat; readonly isClosed: boolean } | undefined> {
  const { workspace, channel } = asker;
  const done = await desk.database.transact(async (stores) => {
    const beat = (await stores.beats.followedIn(workspace.id, channel.id)).find((one) =>
      isNamed(one, name),
    );
    if (beat === undefined) {
      return undefined;
    }
    await stores.beats.unfollow(workspace.id, beat.id, channel.id);
    const left = await stores.beats.followsOf(workspace.id, beat.id);
    const ended = left.length === 0 ? await closeBeat(beat, desk, stores) : [];
    return { beat, isClosed: left.length === 0, ended };
  });
  if (done?.isClosed === true) {
    desk.memories.forgetBeat(done.beat.id);
  }
  for (const storyId of done?.ended ?? []) {
    desk.memories.forget(storyId);
  }
  return done;
}

/** @returns the stories that were closed with the beat */
async function closeBeat(beat: Beat, desk: Desk, stores: Stores): Promise<readonly string[]> {
  const now = desk.clock.now();
  const { workspaceId, id } = beat;
  await stores.beats.close(workspaceId, id, now);
  const open = await stores.beats.storiesOf(workspaceId, id);
  const ended: string[] = [];
  for (const { storyId } of open) {
    const follows = await stores.follows.followsOfStory(workspaceId, storyId);
    if (follows.length === 0) {
      await stores.stories.close(workspaceId, storyId, now);
      ended.push(storyId);
    }
  }
  return ended;
}
