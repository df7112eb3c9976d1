import type { Item } from "../item/item.ts";
import type { Stores } from "../ports/stores.ts";
import type { Story } from "../story/story.ts";
import type { Desk } from "./desk.ts";
import { fileUnder } from "./file-item.ts";

/** What was stored on a story before anybody followed it. */
export interface Backfill {
  readonly reports: number;
  /** Reports that held something new at their time. */
  readonly news: number;
}

const LOOK_BACK_MS = 7 * 24 * 3600 * 1000;
const MOST_ITEMS = 400;

/**
 * Begins a story with the items of the last seven days that are on it: they make up its ledger and are
 * never alerts. Runs inside the caller's transaction, with nobody else at the memories.
 *
 * @param seed - the item whose link was followed; it is taken first
 */
export async function backfill(
  story: Story,
  seed: Item | undefined,
  { desk, stores }: { readonly desk: Desk; readonly stores: Stores },
): Promise<Backfill> {
  const begun = desk.memories.begin(story);
  const first = seed === undefined ? [] : [seed];
  let reports = 0;
  let news = 0;
  const take = async (item: Item): Promise<void> => {
    // Commands must still be acknowledged while hundreds of items are read.
    await desk.letOthers();
    const filed = await takeOld(item, story, { desk, stores });
    reports += filed === undefined ? 0 : 1;
    news += (filed?.decision.developments.length ?? 0) > 0 ? 1 : 0;
  };
  for (const item of first) {
    await take(item);
  }
  const words = desk.engine.searchWords(desk.memories.find(story.id) ?? begun);
  const since = new Date(desk.clock.now().getTime() - LOOK_BACK_MS);
  const stored = await stores.items.search({
    workspaceId: story.workspaceId,
    words,
    since,
    limit: MOST_ITEMS,
  });
  for (const item of stored.filter(({ id }) => id !== seed?.id)) {
    await take(item);
  }
  return { reports, news };
}

async function takeOld(
  item: Item,
  story: Story,
  work: { readonly desk: Desk; readonly stores: Stores },
) {
  const { engine, memories, claimReader } = work.desk;
  const memory = memories.find(story.id);
  if (memory === undefined) {
    return undefined;
  }
  const reading = engine.read(item);
  const claims = await claimReader.claimsOf(reading);
  return await fileUnder(memory, { reading, claims, arrival: "baseline" }, work);
}
