import type { webApi } from "@slack/bolt";

import { AppError } from "../../base/errors.ts";
import type { ChannelAccess, Chat, OutgoingMessage } from "../../ports/chat.ts";
import type { Log } from "../../ports/log.ts";
import type { MessageRef, Post } from "../../thread/post.ts";
import { boltLogger } from "./bolt-logger.ts";
import { accessOf, accessRefused } from "./channel-access.ts";
import { type CallPurpose, slackCodeOf, toAppError } from "./failures.ts";
import { type HistoryCalls, MESSAGE_EVENT, ReadBack } from "./read-back.ts";
import { renderPost } from "./render.ts";
import { createWebClient } from "./web-client.ts";

/** The calls we make. Narrow on purpose. */
interface SlackCalls extends HistoryCalls {
  readonly chat: Pick<webApi.WebClient["chat"], "postMessage" | "update">;
  readonly conversations: Pick<webApi.WebClient["conversations"], "history" | "info" | "replies">;
}

export interface SlackChatOptions {
  /** Bot token, xoxb-…. */
  readonly token: string;
  /** Base of the Web API, ending in /api/; absent: Slack itself. */
  readonly apiUrl?: string | undefined;
  readonly log: Log;
  /** Milliseconds to wait for an answer; default 7,000. */
  readonly timeoutMs?: number | undefined;
}

/** Posts to Slack with a bot token. No connection is made before the first call. */
export function createSlackChat({ token, apiUrl, log, timeoutMs }: SlackChatOptions): Chat {
  const logger = boltLogger(log, [token]);
  return new SlackChat(createWebClient({ token, apiUrl, logger, timeoutMs }), log);
}

/**
 * Slack as a chat: a thread is the timestamp of its first message, and every message carries its key in
 * its metadata, for Slack itself accepts no key against repeats.
 */
class SlackChat implements Chat {
  readonly platform = "slack";
  readonly #slack: SlackCalls;
  readonly #readBack: ReadBack;
  readonly #log: Log;

  constructor(slack: SlackCalls, log: Log) {
    this.#slack = slack;
    this.#readBack = new ReadBack(slack);
    this.#log = log;
  }

  async post(message: OutgoingMessage): Promise<MessageRef> {
    const purpose: CallPurpose = {
      method: "chat.postMessage",
      channel: message.channel,
      saysOnce: true,
    };
    const answer = await attempt(purpose, () => this.#slack.chat.postMessage(argumentsOf(message)));
    if (answer.ts === undefined) {
      throw new AppError("Slack's answer does not say where the message is.", {
        code: "slack_bad_answer",
        remedy: "check-first",
        facts: { method: purpose.method, channel: message.channel },
      });
    }
    return refOf(message, answer.ts);
  }

  async edit(_workspace: string, ref: MessageRef, post: Post): Promise<void> {
    const { channel, message: ts } = ref;
    await attempt({ method: "chat.update", channel, saysOnce: false }, () =>
      this.#slack.chat.update({
        channel,
        ts,
        ...renderPost(post),
        parse: "none",
        link_names: false,
      }),
    );
  }

  /**
   * Without the history scopes nothing can be looked up: it then says that the message did not arrive,
   * so that it is posted, perhaps a second time, rather than never, and logs a warning.
   */
  async find(message: OutgoingMessage): Promise<MessageRef | undefined> {
    const { channel, thread } = message;
    const method = thread === undefined ? "conversations.history" : "conversations.replies";
    try {
      const ts = await this.#readBack.findTimestamp(message);
      return ts === undefined ? undefined : refOf(message, ts);
    } catch (error) {
      if (slackCodeOf(error) === "missing_scope") {
        this.#log.warn(
          { code: "slack_history_scope_missing", channel, key: message.key },
          "cannot look for a doubtful message in Slack; it may be posted twice",
        );
        return undefined;
      }
      throw toAppError(error, { method, channel, saysOnce: false });
    }
  }

  async access(_workspace: string, channel: string): Promise<ChannelAccess> {
    try {
      const { channel: found } = await this.#slack.conversations.info({ channel });
      return accessOf(found);
    } catch (error) {
      const refused = accessRefused(error, channel);
      if (refused === undefined) {
        throw toAppError(error, { method: "conversations.info", channel, saysOnce: false });
      }
      return refused;
    }
  }
}

async function attempt<T>(purpose: CallPurpose, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toAppError(error, purpose);
  }
}

function argumentsOf(message: OutgoingMessage): webApi.ChatPostMessageArguments {
  const { channel, thread, broadcast, key, post } = message;
  const said = {
    channel,
    ...renderPost(post),
    metadata: { event_type: MESSAGE_EVENT, event_payload: { k: key } },
    parse: "none" as const,
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  };
  if (thread === undefined) {
    return said;
  }
  return broadcast
    ? { ...said, thread_ts: thread, reply_broadcast: true }
    : { ...said, thread_ts: thread };
}

/** Any message that is no reply can have a thread: its own timestamp names it. */
function refOf({ channel, thread }: OutgoingMessage, ts: string): MessageRef {
  return { channel, message: ts, ...(thread === undefined && { thread: ts }) };
}
