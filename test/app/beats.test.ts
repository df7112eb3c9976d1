import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { closeQuietStories } from "../../src/app/close-quiet.ts";
import { deliverDue } from "../../src/app/deliver.ts";
import { MOST_ANNOUNCED } from "../../src/follow/beat.ts";
import { type FoldWorld, openFoldWorld, type Report } from "../support/fold-worlds.ts";
import { delivererTo } from "../support/open-desk.ts";

let world: FoldWorld;

beforeEach(async () => {
  world = await openFoldWorld();
});

afterEach(async () => {
  await world.database.close();
});

/** Affairs of their own on the beat of harbours and ferries: title and text, by town. */
const AFFAIRS: Readonly<Record<string, readonly [title: string, content: string]>> = {
  Selby: [
    "Harbour master denies hiding fuel leak from Selby ferry",
    "Harbour master Ann Cole denied on Monday that she hid a leak of fuel from the Selby ferry. “Nothing has leaked,” Cole said.",
  ],
  Tarnsund: [
    "Officers of Tarnsund ferry charged with smuggling cocaine through harbour",
    "Prosecutor Karin Ek charged two officers with smuggling cocaine in lifeboats. Police found 40 kilos when the Tarnsund ferry entered the harbour.",
  ],
  Vindholm: [
    "Cooks and stewards walk out on Vindholm ferry over night pay",
    "The Seamen's Union called its members out at noon. Passengers slept on benches in the harbour while the Vindholm ferry lay idle, chairman Odd Moen said.",
  ],
  Kvarnby: [
    "Mayor of Kvarnby resigns after cousin bought harbour island cheaply",
    "Pelle Strand resigned as mayor of Kvarnby. Auditors had shown that his cousin paid a tenth of the price for an island that only a ferry reaches.",
  ],
  Ostrava: [
    "Judge dismisses anglers' lawsuit over flooded Ostrava museum at ferry harbour",
    "Judge Milena Novotná dismissed a lawsuit by anglers whose boats were crushed when the Ostrava museum flooded.",
  ],
  Lisboa: [
    "Brazilian investors bid for shipyard in Lisboa harbour that builds every ferry",
    "Finance minister Rui Falcão confirmed that a fund from São Paulo offered 300 million euros for Estaleiros Tejo.",
  ],
  Garmisch: [
    "Bronze Age boat broken by dredgers, ferry harbour of Garmisch closed",
    "Archaeologist Uwe Kranz alleges that dredgers hired by Isar Bau ignored warnings and broke a boat of 1,300 BC in two.",
  ],
};

/** A report on the affair of a town. */
function affair(town: string, outlet: string): Report {
  const [title = "", content = ""] = AFFAIRS[town] ?? [];
  return { url: `https://${outlet}.example/${town.toLowerCase()}`, title, content };
}

async function deliverAll(): Promise<void> {
  const deliverer = delivererTo(world.desk, new Map([["slack", world.chat]]));
  for (let minute = 0; minute < 3; minute++) {
    while ((await deliverDue(deliverer)) > 0) {
      // the next of each lane
    }
    world.clock.pass(60);
  }
}

/** First lines of what stands in the channel itself. */
function cards(): readonly string[] {
  return world.chat.messages
    .filter(({ thread }) => thread === undefined)
    .map(({ post }) => post.text.split("\n")[0] ?? "");
}

async function openStories() {
  return await world.database.stories.list(world.workspaceId);
}

