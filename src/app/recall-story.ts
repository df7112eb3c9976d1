import type { Engine, StoryMemory } from "../development/engine.ts";
import type { Remembered } from "../development/memory.ts";
import type { Stores } from "../ports/stores.ts";
import type { Story } from "../story/story.ts";

/** A story that took fewer items is folded from all of them. */
const LONG = 600;
/** A longer one from the first, and so many of the latest at least ... */
const LATEST = 400;
/** ... from an item on that changes with every so many, so that it seldom must be folded anew. */
const STEP = 200;

/** The place of the item from which on a story that took so many is folded, beside the first. */
export function windowStart(taken: number): number {
  return taken < LONG ? 0 : Math.floor(taken / STEP) * STEP - LATEST;
}

/** A story as it is after all that it took, and how many they were. Costs no more however many they are. */
export async function recallStory(
  story: Story,
  { engine, stores }: { readonly engine: Engine; readonly stores: Pick<Stores, "stories"> },
): Promise<{ readonly memory: StoryMemory; readonly taken: number }> {
  const { workspaceId, id } = story;
  const all = await stores.stories.rememberedOfFew(workspaceId, id, LONG - 1);
  if (all !== undefined) {
    return { memory: engine.recall(story, all), taken: all.length };
  }
  const taken = (await stores.stories.covered(workspaceId, id)).length;
  const latest = await stores.stories.remembered(workspaceId, id, windowStart(taken));
  return { memory: engine.recall(story, latest), taken };
}

/** The same out of all that a story took, in order. */
export function refoldMemory(
  story: Story,
  taken: readonly { readonly remembered: Remembered }[],
  engine: Engine,
): StoryMemory {
  const from = windowStart(taken.length);
  const latest = taken.filter((_, place) => place === 0 || place >= from);
  return engine.recall(
    story,
    latest.map(({ remembered }) => remembered),
  );
}
