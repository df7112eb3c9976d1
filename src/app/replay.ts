import type { Decision } from "../development/decision.ts";
import type { Engine } from "../development/engine.ts";
import type { NewItem } from "../item/item.ts";
import type { Story } from "../story/story.ts";
import type { Desk } from "./desk.ts";
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
    replay.clock.reach(arrival.item.seenAt);
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
        scenario: scenarioOf.get(one.story.id) ?? one.story.slug,
        decision,
        copyOf: decision.copyOf === undefined ? undefined : names.get(decision.copyOf),
        ms,
      };
    }
    note(taken, arrival, names);
  }
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

/** Creates each story and follows it in one channel. @returns the scenario of each story's id */
async function followAll(
  world: World,
  { desk, clock }: Replay,
): Promise<ReadonlyMap<string, string>> {
  const scenarioOf = new Map<string, string>();
  const stories = await desk.database.transact(async (stores) => {
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
    return created;
  });
  for (const story of stories) {
    desk.memories.begin(story);
  }
  return scenarioOf;
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
