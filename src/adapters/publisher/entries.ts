import type { SeedItem } from "../../settings/seeds.ts";

/** An entry as it stands in a feed at some moment. */
export interface PublishedEntry {
  /** The same in every delivery. */
  readonly guid: string;
  readonly url: string;
  readonly title: string;
  /** HTML; may be empty. */
  readonly summary: string;
  /** HTML, well-formed as XML; may be empty. */
  readonly content: string;
  readonly published: Date;
  /** When this text appeared. */
  readonly updated: Date;
}

/**
 * What one outlet's feed holds at an instant, newest first: the items whose time has come, each entry in
 * its latest text.
 *
 * @param startAt - the instant of offset zero
 */
export function entriesAt(
  items: readonly SeedItem[],
  startAt: Date,
  now: Date,
): readonly PublishedEntry[] {
  const entries = new Map<string, PublishedEntry>();
  for (const item of items) {
    const updated = new Date(startAt.getTime() + item.offsetMs);
    if (updated > now) {
      continue;
    }
    const url = `https://${item.outlet.slug}.example${item.path}`;
    entries.set(url, {
      guid: guidOf(item),
      url,
      title: item.title,
      summary: item.summary,
      content: paragraphs(item.content),
      published: entries.get(url)?.published ?? updated,
      updated,
    });
  }
  return [...entries.values()].toSorted((a, b) => b.published.getTime() - a.published.getTime());
}

/** A tag URI (RFC 4151), as publishing systems give. */
function guidOf({ outlet, path }: SeedItem): string {
  return `tag:${outlet.slug}.example,2025:${path.replace(/\?.*$/su, "")}`;
}

function paragraphs(content: string): string {
  return content
    .split(/\n{2,}/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("\n");
}
