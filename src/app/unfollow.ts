import { sentencePost } from "../thread/notice.ts";
import type { Post } from "../thread/post.ts";
import type { Asker } from "./answer.ts";
import type { Desk } from "./desk.ts";
import { storiesHere, storyNamed } from "./find-story.ts";

/**
 * Ends a follow: what was queued for it is cancelled in the same transaction. A story that nobody
 * follows any more is closed, so no more items are filed under it.
 */
export async function answerUnfollow(name: string, asker: Asker, desk: Desk): Promise<Post> {
  const { workspace, channel } = asker;
  return await desk.memories.alone(async () => {
    const { story, closed } = await desk.database.transact(async (stores) => {
      const named = storyNamed(name, await storiesHere(asker, stores));
      await stores.follows.unfollow(workspace.id, channel.id, named.id);
      const left = await stores.follows.followsOfStory(workspace.id, named.id);
      if (left.length === 0) {
        await stores.stories.close(workspace.id, named.id, desk.clock.now());
      }
      return { story: named, closed: left.length === 0 };
    });
    if (closed) {
      desk.memories.forget(story.id);
    }
    return sentencePost(`“${story.title}” is no longer followed here. Its thread stays as it is.`);
  });
}
