import { beforeEach, describe, expect, test } from "vitest";

import type { Decision } from "../../../src/development/decision.ts";
import type { StoryOutline } from "../../../src/development/engine.ts";
import type { Item, NewItem } from "../../../src/item/item.ts";
import {
  after,
  buildDecision,
  buildDevelopment,
  buildItem,
  buildLedgerSource,
  buildRemembered,
  buildStory,
  buildStoryItem,
  NOON,
  type Place,
  storePlace,
} from "../../support/build-rows.ts";
import type { Opened } from "../describe-stores.ts";

const FULL_DECISION: Decision = buildDecision({
  outcome: "copy",
  copyOf: "7",
  copyKind: "rewrite",
  developments: [buildDevelopment({ via: "AFP" }), buildDevelopment({ type: "update" })],
  covered: [
    { sentence: "It denied.", because: "background", itemId: undefined },
    { sentence: "It said.", because: "known", itemId: "3" },
  ],
});

export function describeStories(opened: Opened): void {
  describe("stories", () => {
    let place: Place;
    beforeEach(async () => {
      place = await storePlace(opened());
    });

    async function recordItem(key: string, changes: Partial<NewItem> = {}) {
      return await opened().items.record(buildItem(place.feed.id, { key, ...changes }), key);
    }

    test.each([
      { kind: "words", words: "harbour strike" },
      { kind: "link", url: "https://courier.example/strike" },
    ] as const)("a story of $kind is found as it was created", async (topic) => {
      const created = await opened().stories.create(
        place.workspace.id,
        buildStory({ slug: "x", topic }),
      );
      expect(created).toEqual({
        ...buildStory({ slug: "x", topic }),
        id: created.id,
        workspaceId: place.workspace.id,
        closedAt: undefined,
      });
      expect(await opened().stories.find(place.workspace.id, created.id)).toEqual(created);
    });

    test("a slug that is taken gets a number, also when its story is closed", async () => {
      const { stories } = opened();
      await stories.close(place.workspace.id, place.story.id, NOON);
      const second = await stories.create(place.workspace.id, buildStory());
      const third = await stories.create(place.workspace.id, buildStory());
      const other = await stories.create(place.workspace.id, buildStory({ slug: "harbour" }));
      expect([second.slug, third.slug, other.slug]).toEqual([
        "harbour-strike-2",
        "harbour-strike-3",
        "harbour",
      ]);
    });

    test("two desks may have the same slug", async () => {
      const other = await storePlace(opened(), "other");
      expect(other.story.slug).toBe(place.story.slug);
    });

    test("open stories are listed, the newest first", async () => {
      const { stories } = opened();
      const newer = await stories.create(place.workspace.id, buildStory({ createdAt: after(9) }));
      const older = await stories.create(place.workspace.id, buildStory({ createdAt: after(5) }));
      expect((await stories.list(place.workspace.id)).map(({ id }) => id)).toEqual([
        newer.id,
        older.id,
        place.story.id,
      ]);
    });

    test("a closed story is not listed, keeps its first closing time, and is still found", async () => {
      const { stories } = opened();
      await stories.close(place.workspace.id, place.story.id, after(1));
      await stories.close(place.workspace.id, place.story.id, after(2));
      expect(await stories.list(place.workspace.id)).toEqual([]);
      expect(await stories.listOpen()).toEqual([]);
      const found = await stories.find(place.workspace.id, place.story.id);
      expect(found).toEqual({ ...place.story, closedAt: after(1) });
    });

    test("open stories of all desks are listed for the index", async () => {
      const other = await storePlace(opened(), "other");
      expect(await opened().stories.listOpen()).toEqual([place.story, other.story]);
    });

    test("what a story took comes back whole and in order", async () => {
      const { stories } = opened();
      const [b, a] = [await recordItem("b"), await recordItem("a")];
      const taken = [
        buildStoryItem(a, { decision: FULL_DECISION, language: "sv", decidedAt: after(2) }),
        buildStoryItem(b),
      ];
      for (const item of taken) {
        await stories.recordItem(place.workspace.id, place.story.id, item);
      }
      expect(await stories.items(place.workspace.id, place.story.id)).toStrictEqual(taken);
    });

    test("what a story covers is read in the order it was taken", async () => {
      const { stories } = opened();
      const [b, a] = [await recordItem("b"), await recordItem("a")];
      for (const taken of [
        buildStoryItem(a, { decision: FULL_DECISION, remembered: buildRemembered(a, { at: 7 }) }),
        buildStoryItem(b, { language: "sv", remembered: buildRemembered(b, { at: 8 }) }),
      ]) {
        await stories.recordItem(place.workspace.id, place.story.id, taken);
      }
      expect(await stories.covered(place.workspace.id, place.story.id)).toEqual([
        { itemId: a.id, language: "en", decision: { outcome: "copy" }, remembered: { at: 7 } },
        {
          itemId: b.id,
          language: "sv",
          decision: { outcome: buildDecision().outcome },
          remembered: { at: 8 },
        },
      ]);
    });

    test("what a story remembers is read from a place on, and the first always", async () => {
      const { stories } = opened();
      const items: Item[] = [];
      for (const key of ["a", "b", "c", "d"]) {
        const item = await recordItem(key);
        items.push(item);
        await stories.recordItem(place.workspace.id, place.story.id, buildStoryItem(item));
      }
      const from = async (at: number) =>
        (await stories.remembered(place.workspace.id, place.story.id, at)).map(({ itemId }) =>
          items.findIndex(({ id }) => id === itemId),
        );
      expect(await from(0)).toEqual([0, 1, 2, 3]);
      expect(await from(2)).toEqual([0, 2, 3]);
      expect(await from(9)).toEqual([0]);
    });

    test("what a story remembers is read at once where it took few", async () => {
      const { stories } = opened();
      for (const key of ["a", "b", "c"]) {
        const item = await recordItem(key);
        await stories.recordItem(place.workspace.id, place.story.id, buildStoryItem(item));
      }
      const all = await stories.remembered(place.workspace.id, place.story.id, 0);
      expect(await stories.rememberedOfFew(place.workspace.id, place.story.id, 3)).toEqual(all);
      expect(await stories.rememberedOfFew(place.workspace.id, place.story.id, 2)).toBeUndefined();
    });

    describe("an outline", () => {
      const outline = (name: string): StoryOutline => ({
        version: 1,
        outline: {
          topicWords: [],
          names: [name],
          learnt: [],
          matter: [],
          hidesNames: false,
          links: [1],
        },
      });

      test("is found as it was last recorded, while its story is open", async () => {
        const { stories } = opened();
        const { workspace, story } = place;
        await stories.recordOutline(workspace.id, story.id, outline("a"));
        await stories.recordOutline(workspace.id, story.id, outline("b"));
        expect(await stories.outlines()).toEqual(new Map([[story.id, outline("b")]]));
        await stories.close(workspace.id, story.id, after(1));
        expect(await stories.outlines()).toEqual(new Map());
      });

      test("is gone once its story takes an item, or is rewritten", async () => {
        const { stories } = opened();
        const { workspace, story } = place;
        await stories.recordOutline(workspace.id, story.id, outline("a"));
        await stories.recordItem(workspace.id, story.id, buildStoryItem(await recordItem("a")));
        expect(await stories.outlines()).toEqual(new Map());
        await stories.recordOutline(workspace.id, story.id, outline("a"));
        await stories.rewrite(workspace.id, story.id, { offers: [], items: [], ledger: [] });
        expect(await stories.outlines()).toEqual(new Map());
      });

      test("of a story of another workspace is refused", async () => {
        const { stories, follows } = opened();
        const other = await follows.ensureWorkspace({
          platform: "slack",
          externalId: "T-other",
          name: "Other",
        });
        await expect(stories.recordOutline(other.id, place.story.id, outline("a"))).rejects.toThrow(
          /foreign key/iu,
        );
      });
    });

    test("recording the same revision again changes nothing; the next one is added", async () => {
      const { stories } = opened();
      const item = await recordItem("a");
      const first = buildStoryItem(item);
      const next = buildStoryItem({ ...item, revision: 2 });
      await stories.recordItem(place.workspace.id, place.story.id, first);
      await stories.recordItem(place.workspace.id, place.story.id, { ...first, language: "sv" });
      await stories.recordItem(place.workspace.id, place.story.id, next);
      expect(await stories.items(place.workspace.id, place.story.id)).toEqual([first, next]);
    });

    test("an item tells in which stories it is, with each decision", async () => {
      const { stories } = opened();
      const item = await recordItem("a");
      const second = await stories.create(place.workspace.id, buildStory());
      const taken = buildStoryItem(item);
      const copy = buildStoryItem(item, { decision: FULL_DECISION });
      await stories.recordItem(place.workspace.id, place.story.id, taken);
      await stories.recordItem(place.workspace.id, second.id, copy);
      expect(await stories.storiesOf(place.workspace.id, item.id)).toEqual([
        { storyId: place.story.id, item: taken },
        { storyId: second.id, item: copy },
      ]);
    });

    test("nested texts come back without NUL and lone surrogates, names included", async () => {
      const { stories } = opened();
      const item = await recordItem("a");
      const taken = buildStoryItem(item, {
        decision: buildDecision({ parts: { "n\u0000ame": 1, other: 2 } }),
        remembered: buildRemembered(item, { title: "\uD800", stems: ["a\u0000", "\\u0000"] }),
      });
      await stories.recordItem(place.workspace.id, place.story.id, taken);
      const [stored] = await stories.items(place.workspace.id, place.story.id);
      expect(stored?.decision.parts).toEqual({ name: 1, other: 2 });
      expect(stored?.remembered).toEqual({
        ...taken.remembered,
        title: "\uFFFD",
        stems: ["a", "\\u0000"],
      });
    });

    test("the ledger numbers developments from the last and keeps their order", async () => {
      const { stories } = opened();
      const item = await recordItem("a");
      const source = buildLedgerSource(item);
      const denial = buildDevelopment({ via: "AFP" });
      const update = buildDevelopment({ type: "update" });
      const first = await stories.recordDevelopments(place.workspace.id, place.story.id, source, [
        denial,
        update,
      ]);
      const second = await stories.recordDevelopments(place.workspace.id, place.story.id, source, [
        update,
      ]);
      expect([...first, ...second]).toStrictEqual([
        { ...source, ...denial, seq: 1 },
        { ...source, ...update, seq: 2 },
        { ...source, ...update, seq: 3 },
      ]);
      expect(await stories.ledger(place.workspace.id, place.story.id)).toEqual([
        ...first,
        ...second,
      ]);
    });

    test("no developments leave the ledger as it is", async () => {
      const { stories } = opened();
      const source = buildLedgerSource(await recordItem("a"));
      expect(
        await stories.recordDevelopments(place.workspace.id, place.story.id, source, []),
      ).toEqual([]);
      expect(await stories.ledger(place.workspace.id, place.story.id)).toEqual([]);
    });

    test("each story has a ledger of its own", async () => {
      const { stories } = opened();
      const source = buildLedgerSource(await recordItem("a"));
      const second = await stories.create(place.workspace.id, buildStory());
      for (const id of [place.story.id, second.id]) {
        await stories.recordDevelopments(place.workspace.id, id, source, [buildDevelopment()]);
      }
      const ledger = await stories.ledger(place.workspace.id, second.id);
      expect(ledger.map(({ seq }) => seq)).toEqual([1]);
    });

    test("a story that took nothing covers nothing", async () => {
      const coverage = await opened().stories.coverage(place.workspace.id, place.story.id);
      expect(coverage).toEqual({ reports: 0, languages: [], repeats: 0, lastAt: undefined });
    });

    test("coverage counts each item once, by its latest revision, and nothing off topic", async () => {
      const { stories } = opened();
      const items = [
        { key: "a", language: "en", outcome: "new-developments" },
        { key: "b", language: "sv", outcome: "copy" },
        { key: "c", language: "sv", outcome: "rewrite" },
        { key: "d", language: "ar", outcome: "off-topic" },
      ] as const;
      for (const [index, { key, language, outcome }] of items.entries()) {
        const item = await recordItem(key, { published: after(index) });
        const decision = buildDecision({ outcome });
        await stories.recordItem(
          place.workspace.id,
          place.story.id,
          buildStoryItem(item, { language, decision, decidedAt: after(60 - index) }),
        );
      }
      const [c] = (await stories.items(place.workspace.id, place.story.id)).slice(2, 3);
      await stories.recordItem(
        place.workspace.id,
        place.story.id,
        buildStoryItem({ id: c!.itemId, revision: 2 }, { language: "sv" }),
      );
      expect(await stories.coverage(place.workspace.id, place.story.id)).toEqual({
        reports: 3,
        languages: ["sv", "en"],
        repeats: 1,
        lastAt: after(2),
      });
    });

    test("an item that the workspace may not see cannot be filed under its story", async () => {
      const other = await storePlace(opened(), "other");
      const item = await recordItem("a", { workspaceId: other.workspace.id });
      await expect(
        opened().stories.recordItem(place.workspace.id, place.story.id, buildStoryItem(item)),
      ).rejects.toThrow("has no item");
    });

    test("nothing can be filed under another workspace's story", async () => {
      const { stories } = opened();
      const other = await storePlace(opened(), "other");
      const item = await recordItem("a");
      await expect(
        stories.recordItem(place.workspace.id, other.story.id, buildStoryItem(item)),
      ).rejects.toThrow(/foreign key/iu);
      await expect(
        stories.recordDevelopments(place.workspace.id, other.story.id, buildLedgerSource(item), [
          buildDevelopment(),
        ]),
      ).rejects.toThrow(/foreign key/iu);
      expect(await stories.items(other.workspace.id, other.story.id)).toEqual([]);
      expect(await stories.ledger(other.workspace.id, other.story.id)).toEqual([]);
    });
  });
}
