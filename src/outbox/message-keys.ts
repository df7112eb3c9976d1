/** Keys name a message for ever: the same facts give the same key, so nothing is said twice. */

/** @param after - the message of the deleted card that this one replaces; absent for the first */
export function cardKey(storyId: string, channelId: string, after: string | undefined): string {
  return `card:${storyId}:${channelId}:${after ?? "first"}`;
}

/** One item revision is at most one alert per story and channel. */
export function alertKey(storyId: string, item: ItemRevision, channelId: string): string {
  return `${alertKeyPrefix(storyId)}${item.itemId}.${item.revision}:${channelId}`;
}

/** What the keys of a story's alerts begin with; the rest is the item and the channel. */
function alertKeyPrefix(storyId: string): string {
  return `alert:${storyId}:`;
}

/** @param number - of this amendment of the reply, from 1 */
export function amendKey(replyKey: string, number: number): string {
  return `amend:${number}:${replyKey}`;
}

/** Every edit of a card; edits that wait are replaced, so the name of the change only tells them apart. */
export function editKey(storyId: string, name: string, channelId: string): string {
  return `edit:${storyId}:${name}:${channelId}`;
}

/** @param date - local date of the slot, or a word that tells a digest on demand apart */
export function digestKey(channelId: string, date: string): string {
  return `digest:${channelId}:${date}`;
}

/** A card waits for nobody: replies wait for it. */
export function cardLane(storyId: string, channelId: string): string {
  return `card:${storyId}:${channelId}`;
}

/** A story's messages in a channel go out in order. */
export function threadLane(storyId: string, channelId: string): string {
  return `thread:${storyId}:${channelId}`;
}

/** Edits do not wait for replies, nor replies for edits. */
export function editLane(storyId: string, channelId: string): string {
  return `edit:${storyId}:${channelId}`;
}

export function digestLane(channelId: string): string {
  return `digest:${channelId}`;
}

interface ItemRevision {
  readonly itemId: string;
  readonly revision: number;
}
