import type { Decision } from "../development/decision.ts";
import type { Development, LedgerEntry, LedgerSource } from "../development/development.ts";
import type { StoryOutline } from "../development/engine.ts";
import type { Remembered } from "../development/memory.ts";
import type { Feed, FeedOrigin, FeedState } from "../feed/feed.ts";
import type { Channel, DigestPlan, Follow, PlatformName, Workspace } from "../follow/follow.ts";
import type { Item, NewItem } from "../item/item.ts";
import type { LeasedRow, NewOutboxRow, Settlement } from "../outbox/outbox-row.ts";
import type { Story, Topic } from "../story/story.ts";
import type { MessageRef, Post } from "../thread/post.ts";
import type { BeatStore } from "./beat-store.ts";
import type { VerdictStore } from "./verdict-store.ts";

/** Feeds and when to poll them. */
export interface FeedStore {
  /** Makes a feed known. A repeat with the same URL and workspace returns the one that is there. */
  ensure(feed: NewFeed, now: Date): Promise<Feed>;
  find(id: string): Promise<Feed | undefined>;
  /** Feeds that a workspace may see: its own and everybody's. Without a workspace: all. */
  list(workspaceId?: string): Promise<readonly Feed[]>;
  /** Removes a feed; its items stay. Removing a feed that is gone does nothing. */
  remove(id: string): Promise<void>;
  /** Leases up to `limit` feeds that are due, the longest waiting first; nobody else gets them before `until`. */
  leaseDue(now: Date, until: Date, owner: string, limit: number): Promise<readonly Feed[]>;
  /** Stores the outcome of a poll and ends the lease. Does nothing when the lease has passed to another owner. */
  settle(id: string, owner: string, state: FeedState, outlet?: string): Promise<void>;
}

export interface NewFeed {
  readonly url: string;
  readonly outlet: string;
  readonly workspaceId: string | undefined;
  readonly origin: FeedOrigin;
}

/** What the store knows of an entry it has seen. */
export interface KnownEntry {
  readonly itemId: string;
  readonly revision: number;
  /** SHA-256 of title, summary and content, hex. */
  readonly textHash: string;
}

/** Items, searchable by the words they hold. */
export interface ItemStore {
  /** Which of these keys of a feed are known. Unknown ones are absent from the answer. */
  known(feedId: string, keys: readonly string[]): Promise<ReadonlyMap<string, KnownEntry>>;
  /**
   * Stores a new item, or a new revision where the feed's key is known. A repeat with the same text hash
   * changes nothing.
   */
  record(item: NewItem, textHash: string): Promise<Item>;
  find(id: string): Promise<Item | undefined>;
  /**
   * An item as it was at a revision. Older ones are kept once a story was offered them; one that was not
   * is given with its present text.
   */
  findRevision(id: string, revision: number): Promise<Item | undefined>;
  /** Items with this canonical URL that a workspace may see, newest first. */
  byUrl(canonicalUrl: string, workspaceId: string): Promise<readonly Item[]>;
  /**
   * Items published since an instant that hold at least one of the words, oldest first.
   *
   * Words are compared by the search key (`SearchKey` of src/item), so "阿里巴巴" finds "Alibaba"; of a word
   * that is several ("Financial Times") all must be there. Only the beginning of a long text is searched.
   * The most recent `limit` are taken when there are more.
   */
  search(query: ItemQuery): Promise<readonly Item[]>;
  /** How many items were stored since an instant that a workspace may see. */
  countSince(workspaceId: string, since: Date): Promise<number>;
}

export interface ItemQuery {
  readonly workspaceId: string;
  readonly words: readonly string[];
  readonly since: Date;
  readonly limit: number;
}

/** One item as a story took it: the decision, and what the story remembers of it. */
export interface StoryItem {
  readonly itemId: string;
  readonly revision: number;
  /** BCP 47 primary tag of the item's language. */
  readonly language: string;
  readonly decision: Decision;
  readonly remembered: Remembered;
  readonly decidedAt: Date;
}

