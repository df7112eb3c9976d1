import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { searchFeedUrl } from "../../src/feed/search-feed.ts";
import { loadCatalogue } from "../../src/settings/catalogue.ts";

const CONFIG = path.resolve(import.meta.dirname, "../../config");

describe("the starter catalogue", async () => {
  const { feeds, search } = await loadCatalogue(CONFIG);

  test("holds at least 60 feeds in at least 14 languages", () => {
    expect(feeds.length).toBeGreaterThanOrEqual(60);
    expect(new Set(feeds.map(({ language }) => language)).size).toBeGreaterThanOrEqual(14);
  });

  test("has every kind of outlet", () => {
    expect([...new Set(feeds.map(({ kind }) => kind))].toSorted()).toEqual([
      "agency",
      "broadcaster",
      "company",
      "institution",
      "paper",
      "regulator",
    ]);
  });

  test("calls no two outlets by one name", () => {
    const names = feeds.map(({ outlet }) => outlet);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test("asks one search, Google News in its default edition, for a followed topic", () => {
    const [first, ...more] = search.filter(({ onFollow }) => onFollow);
    expect(more).toEqual([]);
    expect(searchFeedUrl(first!.url, "Alibaba memo")).toBe(
      "https://news.google.com/rss/search?q=Alibaba%20memo+when:7d&hl=en-US&gl=US&ceid=US:en",
    );
  });

  test("every search gives an address for a topic", () => {
    expect(search.filter(({ url }) => searchFeedUrl(url, "阿里巴巴 memo") === undefined)).toEqual(
      [],
    );
  });
});

describe("a catalogue that is not right", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "newsthread-catalogue-"));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  async function complaint(text: string): Promise<unknown> {
    writeFileSync(path.join(folder, "feeds.yaml"), text);
    return await loadCatalogue(folder).catch((error: unknown) => error);
  }

  const FEED = "url: https://a.example/rss, outlet: A, language: en, country: SE, kind: paper";

  test.each([
    ["- {}", /feeds\[1\]\.url: .*/u],
    [`- {${FEED.replace("https:", "ftp:")}}`, /feeds\[1\]\.url: must be an http/u],
    [`- {${FEED.replace("https://", "https://me:CANARY@")}}`, /feeds\[1\]\.url: .*user name/u],
    [
      `- {${FEED.replace("en,", "English language,")}}`,
      /feeds\[1\]\.language: must be a language tag/u,
    ],
    [`- {${FEED.replace("SE", "Sweden")}}`, /feeds\[1\]\.country: must be two capital letters/u],
    [`- {${FEED.replace("paper", "blog")}}`, /feeds\[1\]\.kind: must be agency/u],
    [`- {${FEED}, notes: x}`, /feeds\[1\]: .*notes/u],
    [`- {${FEED}}\n  - {${FEED}}`, /feeds\[2\]\.url: stands here twice.*number 1/u],
    ["- {url: [}", /line \d+: /u],
  ])("the feed %s is refused with file, place and reason", async (feed, reason) => {
    const error = await complaint(`feeds:\n  ${feed}\nsearch: []\n`);
    expect(error).toMatchObject({ code: "config_invalid", remedy: "fix-settings" });
    expect(String(error)).toMatch(reason);
    expect(String(error)).toContain("feeds.yaml is not right");
    expect(String(error)).not.toContain("CANARY");
  });

  test.each([
    ["url: https://a.example/rss", /search\[1\]\.url: must hold \{query\} once/u],
    ["url: 'https://a.example/{query}/{query}'", /search\[1\]\.url: must hold \{query\} once/u],
  ])("the search with %s is refused", async (url, reason) => {
    const error = await complaint(
      `feeds: []\nsearch:\n  - {name: A, ${url}, language: en, onFollow: true}\n`,
    );
    expect(String(error)).toMatch(reason);
  });

  test("a missing file is named", async () => {
    await expect(loadCatalogue(folder)).rejects.toThrow(
      /feeds\.yaml is not right:\n {2}there is no such file/u,
    );
  });

  test("a file of aliases that grow without end is refused", async () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]"];
    for (const [name, of] of ["ba", "cb", "dc", "ed", "fe", "gf"]) {
      bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${of}`).join()}]`);
    }
    const error = await complaint(bomb.join("\n"));
    expect(String(error)).toMatch(/aliases/u);
  });

  test("an empty file says what is missing", async () => {
    expect(String(await complaint(""))).toMatch(/feeds\.yaml is not right/u);
  });
});
