import { createServer, type Server } from "node:http";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { createHttpFetcher } from "../../src/adapters/http/http-fetcher.ts";
import { createFeedReader } from "../../src/adapters/rss-parser/feed-reader.ts";
import { type LinkContent, readLink } from "../../src/app/read-link.ts";
import { sha256 } from "../../src/cli/assemble.ts";
import type { Fetcher } from "../../src/ports/fetcher.ts";
import { openDesk, type OpenDesk } from "../support/open-desk.ts";
import { listen, shut } from "../support/slack-listen.ts";

const FEED = `<rss version="2.0"><channel><title>Paper</title></channel></rss>`;
const NOW = "2026-03-14T06:00:00Z";

let open: OpenDesk;
let fetcher: Fetcher;
let server: Server;
let base: string;
let workspaceId: string;
let head: string;

beforeEach(async () => {
  open = await openDesk(":memory:", NOW);
  fetcher = createHttpFetcher({ allowNetworks: ["127.0.0.0/8"], userAgent: "Newsthread/test" });
  head = "";
  server = createServer(({ url }, response) => {
    if (url === "/moved") {
      response.writeHead(302, { location: "/feed" }).end();
      return;
    }
    response.end(url === "/feed" ? FEED : `<html><head><title>Crane</title>${head}</head></html>`);
  });
  base = `http://127.0.0.1:${await listen(server)}`;
  ({ id: workspaceId } = await open.database.follows.ensureWorkspace({
    platform: "slack",
    externalId: "T1",
    name: "Desk",
  }));
});

afterEach(async () => {
  await fetcher.close();
  await shut(server);
  await open.database.close();
});

async function read(path: string): Promise<LinkContent> {
  const tools = { fetcher, reader: createFeedReader({}), hash: sha256 };
  return await readLink(base + path, workspaceId, open.desk, tools);
}

describe("a link", () => {
  test.each(["/feed", "/moved"])(
    "to a feed that is polled already (%s) adds none",
    async (path) => {
      await open.database.feeds.ensure(
        { url: `${base}/feed`, outlet: "The Paper", workspaceId: undefined, origin: "catalogue" },
        open.clock.now(),
      );
      expect(await read(path)).toEqual({ kind: "feed", outlet: "The Paper" });
      expect(await open.database.feeds.list()).toHaveLength(1);
    },
  );

  test("to another feed is read from then on", async () => {
    expect(await read("/feed")).toEqual({ kind: "feed", outlet: "Paper" });
    expect(await open.database.feeds.list(workspaceId)).toHaveLength(1);
  });

  test("that is none is said to be none", async () => {
    const tools = { fetcher, reader: createFeedReader({}), hash: sha256 };
    expect(await readLink("https://...", workspaceId, open.desk, tools)).toMatchObject({
      kind: "nothing",
    });
  });

  const DAY = "2026-03-12T08:30:00.000Z";
  test.each([
    ['<meta property="article:published_time" content="2026-03-12T09:30:00+01:00">', DAY],
    ['<meta itemprop="datePublished" content="2026-03-12T08:30:00Z">', DAY],
    ['<script type="application/ld+json">{"datePublished": "2026-03-12T08:30:00Z"}</script>', DAY],
    ['<meta property="article:published_time" content="2027-01-01T00:00:00Z">', NOW],
    ['<meta property="article:published_time" content="yesterday">', NOW],
    ["", NOW],
  ])("to an article is dated as its page says: %s", async (meta, published) => {
    head = meta;
    expect(await read("/article")).toMatchObject({
      kind: "item",
      item: { published: new Date(published), outlet: "127.0.0.1" },
    });
  });
});
