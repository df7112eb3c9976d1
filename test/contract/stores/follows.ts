import { beforeEach, describe, expect, test } from "vitest";

import type { DigestPlan, Follow } from "../../../src/follow/follow.ts";
import {
  after,
  buildRow,
  buildStory,
  NOON,
  type Place,
  storePlace,
} from "../../support/build-rows.ts";
import type { Opened } from "../describe-stores.ts";

const SLOT = { date: "2026-11-22", at: NOON };

export function describeFollows(opened: Opened): void {
  describe("workspaces and channels", () => {
    test("a workspace is made once and takes on a new name", async () => {
      const { follows } = opened();
      const first = await follows.ensureWorkspace({
        platform: "slack",
        externalId: "T1",
        name: "Desk",
      });
      const renamed = await follows.ensureWorkspace({
        platform: "slack",
        externalId: "T1",
        name: "News desk",
      });
      expect(renamed).toEqual({ ...first, name: "News desk" });
      expect(await follows.workspaces()).toEqual([renamed]);
      expect(await follows.findWorkspace("slack", "T1")).toEqual(renamed);
    });

    test("the same name on another platform is another workspace", async () => {
      const { follows } = opened();
      const slack = await follows.ensureWorkspace({ platform: "slack", externalId: "1", name: "" });
      const discord = await follows.ensureWorkspace({
        platform: "discord",
        externalId: "1",
        name: "",
      });
      expect(await follows.workspaces()).toEqual([slack, discord]);
      expect(await follows.findWorkspace("terminal", "1")).toBeUndefined();
    });

    test("a channel is made once, works, and has no digest", async () => {
      const { follows } = opened();
      const { workspace } = await storePlace(opened());
      const channel = await follows.ensureChannel(workspace.id, "C9");
      expect(channel).toEqual({
        id: channel.id,
        workspaceId: workspace.id,
        externalId: "C9",
        digest: { kind: "off" },
        paused: undefined,
      });
      expect(await follows.ensureChannel(workspace.id, "C9")).toEqual(channel);
      expect(await follows.findChannel(workspace.id, "C9")).toEqual(channel);
      expect(await follows.channel(workspace.id, channel.id)).toEqual(channel);
      expect(await follows.channels(workspace.id)).toHaveLength(2);
      expect(await follows.findChannel(workspace.id, "C8")).toBeUndefined();
    });
  });

  describe("digests", () => {
    let place: Place;
    beforeEach(async () => {
      place = await storePlace(opened());
    });

    test.each<DigestPlan>([
      { kind: "daily", atMinute: 0, zone: "Europe/Stockholm" },
      { kind: "weekdays", atMinute: 1439, zone: "UTC" },
      { kind: "weekly", atMinute: 450, zone: "Asia/Dubai" },
      { kind: "off" },
    ])("a channel keeps its plan: $kind", async (plan) => {
      const { follows } = opened();
      const { workspace, channel } = place;
      await follows.setDigest(workspace.id, channel.id, {
        kind: "daily",
        atMinute: 9,
        zone: "UTC",
      });
      await follows.setDigest(workspace.id, channel.id, plan);
      expect((await follows.channel(workspace.id, channel.id))?.digest).toEqual(plan);
    });

    test("a slot is dealt with once", async () => {
      const { follows } = opened();
      const { workspace, channel } = place;
      expect(await follows.claimDigest(workspace.id, channel.id, SLOT)).toBe(true);
      expect(await follows.claimDigest(workspace.id, channel.id, SLOT)).toBe(false);
    });

    test("of many who want a slot at the same time one gets it", async () => {
      const { follows } = opened();
      const claims = await Promise.all(
        Array.from(
          { length: 20 },
          async () => await follows.claimDigest(place.workspace.id, place.channel.id, SLOT),
        ),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
    });

    test("the next digest begins where the last slot was", async () => {
      const { follows } = opened();
      const { workspace, channel } = place;
      expect(await follows.lastDigest(workspace.id, channel.id)).toBeUndefined();
      await follows.claimDigest(workspace.id, channel.id, {
        date: "2026-11-23",
        at: after(86_400),
      });
      await follows.claimDigest(workspace.id, channel.id, SLOT);
      expect(await follows.lastDigest(workspace.id, channel.id)).toEqual(after(86_400));
    });
  });

  describe("follows", () => {
    let place: Place;
    let follow: Follow;
    beforeEach(async () => {
      place = await storePlace(opened());
      follow = {
        workspaceId: place.workspace.id,
        storyId: place.story.id,
        channelId: place.channel.id,
        alerts: "all",
        followedAt: NOON,
      };
    });

    test("following again changes the mode and not the beginning", async () => {
      const { follows } = opened();
      await follows.follow({ ...follow, alerts: "denials", followedAt: after(60) });
      const changed = { ...follow, alerts: "denials" };
      expect(await follows.followsOfStory(place.workspace.id, place.story.id)).toEqual([changed]);
      expect(await follows.followsOfChannel(place.workspace.id, place.channel.id)).toEqual([
        changed,
      ]);
    });

    test("a story tells all its channels, a channel all its stories", async () => {
      const { follows, stories } = opened();
      const channel = await follows.ensureChannel(place.workspace.id, "C9");
      const story = await stories.create(place.workspace.id, buildStory());
      const second = { ...follow, channelId: channel.id, followedAt: after(1) };
      const third = { ...follow, storyId: story.id, followedAt: after(2) };
      await follows.follow(second);
      await follows.follow(third);
      expect(await follows.followsOfStory(place.workspace.id, place.story.id)).toEqual([
        follow,
        second,
      ]);
      expect(await follows.followsOfChannel(place.workspace.id, place.channel.id)).toEqual([
        follow,
        third,
      ]);
    });

    test("unfollowing says whether there was a follow", async () => {
      const { follows } = opened();
      const { workspace, channel, story } = place;
      expect(await follows.unfollow(workspace.id, channel.id, story.id)).toBe(true);
      expect(await follows.unfollow(workspace.id, channel.id, story.id)).toBe(false);
      expect(await follows.followsOfStory(workspace.id, story.id)).toEqual([]);
    });

    test("unfollowing cancels what waits for that story in that channel, and nothing else", async () => {
      const { follows, outbox, stories } = opened();
      const channel = await follows.ensureChannel(place.workspace.id, "C9");
      const story = await stories.create(place.workspace.id, buildStory());
      await outbox.enqueue([
        buildRow(place, { key: "k:gone" }),
        buildRow(place, { key: "k:channel", channelId: channel.id }),
        buildRow(place, { key: "k:story", storyId: story.id }),
        buildRow(place, { key: "k:digest", kind: "digest", storyId: undefined }),
      ]);
      await follows.unfollow(place.workspace.id, place.channel.id, place.story.id);
      const statuses = await outbox.ofKeyPrefix(place.workspace.id, "k:");
      expect(statuses.map(({ state }) => state)).toEqual([
        "cancelled",
        "queued",
        "queued",
        "queued",
      ]);
    });

    test("a channel of another workspace cannot follow a story", async () => {
      const other = await storePlace(opened(), "other");
      await expect(
        opened().follows.follow({ ...follow, channelId: other.channel.id }),
      ).rejects.toThrow(/foreign key/iu);
      // Refused or ignored, as the database likes; the follow that is there must not change.
      await opened()
        .follows.follow({ ...follow, workspaceId: other.workspace.id, alerts: "off" })
        .catch(() => undefined);
      expect(await opened().follows.followsOfStory(place.workspace.id, place.story.id)).toEqual([
        follow,
      ]);
    });
  });
}
