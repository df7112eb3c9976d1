import { z } from "zod";

import { htmlToText } from "../feed/html-to-text.ts";
import { canonicalUrl } from "../item/canonical-url.ts";
import type { Item } from "../item/item.ts";
import type { Story } from "../story/story.ts";

const itemSchema = z.object({
  id: z.string(),
  outlet: z.string(),
  feed: z.string(),
  url: z.string(),
  published: z.string(),
  title: z.string().default(""),
  summary: z.string().default(""),
  content: z.string().default(""),
});
const scenarioSchema = z.object({
  name: z.string(),
  follow: z.union([
    z.object({ topic: z.string(), beat: z.boolean().optional() }),
    z.object({ url: z.string() }),
    z
      .object({ beat: z.string() })
      .transform(({ beat }): { topic: string; beat?: boolean | undefined } => ({
        topic: beat,
        beat: true,
      })),
  ]),
  items: z.array(itemSchema),
});

/** A stream of items with what somebody follows in it. Labels and languages are not read. */
export type Scenario = z.infer<typeof scenarioSchema>;

/** Parses a scenario file. `undefined` where it is none. */
export function parseScenario(json: string): Scenario | undefined {
  try {
    return scenarioSchema.parse(JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** An item of a stream, in the order of arrival. */
export interface Arrival {
  readonly scenario: string;
  /** `ID` alone, `SCENARIO/ID` in a merged stream. */
  readonly name: string;
  readonly item: Item;
}

/** Some stories and the stream of items that comes to all of them. */
export interface World {
  readonly stories: readonly { readonly scenario: string; readonly story: Story }[];
  /** Beats by their words, on which stories open by themselves. */
  readonly beats: readonly { readonly scenario: string; readonly words: string }[];
  readonly arrivals: readonly Arrival[];
}

/** Each scenario as a world of its own, items in the order of the file. */
export function separateWorlds(scenarios: readonly Scenario[]): readonly World[] {
  return scenarios.map((scenario) => ({
    ...followsOf([scenario]),
    arrivals: arrivalsOf(scenario, 0).map((arrival) => ({
      ...arrival,
      name: arrival.name.split("/")[1] ?? arrival.name,
    })),
  }));
}

/**
 * All scenarios as one world: each is shifted in time to begin on one day, then the streams are
 * merged by instant with the order inside each kept.
 */
export function jointWorld(scenarios: readonly Scenario[]): World {
  const begin = Math.max(...scenarios.map((scenario) => startOf(scenario)));
  const queues = scenarios.map((scenario) => {
    const days = Math.floor(begin / DAY) - Math.floor(startOf(scenario) / DAY);
    return arrivalsOf(scenario, days * DAY);
  });
  return {
    ...followsOf(scenarios),
    arrivals: mergeByInstant(queues),
  };
}

/** Plain text keeps its lines; HTML has them from its tags. */
function textOfField(field: string): string {
  return htmlToText(
    /<(?:p|br|div|li|h\d|tr|ul|ol)\b/iu.test(field) ? field : field.replaceAll(/\r?\n/gu, "<br>"),
  );
}

const DAY = 86_400_000;

/** The instant of its first item. */
function startOf(scenario: Scenario): number {
  return instantOf(scenario.items[0]?.published ?? "").getTime();
}

function instantOf(published: string): Date {
  const at = new Date(published);
  return Number.isNaN(at.getTime()) ? new Date(0) : at;
}

function arrivalsOf(scenario: Scenario, shift: number): readonly Arrival[] {
  return scenario.items.map(({ id, outlet, feed, url, published, title, summary, content }) => {
    const at = new Date(instantOf(published).getTime() + shift);
    return {
      scenario: scenario.name,
      name: `${scenario.name}/${id}`,
      item: {
        id: `${scenario.name}/${id}`,
        feedId: feed,
        workspaceId: undefined,
        outlet,
        url,
        canonicalUrl: canonicalUrl(url),
        title: textOfField(title),
        summary: textOfField(summary),
        content: textOfField(content),
        published: at,
        seenAt: at,
        revision: 1,
      },
    };
  });
}

/**
 * Takes always the queue whose head is earliest; a late arrival waits for nobody, since what stands
 * before it in its own queue counts as its time when that is later.
 */
function mergeByInstant(queues: readonly (readonly Arrival[])[]): readonly Arrival[] {
  const timed = queues.flatMap((queue, rank) => {
    let latest = -Infinity;
    return queue.map((arrival, at) => {
      latest = Math.max(latest, arrival.item.published.getTime());
      return { arrival, latest, rank, at };
    });
  });
  return timed
    .toSorted((a, b) => a.latest - b.latest || a.rank - b.rank || a.at - b.at)
    .map(({ arrival }) => arrival);
}

function followsOf(scenarios: readonly Scenario[]): Pick<World, "stories" | "beats"> {
  return {
    stories: scenarios.flatMap(({ name, follow }) =>
      isBeat(follow) ? [] : [{ scenario: name, story: storyOf(name, follow) }],
    ),
    beats: scenarios.flatMap(({ name, follow }) =>
      isBeat(follow) ? [{ scenario: name, words: follow.topic }] : [],
    ),
  };
}

type Follow = Scenario["follow"];

/** Whether the topic is a beat: `{"beat": "words"}`, or `{"topic": "words", "beat": true}`. */
function isBeat(follow: Follow): follow is Extract<Follow, { topic: string }> {
  return "topic" in follow && follow.beat === true;
}

function storyOf(name: string, follow: Follow): Story {
  return {
    id: name,
    workspaceId: "replay",
    slug: name,
    title: "topic" in follow ? follow.topic : follow.url,
    topic:
      "topic" in follow
        ? { kind: "words", words: follow.topic }
        : { kind: "link", url: follow.url },
    createdAt: new Date(0),
    closedAt: undefined,
  };
}
