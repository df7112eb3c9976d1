import type { StoryMemory } from "../development/engine.ts";
import { canonicalUrl } from "../item/canonical-url.ts";
import type { Offer, StoryContent, StoryItem, Stores } from "../ports/stores.ts";
import type { Ruling } from "../ports/verdict-store.ts";
import type { Story } from "../story/story.ts";
import { cardStateOf } from "./card-state.ts";
import type { Desk } from "./desk.ts";
import type { Work } from "./file-item.ts";
import { entriesOf, judgeOffer, sourceOf, verdictOf } from "./judge-offer.ts";
import { refoldMemory, windowStart } from "./recall-story.ts";
import { updateThreads } from "./update-threads.ts";

/** What a story is folded from. */
export interface FoldPlan {
  readonly story: Story;
  /** In the order in which they came. */
  readonly offers: readonly Offer[];
  readonly rulings: readonly Ruling[];
}

/** A story folded anew, not stored yet. */
export interface Refold {
  readonly story: Story;
  readonly memory: StoryMemory;
  readonly content: StoryContent;
}

/**
 * Decides again, from the beginning and in the order in which they came, about all items that were
 * offered to a story, as if the rulings had been known from the start. By the engine as it is now: after
 * a release with other weights decisions may differ from those that were made then.
 *
 * Takes some milliseconds an item; changes nothing. Nobody else may be at the memories meanwhile.
 */
export async function foldAnew(
  plan: FoldPlan,
  { engine, claimReader, letOthers }: Desk,
  stores: Pick<Stores, "items">,
): Promise<Refold> {
  const { story, offers, rulings } = plan;
  const said = Map.groupBy(rulings, ({ itemId }) => itemId);
  const kept: Offer[] = [];
  const items: StoryItem[] = [];
  const ledger: StoryContent["ledger"][number][] = [];
  let memory = engine.begin(story);
  for (const offer of await anchorFirst(story, offers, stores)) {
    await letOthers();
    const item = await stores.items.findRevision(offer.itemId, offer.revision);
    if (item !== undefined) {
      const reading = engine.read(item);
      const claims = await claimReader.claimsOf(reading);
      const verdict = verdictOf(said.get(item.id) ?? []);
      const offered = { ...offer, reading, claims, verdict };
      const { decision, taken } = judgeOffer(memory, offered, engine);
      // Also one that has nothing of the story now: it may have again once a verdict is taken back.
      kept.push({ ...offer, score: decision.score });
      if (taken !== undefined) {
        items.push(taken);
        const source = sourceOf(reading, offer.at);
        ledger.push(...entriesOf(source, decision.developments, ledger.length));
        memory =
          windowStart(items.length) === windowStart(items.length - 1)
            ? engine.extend(memory, taken.remembered)
            : refoldMemory(story, items, engine);
      }
    }
  }
  return { story, memory, content: { offers: kept, items, ledger } };
}

/**
 * A story that was followed by a link begins with the item of the link. Only where stories were merged
 * can another have come before it.
 */
async function anchorFirst(
  { topic, workspaceId }: Story,
  offers: readonly Offer[],
  { items }: Pick<Stores, "items">,
): Promise<readonly Offer[]> {
  if (topic.kind === "words") {
    return offers;
  }
  const linked = await items.byUrl(canonicalUrl(topic.url), workspaceId);
  const ids = new Set(linked.map(({ id }) => id));
  const anchor = offers.find(({ itemId }) => ids.has(itemId));
  return anchor === undefined ? offers : [anchor, ...offers.filter((one) => one !== anchor)];
}

/** Most stored items that are offered to a story because it has learnt other names. */
const MOST_FOUND = 400;

/**
 * Folds a story anew by these rulings. Where it learns names by it that it did not have, stored items
 * with those names, which it was never offered, are offered to it in their place as well.
 */
export async function refoldStory(plan: FoldPlan, desk: Desk): Promise<Refold> {
  const { database, engine } = desk;
  const { story, offers } = plan;
  const before = await database.stories.items(story.workspaceId, story.id);
  const first = await foldAnew(plan, desk, database);
  const knew = refoldMemory(story, before, engine);
  const known = new Set(engine.searchWords(knew));
  const words = engine.searchWords(first.memory).filter((word) => !known.has(word));
  const found = await findUnoffered(story, words, offers, database);
  return found.length === 0
    ? first
    : await foldAnew({ ...plan, offers: mergeOffers(offers, found) }, desk, database);
}

async function findUnoffered(
  story: Story,
  words: readonly string[],
  offers: readonly Offer[],
  { items }: Pick<Stores, "items">,
): Promise<readonly Offer[]> {
  const { workspaceId, createdAt: since } = story;
  const query = { workspaceId, words, since, limit: MOST_FOUND };
  const found = words.length === 0 ? [] : await items.search(query);
  const offered = new Set(offers.map(({ itemId }) => itemId));
  return (
    found
      .filter(({ id, seenAt }) => !offered.has(id) && seenAt >= since)
      // It was no alert when it came, and is none now.
      .map(({ id, revision, seenAt }) => ({
        itemId: id,
        revision,
        isBaseline: true,
        score: 0,
        at: seenAt,
      }))
      .toSorted((one, other) => one.at.getTime() - other.at.getTime())
  );
}

/**
 * Two lists of offers as one, by the time at which they came; each list keeps its own order. An item's
 * revision that is in both stands where it came first.
 */
export function mergeOffers(one: readonly Offer[], other: readonly Offer[]): readonly Offer[] {
  const merged = new Map<string, Offer>();
  let [left, right] = [0, 0];
  while (left < one.length || right < other.length) {
    const [a, b] = [one[left], other[right]];
    const isLeft = a !== undefined && (b === undefined || !isEarlier(b, a));
    const next = isLeft ? a : b;
    [left, right] = isLeft ? [left + 1, right] : [left, right + 1];
    const key = `${next?.itemId}.${next?.revision}`;
    if (next !== undefined && !merged.has(key)) {
      merged.set(key, next);
    }
  }
  return [...merged.values()];
}

/** Items of one instant came in the order of their ids, of which the longer number is the greater. */
function isEarlier(one: Offer, other: Offer): boolean {
  const apart = one.at.getTime() - other.at.getTime();
  const longer = one.itemId.length - other.itemId.length;
  return apart !== 0 ? apart < 0 : longer < 0 || (longer === 0 && one.itemId < other.itemId);
}

/** What came of storing a fold. */
export interface RefoldReport {
  /** Replies that say something else now, or that were taken back. */
  readonly amended: number;
}

/**
 * Stores a fold in the place of what the story had, with the messages that follow from it: the card as it
 * is now, and the replies whose developments are others or gone. No reply is posted for what is past.
 */
export async function storeRefold(
  { story, content }: Refold,
  { desk, stores }: Work,
  rulings: readonly Ruling[],
): Promise<RefoldReport> {
  const { workspaceId, id } = story;
  const before = {
    items: await stores.stories.items(workspaceId, id),
    ledger: await stores.stories.ledger(workspaceId, id),
  };
  await stores.stories.rewrite(workspaceId, id, content);
  return await updateThreads({ story, before, after: content, rulings }, { desk, stores });
}

/** Takes a stored fold into the memories of this process, once it has committed. */
export function rememberRefold({ story, memory, content }: Refold, { memories }: Desk): void {
  if (story.closedAt === undefined) {
    const taken = content.items.length;
    const card = cardStateOf(content.items, content.ledger);
    memories.replace({ memory, card, taken, from: windowStart(taken) });
  }
}
