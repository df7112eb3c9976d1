import type { Decision } from "../../src/development/decision.ts";
import type { Development, LedgerSource } from "../../src/development/development.ts";
import type { Remembered } from "../../src/development/memory.ts";
import type { Feed } from "../../src/feed/feed.ts";
import type { Channel, Workspace } from "../../src/follow/follow.ts";
import type { Item, NewItem } from "../../src/item/item.ts";
import type { NewOutboxRow } from "../../src/outbox/outbox-row.ts";
import type { NewStory, StoryItem, Stores } from "../../src/ports/stores.ts";
import type { Story } from "../../src/story/story.ts";
import type { Post } from "../../src/thread/post.ts";

/** The instant at which tests of the stores begin. */
export const NOON = new Date("2026-11-22T12:00:00Z");

/** An instant some seconds after {@link NOON}; before it when negative. */
export function after(seconds: number): Date {
  return new Date(NOON.getTime() + seconds * 1000);
}

/** A desk with a channel, a story it follows, and a feed: what most rows refer to. */
export interface Place {
  readonly workspace: Workspace;
  readonly channel: Channel;
  readonly story: Story;
  readonly feed: Feed;
}

/** Stores a place; another `name` makes another desk with nothing in common. */
export async function storePlace(stores: Stores, name = "desk"): Promise<Place> {
  const workspace = await stores.follows.ensureWorkspace({
    platform: "slack",
    externalId: `T-${name}`,
    name,
  });
  const channel = await stores.follows.ensureChannel(workspace.id, `C-${name}`);
  const story = await stores.stories.create(workspace.id, buildStory());
  const feed = await stores.feeds.ensure(
    {
      url: `https://${name}.example/feed`,
      outlet: "Gulf Morning Courier",
      workspaceId: workspace.id,
      origin: "command",
    },
    NOON,
  );
  await stores.follows.follow({
    workspaceId: workspace.id,
    storyId: story.id,
    channelId: channel.id,
    alerts: "all",
    followedAt: NOON,
  });
  return { workspace, channel, story, feed };
}

export function buildStory(changes: Partial<NewStory> = {}): NewStory {
  return {
    slug: "harbour-strike",
    title: "Harbour strike",
    topic: { kind: "words", words: "harbour strike" },
    createdAt: NOON,
    ...changes,
  };
}

/** An item of a feed that everybody may see. */
export function buildItem(feedId: string, changes: Partial<NewItem> = {}): NewItem {
  return {
    feedId,
    workspaceId: undefined,
    key: "entry-1",
    outlet: "Gulf Morning Courier",
    url: "https://courier.example/strike?utm_source=rss",
    canonicalUrl: "https://courier.example/strike",
    title: "Dockers walk out",
    summary: "The union says talks failed.",
    content: "",
    published: NOON,
    seenAt: NOON,
    ...changes,
  };
}

export function buildDevelopment(changes: Partial<Development> = {}): Development {
  return {
    type: "denial",
    speaker: "Harbour Authority",
    actorKey: "harbour authority",
    evidence: "The authority denied that talks had failed.",
    via: undefined,
    ...changes,
  };
}

export function buildDecision(changes: Partial<Decision> = {}): Decision {
  return {
    outcome: "new-developments",
    score: 0.75,
    parts: { names: 0.5, terms: 0.25 },
    reason: "Names the harbour and the union.",
    copyOf: undefined,
    copyKind: undefined,
    developments: [],
    covered: [],
    ...changes,
  };
}

/** An item as a story took it. */
export function buildStoryItem(
  item: Pick<Item, "id" | "revision">,
  changes: Partial<StoryItem> = {},
): StoryItem {
  return {
    itemId: item.id,
    revision: item.revision,
    language: "en",
    decision: buildDecision(),
    remembered: buildRemembered(item),
    decidedAt: NOON,
    ...changes,
  };
}

/** What the engine remembers is its own affair: the store must give back what it got. */
export function buildRemembered(
  item: Pick<Item, "id" | "revision">,
  changes: Partial<Remembered> = {},
): Remembered {
  return {
    itemId: item.id,
    revision: item.revision,
    url: "https://courier.example/strike",
    outlet: "Gulf Morning Courier",
    title: "Dockers walk out",
    language: "en",
    isKnownLanguage: true,
    at: NOON.getTime(),
    score: 0.75,
    fingerprint: { hashes: [1, 4_294_967_295], scale: 1 },
    stems: ["docker"],
    concepts: [],
    names: [["harbour authority", 2]],
    nameWords: ["harbour"],
    numbers: [[1.5, 0]],
    claims: [],
    ...changes,
  };
}

export function buildLedgerSource(
  item: Pick<Item, "id" | "revision">,
  changes: Partial<LedgerSource> = {},
): LedgerSource {
  return {
    itemId: item.id,
    revision: item.revision,
    outlet: "Gulf Morning Courier",
    url: "https://courier.example/strike",
    language: "en",
    published: NOON,
    at: after(5),
    ...changes,
  };
}

export function buildPost(text = "Harbour strike"): Post {
  return {
    text,
    tone: "denied",
    blocks: [
      { kind: "heading", spans: [{ text, style: "bold" }] },
      { kind: "fact", label: "DENIED", spans: [{ text: "Harbour Authority" }], quote: [{ text }] },
      { kind: "divider" },
    ],
  };
}

/** A card of the place's story in its channel. */
export function buildRow(place: Place, changes: Partial<NewOutboxRow> = {}): NewOutboxRow {
  return {
    key: "card:1",
    workspaceId: place.workspace.id,
    channelId: place.channel.id,
    storyId: place.story.id,
    kind: "card",
    lane: `thread:${place.story.id}`,
    post: buildPost(),
    broadcast: false,
    notBefore: NOON,
    createdAt: NOON,
    ...changes,
  };
}
