import type { Decision, Outcome } from "../development/decision.ts";
import type { StoryMemory } from "../development/engine.ts";
import { canonicalUrl } from "../item/canonical-url.ts";
import type { Item } from "../item/item.ts";
import type { OutboxStatus, Stores } from "../ports/stores.ts";
import type { Ruling } from "../ports/verdict-store.ts";
import type { Story } from "../story/story.ts";
import type { Desk } from "./desk.ts";
import { weightiest } from "./judge-offer.ts";
import { recallStory } from "./recall-story.ts";

/** What became of one item on one story. */
export interface Explanation {
  readonly item: Item;
  readonly story: Story;
  readonly decision: Decision;
  /** The first report of what the item repeats, where it is a copy or a rewrite. */
  readonly original: Item | undefined;
  readonly messages: readonly OutboxStatus[];
}

/** What became of a link in a workspace. */
export type LinkExplanation =
  | { readonly kind: "unread" }
  | {
      readonly kind: "off-topic";
      readonly item: Item;
      readonly nearest: NearMiss | undefined;
      readonly said: readonly SaidOfLink[];
    }
  | {
      readonly kind: "filed";
      readonly explanations: readonly Explanation[];
      readonly said: readonly SaidOfLink[];
    };

/** What an editor ruled about a link on a story. */
export interface SaidOfLink {
  readonly story: Story;
  readonly ruling: Ruling;
}

/** The story that an item on none came closest to. */
export interface NearMiss {
  readonly story: Story;
  readonly decision: Decision;
}

/** A sentence for each outcome, for people. */
export const OUTCOME_SENTENCE: Readonly<Record<Outcome, string>> = {
  "off-topic": "Not on this story.",
  copy: "Silent: a copy of a report that the story has.",
  rewrite: "Silent: the same facts in other words.",
  "nothing-new": "Silent: on the story, with nothing that it did not know.",
  baseline: "Counted without an alert: it was there before the story was followed here.",
  "new-developments": "An alert: it brought something new.",
};

/** The stores, and what knows how an item would be judged now. */
interface Ground {
  readonly database: Stores;
  readonly desk: Pick<Desk, "engine" | "memories">;
}

/** Explains every decision about a link, from what was recorded when it was made. Only reads. */
export async function explainLink(
  link: string,
  workspaceId: string,
  ground: Ground,
): Promise<LinkExplanation> {
  const { database } = ground;
  const items = await database.items.byUrl(canonicalUrl(link), workspaceId);
  const [newest] = items;
  if (newest === undefined) {
    return { kind: "unread" };
  }
  const explanations: Explanation[] = [];
  const said: SaidOfLink[] = [];
  for (const item of items) {
    for (const { storyId, item: taken } of await database.stories.storiesOf(workspaceId, item.id)) {
      const story = await database.stories.find(workspaceId, storyId);
      // The reports of a merged story are on the one that goes on.
      if (story !== undefined && story.mergedInto === undefined) {
        explanations.push(await explain(item, story, taken.decision, database));
      }
    }
    said.push(...(await saidOf(item, workspaceId, database)));
  }
  return explanations.length > 0
    ? { kind: "filed", explanations, said }
    : {
        kind: "off-topic",
        item: newest,
        nearest: said.length > 0 ? undefined : await nearestStory(items, workspaceId, ground),
        said,
      };
}

/** What editors ruled about an item; of feedback and placement on one story only what outweighs. */
async function saidOf(
  { id }: Item,
  workspaceId: string,
  database: Stores,
): Promise<readonly SaidOfLink[]> {
  const rulings = await database.verdicts.ofItem(workspaceId, id);
  const said: SaidOfLink[] = [];
  for (const [storyId, some] of Map.groupBy(rulings, (ruling) => ruling.storyId)) {
    const story = await database.stories.find(workspaceId, storyId);
    const ruling = weightiest(some);
    if (story !== undefined && story.mergedInto === undefined && ruling !== undefined) {
      said.push({ story, ruling });
    }
  }
  return said;
}

async function explain(
  item: Item,
  story: Story,
  decision: Decision,
  database: Stores,
): Promise<Explanation> {
  const messages = await database.outbox.ofKeyPrefix(
    story.workspaceId,
    `alert:${story.id}:${item.id}.`,
  );
  const original =
    decision.copyOf === undefined ? undefined : await database.items.find(decision.copyOf);
  return { item, story, decision, original, messages };
}

/** Judges the item anew against the open story of the workspace that it came closest to. */
async function nearestStory(
  items: readonly Item[],
  workspaceId: string,
  ground: Ground,
): Promise<NearMiss | undefined> {
  const { engine, memories } = ground.desk;
  let nearest: NearMiss | undefined;
  for (const item of items) {
    const reading = engine.read(item);
    const likely = memories
      .candidates(reading)
      .filter((story) => story.workspaceId === workspaceId);
    const close = likely.length > 0 ? likely : await offeredStory(item, workspaceId, ground);
    for (const story of close) {
      const decision = engine.decide(await memoryOf(story, ground), reading, []);
      if (nearest === undefined || decision.score > nearest.decision.score) {
        nearest = { story, decision };
      }
    }
  }
  return nearest;
}

/** The open story that matched an item best when it came, for a process that has no memories. */
async function offeredStory(
  { id }: Item,
  workspaceId: string,
  { database }: Ground,
): Promise<readonly Story[]> {
  for (const { storyId } of await database.stories.offeredTo(workspaceId, id)) {
    const story = await database.stories.find(workspaceId, storyId);
    if (story !== undefined && story.closedAt === undefined) {
      return [story];
    }
  }
  return [];
}

/** What a story knows; recalled for this once where it is not held. */
async function memoryOf(story: Story, { database, desk }: Ground): Promise<StoryMemory> {
  const held = desk.memories.find(story.id);
  if (held !== undefined) {
    return held;
  }
  const { memory } = await recallStory(story, { engine: desk.engine, stores: database });
  return memory;
}
