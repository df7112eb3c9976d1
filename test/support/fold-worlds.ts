import { createAnswerer } from "../../src/app/answer.ts";
import { cardOf } from "../../src/app/card-state.ts";
import { textOf } from "../../src/app/new-items.ts";
import { takeIn } from "../../src/app/take-in.ts";
import { sha256 } from "../../src/cli/assemble.ts";
import { parseCommand } from "../../src/follow/parse-command.ts";
import type { NewItem } from "../../src/item/item.ts";
import type { Story, Topic } from "../../src/story/story.ts";
import { MemoryChat } from "./memory-chat.ts";
import { openAnotherDesk, type OpenDesk } from "./open-desk.ts";

/** A report as its outlet delivers it. */
export interface Report {
  readonly url: string;
  readonly title: string;
  readonly content: string;
}

/** A desk with a channel, on which reports arrive a minute apart. */
export interface FoldWorld extends OpenDesk {
  readonly chat: MemoryChat;
  readonly workspaceId: string;
  /** Gives a command in the channel. @returns the answer's text */
  ask(text: string, channel?: string): Promise<string>;
  /** Creates a story that a channel follows; nothing stored is looked through. */
  begin(title: string, topic?: Topic): Promise<Story>;
  /** Stores the reports, in this order, before they arrive, so that verdicts can name them. @returns ids */
  announce(reports: readonly Report[]): Promise<readonly string[]>;
  arrive(reports: readonly Report[]): Promise<void>;
}

/** A desk whose every report arrives at an instant of its own, the same in every world. */
export async function openFoldWorld(): Promise<FoldWorld> {
  const open = await openAnotherDesk();
  const { desk, database, clock } = open;
  const chat = new MemoryChat();
  const begins = clock.now().getTime();
  let arrived = 0;
  const workspace = await database.follows.ensureWorkspace({
    platform: "slack",
    externalId: "T1",
    name: "Desk",
  });
  const answer = createAnswerer(desk, {
    chats: new Map([["slack", chat]]),
    searchFeeds: () => [],
    hash: sha256,
    fetcher: {
      fetch: async () => await Promise.reject(new Error("no network in this test")),
      close: async () => {
        await Promise.resolve();
      },
    },
    reader: { read: async () => await Promise.reject(new Error("no feed in this test")) },
  });
  const entryOf = async ({ url, title, content }: Report, at: Date): Promise<NewItem> => {
    const { host } = new URL(url);
    const feed = await database.feeds.ensure(
      { url: `https://${host}/rss`, outlet: host, workspaceId: undefined, origin: "catalogue" },
      new Date(begins),
    );
    return {
      key: url,
      feedId: feed.id,
      workspaceId: undefined,
      outlet: host,
      url,
      canonicalUrl: url,
      title,
      summary: "",
      content,
      published: at,
      seenAt: at,
    };
  };
  const instantOf = (place: number) => new Date(begins + place * 60_000);
  return {
    ...open,
    chat,
    workspaceId: workspace.id,
    ask: async (text, channel = "C1") => {
      const post = await answer({
        platform: "slack",
        workspace: "T1",
        workspaceName: "Desk",
        channel,
        person: "U1",
        command: parseCommand(text),
        refusal: undefined,
        access: undefined,
        zone: undefined,
      });
      return post.text;
    },
    begin: async (title, topic = { kind: "words", words: title }) => {
      const story = await database.stories.create(workspace.id, {
        slug: title.toLowerCase().replaceAll(/\W+/gu, "-"),
        title,
        topic,
        createdAt: clock.now(),
      });
      const channel = await database.follows.ensureChannel(workspace.id, "C1");
      await database.follows.follow({
        workspaceId: workspace.id,
        storyId: story.id,
        channelId: channel.id,
        alerts: "all",
        followedAt: clock.now(),
      });
      desk.memories.begin(story);
      return story;
    },
    announce: async (reports) => {
      const ids: string[] = [];
      for (const [place, report] of reports.entries()) {
        const entry = await entryOf(report, instantOf(place));
        ids.push((await database.items.record(entry, sha256(textOf(entry)))).id);
      }
      return ids;
    },
    arrive: async (reports) => {
      for (const report of reports) {
        clock.set(instantOf(arrived));
        const entry = await entryOf(report, clock.now());
        await takeIn([{ item: entry, textHash: sha256(textOf(entry)) }], "live", desk);
        arrived += 1;
      }
    },
  };
}

/** All that a desk knows of a story, row by row. The numbers that the store gives its rows are not in it. */
export async function stateOf(world: FoldWorld, { id, workspaceId }: Story) {
  const { stories } = world.database;
  const card = await world.desk.memories.recallCard(id, world.database);
  const { story: _, ...memory } = world.desk.memories.find(id) ?? { story: undefined };
  return {
    items: await stories.items(workspaceId, id),
    ledger: await stories.ledger(workspaceId, id),
    coverage: await stories.coverage(workspaceId, id),
    card: card && cardOf(card),
    memory,
  };
}
