import type { PlatformName } from "../follow/follow.ts";
import type { MessageRef, Post } from "../thread/post.ts";

/** What a row asks for. An `edit` replaces the card of its story and channel, an `amend` a reply. */
export type OutboxKind = "card" | "alert" | "edit" | "amend" | "digest";

/** A message that must be said, once. */
export interface NewOutboxRow {
  /** Names the message for ever: a second row with the same key is never made. */
  readonly key: string;
  readonly workspaceId: string;
  readonly channelId: string;
  /** Absent for a digest. */
  readonly storyId: string | undefined;
  readonly kind: OutboxKind;
  /** Rows of a lane go out one after the other in the order they were made; lanes do not wait for each other. */
  readonly lane: string;
  readonly post: Post;
  readonly broadcast: boolean;
  /** Of an `amend`: the key of the reply that it replaces. */
  readonly amends?: string | undefined;
  /** Not to be sent earlier. */
  readonly notBefore: Date;
  readonly createdAt: Date;
}

/** A row that this process may send until the lease runs out. */
export interface LeasedRow extends NewOutboxRow {
  readonly id: string;
  /** Earlier attempts, lost ones included. */
  readonly attempts: number;
  /** An earlier attempt may have arrived: look before posting. */
  readonly doubtful: boolean;
  readonly platform: PlatformName;
  readonly workspaceExternalId: string;
  readonly channelExternalId: string;
  /** The card of the story in this channel, once it was posted. */
  readonly card: MessageRef | undefined;
  readonly threadName: string | undefined;
  /** Of an `amend`: where the reply is, if it was said. */
  readonly reply?: MessageRef | undefined;
}

/** What became of an attempt. */
export type Settlement =
  | { readonly kind: "sent"; readonly ref: MessageRef | undefined }
  | {
      readonly kind: "retry";
      readonly at: Date;
      readonly doubtful: boolean;
      readonly sentence: string;
    }
  /** The channel is broken until somebody mends it: the row waits, the channel is paused. */
  | { readonly kind: "paused"; readonly doubtful: boolean; readonly sentence: string }
  /** The platform will never take it. */
  | { readonly kind: "dead"; readonly sentence: string };