/** What a story's card is made of, of an item that the story took. */
export interface CoveredItem {
  readonly itemId: string;
  readonly language: string;
  readonly decision: Pick<Decision, "outcome">;
  readonly remembered: Pick<Remembered, "at">;
}

/** An item that was decided about for a story, whether the story took it or not. */
export interface Offer {
  readonly itemId: string;
  readonly revision: number;
  /** It was there before anybody asked: it counts, and is never an alert. */
  readonly isBaseline: boolean;
  /** Of the match when it was offered, 0 to 1. */
  readonly score: number;
  readonly at: Date;
}

/** Everything that a story took and knows, as a fold of its offers left it. */
export interface StoryContent {
  /** In the order in which they were decided. */
  readonly offers: readonly Offer[];
  readonly items: readonly StoryItem[];
  /** Numbered from 1 without a gap. */
  readonly ledger: readonly LedgerEntry[];
}

/** Stories, their ledgers, and what they took. Everything here belongs to one workspace. */
export interface StoryStore {
  /** Creates a story; its slug gets a number when it is taken. */
  create(workspaceId: string, story: NewStory): Promise<Story>;
  find(workspaceId: string, id: string): Promise<Story | undefined>;
  /** Open stories of a workspace, the newest first. */
  list(workspaceId: string): Promise<readonly Story[]>;
  /** Open stories of all workspaces, for the index that finds an item's stories. */
  listOpen(): Promise<readonly Story[]>;
  /** No more items are filed under it. Safe to repeat. */
  close(workspaceId: string, id: string, at: Date): Promise<void>;
  /** Closes a story in favour of another of its workspace, which goes on in its place. Safe to repeat. */
  mergeInto(workspaceId: string, id: string, otherId: string, at: Date): Promise<void>;
  /** The story with this slug, closed ones as well. */
  findBySlug(workspaceId: string, slug: string): Promise<Story | undefined>;
  /** Stories that were merged into this one, directly. */
  mergedInto(workspaceId: string, id: string): Promise<readonly Story[]>;
  /** Notes that an item was offered to a story. A repeat with the same item and revision changes nothing. */
  recordOffer(workspaceId: string, storyId: string, offer: Offer): Promise<void>;
  /** What was offered to a story, in order. */
  offers(workspaceId: string, storyId: string): Promise<readonly Offer[]>;
  /** To which stories of a workspace an item was offered, the best match first. */
  offeredTo(
    workspaceId: string,
    itemId: string,
  ): Promise<readonly { readonly storyId: string; readonly score: number }[]>;
  /** Puts other content in the place of all that a story has. */
  rewrite(workspaceId: string, storyId: string, content: StoryContent): Promise<void>;
  /** Appends an item to a story. A repeat with the same item and revision changes nothing. */
  recordItem(workspaceId: string, storyId: string, item: StoryItem): Promise<void>;
  /** What a story took, in the order it was taken. */
  items(workspaceId: string, storyId: string): Promise<readonly StoryItem[]>;
  /** What open stories are found by, of those whose outline is of what they last took; by story id. */
  outlines(): Promise<ReadonlyMap<string, StoryOutline>>;
  /** Keeps a story's outline in the place of the one before, until the story takes or loses an item. */
  recordOutline(workspaceId: string, storyId: string, outline: StoryOutline): Promise<void>;
  /** Of all that a story took, in the order it was taken, what its card needs: far less than `items`. */
  covered(workspaceId: string, storyId: string): Promise<readonly CoveredItem[]>;
  /** What a story remembers of the first that it took, and of those from a place on; places are from 0. */
  remembered(workspaceId: string, storyId: string, from: number): Promise<readonly Remembered[]>;
  /** All that a story remembers, in order, where it took no more than so many; else nothing. */
  rememberedOfFew(
    workspaceId: string,
    storyId: string,
    most: number,
  ): Promise<readonly Remembered[] | undefined>;
  /** In which stories of a workspace an item is, with the decision of each. */
  storiesOf(workspaceId: string, itemId: string): Promise<readonly StoryOfItem[]>;
  /** Appends developments to the ledger, numbered from the last. */
  recordDevelopments(
    workspaceId: string,
    storyId: string,
    from: LedgerSource,
    developments: readonly Development[],
  ): Promise<readonly LedgerEntry[]>;
  /** The ledger in the order it was written. */
  ledger(workspaceId: string, storyId: string): Promise<readonly LedgerEntry[]>;
  /** What was written to the ledger after an instant, in order. */
  ledgerSince(workspaceId: string, storyId: string, after: Date): Promise<readonly LedgerEntry[]>;
  /** How many items a story took in a span, and how many of them repeated what was known. */
  countTaken(
    workspaceId: string,
    storyId: string,
    span: TimeSpan,
  ): Promise<{ readonly items: number; readonly repeats: number }>;
  /** How many items a story took, and in which languages. */
  coverage(workspaceId: string, storyId: string): Promise<StoryCoverage>;
}

