import type { Decision } from "../development/decision.ts";
import type { Engine } from "../development/engine.ts";
import type { Beat } from "../follow/beat.ts";
import type { Channel, Workspace } from "../follow/follow.ts";
import type { NewItem } from "../item/item.ts";
import type { Stores } from "../ports/stores.ts";
import { slugOf } from "../story/slug.ts";
import type { Story } from "../story/story.ts";
import { closeQuietStories } from "./close-quiet.ts";
import type { Desk } from "./desk.ts";
import type { BeatStep } from "./file-item.ts";
import type { HandMovedClock } from "./hand-moved-clock.ts";
import { textOf } from "./new-items.ts";
import type { Arrival, World } from "./scenario.ts";
import { takeIn, type TakenIn } from "./take-in.ts";

/** One (story, item) put together, as it is written out. Names are those of the scenario. */
export interface ReplayLine {
  readonly scenario: string;
  readonly item: string;
  readonly outlet: string;
  readonly title: string;
  readonly published: Date;
  readonly decision: Decision;
  readonly copyOf: string | undefined;
  /** Of a story that opened on a beat: its name, and what the item did to it while it was untold. */
  readonly beatStory: { readonly name: string; readonly step: BeatStep | undefined } | undefined;
  /** The engine's time on this item, all its stories together. */
  readonly ms: number;
}

export interface Replay {
  /** On a fresh store; its clock is the one below, which stands at the latest arrival so far. */
  readonly desk: Desk;
  readonly clock: HandMovedClock;
  /** Milliseconds that the engine has worked so far. */
  readonly engineMs: () => number;
  /** SHA-256 of a text, hex. */
  readonly hash: (text: string) => string;
}

/**
 * Replays a stream through the same path as live items, each item judged by itself: no baseline, no
 * bursts, no caps, no quiet hours.
 */
export async function* replayWorld(world: World, replay: Replay): AsyncGenerator<ReplayLine> {
  const scenarioOf = await followAll(world, replay);
  const names = new Map<string, string>();
  for (const arrival of world.arrivals) {
    await reach(arrival.item.seenAt, replay);
    const before = replay.engineMs();
    const entry = await newItem(arrival, replay.desk);
    const taken = await takeIn(
      [{ item: entry, textHash: replay.hash(textOf(entry)) }],
      "live",
      replay.desk,
    );
    const ms = replay.engineMs() - before;
    for (const one of taken) {
      const { decision } = one;
      yield {
        ...describe(arrival),
        ...(await storyOf(one, scenarioOf, replay.desk)),
        decision,
        copyOf: decision.copyOf === undefined ? undefined : names.get(decision.copyOf),
        ms,
      };
    }
    note(taken, arrival, names);
  }
}

const DAY_MS = 24 * 3600 * 1000;

/** Moves the clock on; stories of beats that were quiet for days close on each new day. */
async function reach(at: Date, { clock, desk }: Replay): Promise<void> {
  const before = Math.floor(clock.now().getTime() / DAY_MS);
  clock.reach(at);
  if (Math.floor(clock.now().getTime() / DAY_MS) > before) {
    await closeQuietStories(desk);
  }
}

/** The scenario that a story is of, by itself or by its beat. */
async function storyOf(
  { story, beatStep }: TakenIn,
  scenarioOf: ReadonlyMap<string, string>,
  { database }: Desk,
): Promise<Pick<ReplayLine, "scenario" | "beatStory">> {
  const scenario = scenarioOf.get(story.id);
  if (scenario !== undefined) {
    return { scenario, beatStory: undefined };
  }
  const { beatId = "" } = (await database.beats.ofStory(story.workspaceId, story.id)) ?? {};
  return {
    scenario: scenarioOf.get(`beat ${beatId}`) ?? story.slug,
    beatStory: { name: story.slug, step: beatStep },
  };
}

/** An item's earlier revisions keep the name of the delivery that was copied. */
function note(taken: readonly TakenIn[], arrival: Arrival, names: Map<string, string>): void {
  for (const { item } of taken) {
    names.set(item.id, arrival.name);
  }
}

function describe({ name, item }: Arrival) {
  return { item: name, outlet: item.outlet, title: item.title, published: item.published };
}

/** Creates each story and beat and follows it in one channel. @returns the scenario of each story's and beat's id */
async function followAll(
  world: World,
  { desk, clock }: Replay,
): Promise<ReadonlyMap<string, string>> {
  const scenarioOf = new Map<string, string>();
  const followed = await desk.database.transact(async (stores) => {
    const workspace = await stores.follows.ensureWorkspace({
      platform: "terminal",
      externalId: "replay",
      name: "Replay",
    });
    const channel = await stores.follows.ensureChannel(workspace.id, "replay");
    const created: Story[] = [];
    for (const { scenario, story } of world.stories) {
      const made = await stores.stories.create(workspace.id, { ...story, createdAt: clock.now() });
      await stores.follows.follow({
        workspaceId: workspace.id,
        storyId: made.id,
        channelId: channel.id,
        alerts: "all",
        followedAt: clock.now(),
      });
      scenarioOf.set(made.id, scenario);
      created.push(made);
    }
    const beats = await followBeats(world, { workspace, channel, stores, at: clock.now() });
    return { stories: created, beats };
  });
  for (const story of followed.stories) {
    desk.memories.begin(story);
  }
  for (const { beat, scenario } of followed.beats) {
    desk.memories.beginBeat(beat);
    scenarioOf.set(`beat ${beat.id}`, scenario);
  }
  return scenarioOf;
}

interface Place {
  readonly workspace: Workspace;
  readonly channel: Channel;
  readonly stores: Stores;
  readonly at: Date;
}

async function followBeats({ beats }: World, { workspace, channel, stores, at }: Place) {
  const followed: { readonly beat: Beat; readonly scenario: string }[] = [];
  for (const { scenario, words } of beats) {
    const named = { slug: slugOf(words), words, createdAt: at };
    const beat = await stores.beats.create(workspace.id, named);
    const follow = { channelId: channel.id, alerts: "all", followedAt: at } as const;
    await stores.beats.follow(workspace.id, beat.id, follow);
    followed.push({ beat, scenario });
  }
  return followed;
}

async function newItem({ item }: Arrival, desk: Desk): Promise<NewItem> {
  const feed = await desk.database.feeds.ensure(
    { url: item.feedId, outlet: item.outlet, workspaceId: undefined, origin: "command" },
    desk.clock.now(),
  );
  return { ...item, feedId: feed.id, key: item.canonicalUrl };
}

/** The same engine, its working time counted. */
export function timedEngine(
  engine: Engine,
  now: () => number,
): { engine: Engine; elapsed: () => number } {
  let total = 0;
  function timed<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R {
    return (...args) => {
      const before = now();
      try {
        return work(...args);
      } finally {
        total += now() - before;
      }
    };
  }
  return {
    engine: {
      ...engine,
      read: timed((item) => engine.read(item)),
      claims: timed((reading) => engine.claims(reading)),
      decide: timed((memory, reading, claims, verdict) =>
        engine.decide(memory, reading, claims, verdict),
      ),
      remembered: timed((memory, reading, claims, decision) =>
        engine.remembered(memory, reading, claims, decision),
      ),
      extend: timed((memory, taken) => engine.extend(memory, taken)),
    },
    elapsed: () => total,
  };
}
