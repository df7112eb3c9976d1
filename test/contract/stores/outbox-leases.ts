import { beforeEach, describe, expect, test } from "vitest";

import type { LeasedRow, NewOutboxRow, Settlement } from "../../../src/outbox/outbox-row.ts";
import { after, buildRow, NOON, type Place, storePlace } from "../../support/build-rows.ts";
import type { Opened } from "../describe-stores.ts";

const CARD_REF = { channel: "C1", message: "17.1", thread: "17.1" };
const SENT: Settlement = { kind: "sent", ref: CARD_REF };

export function describeOutboxLeases(opened: Opened): void {
  describe("outbox leases", () => {
    let place: Place;
    beforeEach(async () => {
      place = await storePlace(opened());
    });

    async function enqueue(...changes: readonly Partial<NewOutboxRow>[]): Promise<void> {
      await opened().outbox.enqueue(changes.map((change) => buildRow(place, change)));
    }

    async function lease(at = NOON, owner = "me", limit = 10): Promise<readonly LeasedRow[]> {
      return await opened().outbox.leaseDue(at, new Date(at.getTime() + 60_000), owner, limit);
    }

    async function leasedKeys(at = NOON, owner = "me", limit = 10): Promise<readonly string[]> {
      return (await lease(at, owner, limit)).map(({ key }) => key);
    }

    async function stateOf(key: string) {
      return (await opened().outbox.ofKeyPrefix(place.workspace.id, key))[0];
    }

    test("a row is leased to one owner only", async () => {
      await enqueue({});
      const leases = await Promise.all(
        ["a", "b", "c"].map(async (owner) => await lease(NOON, owner)),
      );
      expect(leases.flat()).toHaveLength(1);
    });

    test("a row is not due before its time", async () => {
      await enqueue({ notBefore: after(10) });
      expect(await leasedKeys(after(9))).toEqual([]);
      expect(await leasedKeys(after(10))).toEqual(["card:1"]);
    });

    test("a lane goes out in the order it was made, one at a time", async () => {
      const { outbox } = opened();
      const keys = ["a", "b", "c"];
      await enqueue(...keys.map((key) => ({ key })));
      for (const key of keys) {
        const [row, ...more] = await lease();
        expect([row?.key, more]).toEqual([key, []]);
        await outbox.settle(row!.id, "me", SENT, NOON);
      }
      expect(await lease()).toEqual([]);
    });

    test("the first of a lane is waited for while it is not due", async () => {
      await enqueue({ key: "first", notBefore: after(60) }, { key: "second" });
      expect(await leasedKeys()).toEqual([]);
    });

    test("a dead row lets its lane go on", async () => {
      await enqueue({ key: "a" }, { key: "b" });
      const [row] = await lease();
      await opened().outbox.settle(row!.id, "me", { kind: "dead", sentence: "Refused." }, NOON);
      expect(await leasedKeys()).toEqual(["b"]);
      expect(await stateOf("a")).toMatchObject({ state: "dead", sentence: "Refused." });
    });

    test("lanes do not wait for each other; the oldest of them come first", async () => {
      await enqueue(
        { key: "a1", lane: "z" },
        { key: "a2", lane: "z" },
        { key: "b1", lane: "y" },
        { key: "c1", lane: "x" },
      );
      expect(await leasedKeys(NOON, "me", 2)).toEqual(["a1", "b1"]);
      expect(await leasedKeys(NOON, "me", 2)).toEqual(["c1"]);
    });

    test.each(["alert", "edit"] as const)("an %s waits until its card is posted", async (kind) => {
      await enqueue({ key: "reply", kind, lane: "other" }, { key: "card" });
      const rows = await lease();
      expect(rows.map(({ key }) => key)).toEqual(["card"]);
      await opened().outbox.settle(rows[0]!.id, "me", SENT, NOON);
      expect(await leasedKeys()).toEqual(["reply"]);
    });

    test("a card goes before the replies of its lane, but not while one of them is being sent", async () => {
      const { outbox } = opened();
      await enqueue({ key: "card" });
      await outbox.settle((await lease())[0]!.id, "me", SENT, NOON);
      await enqueue({ key: "alert", kind: "alert" });
      const [alert] = await lease();
      await enqueue({ key: "card again" }, { key: "alert again", kind: "alert" });
      expect(await leasedKeys()).toEqual([]);
      await outbox.settle(alert!.id, "me", SENT, NOON);
      expect(await leasedKeys()).toEqual(["card again"]);
    });

    test("a lease that ran out before the send began is leased anew without doubt", async () => {
      await enqueue({});
      await lease();
      expect(await lease(after(59), "next")).toEqual([]);
      expect(await lease(after(60), "next")).toMatchObject([{ doubtful: false, attempts: 1 }]);
    });

    test("a lease that ran out after the send began is leased anew as doubtful", async () => {
      await enqueue({});
      const [row] = await lease();
      expect(await opened().outbox.markSending(row!.id, "me", NOON)).toBe(true);
      expect(await lease(after(60), "next")).toMatchObject([{ doubtful: true, attempts: 1 }]);
      expect(await lease(after(120), "third")).toMatchObject([{ doubtful: true, attempts: 2 }]);
    });

    test("a row in doubt is left alone until it shows whether the message arrived", async () => {
      await enqueue({});
      const [row] = await lease();
      await opened().outbox.markSending(row!.id, "me", after(90));
      expect(await lease(after(89), "next")).toEqual([]);
      expect(await lease(after(90), "next")).toMatchObject([{ doubtful: true }]);
    });

    test("whoever lost the lease must not send and cannot settle", async () => {
      const { outbox } = opened();
      await enqueue({});
      const [row] = await lease(NOON, "slow");
      await lease(after(60), "quick");
      expect(await outbox.markSending(row!.id, "slow", NOON)).toBe(false);
      await outbox.settle(row!.id, "slow", SENT, after(61));
      expect(await stateOf("card")).toMatchObject({ state: "queued" });
      expect(
        await opened().follows.card(place.workspace.id, place.story.id, place.channel.id),
      ).toBeUndefined();
      expect(await outbox.markSending(row!.id, "quick", NOON)).toBe(true);
    });

    test("a lease that ran out but that nobody took over may still be settled", async () => {
      await enqueue({});
      const [row] = await lease();
      await opened().outbox.settle(row!.id, "me", SENT, after(3600));
      expect(await stateOf("card")).toMatchObject({ state: "sent" });
    });

    test.each([true, false])("a retry waits until its time, doubtful: %s", async (doubtful) => {
      await enqueue({});
      const [row] = await lease();
      await opened().outbox.markSending(row!.id, "me", NOON);
      await opened().outbox.settle(
        row!.id,
        "me",
        { kind: "retry", at: after(5), doubtful, sentence: "Busy." },
        NOON,
      );
      expect(await stateOf("card")).toMatchObject({ state: "queued", sentence: "Busy." });
      expect(await lease(after(4))).toEqual([]);
      expect(await lease(after(5))).toMatchObject([{ doubtful, attempts: 1 }]);
    });

    test("a broken channel is paused with all that waits for it, until somebody mends it", async () => {
      const { outbox, follows } = opened();
      await enqueue({ key: "a" }, { key: "b", lane: "b" });
      const [row] = await lease(NOON, "me", 1);
      await outbox.settle(
        row!.id,
        "me",
        { kind: "paused", doubtful: false, sentence: "Not a member." },
        NOON,
      );
      const channel = await follows.channel(place.workspace.id, place.channel.id);
      expect(channel?.paused).toBe("Not a member.");
      expect(await stateOf("a")).toMatchObject({ state: "paused", sentence: "Not a member." });
      expect(await stateOf("b")).toMatchObject({ state: "paused" });
      expect(await lease(after(600))).toEqual([]);
      await follows.setPaused(place.workspace.id, place.channel.id, undefined, after(600));
      expect(await leasedKeys(after(600))).toEqual(["a", "b"]);
    });

    test("other channels go on while one is paused", async () => {
      const { follows } = opened();
      const other = await follows.ensureChannel(place.workspace.id, "C9");
      await enqueue({ key: "a" }, { key: "b", lane: "b", channelId: other.id });
      await follows.setPaused(place.workspace.id, place.channel.id, "Archived.", NOON);
      expect(await leasedKeys()).toEqual(["b"]);
    });

    test("a mended channel retries at once, but sends nothing ahead of its time", async () => {
      const { outbox, follows } = opened();
      await enqueue({ key: "a" }, { key: "b", lane: "b", notBefore: after(7200) });
      const [row] = await lease();
      await outbox.settle(
        row!.id,
        "me",
        { kind: "retry", at: after(3600), doubtful: false, sentence: "Busy." },
        NOON,
      );
      await follows.setPaused(place.workspace.id, place.channel.id, undefined, after(1));
      expect(await leasedKeys(after(1))).toEqual(["a"]);
      expect(await leasedKeys(after(7199))).not.toContain("b");
    });

    test("a row that was cancelled before its send began is not sent", async () => {
      const { outbox, follows } = opened();
      await enqueue({});
      const [row] = await lease();
      await follows.unfollow(place.workspace.id, place.channel.id, place.story.id);
      expect(await outbox.markSending(row!.id, "me", NOON)).toBe(false);
      expect(await lease(after(600))).toEqual([]);
    });

    test("a card that arrived although it was cancelled meanwhile is remembered", async () => {
      const { outbox, follows } = opened();
      await enqueue({});
      const [row] = await lease();
      await outbox.markSending(row!.id, "me", NOON);
      await follows.unfollow(place.workspace.id, place.channel.id, place.story.id);
      await outbox.settle(row!.id, "me", SENT, NOON);
      expect(await stateOf("card")).toMatchObject({ state: "sent" });
      const card = await follows.card(place.workspace.id, place.story.id, place.channel.id);
      expect(card?.ref).toEqual(CARD_REF);
    });

    test("a row that was cancelled while it was sent is not tried again", async () => {
      const { outbox, follows } = opened();
      await enqueue({});
      const [row] = await lease();
      await follows.unfollow(place.workspace.id, place.channel.id, place.story.id);
      const retry = { kind: "retry", at: NOON, doubtful: false, sentence: "Busy." } as const;
      await outbox.settle(row!.id, "me", retry, NOON);
      expect(await stateOf("card")).toMatchObject({ state: "cancelled" });
      expect(await lease(after(600))).toEqual([]);
    });

    test("a card that is queued again while its cancelled send is under way goes out once", async () => {
      const { outbox, follows } = opened();
      await enqueue({});
      const [row] = await lease();
      await outbox.markSending(row!.id, "me", NOON);
      await follows.unfollow(place.workspace.id, place.channel.id, place.story.id);
      await enqueue({});
      expect(await lease()).toEqual([]);
      await outbox.settle(row!.id, "me", SENT, NOON);
      expect(await lease(after(600))).toEqual([]);
      expect(await stateOf("card")).toMatchObject({ state: "sent" });
    });

    test("settling twice changes nothing", async () => {
      const { outbox } = opened();
      await enqueue({});
      const [row] = await lease();
      await outbox.settle(row!.id, "me", SENT, NOON);
      await outbox.settle(row!.id, "me", { kind: "dead", sentence: "Refused." }, after(1));
      expect(await stateOf("card")).toMatchObject({ state: "sent", sentence: undefined });
    });
  });
}
