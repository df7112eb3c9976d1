import type { Decision } from "../development/decision.ts";
import type { Channel, Follow } from "../follow/follow.ts";
import { wantsAlert } from "../follow/judge.ts";
import type { Item } from "../item/item.ts";
import type { Story } from "../story/story.ts";
import { composeAlert, isBroadcast } from "../thread/alert.ts";
import { type CardFacts, composeCard } from "../thread/card.ts";
import { breaksSilence, type Standing } from "../thread/standing.ts";
import { alertKey, cardKey, cardLane, editKey, editLane, threadLane } from "./message-keys.ts";
import type { NewOutboxRow } from "./outbox-row.ts";

/** Card edits are at most one a minute: both platforms cap edits of older messages. */
const EDIT_SPACING_MS = 60_000;

/** What one item did to one story, and who follows it. */
export interface StoryChange {
  readonly story: Story;
  readonly item: Item;
  /** Primary tag of the item's language. */
  readonly language: string;
  readonly decision: Decision;
  /** How the story stood before this item's developments. */
  readonly before: Standing;
  /** What the card shows now, this item included. */
  readonly card: Omit<CardFacts, "zone">;
}

/** One channel that follows the story. */
export interface Audience {
  readonly channel: Channel;
  readonly follow: Follow;
  /** When the card was last edited, if it was posted. */
  readonly cardEditedAt: Date | undefined;
  /** IANA zone in which the channel reads times. */
  readonly zone: string;
}

/** The alert for one channel; absent when the channel does not want it. */
export function alertRow(
  change: StoryChange,
  { channel, follow, zone }: Audience,
  now: Date,
): NewOutboxRow | undefined {
  const { story, item, decision } = change;
  if (
    decision.outcome !== "new-developments" ||
    !wantsAlert(follow.alerts, decision.developments)
  ) {
    return undefined;
  }
  const facts = {
    outlet: item.outlet,
    url: item.url,
    language: change.language,
    published: item.published,
    developments: decision.developments,
    covered: decision.covered,
    breaksSilence: breaksSilence(change.before, decision.developments),
    zone,
  };
  return {
    ...addressOf(story, channel, now),
    key: alertKey(story.id, { itemId: item.id, revision: item.revision }, channel.id),
    kind: "alert",
    lane: threadLane(story.id, channel.id),
    post: composeAlert(facts),
    broadcast: isBroadcast(facts),
    notBefore: now,
  };
}

/** The edit that brings a channel's card up to date after an item. */
export function editRow(
  { item, card }: Pick<StoryChange, "item" | "card">,
  audience: Audience,
  now: Date,
): NewOutboxRow {
  return cardEditRow(card, audience, { name: `${item.id}.${item.revision}`, now });
}

/**
 * An edit of a channel's card, no sooner than a minute after the last.
 *
 * @param why - `name` names the change that it shows: one edit for each
 */
export function cardEditRow(
  card: Omit<CardFacts, "zone">,
  { channel, cardEditedAt, zone }: Audience,
  why: { readonly name: string; readonly now: Date },
): NewOutboxRow {
  return {
    ...cardEditAddress(card.story, { channel, cardEditedAt }, why),
    post: composeCard({ ...card, zone }),
  };
}

/** An edit of a channel's card without its post. */
export function cardEditAddress(
  story: Story,
  { channel, cardEditedAt }: Pick<Audience, "channel" | "cardEditedAt">,
  { name, now }: { readonly name: string; readonly now: Date },
): Omit<NewOutboxRow, "post"> {
  const earliest = (cardEditedAt?.getTime() ?? 0) + EDIT_SPACING_MS;
  return {
    ...addressOf(story, channel, now),
    key: editKey(story.id, name, channel.id),
    kind: "edit",
    lane: editLane(story.id, channel.id),
    broadcast: false,
    notBefore: new Date(Math.max(now.getTime(), earliest)),
  };
}

/**
 * The card that opens a story's thread in a channel.
 *
 * @param after - the message of the deleted card that this one replaces; absent for the first
 */
export function cardRow(
  card: CardFacts,
  channel: Channel,
  { after, now }: { readonly after: string | undefined; readonly now: Date },
): NewOutboxRow {
  return {
    ...addressOf(card.story, channel, now),
    key: cardKey(card.story.id, channel.id, after),
    kind: "card",
    lane: cardLane(card.story.id, channel.id),
    post: composeCard(card),
    broadcast: false,
    notBefore: now,
  };
}

function addressOf(story: Story, channel: Channel, now: Date) {
  return {
    workspaceId: story.workspaceId,
    channelId: channel.id,
    storyId: story.id,
    createdAt: now,
  };
}
