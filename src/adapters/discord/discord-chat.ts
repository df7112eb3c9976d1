import { Routes } from "discord.js";

import { AppError } from "../../base/errors.ts";
import type { Chat, ChannelAccess, OutgoingMessage } from "../../ports/chat.ts";
import type { Log } from "../../ports/log.ts";
import type { MessageRef, Post } from "../../thread/post.ts";
import { ownUser } from "./answers.ts";
import { accessTo } from "./channel-access.ts";
import { THREAD_EXISTS } from "./discord-errors.ts";
import { findMessage } from "./find-message.ts";
import { marksOf, pointerKey } from "./message-marks.ts";
import { remedyFor } from "./permissions.ts";
import { pointerPost } from "./pointer.ts";
import { renderPost, threadNameOf } from "./render.ts";
import { DiscordApi, type DiscordConnection } from "./rest.ts";

/** A thread stays in the channel's list for a week after its last message, the longest Discord has. */
const ARCHIVE_AFTER_MINUTES = 10_080;

export interface DiscordChatOptions extends DiscordConnection {
  readonly log: Log;
}

/**
 * Posts to Discord.
 *
 * One message is seen per key, in two ways. Within minutes Discord itself returns the first message for a
 * repeated nonce. Later `find` recognises it among the latest 300 messages of its thread or channel by
 * numbers that its components carry; what is further back is taken as not arrived. What stands half, a card
 * without its thread or a reply without its line in the channel, is completed by `find` and by a repeated
 * `post`; until then the failure is `check-first`.
 */
export function createDiscordChat(options: DiscordChatOptions): Chat {
  return new DiscordChat(new DiscordApi(options), options.log);
}

/** A message that stands; `fresh` when this very call posted it. */
interface Standing {
  readonly id: string;
  readonly fresh: boolean;
}

class DiscordChat implements Chat {
  readonly platform = "discord";
  readonly #api: DiscordApi;
  readonly #log: Log;
  #ownId: string | undefined;

  constructor(api: DiscordApi, log: Log) {
    this.#api = api;
    this.#log = log;
  }

  async post(message: OutgoingMessage): Promise<MessageRef> {
    const id = await this.#say(message);
    return await this.#complete(message, { id, fresh: true });
  }

