import type { Channel } from "../follow/follow.ts";
import { cardRow } from "../outbox/compose-rows.ts";
import type { StoryItem } from "../ports/stores.ts";
import type { Ruling } from "../ports/verdict-store.ts";
import type { Story } from "../story/story.ts";
import { cardOf, cardStateOf } from "./card-state.ts";
import type { Desk } from "./desk.ts";
import { refuse } from "./feedback.ts";
import { audiencesOf, type Work } from "./file-item.ts";
import { editMergedCard } from "./merged-cards.ts";
import { mergeOffers, type Refold, refoldStory, rememberRefold, storeRefold } from "./refold.ts";
import { zoneOf } from "./repost-card.ts";

export interface Merger {
  /** Is closed; its slug finds the other from now on. */
  readonly from: Story;
  /** Goes on with its own topic and the reports of both. */
  readonly into: Story;
  /** Who merges them, as people know them. */
  readonly by: string;
}

export interface MergerReport {
  /** Reports that came over. */
  readonly reports: number;
  /** Channels that followed only the first and follow the other now. */
  readonly moved: number;
}

/**
 * Makes one story out of two, as if all reports of the first had been put on the other when they came:
 * the other's ledger is folded anew over the reports of both in the order of their arrival. What an editor
 * said of the first one's reports still holds. Follows move, and its card says where the story goes on.
 *
 * @throws {AppError} with a sentence that says what to do, where the two cannot be merged
 */
export async function mergeStories(merger: Merger, desk: Desk): Promise<MergerReport> {
  return await desk.memories.alone(async () => {
    const { from, into } = merger;
    refuseSenseless(merger);
    const { stories, verdicts } = desk.database;
    const [here, there] = [from, into].map(({ workspaceId, id }) => ({ workspaceId, id }));
    const taken = await stories.items(from.workspaceId, from.id);
    const rulings = carryOver(merger, {
      taken,
      known: await stories.items(into.workspaceId, into.id),
      said: await verdicts.ofStory(from.workspaceId, from.id),
      held: await verdicts.ofStory(into.workspaceId, into.id),
      at: desk.clock.now(),
    });
    const offers = mergeOffers(
      await stories.offers(into.workspaceId, into.id),
      await stories.offers(from.workspaceId, from.id),
    );
    const refold = await refoldStory({ story: into, offers, rulings }, desk);
    const moved = await desk.database.transact(async (stores) => {
      for (const ruling of rulings) {
        await stores.verdicts.record(into.workspaceId, ruling);
      }
      await storeRefold(refold, { desk, stores }, rulings);
      return await closeFor(merger, refold, { desk, stores });
    });
    desk.memories.forget(from.id);
    rememberRefold(refold, desk);
    desk.log.info({ from: here, into: there, by: merger.by, moved }, "stories merged");
    return { reports: new Set(taken.map(({ itemId }) => itemId)).size, moved };
  });
}

function refuseSenseless({ from, into }: Merger): void {
  if (from.workspaceId !== into.workspaceId) {
    throw refuse("stories_apart", "Stories of two workspaces cannot be merged.");
  }
  if (from.id === into.id) {
    throw refuse("story_itself", "That is one story already. Name two: merge A B puts A into B.");
  }
  if (from.closedAt !== undefined || into.closedAt !== undefined) {
    const { title } = from.closedAt === undefined ? into : from;
    throw refuse(
      "story_closed",
      `“${title}” is closed. Only open stories can be merged; “list” shows them.`,
    );
  }
}

interface Ground {
  /** Of the story that is merged. */
  readonly taken: readonly StoryItem[];
  readonly said: readonly Ruling[];
  /** Of the one that goes on. */
  readonly known: readonly StoryItem[];
  readonly held: readonly Ruling[];
  readonly at: Date;
}

/**
 * All rulings that hold for the story that goes on: its own; the reports that come over are on it; and
 * what was said of them, or of reports that neither story has, unless something else was said here.
 */
function carryOver(
  { into, by }: Merger,
  { taken, said, known, held, at }: Ground,
): readonly Ruling[] {
  const over = new Set(taken.map(({ itemId }) => itemId));
  const here = new Set(known.map(({ itemId }) => itemId));
  const judged = new Set(
    held.filter(({ kind }) => kind === "feedback").map(({ itemId }) => itemId),
  );
  const placements = [...over].map((itemId): Ruling => ({
    storyId: into.id,
    itemId,
    kind: "placement",
    verdict: "on-story",
    namedItemId: itemId,
    by,
    at,
  }));
  const feedback = said
    .filter(({ kind, itemId }) => kind === "feedback" && !judged.has(itemId))
    .filter(({ verdict, itemId }) => verdict !== "wrong-story" || !here.has(itemId))
    .map((ruling) => ({ ...ruling, storyId: into.id }));
  const kept = held.filter(({ kind, itemId }) => kind === "feedback" || !over.has(itemId));
  return [...kept, ...placements, ...feedback];
}

/** Closes the story that was merged: follows move, its cards say so. @returns how many follows moved */
async function closeFor(
  { from, into }: Merger,
  { content }: Refold,
  { desk, stores }: Work,
): Promise<number> {
  const now = desk.clock.now();
  const audiences = await audiencesOf(from, { desk, stores });
  await stores.stories.mergeInto(from.workspaceId, from.id, into.id, now);
  const card = { story: into, ...cardOf(cardStateOf(content.items, content.ledger)) };
  let moved = 0;
  for (const { channel } of audiences) {
    const place = { workspaceId: from.workspaceId, channelId: channel.id };
    if (await stores.follows.moveFollow(place, from.id, into.id)) {
      moved += 1;
      await openThread(card, channel, { desk, stores });
    }
    await editMergedCard({ from, into, channel }, { desk, stores });
  }
  return moved;
}

/** Queues the card of a story in a channel that follows it from now on. */
export async function openThread(
  card: { readonly story: Story } & ReturnType<typeof cardOf>,
  channel: Channel,
  { desk, stores }: Work,
): Promise<void> {
  const now = desk.clock.now();
  const facts = { ...card, zone: zoneOf(channel, desk) };
  await stores.outbox.enqueue([
    cardRow(facts, channel, { after: `follow-${now.getTime()}-${card.reports}`, now }),
  ]);
}
