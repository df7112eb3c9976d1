import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { giveFeedback, type Said } from "../../src/app/feedback.ts";
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

async function say(world: FoldWorld, story: Story, report: number, said: Said) {
  const link = CRANE_REPORTS[report]!.url;
  return await giveFeedback({ story, link, said, by: "an editor" }, world.desk).catch(
    (error: unknown) => {
      // A report that has nothing of the story is no matter for feedback on it.
      expect(error).toMatchObject({ code: "item_elsewhere" });
    },
  );
}

/** What a desk knows that had these verdicts before the first report came. */
async function knownFromTheStart(
  order: readonly number[],
  given: readonly {
    readonly itemId: string;
    readonly verdict: "wrong-story" | "not-new" | "on-story";
  }[],
) {
  return await inWorld(async (world) => {
    const story = await world.begin(CRANE_TOPIC);
    await world.announce(reportsOf(order));
    for (const { itemId, verdict } of given) {
      await world.database.verdicts.record(world.workspaceId, {
        storyId: story.id,
        itemId,
        kind: "feedback",
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