  async edit(_workspace: string, ref: MessageRef, post: Post): Promise<void> {
    await this.#api.request({
      method: "patch",
      path: Routes.channelMessage(ref.channel, ref.message),
      attempt: "edit",
      body: renderPost(post),
    });
  }

  async find(message: OutgoingMessage): Promise<MessageRef | undefined> {
    try {
      const id = await this.#look(message, message.key, message.thread);
      return id === undefined ? undefined : await this.#complete(message, { id, fresh: false });
    } catch (error) {
      throw stillDoubtful(error);
    }
  }

  async access(workspace: string, channel: string): Promise<ChannelAccess> {
    return await accessTo(this.#api, { guild: workspace, channel, memberId: await this.#me() });
  }

  /** What belongs to a message that stands: its thread, or its line in the channel. */
  async #complete(message: OutgoingMessage, standing: Standing): Promise<MessageRef> {
    try {
      if (message.threadName !== undefined) {
        const thread = await this.#ensureThread(message.channel, standing.id, message.threadName);
        return { channel: message.channel, message: standing.id, thread };
      }
      if (message.broadcast && message.thread !== undefined) {
        await this.#ensurePointer(message, message.thread, standing);
      }
      return { channel: message.thread ?? message.channel, message: standing.id };
    } catch (error) {
      throw stillDoubtful(error);
    }
  }

  /** @returns the id of the thread on a message, opened now or before */
  async #ensureThread(channel: string, message: string, name: string): Promise<string> {
    try {
      return await this.#api.create({
        method: "post",
        path: Routes.threads(channel, message),
        attempt: "open-thread",
        body: { name: threadNameOf(name), auto_archive_duration: ARCHIVE_AFTER_MINUTES },
      });
    } catch (error) {
      if (error instanceof AppError && error.facts["discordCode"] === THREAD_EXISTS) {
        // A thread on a message has the message's own id.
        return message;
      }
      if (error instanceof AppError && error.remedy === "fix-settings") {
        await this.#withdraw(channel, message);
      }
      throw error;
    }
  }

  /** Takes back a card that can have no thread, so that it does not stand there twice once it can. */
  async #withdraw(channel: string, message: string): Promise<void> {
    const path = Routes.channelMessage(channel, message);
    await this.#api
      .request({ method: "delete", path, attempt: "edit" })
      .catch((error: unknown) =>
        this.#log.warn(
          { channel, message, code: error instanceof AppError ? error.code : "unknown" },
          "card without a thread left standing",
        ),
      );
  }

  /**
   * Discord shows a reply in its thread alone, so a line in the channel points to it. The reply itself
   * stands already: that the channel refuses the line is no reason to say it again.
   */
  async #ensurePointer(message: OutgoingMessage, thread: string, reply: Standing): Promise<void> {
    const key = pointerKey(message.key);
    const pointer = {
      key,
      channel: message.channel,
      post: pointerPost(message, thread, reply.id),
    };
    try {
      const found = reply.fresh ? undefined : await this.#look(message, key, undefined);
      if (found === undefined) {
        await this.#say(pointer);
      }
    } catch (error) {
      if (!(error instanceof AppError) || !REFUSALS.has(error.remedy)) {
        throw error;
      }
      this.#log.warn(
        { channel: message.channel, thread, code: error.code },
        "reply posted, its line in the channel refused",
      );
    }
  }

  /** Posts one message, and no second one for the same key within minutes. @returns its id */
  async #say(
    message: Pick<OutgoingMessage, "key" | "channel" | "thread" | "post">,
  ): Promise<string> {
    const marks = marksOf(message.key);
    return await this.#api.create({
      method: "post",
      path: Routes.channelMessages(message.thread ?? message.channel),
      attempt: message.thread === undefined ? "post" : "reply",
      body: { ...renderPost(message.post, marks), nonce: marks.nonce, enforce_nonce: true },
    });
  }

  /** @returns the id of the message with a key in the thread or, absent, the channel of a message */
  async #look(
    message: OutgoingMessage,
    key: string,
    thread: string | undefined,
  ): Promise<string | undefined> {
    const author = await this.#me();
    const { id, empty } = await findMessage(this.#api, {
      channel: message.channel,
      thread,
      author,
      marks: marksOf(key),
    });
    if (empty) {
      await this.#requireHistory(message);
    }
    return id;
  }

  /** Whoever may not read the history is shown an empty list: that is no proof of absence. */
  async #requireHistory({ workspace, channel }: OutgoingMessage): Promise<void> {
    const { missing } = await this.access(workspace, channel);
    if (missing.includes(HISTORY)) {
      throw new AppError(
        `Whether a message has arrived cannot be seen in Discord. ${remedyFor([HISTORY])}`,
        { code: "discord_history_hidden", remedy: "fix-settings", facts: { channel } },
      );
    }
  }

  /** Our own user id, asked for once. */
  async #me(): Promise<string> {
    this.#ownId ??= (await this.#api.read(Routes.user(), ownUser)).id;
    return this.#ownId;
  }
}

const HISTORY = "Read Message History";
const REFUSALS: ReadonlySet<AppError["remedy"]> = new Set(["fix-settings", "give-up"]);

/** A message stands or may stand: whoever tries again later must look for it first. */
function stillDoubtful(error: unknown): unknown {
  if (!(error instanceof AppError) || error.remedy !== "retry-later") {
    return error;
  }
  return new AppError(error.message, {
    code: error.code,
    remedy: "check-first",
    facts: error.facts,
    ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
  });
}
