import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { giveFeedback, type Said } from "../../src/app/feedback.ts";
import { mergeStories } from "../../src/app/merge-stories.ts";
import { splitStory } from "../../src/app/split-story.ts";
import { AppError } from "../../src/base/errors.ts";
import type { Ruling } from "../../src/ports/verdict-store.ts";
import type { Story } from "../../src/story/story.ts";
import { CRANE_REPORTS, CRANE_TOPIC } from "../support/crane-reports.ts";
import { type FoldWorld, openFoldWorld, type Report, stateOf } from "../support/fold-worlds.ts";

const SAID = ["wrong-story", "not-new"] as const;

/** A stream of reports in some order, and what an editor says of some of them in the end. */
const streams = fc.shuffledSubarray([...CRANE_REPORTS.keys()], { minLength: 3 }).chain((order) =>
  fc.record({
    order: fc.constant(order),
    said: fc
      .shuffledSubarray(order, { minLength: 1, maxLength: 3 })
      .chain((about) =>
        fc.tuple(...about.map((report) => fc.tuple(fc.constant(report), fc.constantFrom(...SAID)))),
      ),
  }),
);

function reportsOf(order: readonly number[]): readonly Report[] {
  return order.flatMap((index) => CRANE_REPORTS[index] ?? []);
}

async function inWorld<T>(work: (world: FoldWorld) => Promise<T>): Promise<T> {
  const world = await openFoldWorld();
  try {
    return await work(world);
  } finally {
    await world.database.close();
  }
}

/** Lets a refusal of one kind pass, and nothing else. */
function refusedWith(code: string): (error: unknown) => undefined {
  return (error) => {
    if (!(error instanceof AppError) || error.code !== code) {
      throw error;
    }
  };
}

async function say(world: FoldWorld, story: Story, report: number, said: Said) {
  const link = CRANE_REPORTS[report]!.url;
  const feedback = { story, link, said, by: "an editor" };
  // A report that has nothing of the story is no matter for feedback on it.
  return await giveFeedback(feedback, world.desk).catch(refusedWith("item_elsewhere"));
}

interface Given {
  readonly itemId: string;
  readonly kind: Ruling["kind"];
  readonly verdict: Ruling["verdict"];
}

/** What a desk knows that had these verdicts before the first report came. */
async function knownFromTheStart(order: readonly number[], given: readonly Given[]) {
  return await inWorld(async (world) => {
    const story = await world.begin(CRANE_TOPIC);
    await world.announce(reportsOf(order));
    for (const { itemId, kind, verdict } of given) {
      await world.database.verdicts.record(world.workspaceId, {
        storyId: story.id,
        itemId,
        kind,
        verdict,
        namedItemId: itemId,
        by: "an editor",
        at: world.clock.now(),
      });
    }
    await world.arrive(reportsOf(order));
    return await stateOf(world, story);
  });
}

describe("a story after feedback", () => {
  test("is what it would be had the verdicts been known from the start, and undo brings back what was", async () => {
    await fc.assert(
      fc.asyncProperty(streams, async ({ order, said }) => {
        await inWorld(async (world) => {
          const story = await world.begin(CRANE_TOPIC);
          await world.arrive(reportsOf(order));
          const before = await stateOf(world, story);
          for (const [report, verdict] of said) {
            await say(world, story, report, verdict);
          }
          const rulings = await world.database.verdicts.ofStory(world.workspaceId, story.id);
          const after = await stateOf(world, story);
          expect(after).toEqual(await knownFromTheStart(order, rulings));
          for (const [report] of said) {
            await say(world, story, report, "undo");
          }
          expect(await stateOf(world, story)).toEqual(before);
          expect(await world.database.verdicts.ofStory(world.workspaceId, story.id)).toEqual([]);
        });
      }),
      { numRuns: 25 },
    );
  });
});

const OTHER_TOPIC = "Selby harbour strike";

describe("a story that another was merged into", () => {
  test("is what it would be had the other's reports been put on it when they came", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...CRANE_REPORTS.keys()], { minLength: 3 }),
        async (order) => {
          await inWorld(async (world) => {
            const into = await world.begin(CRANE_TOPIC);
            const from = await world.begin(OTHER_TOPIC);
            await world.arrive(reportsOf(order));
            const over = await world.database.stories.items(world.workspaceId, from.id);
            await mergeStories({ from, into, by: "an editor" }, world.desk);
            const given = over.map(({ itemId }) => ({
              itemId,
              kind: "placement" as const,
              verdict: "on-story" as const,
            }));
            expect(await stateOf(world, into)).toEqual(await knownFromTheStart(order, given));
            expect(world.desk.memories.find(from.id)).toBeUndefined();
          });
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe("a story that was split", () => {
  test("and the new one are what they would be had each report been put there when it came", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...CRANE_REPORTS.keys()], { minLength: 4 }),
        fc.nat(9),
        fc.nat(9),
        async (order, one, other) => {
          await inWorld(async (world) => {
            const story = await world.begin(CRANE_TOPIC);
            await world.arrive(reportsOf(order));
            const taken = await world.database.stories.items(world.workspaceId, story.id);
            const links = [one, other].map((at) => taken[at % taken.length]?.remembered.url ?? "");
            const split = await splitStory({ story, links, by: "an editor" }, world.desk).catch(
              refusedWith("story_whole"),
            );
            if (split === undefined) {
              return;
            }
            const { verdicts } = world.database;
            const placed = await verdicts.ofStory(world.workspaceId, story.id);
            expect(await stateOf(world, story)).toEqual(await knownFromTheStart(order, placed));
            const gone = new Set(placed.map(({ itemId }) => itemId));
            const state = await stateOf(world, split.story);
            expect(new Set(state.items.map(({ itemId }) => itemId))).toEqual(gone);
            expect(state.items).toHaveLength(split.reports);
          });
        },
      ),
      { numRuns: 15 },
    );
  });
});