describe("a beat", () => {
  beforeEach(async () => {
    await world.ask("follow beat: harbour ferry");
  });

  test("opens a story silently, announces it when a second outlet has it, and then it is a story", async () => {
    await world.arrive([affair("Selby", "ledger")]);
    await deliverAll();
    expect(await openStories()).toHaveLength(1);
    expect(cards()).toEqual([]);
    await world.arrive([{ ...affair("Selby", "courier"), title: affair("Selby", "ledger").title }]);
    await deliverAll();
    expect(await openStories()).toHaveLength(1);
    expect(cards()).toEqual([expect.stringContaining("Harbour master denies hiding")]);
    expect(world.chat.messages).toHaveLength(1);
    await world.arrive([
      {
        url: "https://meridian.example/selby-ministry",
        title: "Ministry declines to comment on leak of Selby ferry fuel",
        content:
          "The Ministry of Transport declined to comment on the leak of fuel from the Selby ferry that harbour master Ann Selbysen denied.",
      },
    ]);
    await deliverAll();
    expect(world.chat.messages).toHaveLength(2);
  });

  test("opens nothing for what is not on it, and nothing for what was there before", async () => {
    await world.arrive([
      {
        url: "https://ledger.example/bread",
        title: "Baker denies raising price of bread",
        content: "The baker Ola Berg denied on Monday that he had raised the price of bread.",
      },
    ]);
    expect(await openStories()).toEqual([]);
  });

  test("announces five stories a day; the others wait for the digest and are listed", async () => {
    const towns = Object.keys(AFFAIRS);
    for (const town of towns) {
      const first = affair(town, "ledger");
      await world.arrive([first, { ...first, url: `https://courier.example/${town}` }]);
    }
    await deliverAll();
    expect(await openStories()).toHaveLength(towns.length);
    expect(cards()).toHaveLength(MOST_ANNOUNCED);
    expect(await world.ask("list")).toContain("(harbour-ferry): 5 stories here, 2 in the digest");
    await world.ask("digest now");
    await deliverAll();
    const digest = world.chat.messages.at(-1)?.post.text ?? "";
    expect(digest).toContain("5 stories moved, 0 quiet");
    expect(digest.match(/Also on the beat harbour ferry: .* \[ledger\.example\]/gu)).toHaveLength(
      2,
    );
  });

  test("says on following when a story comes, and how many a day", async () => {
    const answered = await world.ask("follow beat: fishing quota", "C2");
    expect(answered).toContain("Following the beat “fishing quota”");
    expect(answered).toContain("once a second outlet has it");
    expect(answered).toContain("5 new stories a day");
  });

  test("is followed once, and followed no more closes what it never announced", async () => {
    expect(await world.ask("follow beat: Harbour Ferry")).toContain("already followed here");
    await world.arrive([affair("Selby", "ledger")]);
    expect(await world.ask("unfollow harbour ferry")).toContain("no longer followed here");
    expect(await openStories()).toEqual([]);
    await world.arrive([affair("Tarnsund", "ledger")]);
    expect(await openStories()).toEqual([]);
    expect(await world.ask("list")).toContain("Nothing is followed");
  });

  test("does not bring back an affair that a channel unfollowed", async () => {
    await world.arrive([affair("Selby", "ledger"), affair("Selby", "courier")]);
    await deliverAll();
    expect(cards()).toHaveLength(1);
    const [story] = await openStories();
    await world.ask(`unfollow ${story!.slug}`);
    await world.arrive([affair("Selby", "meridian")]);
    await deliverAll();
    expect(cards()).toHaveLength(1);
    expect(await openStories()).toHaveLength(1);
  });

  test("closes stories that are quiet for days: untold ones first", async () => {
    const told = affair("Selby", "ledger");
    await world.arrive([told, affair("Selby", "courier"), affair("Tarnsund", "ledger")]);
    world.clock.pass(3 * 24 * 3600);
    expect(await closeQuietStories(world.desk)).toBe(1);
    expect((await openStories()).map(({ title }) => title)).toEqual([told.title]);
    world.clock.pass(5 * 24 * 3600);
    expect(await closeQuietStories(world.desk)).toBe(1);
    expect(await openStories()).toEqual([]);
    expect(await closeQuietStories(world.desk)).toBe(0);
  });

  test("is known after a new start", async () => {
    world.desk.memories.forgetBeat("1");
    await world.desk.memories.load(world.database);
    await world.arrive([affair("Selby", "ledger")]);
    expect(await openStories()).toHaveLength(1);
  });
});

test("a beat of one workspace opens nothing in another, and none on a story that is followed here anyway", async () => {
  await world.ask("follow Selby harbour ferry leak");
  await world.ask("follow beat: harbour ferry");
  await world.arrive([affair("Selby", "ledger")]);
  expect(await openStories()).toHaveLength(1);
  const other = await world.database.follows.ensureWorkspace({
    platform: "slack",
    externalId: "T2",
    name: "Other",
  });
  expect(await world.database.stories.list(other.id)).toEqual([]);
  expect(await world.database.beats.list(other.id)).toEqual([]);
});

test("a beat is named by words, not by a link", async () => {
  expect(await world.ask("follow beat: https://ledger.example/x")).toContain("named by words");
});
