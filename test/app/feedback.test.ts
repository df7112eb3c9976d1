import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { deliverDue, type Deliverer } from "../../src/app/deliver.ts";
import { giveFeedback, type Said } from "../../src/app/feedback.ts";
import { mergeStories } from "../../src/app/merge-stories.ts";
import { splitStory } from "../../src/app/split-story.ts";
import type { Story } from "../../src/story/story.ts";
import { CRANE_REPORTS } from "../support/crane-reports.ts";
import { type FoldWorld, openFoldWorld, type Report, stateOf } from "../support/fold-worlds.ts";
import { delivererTo } from "../support/open-desk.ts";

let world: FoldWorld;
let deliverer: Deliverer;

beforeEach(async () => {
  world = await openFoldWorld();
  deliverer = delivererTo(world.desk, new Map([["slack", world.chat]]));
});

afterEach(async () => {
  await world.database.close();
});

/** Delivers until nothing is due any more, an hour of the clock at most. */
async function deliverAll(): Promise<void> {
  for (let minute = 0; minute < 60; minute++) {
    while ((await deliverDue(deliverer)) > 0) {
      // the next of each lane
    }
    world.clock.pass(60);
  }
}

function named(...names: readonly string[]): readonly Report[] {
  return names.map((name) => {
    const found = CRANE_REPORTS.find(({ url }) => url.endsWith(`/${name}`));
    if (found === undefined) {
      throw new Error(`no report ${name}`);
    }
    return found;
  });
}

function linkOf(name: string): string {
  return named(name)[0]!.url;
}

/** The story that the channel follows, by the beginning of its name. */
async function storyCalled(slug: string): Promise<Story> {
  const all = await world.database.stories.list(world.workspaceId);
  return all.find((story) => story.slug.startsWith(slug))!;
}

async function say(name: string, said: Said, slug = "norvik") {
  const story = await storyCalled(slug);
  return await giveFeedback({ story, link: linkOf(name), said, by: "Mira" }, world.desk);
}

/** Every message that stands in the channel, cards and replies, its first line. */
function shown(): readonly string[] {
  return world.chat.messages.map(({ post }) => post.text.split("\n")[0] ?? "");
}

describe("feedback in a thread", () => {
  beforeEach(async () => {
    await world.ask("follow Norvik Cranes harbour memo");
  });

  test("corrects the card and takes the reply back where it stands; undo brings both back", async () => {
    await world.arrive(named("memo", "denial", "denial-copied"));
    await deliverAll();
    const before = shown();
    expect(before[0]).toContain("DENIED · 1 denial · 3 reports");
    const report = await say("denial", "wrong-story");
    expect(report).toMatchObject({ reports: 2, amended: 1 });
    await deliverAll();
    expect(shown()[0]).toContain("ALLEGED · 1 report");
    expect(shown()[2]).toMatch(/^TAKEN BACK: Norvik Cranes denies — ledger\.example/u);
    expect(world.chat.messages[2]!.post.text).toContain("An editor said that this report is on");
    expect(shown()).toHaveLength(3);
    await say("denial", "undo");
    await deliverAll();
    expect(shown()).toEqual(before);
  });

  test("that a report is not new keeps it on the story and silent", async () => {
    await world.arrive(named("memo", "denial"));
    await deliverAll();
    await say("denial", "not-new");
    await deliverAll();
    expect(shown()[0]).toContain("ALLEGED · 2 reports");
    expect(world.chat.messages[2]!.post.text).toContain("holds nothing new");
    const why = await world.ask(`why ${linkOf("denial")}`);
    expect(why).toContain("An editor said that it holds nothing new.");
    expect(why).toMatch(
      /An editor \(Mira, 14 Mar .*\) said of “.*”: this report holds nothing new/u,
    );
  });

  test("comes in time for a reply that still waits: it is never posted, and after undo it is", async () => {
    await world.arrive(named("memo"));
    await deliverAll();
    await world.arrive(named("denial"));
    expect(await say("denial", "wrong-story")).toMatchObject({ amended: 1 });
    await deliverAll();
    expect(shown()).toHaveLength(2);
    await say("denial", "undo");
    await deliverAll();
    expect(shown()).toHaveLength(3);
    expect(shown()[2]).toMatch(/^DENIAL: Norvik Cranes denies/u);
  });

  test("amends the reply whose news is less or more, and posts none for what becomes news only now", async () => {
    await world.arrive(named("memo", "denial", "denial-copied"));
    await deliverAll();
    // Without the first of two equal texts the second is the one that tells.
    await say("denial", "not-new");
    await say("denial", "undo");
    await deliverAll();
    expect(shown()).toHaveLength(3);
  });

  test("given twice changes nothing, in the store or in the outbox", async () => {
    await world.arrive(named("memo", "denial"));
    await deliverAll();
    await say("denial", "wrong-story");
    const story = await storyCalled("norvik");
    const [state, rows] = [
      await stateOf(world, story),
      await world.database.outbox.ofKeyPrefix(world.workspaceId, ""),
    ];
    expect(await say("denial", "wrong-story")).toBeUndefined();
    expect(await stateOf(world, story)).toEqual(state);
    expect(await world.database.outbox.ofKeyPrefix(world.workspaceId, "")).toEqual(rows);
  });

  test("holds for later revisions of the report as well", async () => {
    await world.arrive(named("memo", "order"));
    await say("order", "wrong-story");
    const story = await storyCalled("norvik");
    const before = await stateOf(world, story);
    const [order] = named("order");
    await world.arrive([{ ...order!, content: `${order!.content} Corrected on Saturday.` }]);
    expect(await stateOf(world, story)).toEqual(before);
  });

  test("folds a report whose text was replaced since by the text of that time", async () => {
    const [memo, denial] = named("memo", "denial");
    await world.arrive([memo!, denial!]);
    await world.arrive([{ ...denial!, content: `${denial!.content} Updated.` }]);
    const story = await storyCalled("norvik");
    const before = await stateOf(world, story);
    expect(before.items).toHaveLength(3);
    await say("denial", "not-new");
    await say("denial", "undo");
    expect(await stateOf(world, story)).toEqual(before);
  });

  test("survives a new start: the memory recalled from the store is the one that was folded", async () => {
    await world.arrive(named("memo", "denial", "union", "order"));
    await say("denial", "wrong-story");
    const story = await storyCalled("norvik");
    const before = await stateOf(world, story);
    world.desk.memories.forget(story.id);
    await world.desk.memories.load(world.database);
    expect(await stateOf(world, story)).toEqual(before);
  });

  test.each([
    ["https://nowhere.example/x", "No feed that I read has delivered that link"],
    [linkOf("strike"), "was never near"],
  ])("about %s says what to do", async (link, sentence) => {
    await world.arrive([
      ...named("memo"),
      { ...named("strike")[0]!, title: "Rain", content: "It will rain." },
    ]);
    const story = await storyCalled("norvik");
    await expect(
      giveFeedback({ story, link, said: "not-new", by: "Mira" }, world.desk),
    ).rejects.toThrow(sentence);
  });
});

