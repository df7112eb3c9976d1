import type { PlatformName } from "../follow/follow.ts";
import type { MessageRef, Post } from "../thread/post.ts";

export interface OutgoingMessage {
  /** The same for every attempt at this message; at most 24 characters out of [0-9a-f]. */
  readonly key: string;
  /** The platform's name of the workspace (team, guild). */
  readonly workspace: string;
  readonly channel: string;
  /** Opens a thread of this name under the message (a card); absent on everything else. */
  readonly threadName?: string;
  /** Replies in this thread, as `MessageRef.thread` named it. */
  readonly thread?: string;
  /** A reply that is also to be seen in the channel itself. */
  readonly broadcast: boolean;
  readonly post: Post;
}

/** What a channel allows us. `missing` names permissions in the platform's own words. */
export interface ChannelAccess {
  readonly ok: boolean;
  readonly missing: readonly string[];
  /** One sentence on how to grant it; empty when `ok`. */
  readonly remedy: string;
  /** Only its members may know of it, and the platform did not say whether the asker is one. */
  readonly isPrivate?: boolean;
}

/**
 * A platform where desks read us.
 *
 * Every method takes effect or throws an `AppError` whose remedy says what to do: `retry-later` (rate
 * limit, outage; `retryAfterMs` where the platform said so), `check-first` (the answer was lost: call
 * `find` before `post`), `post-anew` (the card or thread is gone), `fix-settings` (channel archived,
 * not a member, token revoked: pause the destination), `give-up` (message refused as it is).
 * No method repeats a request by itself.
 */
export interface Chat {
  readonly platform: PlatformName;
  /** Posts a message. A repeat with the same key within minutes yields the first message where the platform can. */
  post(message: OutgoingMessage): Promise<MessageRef>;
  /** Replaces a message's content. Safe to repeat. */
  edit(workspace: string, ref: MessageRef, post: Post): Promise<void>;
  /** Looks for a message with this key among the latest where it would stand; absent: it did not arrive. */
  find(message: OutgoingMessage): Promise<MessageRef | undefined>;
  /** Whether we may post and open threads in a channel. */
  access(workspace: string, channel: string): Promise<ChannelAccess>;
}
