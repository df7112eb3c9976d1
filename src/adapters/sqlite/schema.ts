import type { ColumnType, Generated } from "kysely";

import type { Decision, Outcome } from "../../development/decision.ts";
import type { DevelopmentType } from "../../development/development.ts";
import type { StoryOutline } from "../../development/engine.ts";
import type { Remembered } from "../../development/memory.ts";
import type { Verdict } from "../../development/verdict.ts";
import type { FeedOrigin } from "../../feed/feed.ts";
import type { IdentityRule } from "../../feed/identity.ts";
import type { AlertMode, DigestPlan, PlatformName } from "../../follow/follow.ts";
import type { OutboxKind } from "../../outbox/outbox-row.ts";
import type { Ruling } from "../../ports/verdict-store.ts";
import type { Topic } from "../../story/story.ts";
import type { MessageRef, Post } from "../../thread/post.ts";
import type { Json } from "./stored-text.ts";

/** Instants are milliseconds since 1970 UTC, truth values 0 and 1. */
type Instant = number;
type Truth = number;
/** The database numbers it. */
type RowId = Generated<number>;

export interface WorkspaceTable {
  id: RowId;
  platform: PlatformName;
  external_id: string;
  name: string;
}

export interface ChannelTable {
  id: RowId;
  workspace_id: number;
  external_id: string;
  digest_kind: Generated<DigestPlan["kind"]>;
  /** Both are absent while the digest is off. */
  digest_at_minute: number | null;
  digest_zone: string | null;
  paused: string | null;
}

interface DigestSlotTable {
  workspace_id: number;
  channel_id: number;
  local_date: string;
  slot_at: Instant;
}

export interface FeedTable {
  id: RowId;
  url: string;
  outlet: string;
  workspace_id: number | null;
  origin: FeedOrigin;
  etag: string | null;
  last_modified: string | null;
  body_hash: string | null;
  identity_rule: IdentityRule | null;
  baselined: Truth;
  last_polled_at: Instant | null;
  next_poll_at: Instant;
  failures: number;
  last_error: string | null;
  lease_owner: string | null;
  /** The later of `next_poll_at` and the end of the lease: what is due is found by this alone. */
  available_at: Instant;
}

export interface ItemTable {
  id: RowId;
  /** Not a foreign key: items outlive their feed. */
  feed_id: number;
  workspace_id: number | null;
  key: string;
  revision: number;
  published_at: Instant;
  seen_at: Instant;
  /** Of the first revision. */
  first_seen_at: Instant;
  text_hash: string;
  canonical_url: string;
  url: string;
  outlet: string;
  title: string;
  summary: string;
  content: string;
}

/** Contentless FTS5: holds tokens and row ids, not texts. */
interface ItemSearchTable {
  rowid: number;
  search_key: string;
  /** FTS5's hidden column of the table's own name, for MATCH. */
  item_search: ColumnType<string, never, never>;
}

export interface StoryTable {
  id: RowId;
  workspace_id: number;
  slug: string;
  title: string;
  topic: Json<Topic>;
  created_at: Instant;
  closed_at: Instant | null;
  merged_into: Generated<number | null>;
}

export interface StoryItemTable {
  id: RowId;
  workspace_id: number;
  story_id: number;
  item_id: number;
  revision: number;
  language: string;
  outcome: Outcome;
  decided_at: Instant;
  decision: Json<Decision>;
  remembered: Json<Remembered>;
  /** Of the revision that was taken, as remembered. */
  published_at: Instant;
}

interface StoryOutlineTable {
  story_id: number;
  workspace_id: number;
  outline: Json<StoryOutline>;
}

/** Everything that was decided about for a story; what was on it stands in `story_item`. */
export interface StoryOfferTable {
  /** Offers of a story are in the order of their ids. */
  id: RowId;
  workspace_id: number;
  story_id: number;
  item_id: number;
  revision: number;
  baseline: Truth;
  /** Of the match when it was offered. */
  score: number;
  offered_at: Instant;
}

/** The text of a revision that a newer one has replaced. */
interface ItemRevisionTable extends Omit<
  ItemTable,
  "id" | "feed_id" | "workspace_id" | "key" | "first_seen_at" | "text_hash"
> {
  item_id: number;
}

export interface VerdictTable {
  workspace_id: number;
  story_id: number;
  item_id: number;
  kind: Ruling["kind"];
  verdict: Verdict;
  named_item_id: number;
  given_by: string;
  given_at: Instant;
}

export interface BeatTable {
  id: RowId;
  workspace_id: number;
  slug: string;
  words: string;
  created_at: Instant;
  closed_at: Instant | null;
}

export interface BeatFollowTable {
  workspace_id: number;
  beat_id: number;
  channel_id: number;
  alerts: AlertMode;
  followed_at: Instant;
}

export interface BeatStoryTable {
  story_id: number;
  workspace_id: number;
  beat_id: number;
  outlet: string;
  opened_at: Instant;
  announced_at: Instant | null;
  held_at: Instant | null;
}

export interface LedgerTable {
  workspace_id: number;
  story_id: number;
  seq: number;
  item_id: number;
  revision: number;
  outlet: string;
  url: string;
  language: string;
  published_at: Instant;
  recorded_at: Instant;
  type: DevelopmentType;
  speaker: string;
  actor_key: string;
  evidence: string;
  via: string | null;
}

export interface FollowTable {
  workspace_id: number;
  story_id: number;
  channel_id: number;
  alerts: AlertMode;
  followed_at: Instant;
}

interface CardTable {
  workspace_id: number;
  story_id: number;
  channel_id: number;
  ref: Json<MessageRef>;
  edited_at: Instant;
}

/** `waiting` until one of the others ends it for good. */
export type OutboxState = "waiting" | "sent" | "dead" | "cancelled";

export interface OutboxTable {
  id: RowId;
  workspace_id: number;
  key: string;
  channel_id: number;
  story_id: number | null;
  kind: OutboxKind;
  lane: string;
  /** Place within the lane before `id`: 0 for a card, which its replies need, 1 for all else. */
  lane_rank: number;
  state: OutboxState;
  attempts: number;
  doubtful: Truth;
  /** A send was begun under the present lease. */
  sending: Truth;
  lease_owner: string | null;
  lease_until: Instant | null;
  /** As asked for when the row was made. */
  not_before: Instant;
  /** `not_before`, or the next attempt. */
  due_at: Instant;
  created_at: Instant;
  settled_at: Instant | null;
  sentence: string | null;
  broadcast: Truth;
  post: Json<Post>;
  /** Where a reply is, once it was sent. */
  ref: Json<MessageRef> | null;
  /** Of an amendment, the key of the reply that it replaces. */
  amends: string | null;
}

/** The tables, as the newest migration leaves them. */
export interface Schema {
  workspace: WorkspaceTable;
  channel: ChannelTable;
  digest_slot: DigestSlotTable;
  feed: FeedTable;
  item: ItemTable;
  item_search: ItemSearchTable;
  story: StoryTable;
  story_item: StoryItemTable;
  story_outline: StoryOutlineTable;
  story_offer: StoryOfferTable;
  item_revision: ItemRevisionTable;
  verdict: VerdictTable;
  beat: BeatTable;
  beat_follow: BeatFollowTable;
  beat_story: BeatStoryTable;
  ledger: LedgerTable;
  follow: FollowTable;
  card: CardTable;
  outbox: OutboxTable;
}
