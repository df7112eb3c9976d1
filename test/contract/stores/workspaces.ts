import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Stores } from "../../../src/ports/stores.ts";
import {
  after,
  buildDevelopment,
  buildItem,
  buildLedgerSource,
  buildRow,
  buildStory,
  buildStoryItem,
  NOON,
  type Place,
  storePlace,
} from "../../support/build-rows.ts";
import type { Opened } from "../describe-stores.ts";

/** Something a workspace does. `n` makes two of a kind differ. `other` is what it must not reach. */
type Act = (stores: Stores, own: Place, other: Place, n: number) => Promise<unknown>;

async function storeItem({ items }: Stores, { feed, workspace }: Place, n: number) {
  const item = buildItem(feed.id, { key: `k${n}`, workspaceId: workspace.id });
  return await items.record(item, `${n}`);
}

const ACTS: Readonly<Record<string, Act>> = {
  feed: async ({ feeds }, { workspace }, _other, n) =>
    await feeds.ensure(
      { url: `https://f${n}`, outlet: "F", workspaceId: workspace.id, origin: "search" },
      NOON,
    ),
  item: async (stores, own, _other, n) => await storeItem(stores, own, n),
  story: async ({ stories }, { workspace }) => await stories.create(workspace.id, buildStory()),
  close: async ({ stories }, { workspace }, { story }) =>
    await stories.close(workspace.id, story.id, NOON),
  "take an item": async (stores, own, _other, n) => {
    const taken = await storeItem(stores, own, n);
    await stores.stories.recordItem(own.workspace.id, own.story.id, buildStoryItem(taken));
    await stores.stories.recordDevelopments(
      own.workspace.id,
      own.story.id,
      buildLedgerSource(taken),
      [buildDevelopment()],
    );
  },
  "write to the other's story": async (stores, own, other, n) => {
    const taken = await storeItem(stores, own, n);
    await stores.stories.recordItem(own.workspace.id, other.story.id, buildStoryItem(taken));
  },
  channel: async ({ follows }, { workspace }, _other, n) =>
    await follows.ensureChannel(workspace.id, `C${n}`),
  pause: async ({ follows }, { workspace }, { channel }, n) =>
    await follows.setPaused(workspace.id, channel.id, `${n}`, NOON),
  "pause the own channel": async ({ follows }, { workspace, channel }, _other, n) =>
    await follows.setPaused(workspace.id, channel.id, n % 2 === 0 ? undefined : "x", NOON),
  "set the other's digest": async ({ follows }, { workspace }, { channel }) =>
    await follows.setDigest(workspace.id, channel.id, { kind: "daily", atMinute: 1, zone: "UTC" }),
  "claim the other's digest": async ({ follows }, { workspace }, { channel }, n) =>
    await follows.claimDigest(workspace.id, channel.id, { date: `2026-11-0${n}`, at: NOON }),
  "follow the other's story": async ({ follows }, { workspace, channel }, { story }) =>
    await follows.follow({
      workspaceId: workspace.id,
      channelId: channel.id,
      storyId: story.id,
      alerts: "off",
      followedAt: NOON,
    }),
  "unfollow the other's story": async ({ follows }, { workspace }, { story, channel }) =>
    await follows.unfollow(workspace.id, channel.id, story.id),
  "forget the other's card": async ({ outbox }, { workspace }, { story, channel }) =>
    await outbox.forgetCard(workspace.id, story.id, channel.id),
  row: async ({ outbox }, own, _other, n) =>
    await outbox.enqueue([buildRow(own, { key: `card:${n}` })]),
  "row for the other's channel": async ({ outbox }, own, { channel }, n) =>
    await outbox.enqueue([buildRow(own, { key: `card:${n}`, channelId: channel.id })]),
  "edit of the other's card": async ({ outbox }, own, { channel, story }) =>
    await outbox.enqueueEdit(
      buildRow(own, { key: "edit", kind: "edit", channelId: channel.id, storyId: story.id }),
    ),
};