export interface NewStory {
  readonly slug: string;
  readonly title: string;
  readonly topic: Topic;
  readonly createdAt: Date;
}

export interface StoryOfItem {
  readonly storyId: string;
  readonly item: StoryItem;
}

export interface StoryCoverage {
  readonly reports: number;
  /** Primary tags, the most frequent first. */
  readonly languages: readonly string[];
  /** Copies and rewrites among the reports. */
  readonly repeats: number;
  /** When the latest of them was published. */
  readonly lastAt: Date | undefined;
}

/** Workspaces, channels, and who follows what. */
export interface FollowStore {
  ensureWorkspace(workspace: Omit<Workspace, "id">): Promise<Workspace>;
  findWorkspace(platform: PlatformName, externalId: string): Promise<Workspace | undefined>;
  workspaces(): Promise<readonly Workspace[]>;
  ensureChannel(workspaceId: string, externalId: string): Promise<Channel>;
  findChannel(workspaceId: string, externalId: string): Promise<Channel | undefined>;
  channel(workspaceId: string, channelId: string): Promise<Channel | undefined>;
  channels(workspaceId: string): Promise<readonly Channel[]>;
  setDigest(workspaceId: string, channelId: string, plan: DigestPlan): Promise<void>;
  /** Pauses a channel with a sentence, or lets it go on (absent); its waiting rows become due again. */
  setPaused(
    workspaceId: string,
    channelId: string,
    sentence: string | undefined,
    now: Date,
  ): Promise<void>;
  /** A repeat changes the mode. */
  follow(follow: Follow): Promise<void>;
  /** Ends a follow and cancels what still waits for it; its card stays. @returns whether there was one */
  unfollow(workspaceId: string, channelId: string, storyId: string): Promise<boolean>;
  /**
   * Makes the follow of one story the follow of another in the same channel. What waits for the first still
   * goes out.
   *
   * @returns false where the channel followed the other already, or the first not: its follow only ends
   */
  moveFollow(place: ChannelPlace, fromStoryId: string, toStoryId: string): Promise<boolean>;
  followsOfStory(workspaceId: string, storyId: string): Promise<readonly Follow[]>;
  followsOfChannel(workspaceId: string, channelId: string): Promise<readonly Follow[]>;
  /** The card of a story in a channel. */
  card(workspaceId: string, storyId: string, channelId: string): Promise<PostedCard | undefined>;
  /** Notes that a digest slot was dealt with. @returns false when it already was */
  claimDigest(workspaceId: string, channelId: string, slot: DigestSlotRecord): Promise<boolean>;
  /** When the last digest slot of a channel was dealt with: where the next digest begins. */
  lastDigest(workspaceId: string, channelId: string): Promise<Date | undefined>;
}

export interface ChannelPlace {
  readonly workspaceId: string;
  readonly channelId: string;
}

export interface DigestSlotRecord {
  /** Local date, "2026-11-22". */
  readonly date: string;
  /** When it was dealt with: the next digest begins here. */
  readonly at: Date;
}

export interface PostedCard {
  readonly ref: MessageRef;
  readonly editedAt: Date;
}

