import { createServer, type Server } from "node:http";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { createHttpFetcher } from "../../src/adapters/http/http-fetcher.ts";
import { createFeedReader } from "../../src/adapters/rss-parser/feed-reader.ts";
import { PollCrew, type PollReport } from "../../src/app/poll.ts";
import { sha256 } from "../../src/cli/assemble.ts";
import type { Fetcher } from "../../src/ports/fetcher.ts";
import { openDesk, type OpenDesk } from "../support/open-desk.ts";
import { listen, shut } from "../support/slack-listen.ts";

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Never answers. */
  readonly hangs?: boolean;
}

let open: OpenDesk;
let fetcher: Fetcher;
let server: Server;
let base: string;
let answers: Map<string, Answer>;
let asked: { readonly path: string; readonly etag: string | undefined }[];

beforeEach(async () => {
  open = await openDesk();
  fetcher = createHttpFetcher({
    allowNetworks: ["127.0.0.0/8"],
    userAgent: "Newsthread/test",
    maxBodyBytes: 200_000,
    deadlineMs: 1500,
  });
  answers = new Map();
  asked = [];
  server = createServer((request, response) => {
    const path = request.url ?? "/";
    const answer = answers.get(path) ?? { status: 404 };
    asked.push({ path, etag: request.headers["if-none-match"] });
    if (answer.hangs === true) {
      return;
    }
    if (
      answer.headers?.["etag"] !== undefined &&
      answer.headers["etag"] === request.headers["if-none-match"]
    ) {
      response.writeHead(304).end();
      return;
    }
    response.writeHead(answer.status ?? 200, {
      "content-type": "application/rss+xml",
      ...answer.headers,
    });
    response.end(answer.body ?? "");
  });
  base = `http://127.0.0.1:${await listen(server)}`;
});

afterEach(async () => {
  await fetcher.close();
  await shut(server);
  await open.database.close();
});

function rss(...titles: readonly string[]): string {
  const items = titles.map(
    (title, at) =>
      `<item><guid>${title.split(":")[0]}</guid><link>https://paper.example/${title.split(":")[0]}</link><title>${title}</title><pubDate>Sat, 14 Mar 2026 05:0${at}:00 GMT</pubDate></item>`,
  );
  return `<rss version="2.0"><channel><title>Paper</title>${items.join("")}</channel></rss>`;
}

async function follows(path: string): Promise<string> {
  const feed = await open.database.feeds.ensure(
    { url: `${base}${path}`, outlet: "", workspaceId: undefined, origin: "command" },
    open.clock.now(),
  );
  return feed.id;
}

async function poll(desk = open.desk): Promise<readonly PollReport[]> {
  const crew = new PollCrew({
    desk,
    fetcher,
    reader: createFeedReader({}),
    limits: { minIntervalMs: 60_000, maxIntervalMs: 3_600_000 },
    owner: "test",
    chance: () => 0.5,
    hash: sha256,
  });
  await crew.start();
  const reports = await crew.finish();
  open.clock.pass(7200);
  return reports;
}

