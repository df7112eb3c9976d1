import type { Command } from "../follow/command.ts";
import type { AlertMode, Channel, PlatformName } from "../follow/follow.ts";
import type { Item } from "../item/item.ts";
import { cardRow } from "../outbox/compose-rows.ts";
import type { Chat } from "../ports/chat.ts";
import type { NewFeed, Stores } from "../ports/stores.ts";
import { slugOf } from "../story/slug.ts";
import type { Story, Topic } from "../story/story.ts";
import { linesPost, sentencePost } from "../thread/notice.ts";
import type { Line, Post } from "../thread/post.ts";
import { counted, listed } from "../thread/wording.ts";
import type { Asker } from "./answer.ts";
import { backfill, type Backfill } from "./backfill.ts";
import type { Desk } from "./desk.ts";
import { storiesHere } from "./find-story.ts";
import { missingAccess } from "./missing-access.ts";
import { readLink } from "./read-link.ts";
import type { LinkTools } from "./read-link.ts";
import { cardFactsOf, zoneOf } from "./repost-card.ts";

export interface FollowTools extends LinkTools {
  readonly chats: ReadonlyMap<PlatformName, Chat>;
  /** Search feeds that give any topic a source, from the catalogue's templates. */
  readonly searchFeeds: (words: string, workspaceId: string) => readonly NewFeed[];
}

interface Work {
  readonly desk: Desk;
  readonly tools: FollowTools;
}

type FollowCommand = Extract<Command, { readonly kind: "follow" }>;

/** What the topic turned out to be: words, or the item behind a link. */
interface Subject {
  readonly topic: Topic;
  readonly title: string;
  readonly seed: Item | undefined;
}

/**
 * Follows a topic in a channel: the story, what is already known of it out of stored items, and the card.
 * Older items are only counted. Following the same again changes how it alerts and posts nothing.
 */
export async function answerFollow(
  command: FollowCommand,
  asker: Asker,
  work: Work,
): Promise<Post> {
  const externalId = command.channel ?? asker.incoming.channel;
  const refusal = await refusalIn(externalId, asker, work);
  if (refusal !== undefined) {
    return sentencePost(refusal);
  }
  const subject = await subjectOf(command.topic, asker, work);
  if ("sentence" in subject) {
    return sentencePost(subject.sentence);
  }
  const channel = await openChannel(asker.workspace.id, externalId, work.desk);
  return await work.desk.memories.alone(
    async () => await follow(subject, command.alerts ?? "all", { ...asker, channel }, work),
  );
}

/** One sentence on what we, or the person, lack in the channel to post to. */
export async function refusalIn(
  externalId: string,
  { incoming }: Asker,
  { tools }: Pick<Work, "tools">,
): Promise<string | undefined> {
  const isElsewhere = externalId !== incoming.channel;
  const access =
    (isElsewhere ? undefined : incoming.access) ??
    (await tools.chats.get(incoming.platform)?.access(incoming.workspace, externalId));
  if (isElsewhere && access?.isPrivate === true) {
    return "That channel is private: give the command there, so that only its members can.";
  }
  return missingAccess(access);
}

/** The channel's row; one that was paused goes on, now that the platform lets us in again. */
export async function openChannel(
  workspaceId: string,
  externalId: string,
  desk: Desk,
): Promise<Channel> {
  return await desk.database.transact(async ({ follows }) => {
    const channel = await follows.ensureChannel(workspaceId, externalId);
    if (channel.paused !== undefined) {
      await follows.setPaused(workspaceId, channel.id, undefined, desk.clock.now());
    }
    return channel;
  });
}

async function subjectOf(
  topic: string,
  { workspace }: Asker,
  { desk, tools }: Work,
): Promise<Subject | { readonly sentence: string }> {
  if (!/^https?:\/\//iu.test(topic)) {
    return { topic: { kind: "words", words: topic }, title: topic, seed: undefined };
  }
  const link = await readLink(topic, workspace.id, desk, tools);
  if (link.kind === "nothing") {
    return { sentence: link.sentence };
  }
  if (link.kind === "feed") {
    return {
      sentence: `That link is a feed (${link.outlet}). I read it from now on. To follow a story in it, type: follow and some words of the story.`,
    };
  }
  return {
    topic: { kind: "link", url: link.item.canonicalUrl },
    title: link.item.title,
    seed: link.item,
  };
}