test("a story that was followed by a link keeps the report that it began with", async () => {
  const [memo] = named("memo");
  await world.arrive([memo!]);
  await world.ask(`follow ${memo!.url}`);
  await world.arrive(named("denial"));
  await expect(say("memo", "wrong-story", "harbour")).rejects.toThrow("began with that report");
  const story = await storyCalled("harbour");
  await expect(splitStory({ story, links: [memo!.url], by: "Mira" }, world.desk)).rejects.toThrow(
    "began with one of these reports",
  );
});

describe("a story merged into another", () => {
  beforeEach(async () => {
    await world.ask("follow Norvik Cranes harbour memo");
    await world.ask("follow Selby harbour strike");
    await world.arrive(named("memo", "strike", "denial"));
    await deliverAll();
    await mergeStories(
      { from: await storyCalled("selby"), into: await storyCalled("norvik"), by: "Mira" },
      world.desk,
    );
    await deliverAll();
  });

  test("says so on its card and links to the other, which has the reports of both", async () => {
    const cards = world.chat.messages.filter(({ thread }) => thread === undefined);
    expect(cards.map(({ post }) => post.text.split("\n")[0])).toEqual([
      expect.stringContaining("3 reports"),
      "Selby harbour strike · merged into “Norvik Cranes harbour memo”",
    ]);
    expect(cards[1]!.post.text).toContain("https://app.slack.com/client/T1/C1/thread/C1-m1");
  });

  test("is found by its name still, and is listed no more", async () => {
    expect(await world.ask("list")).toContain("1 story followed here");
    expect(await world.ask("show selby-harbour-strike")).toContain("Norvik Cranes harbour memo");
    expect(await world.ask(`why ${linkOf("strike")}`)).toMatch(
      /Mira.*: this report was put on it/u,
    );
  });

  test("is merged once", async () => {
    const all = await world.database.stories.findBySlug(world.workspaceId, "selby-harbour-strike");
    await expect(
      mergeStories({ from: all!, into: await storyCalled("norvik"), by: "Mira" }, world.desk),
    ).rejects.toThrow("is closed");
  });
});

test("a channel that followed only the merged story follows the other, and its cards link", async () => {
  await world.ask("follow Norvik Cranes harbour memo", "C1");
  await world.ask("follow Selby harbour strike alerts:denials", "C2");
  await world.arrive(named("memo", "strike"));
  await deliverAll();
  const into = await storyCalled("norvik");
  const done = await mergeStories(
    { from: await storyCalled("selby"), into, by: "Mira" },
    world.desk,
  );
  expect(done).toEqual({ reports: 1, moved: 1 });
  await deliverAll();
  const there = world.chat.messages.filter(
    ({ ref }) => ref.channel === "C2" && ref.thread !== undefined,
  );
  expect(there.find(({ post }) => post.text.includes("merged into"))?.post.text).toContain(
    "https://app.slack.com/client/T1/C2/thread/",
  );
  expect(there.some(({ post }) => post.text.startsWith("Norvik Cranes harbour memo ·"))).toBe(true);
  const follows = await world.database.follows.followsOfStory(world.workspaceId, into.id);
  expect(follows.map(({ alerts }) => alerts)).toEqual(["all", "denials"]);
});

test("a split takes the reports to a thread of their own, and back again by merging", async () => {
  await world.ask("follow Norvik Cranes harbour memo");
  await world.arrive(named("memo", "order", "denial"));
  await deliverAll();
  const story = await storyCalled("norvik");
  const before = await stateOf(world, story);
  expect(before.items).toHaveLength(3);
  const split = await splitStory({ story, links: [linkOf("order")], by: "Mira" }, world.desk);
  expect(split).toMatchObject({ reports: 1, story: { title: named("order")[0]!.title } });
  await deliverAll();
  const cards = world.chat.messages.filter(({ thread }) => thread === undefined);
  expect(cards.map(({ post }) => post.text.split("\n")[0])).toEqual([
    expect.stringContaining("Norvik Cranes harbour memo · DENIED · 1 denial · 2 reports"),
    expect.stringContaining("Norvik Cranes wins order for four cranes"),
  ]);
  await mergeStories({ from: split.story, into: story, by: "Mira" }, world.desk);
  const after = await stateOf(world, story);
  expect(after.items.map(({ itemId }) => itemId)).toEqual(before.items.map(({ itemId }) => itemId));
});
