import { htmlToText } from "../feed/html-to-text.ts";
import { parseFeedDate } from "../feed/parse-date.ts";

/** What an article page says of itself in its head. */
export interface Page {
  readonly title: string;
  readonly description: string;
  readonly siteName: string | undefined;
  /** As the page claims it; absent when missing or unreadable. Not judged against the present. */
  readonly published: Date | undefined;
}

/** Heads of pages stand in their first part; more is not looked at. */
const HEAD_MAX = 300_000;

/**
 * Reads the head of an HTML page: `og:title` or `<title>`, `og:description` or `description`, and when
 * it says that it was published.
 *
 * @returns nothing when the page has no title
 */
export function readPage(html: string): Page | undefined {
  const head = html.slice(0, HEAD_MAX);
  const metas = metasOf(head);
  const title = metas.get("og:title") ?? titleOf(head);
  if (title === undefined || title === "") {
    return undefined;
  }
  return {
    title,
    description: metas.get("og:description") ?? metas.get("description") ?? "",
    siteName: metas.get("og:site_name"),
    published: publishedOf(head, metas),
  };
}

/** Where pages say when they were published: Open Graph, schema.org as meta, schema.org as JSON-LD. */
function publishedOf(head: string, metas: ReadonlyMap<string, string>): Date | undefined {
  const jsonLd = /"datePublished"\s{0,9}:\s{0,9}"([^"]{1,100})"/u.exec(head)?.[1];
  return [metas.get("article:published_time"), metas.get("datepublished"), jsonLd]
    .map((text) => (text === undefined ? undefined : parseFeedDate(text)))
    .find((date) => date !== undefined);
}

function titleOf(head: string): string | undefined {
  const start = head.search(/<title[\s>]/iu);
  if (start < 0) {
    return undefined;
  }
  const from = head.indexOf(">", start) + 1;
  const end = head.indexOf("</", from);
  return end < 0 ? undefined : htmlToText(head.slice(from, end)).trim();
}

function metasOf(head: string): ReadonlyMap<string, string> {
  const metas = new Map<string, string>();
  for (const [tag] of head.matchAll(/<meta\s[^>]{0,4000}>/giu)) {
    const name = attribute(tag, "property") ?? attribute(tag, "name") ?? attribute(tag, "itemprop");
    const content = attribute(tag, "content");
    if (name !== undefined && content !== undefined && !metas.has(name.toLowerCase())) {
      metas.set(name.toLowerCase(), htmlToText(content).trim());
    }
  }
  return metas;
}

function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "iu").exec(
    tag,
  );
  return match === null ? undefined : (match[1] ?? match[2] ?? match[3]);
}
