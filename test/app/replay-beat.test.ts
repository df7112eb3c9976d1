import { expect, test } from "vitest";

import { openSqlite } from "../../src/adapters/sqlite/open.ts";
import { HandMovedClock } from "../../src/app/hand-moved-clock.ts";
import { Memories } from "../../src/app/memories.ts";
import { replayWorld } from "../../src/app/replay.ts";
import { jointWorld, parseScenario, separateWorlds } from "../../src/app/scenario.ts";
import { sha256 } from "../../src/cli/assemble.ts";
import { openAnotherDesk } from "../support/open-desk.ts";

const FUEL = {
  title: "Harbour master denies hiding fuel leak from Selby ferry",
  content:
    "Harbour master Ann Cole denied on Monday that she hid a leak of fuel from the Selby ferry.",
};

function stream(follow: object) {
  const item = (id: string, hour: number, text: typeof FUEL) => ({
    id,
    outlet: `Paper ${id}`,
    feed: id,
    url: `https://${id}.example/1`,
    published: new Date(Date.UTC(2026, 2, 14, hour)).toISOString(),
    ...text,
  });
  const bread = { title: "Bread is dearer", content: "Baker Ola Berg said that bread is dearer." };
  const items = [item("a", 6, FUEL), item("b", 7, FUEL), item("c", 8, bread), item("d", 80, FUEL)];
  return parseScenario(JSON.stringify({ name: "ports", follow, items }))!;
}

test.each([[{ beat: "harbour ferry" }], [{ topic: "harbour ferry", beat: true }]])(
  "a stream that follows a beat, %j, opens and announces stories by itself",
  async (follow) => {
    for (const world of [...separateWorlds([stream(follow)]), jointWorld([stream(follow)])]) {
      const open = await openAnotherDesk();
      const database = await openSqlite({ path: ":memory:", mode: "service" });
      const clock = new HandMovedClock(new Date(0));
      const memories = new Memories(open.desk.engine);
      const desk = { ...open.desk, database, clock, memories };
      const lines: (string | undefined)[][] = [];
      for await (const line of replayWorld(world, {
        desk,
        clock,
        engineMs: () => 0,
        hash: sha256,
      })) {
        lines.push([line.scenario, line.item.split("/").at(-1), line.beatStory?.step]);
      }
      await database.close();
      await open.database.close();
      expect(lines).toEqual([
        ["ports", "a", "opened"],
        ["ports", "b", "announced"],
        ["ports", "d", undefined],
      ]);
    }
  },
);

test("a stream that follows a topic follows one story, as before", () => {
  const [world] = separateWorlds([stream({ topic: "harbour ferry" })]);
  expect(world).toMatchObject({ beats: [], stories: [{ scenario: "ports" }] });
});
