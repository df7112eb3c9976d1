import type { Decision, Outcome } from "../development/decision.ts";
import { canonicalUrl } from "../item/canonical-url.ts";
import type { Item } from "../item/item.ts";
import type { OutboxStatus, Stores } from "../ports/stores.ts";
import type { Story } from "../story/story.ts";
import type { Desk } from "./desk.ts";

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
  | { readonly kind: "off-topic"; readonly item: Item; readonly nearest: NearMiss | undefined }
  | { readonly kind: "filed"; readonly explanations: readonly Explanation[] };

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

/** Explains every decision about a link, from what was recorded when it was made. Only reads. */
export async function explainLink(
  link: string,
  workspaceId: string,
  { database, desk }: { readonly database: Stores; readonly desk: Pick<Desk, "engine"> },
): Promise<LinkExplanation> {
  const items = await database.items.byUrl(canonicalUrl(link), workspaceId);
  const [newest] = items;
  if (newest === undefined) {
    return { kind: "unread" };
  }
  const explanations: Explanation[] = [];
  for (const item of items) {
    for (const { storyId, item: taken } of await database.stories.storiesOf(workspaceId, item.id)) {
      const story = await database.stories.find(workspaceId, storyId);
      if (story !== undefined) {
        explanations.push(await explain(item, story, taken.decision, database));
      }
    }
  }
  return explanations.length > 0
    ? { kind: "filed", explanations }
    : {
        kind: "off-topic",
        item: newest,
        nearest: await nearestStory(newest, workspaceId, { database, desk }),
      };
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

/** Judges the item anew against every open story of the workspace, as it would be judged now. */
async function nearestStory(
  item: Item,
  workspaceId: string,
  { database, desk }: { readonly database: Stores; readonly desk: Pick<Desk, "engine"> },
): Promise<NearMiss | undefined> {
  const reading = desk.engine.read(item);
  let nearest: NearMiss | undefined;
  for (const story of await database.stories.list(workspaceId)) {
    const taken = await database.stories.items(workspaceId, story.id);
    const memory = desk.engine.recall(
      story,
      taken.map(({ remembered }) => remembered),
    );
    const decision = desk.engine.decide(memory, reading, []);
    if (nearest === undefined || decision.score > nearest.decision.score) {
      nearest = { story, decision };
    }
  }
  return nearest;
}