describe("polling", () => {
  test("the first reading is a baseline, what comes later is new, and nothing is read twice", async () => {
    const id = await follows("/feed");
    answers.set("/feed", { body: rss("a: one", "b: two") });
    expect(await poll()).toMatchObject([{ outcome: "read", items: 2 }]);
    expect(await poll()).toMatchObject([{ outcome: "unchanged", items: 0 }]);
    answers.set("/feed", { body: rss("c: three", "a: one", "b: two") });
    expect(await poll()).toMatchObject([{ outcome: "read", items: 1 }]);
    const feed = await open.database.feeds.find(id);
    expect(feed).toMatchObject({ outlet: "Paper", state: { baselined: true, failures: 0 } });
  });

  test("an entry whose text changed is a revision, one that only moved is nothing", async () => {
    await follows("/feed");
    answers.set("/feed", { body: rss("a: one", "b: two") });
    await poll();
    answers.set("/feed", { body: rss("b: two", "a: one, corrected") });
    expect(await poll()).toMatchObject([{ outcome: "read", items: 1 }]);
    const [item] = await open.database.items.byUrl("https://paper.example/a", "1");
    expect(item).toMatchObject({ revision: 2, title: "a: one, corrected" });
  });

  test("a 304 reads nothing and keeps the validators", async () => {
    await follows("/feed");
    answers.set("/feed", { headers: { etag: 'W/"a b"' }, body: rss("a: one") });
    await poll();
    expect(await poll()).toMatchObject([{ outcome: "unchanged" }]);
    expect(asked.map(({ etag }) => etag)).toEqual([undefined, 'W/"a b"']);
    await poll();
    expect(asked.at(-1)?.etag).toBe('W/"a b"');
  });

  test.each([
    [
      "a web page",
      {
        headers: { "content-type": "text/html" },
        body: "<!doctype html><html><body><p>Hello</p></body></html>",
      },
      /web page/iu,
    ],
    ["nothing", { body: "" }, /empty|nothing/iu],
    ["an error", { status: 404 }, /404/u],
    ["too much", { body: rss("a: one") + " ".repeat(300_000) }, /large|MB|kB|bytes/iu],
    [
      "a way inside the network",
      { status: 302, headers: { location: "http://10.0.0.1/feed" } },
      /private|internal|network/iu,
    ],
    ["silence", { hangs: true }, /time|seconds|slow|long/iu],
  ] as const)(
    "a feed that sends %s keeps its state, says why, and delays no other",
    async (_, answer, sentence) => {
      const id = await follows("/bad");
      await follows("/good");
      answers.set("/bad", { headers: { etag: '"good"' }, body: rss("a: one") });
      answers.set("/good", { body: rss("g: good") });
      await poll();
      answers.set("/bad", answer);
      answers.set("/good", { body: rss("h: better", "g: good") });
      const reports = await poll();
      const bad = reports.find(({ feed }) => feed.id === id);
      expect(bad).toMatchObject({ outcome: "failed", items: 0 });
      expect(bad?.sentence).toMatch(sentence);
      expect(bad?.sentence).toMatch(/\.$/u);
      expect(open.log.lines).toContainEqual(
        expect.objectContaining({
          message: "feed failed",
          facts: expect.objectContaining({ url: `${base}/bad` }),
        }),
      );
      expect(reports.find(({ feed }) => feed.id !== id)).toMatchObject({
        outcome: "read",
        items: 1,
      });
      const feed = await open.database.feeds.find(id);
      expect(feed?.state).toMatchObject({
        failures: 1,
        baselined: true,
        validators: { etag: '"good"' },
      });
      expect(feed?.state.lastError).toBe(bad?.sentence);
    },
  );

  test("a feed that recovers loses nothing of what it published meanwhile", async () => {
    await follows("/feed");
    answers.set("/feed", { body: rss("a: one") });
    await poll();
    answers.set("/feed", { status: 500 });
    await poll();
    await poll();
    answers.set("/feed", { body: rss("c: three", "b: two", "a: one") });
    expect(await poll()).toMatchObject([{ outcome: "read", items: 2 }]);
  });

  test("a feed that is being polled is not polled by a second process", async () => {
    await follows("/feed");
    const now = open.clock.now();
    const until = new Date(now.getTime() + 60_000);
    expect(await open.database.feeds.leaseDue(now, until, "other", 10)).toHaveLength(1);
    expect(await poll()).toEqual([]);
    expect(asked).toEqual([]);
  });

  test("an item that trips the engine is left out, and the others of its feed come through", async () => {
    const { engine } = open.desk;
    const desk = {
      ...open.desk,
      engine: {
        ...engine,
        read: (item: Parameters<typeof engine.read>[0]) => {
          if (item.title.includes("trap")) {
            throw new RangeError("a fault of ours");
          }
          return engine.read(item);
        },
      },
    };
    await follows("/feed");
    answers.set("/feed", { body: rss("a: one", "b: trap", "c: three") });
    expect(await poll(desk)).toMatchObject([{ outcome: "read", items: 3 }]);
    expect(await open.database.items.byUrl("https://paper.example/c", "1")).toHaveLength(1);
    expect(await open.database.items.byUrl("https://paper.example/b", "1")).toEqual([]);
    expect(open.log.lines.map(({ message }) => message)).toContain("item could not be read");
  });
});
