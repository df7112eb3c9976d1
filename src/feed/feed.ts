import type { IdentityRule } from "./identity.ts";
import type { Validators } from "./validators.ts";

/**
 * Where a feed came from: the catalogue, a command, a search made for a topic; or `page`, a single
 * article whose link was followed, which is never polled.
 */
export type FeedOrigin = "catalogue" | "command" | "search" | "page";

/** A document we poll. */
export interface Feed {
  readonly id: string;
  readonly url: string;
  /** The outlet's name as shown to people; the document's own title until somebody gave one. */
  readonly outlet: string;
  /** The workspace that alone may see the feed and its items; absent: everybody on this installation. */
  readonly workspaceId: string | undefined;
  readonly origin: FeedOrigin;
  readonly state: FeedState;
}

/** What must survive a restart for a feed to be polled politely and read without repetition. */
export interface FeedState {
  readonly validators: Validators;
  /** SHA-256 of the last body that was read, hex. */
  readonly bodyHash: string | undefined;
  /** How entries of this feed are told apart; fixed by the first reading that found entries. */
  readonly identityRule: IdentityRule | undefined;
  /** Whether a first reading has been stored: what it held is known, not new. */
  readonly baselined: boolean;
  readonly lastPolledAt: Date | undefined;
  readonly nextPollAt: Date;
  /** Failures in a row. */
  readonly failures: number;
  /** One plain sentence about the last failure; absent after a success. */
  readonly lastError: string | undefined;
}

/** State of a feed that was never polled. */
export function newFeedState(now: Date): FeedState {
  return {
    validators: {},
    bodyHash: undefined,
    identityRule: undefined,
    baselined: false,
    lastPolledAt: undefined,
    nextPollAt: now,
    failures: 0,
    lastError: undefined,
  };
}
