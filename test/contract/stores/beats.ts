import { beforeEach, describe, expect, test } from "vitest";

import {
  after,
  buildItem,
  buildStory,
  buildStoryItem,
  NOON,
  type Place,
  storePlace,
} from "../../support/build-rows.ts";
import type { Opened } from "../describe-stores.ts";

export function describeBeats(opened: Opened): void {
  describe("beats", () => {
    let place: Place;
    beforeEach(async () => {
      place = await storePlace(opened());
    });

    async function createBeat(slug = "ports") {
      const { id } = place.workspace;
      return await opened().beats.create(id, { slug, words: "Ports", createdAt: NOON });
    }

    test("are listed while they are open, and share no slug with a story", async () => {
      const { beats } = opened();
      const { id } = place.workspace;
      const beat = await createBeat();
      const named = await createBeat(place.story.slug);
      expect(named.slug).toBe(`${place.story.slug}-2`);
      expect(await beats.list(id)).toEqual([beat, named]);
      await beats.close(id, beat.id, after(1));
      expect(await beats.listOpen()).toEqual([named]);
    });

    test("are followed by channels, each in its mode", async () => {
      const { beats } = opened();
      const [{ id }, channelId] = [place.workspace, place.channel.id];
      const beat = await createBeat();
      await beats.follow(id, beat.id, { channelId, alerts: "all", followedAt: NOON });
      await beats.follow(id, beat.id, { channelId, alerts: "denials", followedAt: after(9) });
      expect(await beats.followsOf(id, beat.id)).toEqual([
        { channelId, alerts: "denials", followedAt: NOON },
      ]);
      expect(await beats.followedIn(id, channelId)).toEqual([beat]);
      expect(await beats.unfollow(id, beat.id, channelId)).toBe(true);
      expect(await beats.unfollow(id, beat.id, channelId)).toBe(false);
      expect(await beats.followedIn(id, channelId)).toEqual([]);
    });

    test("know their stories: open ones, those held back, and how many were announced", async () => {
      const { beats, stories } = opened();
      const { id } = place.workspace;
      const beat = await createBeat();
      const second = await stories.create(id, buildStory());
      const [one, other] = [place.story, second].map((story, index) => ({
        beatId: beat.id,
        storyId: story.id,
        outlet: "Courier",
        openedAt: after(index),
      }));
      await beats.addStory(id, one!);
      await beats.addStory(id, one!);
      await beats.addStory(id, other!);
      expect(await beats.storiesOf(id, beat.id)).toEqual([other, one]);
      await beats.note(id, place.story.id, "announced", after(5));
      await beats.note(id, place.story.id, "announced", after(9));
      await beats.note(id, second.id, "held", after(6));
      expect(await beats.ofStory(id, place.story.id)).toEqual({ ...one, announcedAt: after(5) });
      expect(await beats.countAnnounced(id, beat.id, after(4))).toBe(1);
      expect(await beats.countAnnounced(id, beat.id, after(5))).toBe(0);
      expect(await beats.heldSince(id, beat.id, NOON)).toEqual([{ ...other, heldAt: after(6) }]);
      await beats.note(id, second.id, "announced", after(7));
      expect(await beats.heldSince(id, beat.id, NOON)).toEqual([]);
      await stories.close(id, second.id, after(8));
      expect(await beats.storiesOf(id, beat.id)).toHaveLength(1);
    });

    test("stories that took nothing for long are quiet, untold ones sooner", async () => {
      const { beats, stories, items } = opened();
      const { id } = place.workspace;
      const beat = await createBeat();
      const story = { beatId: beat.id, storyId: place.story.id, outlet: "C", openedAt: NOON };
      await beats.addStory(id, story);
      const item = await items.record(buildItem(place.feed.id), "h");
      await stories.recordItem(id, place.story.id, buildStoryItem(item, { decidedAt: after(10) }));
      const before = { announced: after(5), unannounced: after(11) };
      expect(await beats.quiet(before)).toEqual([{ workspaceId: id, storyId: place.story.id }]);
      await beats.note(id, place.story.id, "announced", after(10));
      expect(await beats.quiet(before)).toEqual([]);
    });

    test("nothing of a beat crosses workspaces", async () => {
      const { beats } = opened();
      const beat = await createBeat();
      const other = await storePlace(opened(), "other");
      const follow = { channelId: other.channel.id, alerts: "all", followedAt: NOON } as const;
      await expect(beats.follow(other.workspace.id, beat.id, follow)).rejects.toThrow(
        /foreign key/iu,
      );
      const story = { beatId: beat.id, storyId: other.story.id, outlet: "C", openedAt: NOON };
      await expect(beats.addStory(other.workspace.id, story)).rejects.toThrow(/foreign key/iu);
      expect(await beats.list(other.workspace.id)).toEqual([]);
    });
  });
}
