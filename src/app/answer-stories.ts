import type { Beat, BeatStory } from "../follow/beat.ts";
import type { Story } from "../story/story.ts";
import { composeCard } from "../thread/card.ts";
import { linesPost, sentencePost } from "../thread/notice.ts";
import type { Line, Post } from "../thread/post.ts";
import { counted, listed, momentOf } from "../thread/wording.ts";
import type { Asker } from "./answer.ts";
import type { Desk } from "./desk.ts";
import { storiesHere, storyMeant } from "./find-story.ts";
import { cardFactsOf, zoneOf } from "./repost-card.ts";

const LISTED = 20;

/** What the channel follows, a line a story: name, state, reports; then its beats, each with its stories. */
export async function answerList(asker: Asker, desk: Desk): Promise<Post> {
  const stories = await storiesHere(asker, desk.database);
  const { workspace, channel } = asker;
  const beats = await desk.database.beats.followedIn(workspace.id, channel.id);
  if (stories.length === 0 && beats.length === 0) {
    return sentencePost(
      "Nothing is followed in this channel yet. Begin with: follow and some words of the story, or a link.",
    );
  }
  const told = await toldOn(beats, desk);
  const onBeats = new Set(told.flatMap(({ open }) => open.map(({ storyId }) => storyId)));
  const alone = stories.filter(({ id }) => !onBeats.has(id));
  const lines: Line[] = [];
  for (const story of alone.slice(0, LISTED)) {
    lines.push(await storyLine(story, asker, desk));
  }
  if (alone.length > LISTED) {
    lines.push([{ text: `and ${alone.length - LISTED} more` }]);
  }
  for (const { beat, open } of told) {
    const ids = new Set(open.map(({ storyId }) => storyId));
    const here = stories.filter(({ id }) => ids.has(id));
    lines.push(beatLine(beat, open, here.length));
    for (const story of here.slice(0, LISTED)) {
      lines.push([{ text: "  " }, ...(await storyLine(story, asker, desk))]);
    }
  }
  const { paused } = channel;
  if (paused !== undefined) {
    lines.push([
      {
        text: `Nothing is posted here at present: ${paused} When that is mended, follow any story here (again) and it goes on.`,
        style: "bold",
      },
    ]);
  }
  const counts = [
    counted(stories.length, "story", "stories"),
    ...(beats.length === 0 ? [] : [counted(beats.length, "beat")]),
  ];
  return linesPost(lines, `${listed(counts)} followed here`);
}

async function storyLine(story: Story, { channel }: Asker, desk: Desk): Promise<Line> {
  const { standing, reports, lastAt } = await cardFactsOf(story, desk.zone, desk.database);
  const when = lastAt === undefined ? "" : ` · ${momentOf(lastAt, zoneOf(channel, desk))}`;
  return [
    { text: story.title, style: "bold" },
    { text: ` (${story.slug}): ${standing.state} · ${counted(reports, "report")}${when}` },
  ];
}

interface ToldBeat {
  readonly beat: Beat;
  readonly open: readonly BeatStory[];
}

async function toldOn(beats: readonly Beat[], { database }: Desk): Promise<readonly ToldBeat[]> {
  const told: ToldBeat[] = [];
  for (const beat of beats) {
    told.push({ beat, open: await database.beats.storiesOf(beat.workspaceId, beat.id) });
  }
  return told;
}

/** "Beat EU antitrust (eu-antitrust): 2 stories here, 1 more in the digest, 4 that one outlet has". */
function beatLine({ words, slug }: Beat, open: readonly BeatStory[], here: number): Line {
  const untold = open.filter(({ announcedAt }) => announcedAt === undefined);
  const held = untold.filter(({ heldAt }) => heldAt !== undefined).length;
  const counts = [
    `${counted(here, "story", "stories")} here`,
    ...(held === 0 ? [] : [`${held} in the digest`]),
    ...(untold.length === held ? [] : [`${untold.length - held} that only one outlet has`]),
  ];
  return [{ text: `Beat ${words}`, style: "bold" }, { text: ` (${slug}): ${counts.join(", ")}` }];
}

/** The card of one story, as it is now. */
export async function answerShow(name: string, asker: Asker, desk: Desk): Promise<Post> {
  const here = await storiesHere(asker, desk.database);
  const place = { workspaceId: asker.workspace.id, stores: desk.database };
  const story = await storyMeant(name, here, place);
  return composeCard(await cardFactsOf(story, zoneOf(asker.channel, desk), desk.database));
}