/** Messages to be said, each once. */
export interface OutboxStore {
  /**
   * Queues rows. One whose key is known in its workspace is left as it is, unless it was cancelled unsent:
   * then it waits again.
   */
  enqueue(rows: readonly NewOutboxRow[]): Promise<void>;
  /**
   * Queues an edit of a card, or replaces the post of one that still waits, whose key and `notBefore` stay:
   * the last state wins.
   */
  enqueueEdit(row: NewOutboxRow): Promise<void>;
  /**
   * Leases up to `limit` rows that are due: the first unsettled row of each lane, in channels that are not
   * paused; alerts and edits only once their card is posted, so that in a lane cards go first. Of a lane one
   * row is leased at a time. A row whose lease ran out is leased anew, as doubtful if its send had begun.
   */
  leaseDue(now: Date, until: Date, owner: string, limit: number): Promise<readonly LeasedRow[]>;
  /**
   * Notes that a send is about to begin: from here on a lost process means doubt.
   *
   * @param clearAt - when it will show whether the message arrived; a row in doubt is not leased before
   * @returns false when the row must not be sent: it was cancelled, or the lease passed to another owner
   */
  markSending(id: string, owner: string, clearAt: Date): Promise<boolean>;
  /**
   * Ends a lease. `sent` of a card stores where it is, `sent` of an edit when; `paused` pauses the channel.
   * A row that was cancelled meanwhile can still be sent or dead, but waits no more. Does nothing when the
   * lease has passed to another owner.
   */
  settle(id: string, owner: string, settlement: Settlement, now: Date): Promise<void>;
  /**
   * Puts another post in the place of a reply's that waits and was never begun.
   *
   * @returns false where it may have been said already, or will not be said
   */
  reword(workspaceId: string, key: string, post: Post): Promise<boolean>;
  /** Cancels a row that waits and was never begun. @returns false where it may have been said already */
  cancel(workspaceId: string, key: string): Promise<boolean>;
  /** How many replies about a story's items were queued for a channel in a span, whatever became of them. */
  countAlerts(place: ChannelPlace & { readonly storyId: string }, span: TimeSpan): Promise<number>;
  /** What stands, or will stand, in the place of a reply: its own post, or that of its last amendment. */
  shown(workspaceId: string, key: string): Promise<ShownReply | undefined>;
  /** Forgets where a story's card is, so that the next `card` row posts it anew. */
  forgetCard(workspaceId: string, storyId: string, channelId: string): Promise<void>;
  /** What became of the messages about an item, for `why`. */
  ofKeyPrefix(workspaceId: string, prefix: string): Promise<readonly OutboxStatus[]>;
  /** Rows that wait, and the age of the oldest; those of paused channels are not counted. */
  depth(now: Date): Promise<{ readonly waiting: number; readonly oldestMs: number }>;
}

/** After `from`, up to `to`. */
export interface TimeSpan {
  readonly from: Date;
  readonly to: Date;
}

export interface ShownReply {
  readonly post: Post;
  readonly broadcast: boolean;
  readonly createdAt: Date;
  /** How often it was amended. */
  readonly amendments: number;
}

export interface OutboxStatus {
  readonly key: string;
  readonly kind: NewOutboxRow["kind"];
  readonly state: "queued" | "sending" | "sent" | "paused" | "dead" | "cancelled";
  readonly attempts: number;
  readonly sentence: string | undefined;
  readonly channelId: string;
}

export interface Stores {
  readonly feeds: FeedStore;
  readonly items: ItemStore;
  readonly stories: StoryStore;
  readonly follows: FollowStore;
  readonly outbox: OutboxStore;
  readonly verdicts: VerdictStore;
  readonly beats: BeatStore;
}

/**
 * The database. Reads may use the stores directly; what must commit together goes through `transact`.
 *
 * Inside `transact` only the stores passed to the callback may be used. Transactions run one after the
 * other; a callback that throws leaves nothing behind, nor does one in which a store's method threw.
 */
export interface Database extends Stores {
  transact<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