async function postCard({ outbox }: Stores, place: Place): Promise<void> {
  await outbox.enqueue([buildRow(place, { key: "posted", lane: "first of all" })]);
  const rows = await outbox.leaseDue(NOON, after(60), "me", 9999);
  const ref = { channel: "C1", message: "17.1", thread: "17.1" };
  for (const { id, key } of rows) {
    const refused = { kind: "dead", sentence: "no" } as const;
    await outbox.settle(id, "me", key === "posted" ? { kind: "sent", ref } : refused, NOON);
  }
}

/** All that a workspace can read. */
async function readEverything(stores: Stores, { workspace, story, channel }: Place) {
  const { feeds, items, stories, follows, outbox } = stores;
  const id = workspace.id;
  return {
    feeds: await feeds.list(id),
    count: await items.countSince(id, after(-9999)),
    found: await items.search({
      workspaceId: id,
      words: ["dockers"],
      since: after(-9999),
      limit: 99,
    }),
    byUrl: await items.byUrl("https://courier.example/strike", id),
    stories: await stories.list(id),
    items: await stories.items(id, story.id),
    ledger: await stories.ledger(id, story.id),
    coverage: await stories.coverage(id, story.id),
    channels: await follows.channels(id),
    ofStory: await follows.followsOfStory(id, story.id),
    ofChannel: await follows.followsOfChannel(id, channel.id),
    card: await follows.card(id, story.id, channel.id),
    lastDigest: await follows.lastDigest(id, channel.id),
    outbox: await outbox.ofKeyPrefix(id, ""),
  };
}

export function describeWorkspaces(opened: Opened): void {
  describe("workspaces", () => {
    test("nothing that one workspace does shows in what another reads", async () => {
      let desks = 0;
      const acts = fc.array(fc.tuple(fc.constantFrom(...Object.keys(ACTS)), fc.nat(9)), {
        minLength: 1,
        maxLength: 12,
      });
      await fc.assert(
        fc.asyncProperty(acts, async (steps) => {
          desks += 1;
          const own = await storePlace(opened(), `own ${desks}`);
          const other = await storePlace(opened(), `other ${desks}`);
          await ACTS["take an item"]!(opened(), other, own, 0);
          await postCard(opened(), other);
          await opened().outbox.enqueue([buildRow(other, { key: "card:0" })]);
          const before = await readEverything(opened(), other);
          for (const [name, n] of steps) {
            // What is refused must have left nothing, what is let through must be the own.
            await ACTS[name]!(opened(), own, other, n).catch(() => undefined);
          }
          expect(await readEverything(opened(), other)).toEqual(before);
        }),
        { numRuns: 40 },
      );
    });

    test("with another workspace's ids nothing is found", async () => {
      const own = await storePlace(opened(), "own");
      const other = await storePlace(opened(), "other");
      await ACTS["take an item"]!(opened(), other, own, 1);
      const { stories, follows } = opened();
      const id = own.workspace.id;
      expect(await stories.find(id, other.story.id)).toBeUndefined();
      expect(await stories.items(id, other.story.id)).toEqual([]);
      expect(await stories.ledger(id, other.story.id)).toEqual([]);
      expect((await stories.coverage(id, other.story.id)).reports).toBe(0);
      expect(await follows.channel(id, other.channel.id)).toBeUndefined();
      expect(await follows.findChannel(id, other.channel.externalId)).toBeUndefined();
      expect(await follows.followsOfStory(id, other.story.id)).toEqual([]);
      expect(await follows.followsOfChannel(id, other.channel.id)).toEqual([]);
    });

    test("lanes of the same name in two workspaces are both served", async () => {
      const own = await storePlace(opened(), "own");
      const other = await storePlace(opened(), "other");
      await opened().outbox.enqueue([
        buildRow(own, { lane: "digest" }),
        buildRow(other, { lane: "digest" }),
      ]);
      const { outbox } = opened();
      const first = await outbox.leaseDue(NOON, after(60), "me", 9);
      const refused = { kind: "dead", sentence: "no" } as const;
      await Promise.all(first.map(async ({ id }) => await outbox.settle(id, "me", refused, NOON)));
      const second = await outbox.leaseDue(NOON, after(60), "me", 9);
      expect([...first, ...second]).toHaveLength(2);
    });
  });
}
