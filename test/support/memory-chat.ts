import { AppError } from "../../src/base/errors.ts";
import type { ChannelAccess, Chat, OutgoingMessage } from "../../src/ports/chat.ts";
import type { MessageRef, Post } from "../../src/thread/post.ts";

/** What a platform does with the next call: nothing of it, or the work but not the answer. */
export type Fault = "lost-answer" | "outage" | "forbidden" | "refused" | "gone" | "rate-limited";

export interface StoredMessage {
  readonly key: string;
  readonly ref: MessageRef;
  readonly thread: string | undefined;
  readonly broadcast: boolean;
  post: Post;
}

/** A platform in memory, with the faults of real ones. Knows no idempotency: a second post is a second message. */
export class MemoryChat implements Chat {
  readonly platform = "slack";
  readonly messages: StoredMessage[] = [];
  readonly faults: Fault[] = [];
  edits = 0;
  /** What the platform says of every channel. */
  isPrivate = false;

  async post(message: OutgoingMessage): Promise<MessageRef> {
    const fault = this.faults.shift();
    if (fault !== undefined && fault !== "lost-answer") {
      throw failure(fault);
    }
    const id = `m${this.messages.length + 1}`;
    const ref = { channel: message.channel, message: id, thread: id };
    const { key, thread, broadcast, post } = message;
    this.messages.push({ key, ref, thread, broadcast, post });
    if (fault === "lost-answer") {
      throw failure(fault);
    }
    return await Promise.resolve(ref);
  }

  async edit(_workspace: string, ref: MessageRef, post: Post): Promise<void> {
    const fault = this.faults.shift();
    const stored = this.messages.find(({ ref: { message } }) => message === ref.message);
    if (fault !== undefined || stored === undefined) {
      throw failure(fault ?? "gone");
    }
    stored.post = post;
    this.edits += 1;
    await Promise.resolve();
  }

  async find({ key }: OutgoingMessage): Promise<MessageRef | undefined> {
    return await Promise.resolve(this.messages.find((message) => message.key === key)?.ref);
  }

  async access(): Promise<ChannelAccess> {
    const { isPrivate } = this;
    return await Promise.resolve({ ok: true, missing: [], remedy: "", isPrivate });
  }

  /** Replies under a message, in order. */
  repliesTo(thread: string): readonly StoredMessage[] {
    return this.messages.filter((message) => message.thread === thread);
  }
}

const REMEDY = {
  "lost-answer": "check-first",
  outage: "retry-later",
  forbidden: "fix-settings",
  refused: "give-up",
  gone: "post-anew",
  "rate-limited": "retry-later",
} as const;

function failure(fault: Fault): AppError {
  return new AppError(`The platform says: ${fault}.`, {
    code: fault.replaceAll("-", "_"),
    remedy: REMEDY[fault],
    ...(fault === "rate-limited" && { retryAfterMs: 90_000 }),
  });
}
