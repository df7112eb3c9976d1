import { beforeEach, describe, expect, test } from "vitest";

import type { Item, NewItem } from "../../../src/item/item.ts";
import { after, buildItem, NOON, type Place, storePlace } from "../../support/build-rows.ts";
import type { Opened } from "../describe-stores.ts";

export function describeItems(opened: Opened): void {
  describe("items", () => {
    let place: Place;
    beforeEach(async () => {
      place = await storePlace(opened());
    });

    async function record(changes: Partial<NewItem>, textHash = "h1"): Promise<Item> {
      return await opened().items.record(buildItem(place.feed.id, changes), textHash);
    }

    async function search(words: readonly string[], limit = 10): Promise<readonly string[]> {
      const found = await opened().items.search({
        workspaceId: place.workspace.id,
        words,
        since: after(-3600),
        limit,
      });
      return found.map(({ title }) => title);
    }

    test("a new item has revision 1 and is found as it was stored", async () => {
      const item = await record({ workspaceId: place.workspace.id });
      const { key, ...stored } = buildItem(place.feed.id, { workspaceId: place.workspace.id });
      expect(item).toEqual({ ...stored, id: item.id, revision: 1 });
      expect(key).toBe("entry-1");
      expect(await opened().items.find(item.id)).toEqual(item);
    });

    test("another text under the same key is the next revision of the same item", async () => {
      const item = await record({});
      const revised = await record({ title: "Dockers are back", seenAt: after(60) }, "h2");
      expect(revised).toEqual({
        ...item,
        title: "Dockers are back",
        seenAt: after(60),
        revision: 2,
      });
      expect(await opened().items.find(item.id)).toEqual(revised);
    });

    test("recording the same text again changes nothing", async () => {
      const item = await record({});
      expect(await record({ seenAt: after(60) })).toEqual(item);
    });

    test("the same key in another feed is another item", async () => {
      const { feeds, items } = opened();
      const feed = await feeds.ensure(
        { url: "https://b.example", outlet: "B", workspaceId: undefined, origin: "command" },
        NOON,
      );
      const first = await record({});
      expect((await items.record(buildItem(feed.id), "h1")).id).not.toBe(first.id);
      expect(await items.known(feed.id, ["entry-1", "entry-2"])).toEqual(
        new Map([["entry-1", expect.objectContaining({ revision: 1, textHash: "h1" })]]),
      );
    });

    test("known tells id, revision and text hash of those keys it knows", async () => {
      const item = await record({});
      await record({ title: "New" }, "h2");
      const known = await opened().items.known(place.feed.id, ["entry-0", "entry-1", "entry-1"]);
      expect(known).toEqual(
        new Map([["entry-1", { itemId: item.id, revision: 2, textHash: "h2" }]]),
      );
      expect(await opened().items.known(place.feed.id, [])).toEqual(new Map());
    });

    test("thousands of keys may be asked for at once", async () => {
      await record({});
      const keys = Array.from({ length: 40_000 }, (_, index) => `entry-${index}`);
      expect([...(await opened().items.known(place.feed.id, keys)).keys()]).toEqual(["entry-1"]);
    });

    test("items are found by their canonical address, newest first", async () => {
      await record({ key: "a", published: after(-20) });
      await record({ key: "b", published: after(-10) });
      await record({ key: "c", canonicalUrl: "https://courier.example/other" });
      const found = await opened().items.byUrl(
        "https://courier.example/strike",
        place.workspace.id,
      );
      expect(found.map(({ published }) => published)).toEqual([after(-10), after(-20)]);
    });

    test("items are counted from when they were first seen", async () => {
      await record({ key: "a", seenAt: after(-60) });
      await record({ key: "b", seenAt: after(-10) });
      await record({ key: "a", seenAt: NOON }, "h2");
      expect(await opened().items.countSince(place.workspace.id, after(-30))).toBe(1);
      expect(await opened().items.countSince(place.workspace.id, after(-60))).toBe(2);
    });

    test("a search finds a word in title, summary and content", async () => {
      await record({ key: "t", title: "Alibaba one" });
      await record({ key: "s", title: "two", summary: "says Alibaba" });
      await record({ key: "c", title: "three", content: "and ALIBABA’s memo" });
      await record({ key: "n", title: "four" });
      expect(await search(["alibaba"])).toEqual(["Alibaba one", "two", "three"]);
    });

    test.each([
      ["阿里巴巴", "Alibaba denies"],
      ["Alibaba", "阿里巴巴集團否認"],
      ["Алибаба", "阿里巴巴集團否認"],
      ["goteborg", "Strejk i Göteborg"],
      ["Göteborg", "Strike in Goteborg"],
      ["Financial Times", "The Financial Times says"],
    ])("%j finds %j", async (word, title) => {
      await record({ title, summary: "" });
      expect(await search([word])).toEqual([title]);
    });

    test("of a word that is several all must be there", async () => {
      await record({ title: "Hard times", summary: "" });
      expect(await search(["Financial Times"])).toEqual([]);
      expect(await search(["Financial Times", "hard"])).toEqual(["Hard times"]);
    });

    test("a search yields the most recent, oldest first", async () => {
      await record({ key: "c", title: "strike 3", published: after(-10) });
      await record({ key: "b", title: "strike 2", published: after(-20) });
      await record({ key: "a", title: "strike 1", published: after(-30) });
      expect(await search(["strike"], 2)).toEqual(["strike 2", "strike 3"]);
    });

    test("a search leaves out what was published before", async () => {
      await record({ key: "a", title: "strike 1", published: after(-3600) });
      await record({ key: "b", title: "strike 2", published: after(-3601) });
      expect(await search(["strike"])).toEqual(["strike 1"]);
    });

    test("a new revision is found by its new words and no more by its old ones", async () => {
      await record({ title: "walrus", summary: "" });
      await record({ title: "heron", summary: "" }, "h2");
      expect([await search(["walrus"]), await search(["heron"])]).toEqual([[], ["heron"]]);
    });

    test.each([
      '" OR 1',
      "strike*",
      "NOT strike",
      "strike NEAR union",
      "search_key : x",
      "(",
      "AND",
      "^a",
      "'; drop table item; --",
      "\u0000",
      "\uD800",
      "🙂",
      "",
    ])("what a person types is never taken for a query language: %j", async (word) => {
      await record({ title: "harbour", summary: "" });
      expect(await search([word])).toEqual([]);
      expect(await search([word, "harbour"])).toEqual(["harbour"]);
    });

    test("hundreds of words may be searched for at once", async () => {
      await record({ title: "word700", summary: "" });
      const words = Array.from({ length: 1000 }, (_, index) => `word${index} word${index}`);
      expect(await search(words)).toEqual(["word700"]);
    });

    test("texts come back well-formed and without NUL, and all the rest of them", async () => {
      const item = await record({
        key: "k\u0000ey",
        title: "a\u0000b \uD800 𝄞 \u0001 é",
        content: "x".repeat(100_000),
      });
      expect(item.title).toBe("ab \uFFFD 𝄞 \u0001 é");
      expect(item.content).toHaveLength(100_000);
      expect(await opened().items.find(item.id)).toEqual(item);
      expect([...(await opened().items.known(place.feed.id, ["k\u0000ey"])).keys()]).toEqual([
        "k\u0000ey",
      ]);
    });

    test("an item of one workspace is seen by no other; one of nobody by all", async () => {
      const other = await storePlace(opened(), "other");
      await record({ key: "own", title: "strike own", workspaceId: place.workspace.id });
      await record({ key: "other", title: "strike other", workspaceId: other.workspace.id });
      await record({ key: "all", title: "strike all", published: after(1) });
      const { items } = opened();
      expect(await search(["strike"])).toEqual(["strike own", "strike all"]);
      const byUrl = await items.byUrl("https://courier.example/strike", place.workspace.id);
      expect(byUrl.map(({ title }) => title)).toEqual(["strike all", "strike own"]);
      expect(await items.countSince(place.workspace.id, after(-1))).toBe(2);
    });
  });
}
