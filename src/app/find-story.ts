import { AppError } from "../base/errors.ts";
import type { Stores } from "../ports/stores.ts";
import type { Story } from "../story/story.ts";
import { listed } from "../thread/wording.ts";
import type { Asker } from "./answer.ts";

/** Open stories that the asker's channel follows, the newest first. */
export async function storiesHere(
  { workspace, channel }: Asker,
  stores: Stores,
): Promise<readonly Story[]> {
  const follows = await stores.follows.followsOfChannel(workspace.id, channel.id);
  const followed = new Set(follows.map(({ storyId }) => storyId));
  const all = await stores.stories.list(workspace.id);
  return all.filter(({ id }) => followed.has(id));
}

/**
 * The one story among these that a person means, by {@link storyNamed}; the name of a story that was
 * merged finds the one it was merged into.
 *
 * @throws {AppError} `story_unknown` or `story_ambiguous`, with the stories to choose from
 */
export async function storyMeant(
  name: string,
  stories: readonly Story[],
  { workspaceId, stores }: { readonly workspaceId: string; readonly stores: Stores },
): Promise<Story> {
  let named = await stores.stories.findBySlug(workspaceId, name.toLowerCase());
  for (let step = 0; named?.mergedInto !== undefined && step < MOST_MERGERS; step += 1) {
    named = await stores.stories.find(workspaceId, named.mergedInto);
    const found = stories.find(({ id }) => id === named?.id);
    if (found !== undefined) {
      return found;
    }
  }
  return storyNamed(name, stories);
}

/** Stories merged one into the next; more than anybody makes. */
const MOST_MERGERS = 50;

/**
 * The one story that a person means: its slug, the beginning of it, or words of its title.
 *
 * @throws {AppError} `story_unknown` or `story_ambiguous`, with the stories to choose from
 */
function storyNamed(name: string, stories: readonly Story[]): Story {
  const wanted = name.toLowerCase();
  const words = wanted.split(/\s+/u);
  const exact = stories.filter(
    ({ slug, title }) => slug === wanted || title.toLowerCase() === wanted,
  );
  const alike = stories.filter(({ slug, title }) => {
    const text = `${slug} ${title}`.toLowerCase();
    return slug.startsWith(wanted) || words.every((word) => text.includes(word));
  });
  const found = exact.length > 0 ? exact : alike;
  const [story] = found;
  if (story === undefined) {
    throw new AppError(noSuchStory(name, stories), { code: "story_unknown", remedy: "give-up" });
  }
  if (found.length > 1) {
    throw new AppError(
      `Several stories go by that: ${listed(found.slice(0, 5).map(({ slug }) => slug))}. Which one?`,
      { code: "story_ambiguous", remedy: "give-up" },
    );
  }
  return story;
}

function noSuchStory(name: string, stories: readonly Story[]): string {
  return stories.length === 0
    ? "Nothing is followed in this channel yet. Begin with: follow and some words of the story."
    : `No story here goes by “${name.slice(0, 60)}”. Followed here: ${listed(stories.slice(0, 10).map(({ slug }) => slug))}.`;
}
