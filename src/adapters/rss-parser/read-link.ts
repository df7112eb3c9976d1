import { cleanLink } from "../../feed/clean-link.ts";
import type { FeedFormat } from "../../feed/entry.ts";
import type { Field } from "./field.ts";
import type { RawEntry } from "./raw-feed.ts";

/** What links that do not point at the article itself say of themselves. */
const NOT_THE_ARTICLE = new Set(
  "self edit edit-media enclosure replies hub next previous prev first last license icon image".split(
    " ",
  ),
);

/** A feed before its links are resolved. */
export interface LinkContext {
  readonly format: FeedFormat;
  /** What relative links start from where no `xml:base` is in force. */
  readonly baseUrl: string;
}

/**
 * The address of an article: where the publisher says FeedBurner took it from, else its link, else
 * its identifier where that is an address, else whatever link it has that may lead there.
 */
export function readEntryLink(entry: RawEntry, context: LinkContext): string | undefined {
  const original = entry.first("feedburner:origlink") ?? entry.first("loc");
  return (
    resolved(original?.text, original, context) ??
    readMainLink(entry, context) ??
    permalink(entry, context) ??
    otherLink(entry, context)
  );
}

/** The page that an entry or a feed names as its own. */
export function readMainLink(entry: RawEntry, context: LinkContext): string | undefined {
  const links = entry.all("link").filter((link) => relation(link) === "alternate");
  const written = links.filter((link) => link.attribute("href") === undefined);
  const pages = links.filter((link) => /html|^$/u.test(link.attribute("type") ?? ""));
  return firstResolved([...written, ...pages, ...links], context);
}

function otherLink(entry: RawEntry, context: LinkContext): string | undefined {
  const others = entry.all("link").filter((link) => !NOT_THE_ARTICLE.has(relation(link)));
  return firstResolved(others, context);
}

function permalink(entry: RawEntry, context: LinkContext): string | undefined {
  const guid = entry.first("guid");
  const isPermalink = guid?.attribute("ispermalink")?.toLowerCase() !== "false";
  const identifier = isPermalink ? (guid ?? entry.first("id"))?.text.trim() : undefined;
  const address = identifier ?? entry.about ?? "";
  return /^https?:\/\//iu.test(address) ? resolved(address, guid, context) : undefined;
}

function firstResolved(links: readonly Field[], context: LinkContext): string | undefined {
  for (const link of links) {
    const found = resolved(link.attribute("href") ?? link.text, link, context);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function relation(link: Field): string {
  return (link.attribute("rel") ?? "alternate").toLowerCase();
}

function resolved(
  address: string | undefined,
  field: Field | undefined,
  context: LinkContext,
): string | undefined {
  return address === undefined || address.trim() === ""
    ? undefined
    : cleanLink(address, field?.base ?? context.baseUrl);
}
