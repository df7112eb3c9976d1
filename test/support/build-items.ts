import type { Desk } from "../../src/app/desk.ts";
import { textOf } from "../../src/app/new-items.ts";
import { type Arrival, takeIn, type TakenIn } from "../../src/app/take-in.ts";
import { sha256 } from "../../src/cli/assemble.ts";
import { canonicalUrl } from "../../src/item/canonical-url.ts";
import type { NewItem } from "../../src/item/item.ts";

/** Takes a report in as if a feed of its host had delivered it now. */
export async function report(
  desk: Desk,
  text: {
    readonly url: string;
    readonly title: string;
    readonly summary?: string;
    readonly content?: string;
  },
  arrival: Arrival = "live",
): Promise<readonly TakenIn[]> {
  const now = desk.clock.now();
  const { host } = new URL(text.url);
  const feed = await desk.database.feeds.ensure(
    { url: `https://${host}/rss`, outlet: host, workspaceId: undefined, origin: "catalogue" },
    now,
  );
  const entry: NewItem = {
    key: canonicalUrl(text.url),
    feedId: feed.id,
    workspaceId: undefined,
    outlet: host,
    url: text.url,
    canonicalUrl: canonicalUrl(text.url),
    title: text.title,
    summary: text.summary ?? "",
    content: text.content ?? "",
    published: now,
    seenAt: now,
  };
  return await takeIn([{ item: entry, textHash: sha256(textOf(entry)) }], arrival, desk);
}