async function follow(
  subject: Subject,
  alerts: AlertMode,
  asker: Asker,
  work: Work,
): Promise<Post> {
  const { workspace, channel } = asker;
  const { desk } = work;
  const begun: Story[] = [];
  try {
    return await desk.database.transact(async (stores) => {
      const here = (await storiesHere(asker, stores)).find((one) => sameTopic(one, subject));
      if (here !== undefined) {
        await followRow(here, alerts, asker, stores, desk);
        return sentencePost(`“${here.title}” is already followed here. Alerts: ${alerts}.`);
      }
      const all = await stores.stories.list(workspace.id);
      const elsewhere = all.find((one) => sameTopic(one, subject));
      const found =
        elsewhere === undefined
          ? await createStory(subject, begun, { ...work, stores, workspaceId: workspace.id })
          : { story: elsewhere, reports: 0, news: 0, feeds: 0 };
      await followRow(found.story, alerts, asker, stores, desk);
      const facts = await cardFactsOf(found.story, zoneOf(channel, desk), stores);
      await stores.outbox.enqueue([
        cardRow(facts, channel, { after: followMark(facts.reports, desk), now: desk.clock.now() }),
      ]);
      return await confirmation(found, { desk, stores });
    });
  } catch (error) {
    for (const { id } of begun) {
      desk.memories.forget(id);
    }
    throw error;
  }
}

/** Following anew after an unfollow posts a new card. */
function followMark(reports: number, desk: Desk): string {
  return `follow-${desk.clock.now().getTime()}-${reports}`;
}

async function followRow(
  story: Story,
  alerts: AlertMode,
  { workspace, channel }: Asker,
  stores: Stores,
  desk: Desk,
): Promise<void> {
  await stores.follows.follow({
    workspaceId: workspace.id,
    storyId: story.id,
    channelId: channel.id,
    alerts,
    followedAt: desk.clock.now(),
  });
}

function sameTopic({ topic }: Story, subject: Subject): boolean {
  return topicKey(topic) === topicKey(subject.topic);
}

function topicKey(topic: Topic): string {
  return topic.kind === "link" ? topic.url : topic.words.toLowerCase().normalize("NFKC");
}

interface Created extends Backfill {
  readonly story: Story;
  readonly feeds: number;
}

interface Creation extends Work {
  readonly stores: Stores;
  readonly workspaceId: string;
}

/**
 * Creates the story with its search feeds, and takes in what is stored of it already.
 *
 * @param begun - gets the story whose memory was begun, for the caller to forget if nothing commits
 */
async function createStory(
  subject: Subject,
  begun: Story[],
  { desk, tools, stores, workspaceId }: Creation,
): Promise<Created> {
  const now = desk.clock.now();
  const story = await stores.stories.create(workspaceId, {
    slug: slugOf(subject.title),
    title: subject.title,
    topic: subject.topic,
    createdAt: now,
  });
  begun.push(story);
  const feeds = tools.searchFeeds(subject.title, workspaceId);
  for (const feed of feeds) {
    await stores.feeds.ensure(feed, now);
  }
  const found = await backfill(story, subject.seed, { desk, stores });
  return { ...found, story, feeds: feeds.length };
}

async function confirmation(
  { story, reports, news, feeds }: Created,
  { desk, stores }: { readonly desk: Desk; readonly stores: Stores },
): Promise<Post> {
  const visible = await stores.feeds.list(story.workspaceId);
  const sources = visible.filter(({ origin }) => origin !== "page");
  const memory = desk.memories.find(story.id);
  const words = memory === undefined ? [] : desk.engine.searchWords(memory).slice(0, 8);
  const lines: Line[] = [
    [
      { text: "Watching for: ", style: "bold" },
      { text: words.length === 0 ? story.title : listed(words) },
    ],
    [
      { text: "In: ", style: "bold" },
      {
        text: `${counted(sources.length, "feed")}${feeds > 0 ? `, ${counted(feeds, "search")} made for this story among them` : ""}`,
      },
    ],
    [
      { text: "Already read: ", style: "bold" },
      {
        text:
          reports === 0
            ? "nothing on it in the last seven days"
            : `${counted(reports, "report")} of the last seven days, ${news} of them with news; they are on the card`,
      },
    ],
    [{ text: `The card follows. Name for commands: ${story.slug}` }],
  ];
  return linesPost(lines, `Following “${story.title}”`);
}
