import type { Beat } from "../follow/beat.ts";
import type { NewFeed, Stores } from "../ports/stores.ts";
import { sentencePost } from "../thread/notice.ts";
import type { Post } from "../thread/post.ts";
import type { Asker } from "./answer.ts";
import type { Desk } from "./desk.ts";
import { storiesHere, storyMeant } from "./find-story.ts";
import { unfollowBeat } from "./follow-beat.ts";
import type { FollowTools } from "./follow.ts";

/**
 * Ends a follow: what was queued for it is cancelled in the same transaction. A story that nobody
 * follows any more is closed, so no more items are filed under it, and its searches are not polled on.
 */
export async function answerUnfollow(
  name: string,
  asker: Asker,
  { desk, tools }: { readonly desk: Desk; readonly tools: FollowTools },
): Promise<Post> {
  const { workspace, channel } = asker;
  return await desk.memories.alone(async () => {
    const ended = await unfollowBeat(name, asker, desk);
    if (ended !== undefined) {
      return await afterBeat(ended, asker, { desk, tools });
    }
    const { story, closed } = await desk.database.transact(async (stores) => {
      const here = await storiesHere(asker, stores);
      const named = await storyMeant(name, here, { workspaceId: workspace.id, stores });
      await stores.follows.unfollow(workspace.id, channel.id, named.id);
      const left = await stores.follows.followsOfStory(workspace.id, named.id);
      const beat = await stores.beats.ofStory(workspace.id, named.id);
      // A beat's story stays open unseen: its next report would otherwise open it anew.
      const closes = left.length === 0 && beat === undefined;
      if (closes) {
        await stores.stories.close(workspace.id, named.id, desk.clock.now());
        const merged = await stores.stories.mergedInto(workspace.id, named.id);
        for (const { title } of [named, ...merged]) {
          await removeSearches(tools.searchFeeds(title, workspace.id), stores);
        }
      }
      return { story: named, closed: closes };
    });
    if (closed) {
      desk.memories.forget(story.id);
    }
    return sentencePost(`“${story.title}” is no longer followed here. Its thread stays as it is.`);
  });
}

async function afterBeat(
  { beat, isClosed }: { readonly beat: Beat; readonly isClosed: boolean },
  { workspace }: Asker,
  { desk, tools }: { readonly desk: Desk; readonly tools: FollowTools },
): Promise<Post> {
  if (isClosed) {
    await removeSearches(tools.searchFeeds(beat.words, workspace.id), desk.database);
  }
  return sentencePost(
    `The beat “${beat.words}” is no longer followed here. Stories of it that were announced stay; “list” shows them.`,
  );
}

/** Removes the searches that were made for a story. */
async function removeSearches(searches: readonly NewFeed[], { feeds }: Stores): Promise<void> {
  const [first] = searches;
  const known = first === undefined ? [] : await feeds.list(first.workspaceId);
  const made = known.filter(
    ({ url, origin, workspaceId }) =>
      origin === "search" && workspaceId !== undefined && searches.some((one) => one.url === url),
  );
  for (const { id } of made) {
    await feeds.remove(id);
  }
}
