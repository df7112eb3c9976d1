import path from "node:path";

import { describe, expect, test } from "vitest";

import { cardStateOf } from "../../src/app/card-state.ts";
import { HeldMemories } from "../../src/app/held-memories.ts";
import { Memories } from "../../src/app/memories.ts";
import { refoldMemory } from "../../src/app/recall-story.ts";
import { jointWorld } from "../../src/app/scenario.ts";
import { takeIn } from "../../src/app/take-in.ts";
import { readScenarios } from "../bench/replay.ts";
import { openAnotherDesk, type OpenDesk } from "../support/open-desk.ts";

const FOLDER = path.resolve(import.meta.dirname, "../scenarios");
const world = jointWorld(readScenarios(FOLDER).slice(0, 3));

/** Follows the stories of some scenarios and takes in what comes, from the item with a number on. */
async function follow({ desk, database }: OpenDesk): Promise<void> {
  const workspace = await database.follows.ensureWorkspace({
    platform: "terminal",
    externalId: "t",
    name: "Desk",
  });
  for (const { story } of world.stories) {
    desk.memories.begin(await database.stories.create(workspace.id, story));
  }
}

async function arrive(open: OpenDesk, from: number, to: number): Promise<readonly string[]> {
  const { desk, database, clock } = open;
  const lines: string[] = [];
  for (const { item, name } of world.arrivals.slice(from, to)) {
    clock.set(item.seenAt);
    const feed = await database.feeds.ensure(
      { url: item.feedId, outlet: item.outlet, workspaceId: undefined, origin: "command" },
      clock.now(),
    );
    const entry = { ...item, feedId: feed.id, key: item.canonicalUrl };
    for (const { story, decision } of await takeIn(
      [{ item: entry, textHash: name }],
      "live",
      desk,
    )) {
      lines.push(JSON.stringify([name, story.slug, decision]));
    }
  }
  return lines;
}

/** Has the first story take its last item again and again under other ids, until it has so many. */
async function repeatTaken({ database }: OpenDesk, most: number): Promise<void> {
  const [story] = await database.stories.listOpen();
  const { workspaceId, id } = story!;
  const items = await database.stories.items(workspaceId, id);
  const last = items.at(-1)!;
  for (let at = items.length; at < most; at += 1) {
    const revision = at + 100;
    await database.stories.recordItem(workspaceId, id, {
      ...last,
      revision,
      remembered: { ...last.remembered, revision, at: last.remembered.at + at },
    });
  }
}

describe("memories of stories", () => {
  test("decide the same where none is held longer than its turn", async () => {
    const [usual, forgetful] = [await openAnotherDesk(), await openAnotherDesk()];
    const memories = new Memories(forgetful.desk.engine, new HeldMemories(0));
    const without = { ...forgetful, desk: { ...forgetful.desk, memories } };
    await follow(usual);
    await follow(without);
    const lines = await arrive(without, 0, Infinity);
    expect(lines.length).toBeGreaterThan(20);
    expect(lines).toEqual(await arrive(usual, 0, Infinity));
    expect(world.stories.map((_, at) => memories.find(String(at + 1)))).toEqual(
      world.stories.map(() => undefined),
    );
  });

  test("need not be recalled at a start, and decide the same after it", async () => {
    const [usual, restarted] = [await openAnotherDesk(), await openAnotherDesk()];
    await follow(usual);
    await follow(restarted);
    await arrive(usual, 0, 30);
    await arrive(restarted, 0, 30);
    const { stories } = restarted.database;
    const memories = new Memories(restarted.desk.engine);
    let recalled = 0;
    const watched = {
      outlines: async () => await stories.outlines(),
      listOpen: async () => await stories.listOpen(),
      ledger: stories.ledger.bind(stories),
      remembered: async (workspaceId: string, storyId: string, from: number) => {
        recalled += 1;
        return await stories.remembered(workspaceId, storyId, from);
      },
      rememberedOfFew: async (workspaceId: string, storyId: string, most: number) => {
        recalled += 1;
        return await stories.rememberedOfFew(workspaceId, storyId, most);
      },
    };
    await memories.load({ beats: restarted.database.beats, stories: { ...stories, ...watched } });
    expect(recalled).toBe(0);
    const again = { ...restarted, desk: { ...restarted.desk, memories } };
    expect(await arrive(again, 30, Infinity)).toEqual(await arrive(usual, 30, Infinity));
  });

  test("of a long story are folded from the first and the latest, held or not", async () => {
    const [usual, forgetful] = [await openAnotherDesk(), await openAnotherDesk()];
    const memories = new Memories(forgetful.desk.engine, new HeldMemories(0));
    const without = { ...forgetful, desk: { ...forgetful.desk, memories } };
    for (const open of [usual, without]) {
      await follow(open);
      await arrive(open, 0, 12);
      await repeatTaken(open, 610);
      await open.desk.memories.load(open.database);
    }
    const lines = await arrive(usual, 12, Infinity);
    expect(lines.length).toBeGreaterThan(15);
    expect(await arrive(without, 12, Infinity)).toEqual(lines);
    const [story] = await usual.database.stories.listOpen();
    const taken = await usual.database.stories.covered(story!.workspaceId, story!.id);
    expect(taken.length).toBeGreaterThan(600);
    const whole = refoldMemory(
      story!,
      await usual.database.stories.items(story!.workspaceId, story!.id),
      usual.desk.engine,
    );
    expect(await usual.desk.memories.recall(story!.id, usual.database)).toEqual(whole);
  });

  test("are recalled at the start after an older release, and noted for the next", async () => {
    const open = await openAnotherDesk();
    await follow(open);
    const { stories } = open.database;
    expect((await stories.outlines()).size).toBe(0);
    const memories = new Memories(open.desk.engine);
    await memories.load(open.database);
    await memories.noteOutlines(open.database);
    expect((await stories.outlines()).size).toBe(world.stories.length);
  });
});

describe("memories that are held", () => {
  const heldOf = (id: string) => ({
    memory: { story: { ...world.stories[0]!.story, id } },
    card: cardStateOf([], []),
    taken: 0,
    from: 0,
  });

  test("are let go of in the order of their last use", () => {
    // Each weighs two.
    const held = new HeldMemories(4);
    for (const id of ["a", "b", "c"]) {
      held.put(id, heldOf(id));
    }
    held.get("a");
    held.letGo();
    expect(["a", "b", "c"].filter((id) => held.get(id) !== undefined)).toEqual(["a", "c"]);
  });

  test("stay until they are let go of, however many", () => {
    const held = new HeldMemories(0);
    held.put("a", heldOf("a"));
    held.put("b", heldOf("b"));
    expect(held.get("a")).toBeDefined();
    held.letGo();
    expect(held.get("a")).toBeUndefined();
  });
});
