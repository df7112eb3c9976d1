import { AppError } from "../base/errors.ts";
import { canonicalUrl } from "../item/canonical-url.ts";
import type { Item } from "../item/item.ts";
import { readPage } from "../item/page.ts";
import type { FeedReader } from "../ports/feed-reader.ts";
import type { Fetcher } from "../ports/fetcher.ts";
import type { Desk } from "./desk.ts";
import { credible, textOf } from "./new-items.ts";

export interface LinkTools {
  readonly fetcher: Fetcher;
  readonly reader: FeedReader;
  /** SHA-256 of a text, hex. */
  readonly hash: (text: string) => string;
}

/** What stands behind a link that somebody pasted. */
export type LinkContent =
  | { readonly kind: "item"; readonly item: Item }
  | { readonly kind: "feed"; readonly outlet: string }
  | { readonly kind: "nothing"; readonly sentence: string };

/** Pages beyond this are read no further: their heads came first. */
const PAGE_BYTES = 2_000_000;

/**
 * Finds out what a pasted link is: an item that was read already, an article page, or a feed (which is
 * then read from now on, for this workspace alone).
 */
export async function readLink(
  url: string,
  workspaceId: string,
  desk: Desk,
  tools: LinkTools,
): Promise<LinkContent> {
  const [known] = await desk.database.items.byUrl(canonicalUrl(url), workspaceId);
  if (known !== undefined) {
    return { kind: "item", item: known };
  }
  const polled = await polledFeed(url, workspaceId, desk);
  if (polled !== undefined) {
    return polled;
  }
  const fetched = await tools.fetcher.fetch({ url, validators: {} });
  if (fetched.kind === "failed") {
    return { kind: "nothing", sentence: `I could not read that link. ${fetched.sentence}` };
  }
  if (fetched.kind === "not-modified") {
    return { kind: "nothing", sentence: "I could not read that link: the server sent nothing." };
  }
  const bytes = await collect(fetched.body);
  if (typeof bytes === "string") {
    return { kind: "nothing", sentence: `I could not read that link. ${bytes}` };
  }
  const { contentType, finalUrl } = fetched;
  const read = await tools.reader.read({ body: once(bytes), contentType, baseUrl: finalUrl });
  if (read.kind === "feed") {
    const led = await polledFeed(finalUrl, workspaceId, desk);
    if (led !== undefined) {
      return led;
    }
    const outlet = read.document.title || hostOf(url);
    await desk.database.feeds.ensure(
      { url, outlet, workspaceId, origin: "command" },
      desk.clock.now(),
    );
    return { kind: "feed", outlet };
  }
  return await readArticle({ url, html: decode(bytes, contentType) }, workspaceId, desk, tools);
}

async function readArticle(
  { url, html }: { readonly url: string; readonly html: string },
  workspaceId: string,
  desk: Desk,
  tools: LinkTools,
): Promise<LinkContent> {
  const page = readPage(html);
  if (page === undefined) {
    return {
      kind: "nothing",
      sentence:
        "That link is neither a feed nor an article that I can read. Follow the story by its words instead.",
    };
  }
  const now = desk.clock.now();
  const outlet = page.siteName || hostOf(url);
  const { title, description: summary } = page;
  const item = await desk.database.transact(async (stores) => {
    const feed = await stores.feeds.ensure({ url, outlet, workspaceId, origin: "page" }, now);
    const entry = { title, summary, content: "" };
    return await stores.items.record(
      {
        ...entry,
        key: url,
        feedId: feed.id,
        workspaceId,
        outlet,
        url,
        canonicalUrl: canonicalUrl(url),
        published: credible(page.published, now),
        seenAt: now,
      },
      tools.hash(textOf(entry)),
    );
  });
  return { kind: "item", item };
}

/** A feed that this workspace reads already, so that it is not polled a second time. */
async function polledFeed(
  url: string,
  workspaceId: string,
  { database }: Desk,
): Promise<LinkContent | undefined> {
  if (!URL.canParse(url)) {
    return undefined;
  }
  const { href } = new URL(url);
  const found = (await database.feeds.list(workspaceId)).find(
    (feed) => feed.origin !== "page" && URL.canParse(feed.url) && new URL(feed.url).href === href,
  );
  return found && { kind: "feed", outlet: found.outlet || hostOf(url) };
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./u, "");
}

/** The bytes of a page up to the cap, or the sentence that says why they could not be had. */
async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array | string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > PAGE_BYTES) {
        break;
      }
    }
  } catch (error) {
    if (error instanceof AppError) {
      return error.message;
    }
    throw error;
  }
  return Buffer.concat(chunks);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

function decode(bytes: Uint8Array, contentType: string | undefined): string {
  const label = /charset=["']?([\w-]+)/iu.exec(contentType ?? "")?.[1] ?? "utf-8";
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
