import { composeCard } from "../thread/card.ts";
import { linesPost, sentencePost } from "../thread/notice.ts";
import type { Line, Post } from "../thread/post.ts";
import { counted, momentOf } from "../thread/wording.ts";
import type { Asker } from "./answer.ts";
import type { Desk } from "./desk.ts";
import { storiesHere, storyMeant } from "./find-story.ts";
import { cardFactsOf, zoneOf } from "./repost-card.ts";

const LISTED = 20;

/** What the channel follows, a line a story: name, state, reports. */
export async function answerList(asker: Asker, desk: Desk): Promise<Post> {
  const stories = await storiesHere(asker, desk.database);
  if (stories.length === 0) {
    return sentencePost(
      "Nothing is followed in this channel yet. Begin with: follow and some words of the story, or a link.",
    );
  }
  const lines: Line[] = [];
  for (const story of stories.slice(0, LISTED)) {
    const { standing, reports, lastAt } = await cardFactsOf(story, desk.zone, desk.database);
    const when = lastAt === undefined ? "" : ` · ${momentOf(lastAt, zoneOf(asker.channel, desk))}`;
    lines.push([
      { text: story.title, style: "bold" },
      {
        text: ` (${story.slug}): ${standing.state} · ${counted(reports, "report")}${when}`,
      },
    ]);
  }
  if (stories.length > LISTED) {
    lines.push([{ text: `and ${stories.length - LISTED} more` }]);
  }
  const paused = asker.channel.paused;
  if (paused !== undefined) {
    lines.push([
      {
        text: `Nothing is posted here at present: ${paused} When that is mended, follow any story here (again) and it goes on.`,
        style: "bold",
      },
    ]);
  }
  return linesPost(lines, `${counted(stories.length, "story", "stories")} followed here`);
}

/** The card of one story, as it is now. */
export async function answerShow(name: string, asker: Asker, desk: Desk): Promise<Post> {
  const here = await storiesHere(asker, desk.database);
  const place = { workspaceId: asker.workspace.id, stores: desk.database };
  const story = await storyMeant(name, here, place);
  return composeCard(await cardFactsOf(story, zoneOf(asker.channel, desk), desk.database));
}
