import { ANNOUNCED_QUIET_MS, UNANNOUNCED_QUIET_MS } from "../follow/beat.ts";
import type { Desk } from "./desk.ts";

/**
 * Closes the stories of beats on which nothing has been reported for some days; their threads stay. What
 * is reported later opens a new story. Safe to repeat.
 *
 * @returns how many were closed
 */
export async function closeQuietStories(desk: Desk): Promise<number> {
  return await desk.memories.alone(async () => {
    const now = desk.clock.now();
    const quiet = await desk.database.beats.quiet({
      announced: new Date(now.getTime() - ANNOUNCED_QUIET_MS),
      unannounced: new Date(now.getTime() - UNANNOUNCED_QUIET_MS),
    });
    if (quiet.length > 0) {
      await desk.database.transact(async ({ stories }) => {
        for (const { workspaceId, storyId } of quiet) {
          await stories.close(workspaceId, storyId, now);
        }
      });
    }
    for (const { storyId } of quiet) {
      desk.memories.forget(storyId);
    }
    return quiet.length;
  });
}
