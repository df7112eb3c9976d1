import { canonicalUrl } from "../item/canonical-url.ts";
import type { Item } from "../item/item.ts";
import type { StoryItem } from "../ports/stores.ts";
import type { Ruling } from "../ports/verdict-store.ts";
import { slugOf } from "../story/slug.ts";
import type { Story } from "../story/story.ts";
import { cardOf, cardStateOf } from "./card-state.ts";
import type { Desk } from "./desk.ts";
import { isAnchor, refuse, sameTexts } from "./feedback.ts";
import { audiencesOf, type Work } from "./file-item.ts";
import { openThread } from "./merge-stories.ts";
import { refoldMemory } from "./recall-story.ts";
import { foldAnew, type Refold, refoldStory, rememberRefold, storeRefold } from "./refold.ts";

export interface Split {
  readonly story: Story;
  /** Of the reports that make up the new story; the first gives it its title. */
  readonly links: readonly string[];
  /** Who splits it, as people know them. */
  readonly by: string;
}

export interface SplitReport {
  /** The new story. */
  readonly story: Story;
  /** Reports that went over, copies of those that were named among them. */
  readonly reports: number;
  /** Replies of the old thread that say something else now, or that were taken back. */
  readonly amended: number;
}

/**
 * Makes a new story out of some reports of another, followed in the same channels; both are folded anew,
 * as if each report had been put where it is now when it came. Copies go with the reports they repeat.
 *
 * @throws {AppError} with a sentence that says what to do, where the reports cannot be split off
 */
export async function splitStory(split: Split, desk: Desk): Promise<SplitReport> {
  return await desk.memories.alone(async () => {
    const { story } = split;
    const { workspaceId, id } = story;
    const { stories, verdicts } = desk.database;
    const taken = await stories.items(workspaceId, id);
    const named = await namedItems(split, taken, desk);
    const [first] = named;
    const ids = new Set(named.flatMap((item) => sameTexts(item.id, taken)));
    refuseAll(split, ids, taken);
    const said = await verdicts.ofStory(workspaceId, id);
    const offers = await stories.offers(workspaceId, id);
    const staying = leftBehind(split, { ids, said, at: desk.clock.now() });
    const rest = await refoldStory({ story, offers, rulings: staying }, desk);
    const fresh = {
      slug: slugOf(first.title),
      title: first.title,
      topic: { kind: "link", url: first.canonicalUrl },
      createdAt: desk.clock.now(),
    } as const;
    const going = takenAlong(split, { ids, said, at: desk.clock.now() });
    const parted = await foldAnew(
      {
        // Decisions do not depend on what the store will call it.
        story: { ...fresh, id: "", workspaceId, closedAt: undefined },
        offers: offers.filter(({ itemId }) => ids.has(itemId)),
        rulings: going,
      },
      desk,
      desk.database,
    );
    const done = await desk.database.transact(async (stores) => {
      const created = await stores.stories.create(workspaceId, fresh);
      const work = { desk, stores };
      for (const item of ids) {
        await stores.verdicts.withdraw(workspaceId, id, item);
      }
      for (const ruling of [...staying, ...going.map((one) => ({ ...one, storyId: created.id }))]) {
        await stores.verdicts.record(workspaceId, ruling);
      }
      await stores.stories.rewrite(workspaceId, created.id, parted.content);
      const { amended } = await storeRefold(rest, work, staying);
      await followAlike(story, created, parted, work);
      const beat = await stores.beats.ofStory(workspaceId, id);
      if (beat !== undefined) {
        await stores.beats.addStory(workspaceId, { ...beat, storyId: created.id });
      }
      return { created, amended };
    });
    rememberRefold(rest, desk);
    rememberRefold(renamed(parted, done.created, desk), desk);
    desk.log.info({ story: story.slug, into: done.created.slug, by: split.by }, "story split");
    return { story: done.created, reports: ids.size, amended: done.amended };
  });
}

/** The reports behind the links that the story has, in the order in which they were named. */
async function namedItems(
  { story, links }: Split,
  taken: readonly StoryItem[],
  { database }: Desk,
): Promise<readonly [Item, ...Item[]]> {
  const on = new Set(taken.map(({ itemId }) => itemId));
  const named: Item[] = [];
  for (const link of links) {
    const items = await database.items.byUrl(canonicalUrl(link), story.workspaceId);
    const found = items.filter(({ id }) => on.has(id));
    if (found.length === 0) {
      throw refuse(
        "item_elsewhere",
        `${link} is not on “${story.title}”. “why” with the link shows where it is.`,
      );
    }
    named.push(...found);
  }
  const [first, ...others] = named;
  if (first === undefined) {
    throw refuse("items_missing", "Name the links of the reports that belong to the new story.");
  }
  return [first, ...others];
}

function refuseAll({ story }: Split, ids: ReadonlySet<string>, taken: readonly StoryItem[]): void {
  if (taken.every(({ itemId }) => ids.has(itemId))) {
    throw refuse(
      "story_whole",
      `That is all that “${story.title}” has. Name only the reports that belong elsewhere.`,
    );
  }
  if (taken.some(({ itemId, remembered }) => ids.has(itemId) && isAnchor(story, remembered.url))) {
    throw refuse(
      "item_begins_story",
      `“${story.title}” began with one of these reports, or one of the same text. Split off the others instead.`,
    );
  }
}

interface Ground {
  readonly ids: ReadonlySet<string>;
  readonly said: readonly Ruling[];
  readonly at: Date;
}

/** All rulings that hold for the story that was split. */
function leftBehind({ story, by }: Split, { ids, said, at }: Ground): readonly Ruling[] {
  return [
    ...said.filter(({ itemId, namedItemId }) => !ids.has(itemId) && !ids.has(namedItemId)),
    ...placements([...ids], { storyId: story.id, verdict: "wrong-story", by, at }),
  ];
}

/** All rulings that hold for the new story; "not new" goes along. */
function takenAlong({ by }: Split, { ids, said, at }: Ground): readonly Ruling[] {
  return [
    ...said.filter(({ itemId, verdict }) => ids.has(itemId) && verdict === "not-new"),
    ...placements([...ids], { storyId: "", verdict: "on-story", by, at }),
  ];
}

function placements(
  ids: readonly string[],
  ruling: Pick<Ruling, "storyId" | "verdict" | "by" | "at">,
): readonly Ruling[] {
  return ids.map((itemId) => ({ ...ruling, itemId, kind: "placement", namedItemId: itemId }));
}

/** The new story is followed wherever the old one is, and gets its card there. */
async function followAlike(
  story: Story,
  created: Story,
  { content }: Refold,
  { desk, stores }: Work,
): Promise<void> {
  const card = { story: created, ...cardOf(cardStateOf(content.items, content.ledger)) };
  for (const { channel, follow } of await audiencesOf(story, { desk, stores })) {
    const followedAt = desk.clock.now();
    await stores.follows.follow({ ...follow, storyId: created.id, followedAt });
    await openThread(card, channel, { desk, stores });
  }
}

/** A fold under the name that the store gave its story. */
function renamed({ content }: Refold, story: Story, { engine }: Desk): Refold {
  const memory = refoldMemory(story, content.items, engine);
  return { story, memory, content };
}
