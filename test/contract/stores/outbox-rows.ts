import { beforeEach, describe, expect, test } from "vitest";

import type { LeasedRow, NewOutboxRow } from "../../../src/outbox/outbox-row.ts";
import {
  after,
  buildPost,
  buildRow,
  NOON,
  type Place,
  storePlace,
} from "../../support/build-rows.ts";
import type { Opened } from "../describe-stores.ts";

const CARD_REF = { channel: "C1", message: "17.1", thread: "17.1" };

export function describeOutboxRows(opened: Opened): void {
  describe("outbox rows", () => {
    let place: Place;
    beforeEach(async () => {
      place = await storePlace(opened());
    });

    async function lease(at = NOON): Promise<readonly LeasedRow[]> {
      return await opened().outbox.leaseDue(at, new Date(at.getTime() + 60_000), "me", 10);
    }

    async function states(): Promise<Readonly<Record<string, string>>> {
      const statuses = await opened().outbox.ofKeyPrefix(place.workspace.id, "");
      return Object.fromEntries(statuses.map(({ key, state }) => [key, state]));
    }

    /** Posts the card of the place, so that alerts and edits may go out. */
    async function postCard(): Promise<void> {
      await opened().outbox.enqueue([buildRow(place, { key: "card:0" })]);
      const [card] = await lease();
      await opened().outbox.settle(card!.id, "me", { kind: "sent", ref: CARD_REF }, NOON);
    }

    function buildEdit(changes: Partial<NewOutboxRow> = {}): NewOutboxRow {
      return buildRow(place, { key: "edit:1", kind: "edit", lane: "edit", ...changes });
    }

    test("a row comes back as it was queued, with all that sending needs", async () => {
      const row = buildRow(place, { broadcast: true, notBefore: after(-5) });
      await opened().outbox.enqueue([row]);
      expect(await lease()).toEqual([
        {
          ...row,
          id: expect.any(String),
          attempts: 0,
          doubtful: false,
          platform: "slack",
          workspaceExternalId: place.workspace.externalId,
          channelExternalId: place.channel.externalId,
          card: undefined,
          threadName: place.story.title,
        },
      ]);
    });

    test("only a card opens a thread, and what follows knows where the card is", async () => {
      await postCard();
      await opened().outbox.enqueue([buildRow(place, { key: "alert:1", kind: "alert" })]);
      const [alert] = await lease();
      expect(alert).toMatchObject({ card: CARD_REF, threadName: undefined });
    });

    test("a digest belongs to no story", async () => {
      const row = buildRow(place, { kind: "digest", storyId: undefined });
      await opened().outbox.enqueue([row]);
      expect(await lease()).toMatchObject([{ storyId: undefined, card: undefined }]);
    });

    test.each(["waiting", "sent", "dead"] as const)(
      "a key that is %s is never queued again",
      async (state) => {
        const { outbox } = opened();
        await outbox.enqueue([buildRow(place)]);
        if (state !== "waiting") {
          const [row] = await lease();
          await outbox.settle(
            row!.id,
            "me",
            state === "sent" ? { kind: "sent", ref: CARD_REF } : { kind: "dead", sentence: "no" },
            NOON,
          );
        }
        await outbox.enqueue([
          buildRow(place, { post: buildPost("second") }),
          buildRow(place, { post: buildPost("third") }),
        ]);
        const leased = await lease(after(600));
        expect(leased.map(({ post }) => post)).toEqual(state === "waiting" ? [buildPost()] : []);
      },
    );

    test("a row that was cancelled unsent waits again when it is queued again", async () => {
      const { outbox, follows } = opened();
      await outbox.enqueue([buildRow(place)]);
      await follows.unfollow(place.workspace.id, place.channel.id, place.story.id);
      expect(await lease()).toEqual([]);
      await outbox.enqueue([buildRow(place, { post: buildPost("anew") })]);
      expect(await lease()).toMatchObject([{ post: buildPost("anew"), doubtful: false }]);
    });

    test("a doubtful row stays doubtful when it is cancelled and queued again", async () => {
      const { outbox, follows } = opened();
      await outbox.enqueue([buildRow(place)]);
      const [row] = await lease();
      await outbox.settle(
        row!.id,
        "me",
        { kind: "retry", at: NOON, doubtful: true, sentence: "No answer." },
        NOON,
      );
      await follows.unfollow(place.workspace.id, place.channel.id, place.story.id);
      await outbox.enqueue([buildRow(place)]);
      expect(await lease()).toMatchObject([{ doubtful: true, attempts: 1 }]);
    });

    test("an edit replaces the post of one that still waits, and keeps its time", async () => {
      await postCard();
      const { outbox } = opened();
      await outbox.enqueueEdit(buildEdit({ notBefore: after(30) }));
      await outbox.enqueueEdit(
        buildEdit({ key: "edit:2", notBefore: after(90), post: buildPost("newest") }),
      );
      expect(await lease(after(29))).toEqual([]);
      expect(await lease(after(30))).toMatchObject([
        { key: "edit:1", post: buildPost("newest"), notBefore: after(30) },
      ]);
      expect(await lease(after(600))).toHaveLength(1);
    });

    test("an edit that is being sent is not changed; the next one waits behind it", async () => {
      await postCard();
      const { outbox } = opened();
      await outbox.enqueueEdit(buildEdit());
      const [first] = await lease();
      await outbox.enqueueEdit(buildEdit({ key: "edit:2", post: buildPost("newest") }));
      expect(await lease()).toEqual([]);
      await outbox.settle(first!.id, "me", { kind: "sent", ref: undefined }, after(3));
      expect(await lease(after(3))).toMatchObject([{ key: "edit:2", post: buildPost("newest") }]);
    });

    test("an edit of another channel's card is another edit", async () => {
      await postCard();
      const { follows, outbox } = opened();
      const channel = await follows.ensureChannel(place.workspace.id, "C9");
      await outbox.enqueueEdit(buildEdit());
      await outbox.enqueueEdit(buildEdit({ key: "edit:2", channelId: channel.id }));
      expect(await states()).toMatchObject({ "edit:1": "queued", "edit:2": "queued" });
    });

    test("a card is where it was posted, edited last when it was posted or edited", async () => {
      const { follows, outbox } = opened();
      const at = [place.workspace.id, place.story.id, place.channel.id] as const;
      expect(await follows.card(...at)).toBeUndefined();
      await postCard();
      expect(await follows.card(...at)).toEqual({ ref: CARD_REF, editedAt: NOON });
      await outbox.enqueueEdit(buildEdit());
      const [edit] = await lease();
      await outbox.settle(edit!.id, "me", { kind: "sent", ref: undefined }, after(7));
      expect(await follows.card(...at)).toEqual({ ref: CARD_REF, editedAt: after(7) });
    });

    test("a forgotten card is posted anew before the replies that wait for it", async () => {
      await postCard();
      const { follows, outbox } = opened();
      const at = [place.workspace.id, place.story.id, place.channel.id] as const;
      await outbox.enqueue([buildRow(place, { key: "alert:1", kind: "alert" })]);
      await outbox.forgetCard(...at);
      expect(await follows.card(...at)).toBeUndefined();
      expect(await lease()).toEqual([]);
      await outbox.enqueue([buildRow(place, { key: "card:2" })]);
      const [card] = await lease();
      expect(card).toMatchObject({ key: "card:2", card: undefined });
      const anew = { ...CARD_REF, message: "18.1" };
      await outbox.settle(card!.id, "me", { kind: "sent", ref: anew }, after(1));
      expect(await lease(after(1))).toMatchObject([{ key: "alert:1", card: anew }]);
    });

    test("the state of a message is told by the beginning of its key", async () => {
      const { outbox } = opened();
      await outbox.enqueue([
        buildRow(place, { key: "card:1:a" }),
        buildRow(place, { key: "card:1:b", lane: "b" }),
        buildRow(place, { key: "card:10", lane: "c" }),
        buildRow(place, { key: "card%", lane: "d" }),
      ]);
      const [first] = await lease();
      await outbox.markSending(first!.id, "me", NOON);
      expect(await outbox.ofKeyPrefix(place.workspace.id, "card:1:")).toEqual([
        {
          key: "card:1:a",
          kind: "card",
          state: "sending",
          attempts: 1,
          sentence: undefined,
          channelId: place.channel.id,
        },
        {
          key: "card:1:b",
          kind: "card",
          state: "queued",
          attempts: 1,
          sentence: undefined,
          channelId: place.channel.id,
        },
      ]);
      expect(await outbox.ofKeyPrefix(place.workspace.id, "card%")).toHaveLength(1);
    });

    test("two workspaces may use the same key", async () => {
      const other = await storePlace(opened(), "other");
      await opened().outbox.enqueue([buildRow(place), buildRow(other, { lane: "other" })]);
      expect(await lease()).toHaveLength(2);
    });

    test("the depth counts what waits and tells how long", async () => {
      const { outbox, follows } = opened();
      expect(await outbox.depth(NOON)).toEqual({ waiting: 0, oldestMs: 0 });
      await outbox.enqueue([
        buildRow(place, { key: "a", createdAt: after(-9) }),
        buildRow(place, { key: "b", createdAt: after(-4) }),
      ]);
      expect(await outbox.depth(NOON)).toEqual({ waiting: 2, oldestMs: 9000 });
      const [first] = await lease();
      await outbox.settle(first!.id, "me", { kind: "sent", ref: CARD_REF }, NOON);
      expect(await outbox.depth(NOON)).toEqual({ waiting: 1, oldestMs: 4000 });
      await follows.setPaused(place.workspace.id, place.channel.id, "Archived.", NOON);
      expect(await outbox.depth(NOON)).toEqual({ waiting: 0, oldestMs: 0 });
    });

    test("a clock that went back makes no negative age", async () => {
      await opened().outbox.enqueue([buildRow(place, { createdAt: after(60) })]);
      expect(await opened().outbox.depth(NOON)).toEqual({ waiting: 1, oldestMs: 0 });
    });

    test("a row can only be for a channel and a story of its own workspace", async () => {
      const other = await storePlace(opened(), "other");
      const { outbox } = opened();
      const foreign = [{ channelId: other.channel.id }, { storyId: other.story.id }];
      for (const changes of foreign) {
        await expect(outbox.enqueue([buildRow(place, changes)])).rejects.toThrow(/foreign key/iu);
      }
      expect(await lease()).toEqual([]);
    });

    test("rows that are queued together are queued all or not at all", async () => {
      const { outbox } = opened();
      const rows = [buildRow(place), buildRow(place, { key: "x", channelId: "999" })];
      await expect(outbox.enqueue(rows)).rejects.toThrow(/foreign key/iu);
      expect(await states()).toEqual({});
    });
  });
}
