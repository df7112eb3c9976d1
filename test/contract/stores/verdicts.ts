import { beforeEach, describe, expect, test } from "vitest";

import type { Ruling } from "../../../src/ports/verdict-store.ts";
import {
  after,
  buildDevelopment,
  buildItem,
  buildLedgerSource,
  buildPost,
  buildRow,
  buildStory,
  buildStoryItem,
  NOON,
  type Place,
  storePlace,
} from "../../support/build-rows.ts";
import type { Opened } from "../describe-stores.ts";

export function describeVerdicts(opened: Opened): void {
  describe("verdicts", () => {
    let place: Place;
    let itemId: string;
    beforeEach(async () => {
      place = await storePlace(opened());
      ({ id: itemId } = await opened().items.record(buildItem(place.feed.id), "h1"));
    });

    function ruling(changes: Partial<Ruling> = {}): Ruling {
      return {
        storyId: place.story.id,
        itemId,
        kind: "feedback",
        verdict: "wrong-story",
        namedItemId: itemId,
        by: "Mira",
        at: NOON,
        ...changes,
      };
    }

    test("one of each kind is kept, the later one in the place of the earlier", async () => {
      const { verdicts } = opened();
      const { id } = place.workspace;
      await verdicts.record(id, ruling());
      await verdicts.record(id, ruling({ by: "Olle", at: after(9) }));
      expect(await verdicts.ofStory(id, place.story.id)).toEqual([ruling()]);
      await verdicts.record(id, ruling({ verdict: "not-new", at: after(9) }));
      await verdicts.record(id, ruling({ kind: "placement", verdict: "on-story" }));
      const both = [
        ruling({ verdict: "not-new", at: after(9) }),
        ruling({ kind: "placement", verdict: "on-story" }),
      ];
      expect(await verdicts.ofItem(id, itemId)).toEqual(both);
      expect(await verdicts.forFiling(itemId)).toEqual(both);
    });

    test("feedback is withdrawn with what was named alike, placements stay", async () => {
      const { verdicts, items } = opened();
      const { id } = place.workspace;
      const copy = await items.record(buildItem(place.feed.id, { key: "copy" }), "h2");
      await verdicts.record(id, ruling());
      await verdicts.record(id, ruling({ itemId: copy.id }));
      await verdicts.record(id, ruling({ kind: "placement", verdict: "on-story" }));
      expect(await verdicts.withdraw(id, place.story.id, itemId)).toEqual([itemId, copy.id]);
      expect(await verdicts.ofStory(id, place.story.id)).toEqual([
        ruling({ kind: "placement", verdict: "on-story" }),
      ]);
    });

    test("are of one workspace", async () => {
      const other = await storePlace(opened(), "other");
      const { verdicts } = opened();
      await expect(verdicts.record(other.workspace.id, ruling())).rejects.toThrow(/foreign key/iu);
      await verdicts.record(place.workspace.id, ruling());
      expect(await verdicts.ofItem(other.workspace.id, itemId)).toEqual([]);
      expect(await verdicts.withdraw(other.workspace.id, place.story.id, itemId)).toEqual([]);
    });
  });

  describe("what is needed to fold a story anew", () => {
    let place: Place;
    beforeEach(async () => {
      place = await storePlace(opened());
    });

    function offer(itemId: string, changes = {}) {
      return { itemId, revision: 1, isBaseline: false, score: 0.5, at: NOON, ...changes };
    }

    test("offers stand in order, each revision once, and an item knows its stories", async () => {
      const { stories, items } = opened();
      const [id, storyId] = [place.workspace.id, place.story.id];
      const b = await items.record(buildItem(place.feed.id, { key: "b" }), "b");
      const a = await items.record(buildItem(place.feed.id, { key: "a" }), "a");
      const offers = [offer(a.id), offer(b.id, { isBaseline: true, at: after(1) })];
      for (const one of [...offers, offer(a.id, { score: 0.9 })]) {
        await stories.recordOffer(id, storyId, one);
      }
      const second = await stories.create(id, buildStory());
      await stories.recordOffer(id, second.id, offer(a.id, { score: 0.75 }));
      expect(await stories.offers(id, storyId)).toEqual(offers);
      expect(await stories.offeredTo(id, a.id)).toEqual([
        { storyId: second.id, score: 0.75 },
        { storyId, score: 0.5 },
      ]);
    });

    test("a revision that was offered is kept when a newer one comes", async () => {
      const { stories, items } = opened();
      const first = await items.record(buildItem(place.feed.id, { title: "One" }), "h1");
      await stories.recordOffer(place.workspace.id, place.story.id, offer(first.id));
      const next = { title: "Two", published: after(60) };
      const second = await items.record(buildItem(place.feed.id, next), "h2");
      expect(await items.findRevision(first.id, 1)).toEqual(first);
      expect(await items.findRevision(first.id, 2)).toEqual(second);
    });

    test("content is rewritten whole: offers, items and ledger", async () => {
      const { stories, items } = opened();
      const [id, storyId] = [place.workspace.id, place.story.id];
      const item = await items.record(buildItem(place.feed.id), "h1");
      await stories.recordOffer(id, storyId, offer(item.id));
      await stories.recordItem(id, storyId, buildStoryItem(item));
      const source = buildLedgerSource(item);
      await stories.recordDevelopments(id, storyId, source, [buildDevelopment()]);
      const content = {
        offers: [offer(item.id, { score: 0.25 })],
        items: [buildStoryItem(item, { language: "sv" })],
        ledger: [{ ...source, ...buildDevelopment({ type: "update" }), seq: 1 }],
      };
      await stories.rewrite(id, storyId, content);
      expect(await stories.offers(id, storyId)).toEqual(content.offers);
      expect(await stories.items(id, storyId)).toEqual(content.items);
      expect(await stories.ledger(id, storyId)).toEqual(content.ledger);
      expect(await stories.ledgerSince(id, storyId, after(4))).toEqual(content.ledger);
      expect(await stories.ledgerSince(id, storyId, after(5))).toEqual([]);
      const span = { from: after(-1), to: NOON };
      expect(await stories.countTaken(id, storyId, span)).toEqual({ items: 1, repeats: 0 });
      await stories.rewrite(id, storyId, { offers: [], items: [], ledger: [] });
      expect(await stories.items(id, storyId)).toEqual([]);
    });

    test("a merged story is closed, points to the other, and is found by its slug", async () => {
      const { stories } = opened();
      const { id } = place.workspace;
      const into = await stories.create(id, buildStory({ slug: "ports" }));
      await stories.mergeInto(id, place.story.id, into.id, after(1));
      await stories.mergeInto(id, place.story.id, into.id, after(2));
      const merged = { ...place.story, closedAt: after(1), mergedInto: into.id };
      expect(await stories.findBySlug(id, place.story.slug)).toEqual(merged);
      expect(await stories.mergedInto(id, into.id)).toEqual([merged]);
      const other = await storePlace(opened(), "other");
      await expect(stories.mergeInto(id, into.id, other.story.id, after(1))).rejects.toThrow(
        "has no story",
      );
    });

    test("a follow moves to another story, unless that one is followed there", async () => {
      const { stories, follows } = opened();
      const { id } = place.workspace;
      const channel = { workspaceId: id, channelId: place.channel.id };
      const into = await stories.create(id, buildStory());
      expect(await follows.moveFollow(channel, place.story.id, into.id)).toBe(true);
      expect(await follows.moveFollow(channel, place.story.id, into.id)).toBe(false);
      await follows.follow({
        ...channel,
        storyId: place.story.id,
        alerts: "off",
        followedAt: NOON,
      });
      expect(await follows.moveFollow(channel, place.story.id, into.id)).toBe(false);
      const left = await follows.followsOfChannel(id, place.channel.id);
      expect(left.map(({ storyId, alerts }) => [storyId, alerts])).toEqual([[into.id, "all"]]);
    });
  });

  describe("amended replies", () => {
    let place: Place;
    beforeEach(async () => {
      place = await storePlace(opened());
    });

    async function lease(at: number) {
      return await opened().outbox.leaseDue(after(at), after(at + 60), "me", 9);
    }

    async function send(at: number, message: string): Promise<void> {
      const [row] = await lease(at);
      await opened().outbox.markSending(row!.id, "me", after(at));
      const ref = { channel: "C", message };
      await opened().outbox.settle(row!.id, "me", { kind: "sent", ref }, after(at));
    }

    test("an amendment is leased with the place of its reply, behind it", async () => {
      const { outbox } = opened();
      const reply = { key: "alert:1", kind: "alert", lane: "t" } as const;
      await outbox.enqueue([buildRow(place, { key: "card:9", lane: "c" })]);
      await send(0, "m1");
      await outbox.enqueue([
        buildRow(place, reply),
        buildRow(place, {
          key: "amend:1",
          kind: "amend",
          lane: "t",
          amends: "alert:1",
          post: buildPost("new"),
        }),
      ]);
      expect((await lease(1)).map(({ kind }) => kind)).toEqual(["alert"]);
      await send(90, "m2");
      expect(await lease(100)).toMatchObject([
        { kind: "amend", amends: "alert:1", reply: { channel: "C", message: "m2" } },
      ]);
      expect(await outbox.shown(place.workspace.id, "alert:1")).toMatchObject({
        post: buildPost("new"),
        amendments: 1,
      });
    });

    test("a reply is reworded or cancelled only while it surely was not said", async () => {
      const { outbox } = opened();
      const { id } = place.workspace;
      await outbox.enqueue([buildRow(place, { key: "k" })]);
      expect(await outbox.reword(id, "k", buildPost("other"))).toBe(true);
      const [row] = await lease(0);
      expect(row?.post).toEqual(buildPost("other"));
      expect(await outbox.reword(id, "k", buildPost("late"))).toBe(false);
      await outbox.markSending(row!.id, "me", after(9));
      expect(await outbox.cancel(id, "k")).toBe(false);
      await outbox.enqueue([buildRow(place, { key: "l", lane: "other" })]);
      expect(await outbox.cancel(id, "l")).toBe(true);
      expect(await outbox.cancel(id, "l")).toBe(false);
      expect(await outbox.ofKeyPrefix(id, "l")).toMatchObject([{ state: "cancelled" }]);
    });

    test("replies of a channel are counted by when they were queued", async () => {
      const { outbox } = opened();
      const { workspace, channel, story } = place;
      const where = { workspaceId: workspace.id, channelId: channel.id, storyId: story.id };
      await outbox.enqueue([
        buildRow(place, { key: "a", kind: "alert", createdAt: after(5) }),
        buildRow(place, { key: "b", kind: "alert", createdAt: after(50) }),
        buildRow(place, { key: "c", kind: "edit", createdAt: after(5) }),
      ]);
      expect(await outbox.countAlerts(where, { from: NOON, to: after(10) })).toBe(1);
      expect(await outbox.countAlerts(where, { from: after(5), to: after(50) })).toBe(1);
    });
  });
}
