import { afterEach, beforeEach, expect, test } from "vitest";

import { Memories } from "../../src/app/memories.ts";
import { takeIn } from "../../src/app/take-in.ts";
import { sha256 } from "../../src/cli/assemble.ts";
import type { NewItem } from "../../src/item/item.ts";
import type { Reading } from "../../src/item/reading.ts";
import { openDesk, type OpenDesk } from "../support/open-desk.ts";

let open: OpenDesk;

beforeEach(async () => {
  open = await openDesk();
  const workspace = await open.database.follows.ensureWorkspace({
    platform: "terminal",
    externalId: "t",
    name: "Desk",
  });
  const story = await open.database.stories.create(workspace.id, {
    slug: "norvik",
    title: "Norvik Cranes harbour memo",
    topic: { kind: "words", words: "Norvik Cranes harbour memo" },
    createdAt: open.clock.now(),
  });
  open.desk.memories.begin(story);
});

afterEach(async () => {
  await open.database.close();
});

async function fresh(name: string, title: string, content: string) {
  const feed = await open.database.feeds.ensure(
    {
      url: "https://wire.example/rss",
      outlet: "Wire",
      workspaceId: undefined,
      origin: "catalogue",
    },
    open.clock.now(),
  );
  const url = `https://wire.example/${name}`;
  const now = open.clock.now();
  const item: NewItem = {
    key: name,
    feedId: feed.id,
    workspaceId: undefined,
    outlet: "Wire",
    url,
    canonicalUrl: url,
    title,
    summary: "",
    content,
    published: now,
    seenAt: now,
  };
  return { item, textHash: sha256(title + content) };
}

/** Finds no story likely before the item has its name, as when the batch has yet to teach it. */
class LateMemories extends Memories {
  override candidates(reading: Reading): ReturnType<Memories["candidates"]> {
    return reading.item.id === "" ? [] : super.candidates(reading);
  }
}

const OPENING = [
  "opening",
  "Norvik Cranes hid cracked welds, harbour memo says",
  "Norvik Cranes hid cracked welds from inspectors, a harbour memo by the engineer Mira Tallgren says.",
] as const;
const DENIAL = [
  "denial",
  "Norvik Cranes denies memo on harbour welds",
  "Norvik Cranes denied the claims of the harbour memo. “This is completely false,” the company told AFP.",
] as const;

test("items that come together are judged as if they had come one by one", async () => {
  const both = [await fresh(...OPENING), await fresh(...DENIAL)];
  const together = await takeIn(both, "live", open.desk);
  expect(together.map(({ decision }) => decision.outcome)).toEqual([
    "new-developments",
    "new-developments",
  ]);
  expect(together[1]?.decision.developments.map(({ type }) => type)).toContain("denial");
});

test("an item that becomes a candidate only by what its batch taught is read for its claims", async () => {
  const { engine } = open.desk;
  let asked = 0;
  const hidden = {
    ...open.desk,
    // Before the batch nothing looks likely; in the transaction the story does.
    memories: new LateMemories(engine),
    claimReader: {
      claimsOf: async (reading: Parameters<typeof engine.claims>[0]) => {
        asked += 1;
        return await Promise.resolve(engine.claims(reading));
      },
    },
  };
  await hidden.memories.load(open.database);
  const taken = await takeIn([await fresh(...OPENING)], "live", hidden);
  expect(asked).toBe(1);
  expect(taken[0]?.decision.outcome).toBe("new-developments");
});

test("what failed to commit is not remembered", async () => {
  const broken = {
    ...open.desk,
    clock: {
      now: () => {
        throw new Error("stopped");
      },
    },
  };
  await expect(takeIn([await fresh(...OPENING)], "live", broken)).rejects.toThrow("stopped");
  const [taken] = await takeIn([await fresh(...OPENING)], "live", open.desk);
  expect(taken?.decision.outcome).toBe("new-developments");
  expect(await open.database.stories.items(taken!.story.workspaceId, taken!.story.id)).toHaveLength(
    1,
  );
});
