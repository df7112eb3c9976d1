import type { Claim } from "../development/claim.ts";
import type { Item, NewItem } from "../item/item.ts";
import type { Reading } from "../item/reading.ts";
import type { Ruling } from "../ports/verdict-store.ts";
import type { Story } from "../story/story.ts";
import type { Desk } from "./desk.ts";
import { type Arrival, fileUnder, type TakenIn, type Work } from "./file-item.ts";
import { verdictOf } from "./judge-offer.ts";
import { announceIfWorth, openOnBeats } from "./open-on-beat.ts";

export type { Arrival, TakenIn } from "./file-item.ts";

/** An item that the store does not have as it is now. */
export interface FreshItem {
  readonly item: NewItem;
  /** SHA-256 of title, summary and content, hex. */
  readonly textHash: string;
}

/**
 * Takes new items, and new revisions of known ones, through the whole flow: item, stories, developments,
 * outbox. All of it commits together or not at all, so keep the batches small.
 *
 * Safe to repeat after a failure: what did not commit left nothing behind, what did is known to the
 * feed by its key and not taken in again.
 *
 * @param fresh - in the order in which they are to be judged
 */
export async function takeIn(
  fresh: readonly FreshItem[],
  arrival: Arrival,
  desk: Desk,
): Promise<readonly TakenIn[]> {
  return await desk.memories.alone(async () => {
    const readings = await Promise.all(fresh.map(async (one) => await readFresh(one, desk)));
    return await desk.memories.undoUnless(
      async () =>
        await desk.database.transact(async (stores) => {
          const taken: TakenIn[] = [];
          for (const one of readings) {
            taken.push(...(await fileUnderStories(one, arrival, { desk, stores })));
          }
          return taken;
        }),
      desk.database,
    );
  });
}

interface FreshReading extends FreshItem {
  /** Of the item before the store has named it. */
  readonly reading: Reading;
  /** Absent where no story looked likely to want them. */
  readonly claims: readonly Claim[] | undefined;
}

/** Reads an item, and its claims if any story may want them: outside the transaction, since it may take time. */
async function readFresh(
  fresh: FreshItem,
  { engine, memories, claimReader }: Desk,
): Promise<FreshReading> {
  const reading = engine.read({ ...fresh.item, id: "", revision: 0 });
  const isWanted = memories.candidates(reading).length > 0 || memories.beatsFor(reading).length > 0;
  return { ...fresh, reading, claims: isWanted ? await claimReader.claimsOf(reading) : undefined };
}

async function fileUnderStories(
  { item: entry, textHash, reading: unnamed, claims: read }: FreshReading,
  arrival: Arrival,
  work: Work,
): Promise<readonly TakenIn[]> {
  const { memories } = work.desk;
  const item = await work.stores.items.record(entry, textHash);
  const reading = { ...unnamed, item };
  const rulings = await work.stores.verdicts.forFiling(item.id);
  const concerned = storiesFor(item, reading, rulings, memories);
  const isOnBeat = memories.beatsFor(reading).length > 0;
  if (concerned.length === 0 && !isOnBeat) {
    return [];
  }
  // An earlier item of the same batch may have taught a story the names that make this one a candidate.
  const claims = read ?? (await work.desk.claimReader.claimsOf(reading));
  const filed: TakenIn[] = [];
  for (const { id } of concerned) {
    const memory = await memories.recall(id, work.stores);
    if (memory !== undefined) {
      const verdict = verdictOf(rulings.filter(({ storyId }) => storyId === id));
      const one = await fileUnder(memory, { reading, claims, arrival, verdict }, work);
      filed.push(...(one === undefined ? [] : [await withBeat(one, work)]));
    }
  }
  // What was there before anybody asked opens nothing, nor does a text that was touched.
  return arrival === "live" && item.revision === 1 && isOnBeat
    ? [...filed, ...(await openOnBeats(reading, claims, filed, work))]
    : filed;
}

async function withBeat(taken: TakenIn, work: Work): Promise<TakenIn> {
  const beatStep = await announceIfWorth(taken, work);
  return beatStep === undefined ? taken : { ...taken, beatStep };
}

/** The stories to decide about an item: those it looks likely for, and those that an editor named. */
function storiesFor(
  item: Item,
  reading: Reading,
  rulings: readonly Ruling[],
  memories: Desk["memories"],
): readonly Story[] {
  const ruled = rulings
    .map(({ storyId }) => memories.story(storyId))
    .filter((story) => story !== undefined);
  return [...new Set([...memories.candidates(reading), ...ruled])].filter(
    ({ workspaceId }) => item.workspaceId === undefined || item.workspaceId === workspaceId,
  );
}
