import path from "node:path";

import { parseFeed } from "feedsmith";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { startPublisher, type Publisher } from "../../../src/adapters/publisher/publisher.ts";
import { loadSeed, type SeedItem, type SeedOutlet } from "../../../src/settings/seeds.ts";

const START = new Date("2026-11-22T08:00:00Z");
const MINUTE = 60_000;

function outletOf(format: SeedOutlet["format"]): SeedOutlet {
  return { name: `Outlet & ${format}`, slug: `outlet-${format}`, format, language: "en" };
}

function item(format: SeedOutlet["format"], minutes: number, more: Partial<SeedItem>): SeedItem {
  return {
    id: `at-${minutes}`,
    outlet: outletOf(format),
    path: `/a/${minutes}`,
    offsetMs: minutes * MINUTE,
    title: `At ${minutes} <minutes> & "counting"`,
    summary: "<p>In short</p>",
    content: "First &#8230; paragraph\n\nSecond ]]> paragraph",
    ...more,
  };
}

let now: Date;
let publisher: Publisher;
const clock = { now: () => now };

beforeEach(() => {
  now = START;
});

afterEach(async () => {
  await publisher.close();
});

async function publish(items: readonly SeedItem[]): Promise<string> {
  publisher = await startPublisher({ items, clock, startAt: START });
  return publisher.feeds[0]!.url;
}

interface Seen {
  readonly title: string | undefined;
  readonly id: string | undefined;
  readonly link: string | undefined;
  readonly content: string | undefined;
}

/** The entries as a foreign reader sees them, whatever the format. */
function entriesOf(body: string): readonly Seen[] {
  const parsed = parseFeed(body);
  switch (parsed.format) {
    case "rss":
      return (parsed.feed.items ?? []).map((entry) => ({
        title: entry.title,
        id: entry.guid?.value,
        link: entry.link,
        content: entry.content?.encoded,
      }));
    case "rdf":
      return (parsed.feed.items ?? []).map((entry) => ({
        title: entry.title,
        id: entry.rdf?.about,
        link: entry.link,
        content: entry.content?.encoded,
      }));
    case "atom":
      return (parsed.feed.entries ?? []).map((entry) => ({
        title: entry.title?.value,
        id: entry.id,
        link: entry.links?.[0]?.href,
        content: entry.content?.value,
      }));
    case "json":
      return (parsed.feed.items ?? []).map((entry) => ({
        title: entry.title,
        id: entry.id,
        link: entry.url,
        content: entry.content_html,
      }));
  }
}

async function read(url: string): Promise<readonly Seen[]> {
  return entriesOf(await (await fetch(url)).text());
}

describe.each(["rss", "rdf", "atom", "json"] as const)("a feed in %s", (format) => {
  test("is read by a foreign reader as it was written", async () => {
    const url = await publish([item(format, 0, {})]);
    const [entry, ...more] = await read(url);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      title: 'At 0 <minutes> & "counting"',
      id: `tag:outlet-${format}.example,2025:/a/0`,
      link: `https://outlet-${format}.example/a/0`,
    });
    expect(entry!.content).toMatch(/<p>Second \]\](?:>|&gt;) paragraph<\/p>/u);
  });

  test("grows as the clock passes the time of its entries, the newest first", async () => {
    const url = await publish([item(format, 1, {}), item(format, 5, {})]);
    expect(await read(url)).toHaveLength(0);
    now = new Date(START.getTime() + MINUTE);
    expect((await read(url)).map(({ id }) => id?.at(-1))).toEqual(["1"]);
    now = new Date(START.getTime() + 5 * MINUTE);
    expect((await read(url)).map(({ id }) => id?.at(-1))).toEqual(["5", "1"]);
  });

  test("answers 304 to whoever has the latest, and 200 once there is more", async () => {
    const url = await publish([item(format, 0, {}), item(format, 5, {})]);
    const { headers } = await fetch(url);
    const byTag = { headers: { "if-none-match": headers.get("etag")! } };
    const byDate = { headers: { "if-modified-since": headers.get("last-modified")! } };
    expect((await fetch(url, byTag)).status).toBe(304);
    expect((await fetch(url, byDate)).status).toBe(304);
    now = new Date(START.getTime() + 5 * MINUTE);
    expect((await fetch(url, byTag)).status).toBe(200);
    expect((await fetch(url, byDate)).status).toBe(200);
  });

  test("gives an edited entry its new text under its old name", async () => {
    const url = await publish([
      item(format, 0, {}),
      item(format, 5, { path: "/a/0", title: "Edited" }),
    ]);
    const [before] = await read(url);
    now = new Date(START.getTime() + 5 * MINUTE);
    const [after, ...more] = await read(url);
    expect(more).toEqual([]);
    expect(after).toMatchObject({ id: before!.id, link: before!.link, title: "Edited" });
  });
});

test("the entity tag counts for more than the date", async () => {
  const url = await publish([item("rss", 0, {})]);
  const { headers } = await fetch(url);
  const conditions = {
    "if-none-match": '"another"',
    "if-modified-since": headers.get("last-modified")!,
  };
  expect((await fetch(url, { headers: conditions })).status).toBe(200);
});

test("what is no feed is not found, and nothing but GET is allowed", async () => {
  const url = await publish([item("rss", 0, {})]);
  expect((await fetch(`${url}s`)).status).toBe(404);
  expect((await fetch(url, { method: "POST" })).status).toBe(405);
});

test("once closed it answers nobody, not even on a connection that was kept", async () => {
  const url = await publish([item("rss", 0, {})]);
  await (await fetch(url)).text();
  await publisher.close();
  await expect(fetch(url)).rejects.toThrow(/fetch failed/u);
  publisher = { feeds: [], close: async () => undefined };
});

test("the seed of the demo is served whole, one feed for each outlet", async () => {
  const { items } = await loadSeed(path.resolve(import.meta.dirname, "../../../seeds/alibaba-ft"));
  await publish(items);
  now = new Date(START.getTime() + 72 * 60 * MINUTE);
  const entries = (await Promise.all(publisher.feeds.map(({ url }) => read(url)))).flat();
  expect(publisher.feeds.length).toBeGreaterThanOrEqual(8);
  expect(entries.length).toBe(
    new Set(items.map(({ outlet, path: page }) => outlet.slug + page)).size,
  );
});
