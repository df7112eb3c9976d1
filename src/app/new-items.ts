import type { Entry, FeedDocument } from "../feed/entry.ts";
import type { Feed } from "../feed/feed.ts";
import { entryKey, type IdentityRule } from "../feed/identity.ts";
import { canonicalUrl } from "../item/canonical-url.ts";
import type { NewItem } from "../item/item.ts";
import type { Poller } from "./poll.ts";
import type { FreshItem } from "./take-in.ts";

interface Source {
  readonly feed: Feed;
  readonly rule: IdentityRule;
}

/** Publishers' clocks may run ahead by so much; a later date is not believed. */
const FUTURE_MS = 24 * 3600 * 1000;

/**
 * What of a document is new: entries never seen, and known ones whose text has changed, in the order
 * in which they were published. Entries without a link or any text are left out: nothing could be shown.
 */
export async function newItemsOf(
  document: FeedDocument,
  source: Source,
  poller: Pick<Poller, "desk" | "hash">,
): Promise<readonly FreshItem[]> {
  const seenAt = poller.desk.clock.now();
  const items = new Map(
    document.entries
      .filter(({ link, title, summary }) => link !== undefined && `${title}${summary}` !== "")
      .map((entry) => itemOf(entry, source, seenAt))
      // Of two entries with one identity the first stands: feeds list the newest first.
      .toReversed()
      .map((item) => [item.key, item]),
  );
  const known = await poller.desk.database.items.known(source.feed.id, [...items.keys()]);
  return [...items.values()]
    .map((item) => ({ item, textHash: poller.hash(textOf(item)) }))
    .filter(({ item, textHash }) => known.get(item.key)?.textHash !== textHash)
    .toSorted((one, other) => one.item.published.getTime() - other.item.published.getTime());
}

function itemOf(entry: Entry, { feed, rule }: Source, seenAt: Date): NewItem & { key: string } {
  const url = entry.link ?? "";
  return {
    key: entryKey(entry, rule),
    feedId: feed.id,
    workspaceId: feed.workspaceId,
    outlet: feed.outlet,
    url,
    canonicalUrl: canonicalUrl(url),
    title: entry.title,
    summary: entry.summary,
    content: entry.content,
    published: credible(entry.published ?? entry.updated, seenAt),
    seenAt,
  };
}

/** A date that something claims for itself, or the present where it claims none or one still to come. */
export function credible(date: Date | undefined, seenAt: Date): Date {
  return date === undefined || date.getTime() > seenAt.getTime() + FUTURE_MS ? seenAt : date;
}

/** What a redelivery is compared by. */
export function textOf({
  title,
  summary,
  content,
}: Pick<NewItem, "title" | "summary" | "content">): string {
  return [title, summary, content].join("\n\n");
}
