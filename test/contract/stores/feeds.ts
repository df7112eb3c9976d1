import { describe, expect, test } from "vitest";

import type { FeedState } from "../../../src/feed/feed.ts";
import { newFeedState } from "../../../src/feed/feed.ts";
import type { NewFeed } from "../../../src/ports/stores.ts";
import { after, buildItem, NOON } from "../../support/build-rows.ts";
import type { Opened } from "../describe-stores.ts";

const COURIER: NewFeed = {
  url: "https://courier.example/feed",
  outlet: "Courier",
  workspaceId: undefined,
  origin: "catalogue",
};

const POLLED: FeedState = {
  validators: { etag: 'W/"7"', lastModified: "Sun, 22 Nov 2026 11:00:00 GMT" },
  bodyHash: "ab".repeat(32),
  identityRule: "guid",
  baselined: true,
  lastPolledAt: NOON,
  nextPollAt: after(600),
  failures: 2,
  lastError: "The server did not answer.",
};

export function describeFeeds(opened: Opened): void {
  describe("feeds", () => {
    test("a new feed is due at once and has never been polled", async () => {
      const feed = await opened().feeds.ensure(COURIER, NOON);
      expect(feed).toEqual({ ...COURIER, id: feed.id, state: newFeedState(NOON) });
      expect(await opened().feeds.find(feed.id)).toEqual(feed);
    });

    test("a page whose link was followed is never due", async () => {
      const { feeds } = opened();
      await feeds.ensure({ ...COURIER, origin: "page" }, NOON);
      expect(await feeds.leaseDue(after(1e6), after(1e6 + 60), "me", 9)).toEqual([]);
    });

    test("ensuring the same address again returns the feed that is there, unchanged", async () => {
      const first = await opened().feeds.ensure(COURIER, NOON);
      const again = await opened().feeds.ensure({ ...COURIER, outlet: "Other" }, after(60));
      expect(again).toEqual(first);
    });

    test("the same address is another feed in each workspace and for everybody", async () => {
      const { follows, feeds } = opened();
      const one = await follows.ensureWorkspace({ platform: "slack", externalId: "1", name: "1" });
      const two = await follows.ensureWorkspace({ platform: "slack", externalId: "2", name: "2" });
      const everybodys = await feeds.ensure(COURIER, NOON);
      const ones = await feeds.ensure({ ...COURIER, workspaceId: one.id }, NOON);
      const twos = await feeds.ensure({ ...COURIER, workspaceId: two.id }, NOON);
      expect(new Set([everybodys.id, ones.id, twos.id]).size).toBe(3);
      expect(await feeds.list(one.id)).toEqual([everybodys, ones]);
      expect(await feeds.list(two.id)).toEqual([everybodys, twos]);
      expect(await feeds.list()).toEqual([everybodys, ones, twos]);
    });

    test("a removed feed is gone, its items stay, and removing it again does nothing", async () => {
      const { feeds, items } = opened();
      const feed = await feeds.ensure(COURIER, NOON);
      const item = await items.record(buildItem(feed.id), "h1");
      await feeds.remove(feed.id);
      await feeds.remove(feed.id);
      expect(await feeds.find(feed.id)).toBeUndefined();
      expect(await items.find(item.id)).toEqual(item);
    });

    test("a feed that comes back after it was removed is another one", async () => {
      const feed = await opened().feeds.ensure(COURIER, NOON);
      await opened().feeds.remove(feed.id);
      expect((await opened().feeds.ensure(COURIER, NOON)).id).not.toBe(feed.id);
    });

    test.each(["", "0", "-1", "1.5", "abc", "1; drop table feed", "9".repeat(40)])(
      "an id that never was one finds nothing: %j",
      async (id) => {
        await opened().feeds.ensure(COURIER, NOON);
        expect(await opened().feeds.find(id)).toBeUndefined();
      },
    );

    test("due feeds are leased once, the longest waiting first", async () => {
      const { feeds } = opened();
      const late = await feeds.ensure({ ...COURIER, url: "https://late.example" }, after(-10));
      const early = await feeds.ensure({ ...COURIER, url: "https://early.example" }, after(-99));
      await feeds.ensure({ ...COURIER, url: "https://future.example" }, after(1));
      const leased = await feeds.leaseDue(NOON, after(60), "me", 10);
      expect(leased.map(({ id }) => id)).toEqual([early.id, late.id]);
      expect(await feeds.leaseDue(NOON, after(60), "you", 10)).toEqual([]);
    });

    test("no more than the limit is leased; the next in line stay due", async () => {
      const { feeds } = opened();
      for (const seconds of [-3, -2, -1]) {
        await feeds.ensure({ ...COURIER, url: `https://f${-seconds}.example` }, after(seconds));
      }
      const first = await feeds.leaseDue(NOON, after(60), "me", 2);
      const second = await feeds.leaseDue(NOON, after(60), "me", 2);
      expect([first.map(({ url }) => url), second.map(({ url }) => url)]).toEqual([
        ["https://f3.example", "https://f2.example"],
        ["https://f1.example"],
      ]);
    });

    test("a lease that ran out passes to the next who asks", async () => {
      const { feeds } = opened();
      const feed = await feeds.ensure(COURIER, NOON);
      await feeds.leaseDue(NOON, after(60), "dead", 1);
      expect(await feeds.leaseDue(after(59), after(120), "alive", 1)).toEqual([]);
      expect(await feeds.leaseDue(after(60), after(120), "alive", 1)).toEqual([feed]);
    });

    test("settling stores the state of the poll, ends the lease and may rename the outlet", async () => {
      const { feeds } = opened();
      const feed = await feeds.ensure(COURIER, NOON);
      await feeds.leaseDue(NOON, after(60), "me", 1);
      await feeds.settle(feed.id, "me", POLLED, "The Courier");
      expect(await feeds.find(feed.id)).toEqual({ ...feed, outlet: "The Courier", state: POLLED });
      expect(await feeds.leaseDue(after(599), after(700), "me", 1)).toEqual([]);
      expect(await feeds.leaseDue(after(600), after(700), "me", 1)).toHaveLength(1);
    });

    test("settling without an outlet keeps the name", async () => {
      const { feeds } = opened();
      const feed = await feeds.ensure(COURIER, NOON);
      await feeds.leaseDue(NOON, after(60), "me", 1);
      await feeds.settle(feed.id, "me", { ...POLLED, validators: {} });
      expect(await feeds.find(feed.id)).toEqual({ ...feed, state: { ...POLLED, validators: {} } });
    });

    test("settling does nothing once the lease has passed to somebody else, or was settled", async () => {
      const { feeds } = opened();
      const feed = await feeds.ensure(COURIER, NOON);
      await feeds.leaseDue(NOON, after(60), "slow", 1);
      await feeds.leaseDue(after(60), after(120), "quick", 1);
      await feeds.settle(feed.id, "slow", POLLED);
      expect(await feeds.find(feed.id)).toEqual(feed);
      await feeds.settle(feed.id, "quick", POLLED);
      await feeds.settle(feed.id, "quick", newFeedState(NOON));
      expect((await feeds.find(feed.id))?.state).toEqual(POLLED);
    });
  });
}
