import { describe, expect, test } from "vitest";

import type { Database } from "../../../src/ports/stores.ts";
import { buildItem, buildRow, NOON, storePlace } from "../../support/build-rows.ts";
import type { Opened } from "../describe-stores.ts";

const WORKSPACE = { platform: "slack", externalId: "T1", name: "Desk" } as const;

export function describeTransactions(opened: Opened): void {
  describe("transactions", () => {
    test("what is written together is there together, and the result is passed on", async () => {
      const place = await opened().transact(async (stores) => await storePlace(stores));
      expect(await opened().stories.find(place.workspace.id, place.story.id)).toEqual(place.story);
    });

    test("a transaction sees what it wrote itself", async () => {
      await opened().transact(async (stores) => {
        await stores.follows.ensureWorkspace(WORKSPACE);
        expect(await stores.follows.workspaces()).toHaveLength(1);
      });
    });

    test("a callback that throws leaves nothing behind, and its error is passed on", async () => {
      const failed = opened().transact(async (stores) => {
        await storePlace(stores);
        throw new Error("planted");
      });
      await expect(failed).rejects.toThrow("planted");
      expect(await opened().follows.workspaces()).toEqual([]);
      expect(await opened().feeds.list()).toEqual([]);
    });

    test("an item that was rolled back is not found by a search", async () => {
      const place = await storePlace(opened());
      await opened()
        .transact(async (stores) => {
          await stores.items.record(buildItem(place.feed.id), "h1");
          throw new Error("planted");
        })
        .catch(() => undefined);
      const query = { workspaceId: place.workspace.id, words: ["dockers"], since: NOON, limit: 9 };
      expect(await opened().items.search(query)).toEqual([]);
      await opened().items.record(buildItem(place.feed.id), "h1");
      expect(await opened().items.search(query)).toHaveLength(1);
    });

    test("a store's failure undoes the transaction even if the callback goes on", async () => {
      const place = await storePlace(opened());
      const swallowed = opened().transact(async (stores) => {
        await stores.follows.ensureWorkspace(WORKSPACE);
        await stores.outbox
          .enqueue([buildRow(place), buildRow(place, { key: "x", channelId: "999" })])
          .catch(() => undefined);
        return "went on";
      });
      await expect(swallowed).rejects.toThrow(/foreign key/iu);
      expect(await opened().follows.workspaces()).toEqual([place.workspace]);
      expect(await opened().outbox.ofKeyPrefix(place.workspace.id, "")).toEqual([]);
    });

    test("transactions run one after the other", async () => {
      const seen: string[] = [];
      const run = async (name: string) =>
        await opened().transact(async ({ follows }) => {
          seen.push(`${name} begins`);
          await follows.workspaces();
          await new Promise(setImmediate);
          await follows.workspaces();
          seen.push(`${name} ends`);
        });
      await Promise.all([run("a"), run("b"), run("c")]);
      expect(seen).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
    });

    test("a transaction that counts up loses no count to another", async () => {
      const place = await storePlace(opened());
      const revise = async (text: number) =>
        await opened().transact(async ({ items }) => {
          const [known] = (await items.known(place.feed.id, ["entry-1"])).values();
          await new Promise(setImmediate);
          await items.record(buildItem(place.feed.id), `${known?.revision ?? 0}-${text}`);
        });
      await Promise.all(Array.from({ length: 20 }, async (_, index) => await revise(index)));
      const [known] = (await opened().items.known(place.feed.id, ["entry-1"])).values();
      expect(known?.revision).toBe(20);
    });

    test("what others write meanwhile is not undone with a transaction that fails", async () => {
      const { promise: written, resolve: done } = Promise.withResolvers<unknown>();
      const failing = opened().transact(async ({ follows }) => {
        await follows.ensureWorkspace(WORKSPACE);
        await new Promise(setImmediate);
        throw new Error("planted");
      });
      setImmediate(() =>
        done(opened().follows.ensureWorkspace({ ...WORKSPACE, externalId: "T2" })),
      );
      await expect(failing).rejects.toThrow("planted");
      await written;
      const workspaces = await opened().follows.workspaces();
      expect(workspaces.map(({ externalId }) => externalId)).toEqual(["T2"]);
    });

    test.each([
      ["a read", async (outer: Database) => await outer.feeds.list()],
      ["a write", async (outer: Database) => await outer.follows.ensureWorkspace(WORKSPACE)],
      ["a transaction", async (outer: Database) => await outer.transact(async () => "x")],
    ])("%s of the outer stores inside a transaction is refused, not waited for", async (_, use) => {
      const inside = opened().transact(async () => {
        await use(opened());
      });
      await expect(inside).rejects.toThrow("Inside transact only the stores it passes may be used");
      expect(await opened().feeds.list()).toEqual([]);
    });

    test("code that a transaction started may use the outer stores once it has ended", async () => {
      const { promise: listed, resolve } = Promise.withResolvers<unknown>();
      await opened().transact(async () => {
        setTimeout(() => resolve(opened().feeds.list()), 1);
      });
      expect(await listed).toEqual([]);
    });

    test("the stores of a transaction are of no use after it", async () => {
      const kept = await opened().transact(async (stores) => stores);
      await expect(kept.feeds.list()).rejects.toThrow("has ended");
    });
  });
}
