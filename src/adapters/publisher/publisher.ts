import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

import type { Clock } from "../../ports/clock.ts";
import type { SeedItem, SeedOutlet } from "../../settings/seeds.ts";
import { entriesAt, type PublishedEntry } from "./entries.ts";
import { writeFeed } from "./feed-formats.ts";

export interface PublisherOptions {
  /** What is published, in order; one feed for each of its outlets. */
  readonly items: readonly SeedItem[];
  readonly clock: Clock;
  /** The instant of offset zero. */
  readonly startAt: Date;
}

export interface Publisher {
  /** In the order in which the outlets first appear in the items. */
  readonly feeds: readonly { readonly url: string; readonly outlet: string }[];
  /** Ends all connections. */
  close(): Promise<void>;
}

interface Newsroom {
  readonly outlet: SeedOutlet;
  readonly items: readonly SeedItem[];
}

/**
 * Starts a small publisher on a free port of 127.0.0.1, for the demo and for tests: outlets whose feeds
 * grow as the clock passes the time of their items. RSS, RDF, Atom or JSON Feed as each outlet has it,
 * with ETag and Last-Modified, and 304 for whoever has the latest.
 *
 * Links in the feeds lead to `.example` sites, which do not exist.
 */
export async function startPublisher(options: PublisherOptions): Promise<Publisher> {
  const newsrooms = newsroomsOf(options.items);
  const server = createServer((request, response) => {
    answer(request, response, newsrooms, options);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${portOf(server)}`;
  return {
    feeds: [...newsrooms].map(([path, { outlet }]) => ({
      url: `${origin}${path}`,
      outlet: outlet.name,
    })),
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function newsroomsOf(items: readonly SeedItem[]): ReadonlyMap<string, Newsroom> {
  const byPath = Map.groupBy(items, ({ outlet }) => `/${outlet.slug}/feed`);
  return new Map(
    [...byPath].flatMap(([path, own]) => {
      const [first] = own;
      return first === undefined ? [] : [[path, { outlet: first.outlet, items: own }] as const];
    }),
  );
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  newsrooms: ReadonlyMap<string, Newsroom>,
  { clock, startAt }: PublisherOptions,
): void {
  const newsroom = newsrooms.get(request.url ?? "");
  if (newsroom === undefined || request.method !== "GET") {
    response.writeHead(newsroom === undefined ? 404 : 405).end();
    return;
  }
  const entries = entriesAt(newsroom.items, startAt, clock.now());
  const { body, contentType } = writeFeed(newsroom.outlet, entries);
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 32)}"`;
  const changed = wholeSecond(latestOf(entries) ?? startAt);
  response.setHeader("etag", etag);
  response.setHeader("last-modified", changed.toUTCString());
  if (hasLatest(request, etag, changed)) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader("content-type", contentType);
  response.setHeader("content-length", Buffer.byteLength(body));
  response.writeHead(200).end(body);
}

function latestOf(entries: readonly PublishedEntry[]): Date | undefined {
  return entries.map(({ updated }) => updated).toSorted((a, b) => b.getTime() - a.getTime())[0];
}

/** HTTP dates know no milliseconds. */
function wholeSecond(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}

/** RFC 9110, 13.2.2: the date counts only where no entity tag is given. */
function hasLatest({ headers }: IncomingMessage, etag: string, changed: Date): boolean {
  const tags = headers["if-none-match"];
  if (tags !== undefined) {
    return tags.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//u, "")));
  }
  const since = headers["if-modified-since"];
  return since !== undefined && changed.getTime() <= Date.parse(since);
}
