import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { parse as parseForm } from "node:querystring";
import { text as textOf } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

import type { webApi } from "@slack/bolt";

import {
  type Answer,
  BOT_TOKEN,
  failAfter,
  failBefore,
  isRefusal,
  refusal,
  sendJson,
  type SlackFault,
} from "./slack-faults.ts";
import { listen, shut } from "./slack-listen.ts";
import { type BlockShape, faultOfChannel, faultOfContent } from "./slack-rules.ts";

interface SlackCall {
  readonly method: string;
  readonly args: Readonly<Record<string, string>>;
}

interface StoredMessage {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly broadcast: boolean;
  text: string;
  blocks: readonly BlockShape[];
  metadata: object | null;
}

export interface SlackServer {
  /** Ends in /api/. */
  readonly apiUrl: string;
  /** Where a command says its answers go; what arrives is in `responses`. */
  readonly responseUrl: string;
  readonly calls: SlackCall[];
  readonly messages: StoredMessage[];
  readonly responses: Record<string, unknown>[];
  /** Sent as `x-oauth-scopes`, and what history is refused without. */
  scopes: string[];
  readonly channels: Map<string, NonNullable<webApi.ConversationsInfoResponse["channel"]>>;
  /** The next calls of a method fail so, one fault a call. */
  fail(method: string, ...faults: SlackFault[]): void;
  /** So many calls of a method go well, the one after them fails. */
  allow(method: string, calls: number, then: SlackFault): void;
  /** The next message is so many seconds younger. */
  advance(seconds: number): void;
  /** Resolves once that many answers to commands have arrived. */
  responded(count: number): Promise<void>;
  reset(): void;
  close(): Promise<void>;
}

const PAGE_MAX = 15;

/**
 * The part of Slack's Web API that Newsthread calls, for the faults that no other test server plays.
 *
 * Its answers are checked by the compiler against the client's own typings; limits that Slack documents are
 * enforced with Slack's own errors. Like a workspace under the strict limit it pages by 15.
 */
export async function startSlackApiServer(): Promise<SlackServer> {
  const state = new SlackState();
  const server = createServer((request, response) => void state.serve(request, response));
  const port = await listen(server);
  return Object.assign(state, {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    responseUrl: `http://127.0.0.1:${port}/respond`,
    close: () => shut(server),
  });
}

class SlackState {
  readonly calls: SlackCall[] = [];
  readonly messages: StoredMessage[] = [];
  readonly responses: Record<string, unknown>[] = [];
  scopes: string[] = [];
  readonly channels: SlackServer["channels"] = new Map();
  readonly #faults = new Map<string, (SlackFault | undefined)[]>();
  readonly #waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  #clock = 1_763_000_000;

  constructor() {
    this.reset();
  }

  reset(): void {
    this.calls.length = 0;
    this.messages.length = 0;
    this.responses.length = 0;
    this.#faults.clear();
    this.scopes = [
      "commands",
      "chat:write",
      "channels:read",
      "groups:read",
      "channels:history",
      "groups:history",
    ];
    this.channels.clear();
    this.channels.set("C1", { id: "C1", name: "desk", is_member: true, is_archived: false });
  }

  fail(method: string, ...faults: SlackFault[]): void {
    this.#faults.set(method, [...(this.#faults.get(method) ?? []), ...faults]);
  }

  allow(method: string, calls: number, then: SlackFault): void {
    this.#faults.set(method, [...Array<undefined>(calls).fill(undefined), then]);
  }

  advance(seconds: number): void {
    this.#clock += seconds;
  }

  responded(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ count, resolve });
      this.#settle();
    });
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    if (request.url === "/respond") {
      const said: Record<string, unknown> = JSON.parse(body);
      this.responses.push(said);
      response.end("ok");
      this.#settle();
      return;
    }
    const method = (request.url ?? "").replace("/api/", "");
    const args = Object.fromEntries(
      Object.entries(parseForm(body)).map(([name, value]) => [name, String(value)]),
    );
    this.calls.push({ method, args });
    const fault = this.#faults.get(method)?.shift();
    if (fault !== undefined && isRefusal(fault)) {
      failBefore(fault, response);
      return;
    }
    if (fault?.kind === "late") {
      await sleep(fault.afterMs);
    }
    const answer =
      request.headers.authorization === `Bearer ${BOT_TOKEN}`
        ? this.#answer(method, args)
        : refusal("invalid_auth");
    if (fault === undefined) {
      response.setHeader("x-oauth-scopes", this.scopes.join(","));
      sendJson(response, answer);
    } else {
      failAfter(fault, response);
    }
  }

  #settle(): void {
    for (const { count, resolve } of this.#waiting) {
      if (this.responses.length >= count) {
        resolve();
      }
    }
  }

  #answer(method: string, args: Readonly<Record<string, string>>): Answer {
    switch (method) {
      case "auth.test":
        return {
          ok: true,
          url: "https://desk.slack.com/",
          team: "Desk",
          team_id: "T1",
          user: "newsthread",
          user_id: "UBOT",
          bot_id: "BBOT",
        } satisfies webApi.AuthTestResponse;
      case "chat.postMessage":
        return this.#post(args);
      case "chat.update":
        return this.#update(args);
      case "conversations.info":
        return this.#describe(args["channel"] ?? "");
      case "conversations.history":
        return this.#read(
          args,
          this.messages
            .filter(({ channel }) => channel === args["channel"])
            .filter(({ thread_ts, broadcast }) => thread_ts === undefined || broadcast)
            .toReversed(),
        );
      case "conversations.replies":
        return this.#replies(args);
      default:
        return refusal("unknown_method");
    }
  }

  #post(args: Readonly<Record<string, string>>): Answer {
    const { channel = "", text = "", thread_ts: thread } = args;
    const blocks: BlockShape[] = JSON.parse(args["blocks"] ?? "[]");
    const fault =
      faultOfChannel(this.channels.get(channel)) ??
      faultOfContent(text, blocks) ??
      this.#faultOfThread(thread);
    if (fault !== undefined) {
      return refusal(fault);
    }
    this.#clock += 1;
    const ts = `${this.#clock}.000100`;
    this.messages.push({
      channel,
      ts,
      ...(thread !== undefined && { thread_ts: thread }),
      broadcast: args["reply_broadcast"] === "true",
      text,
      blocks,
      metadata: JSON.parse(args["metadata"] ?? "null"),
    });
    return {
      ok: true,
      channel,
      ts,
      message: { type: "message", text, ts, user: "UBOT", bot_id: "BBOT" },
    } satisfies webApi.ChatPostMessageResponse;
  }

  #faultOfThread(thread: string | undefined): string | undefined {
    return thread === undefined || this.messages.some(({ ts }) => ts === thread)
      ? undefined
      : "thread_not_found";
  }

  #update(args: Readonly<Record<string, string>>): Answer {
    const found = this.messages.find(
      ({ channel, ts }) => channel === args["channel"] && ts === args["ts"],
    );
    const blocks: BlockShape[] = JSON.parse(args["blocks"] ?? "[]");
    const fault = found === undefined ? "message_not_found" : faultOfContent(args["text"], blocks);
    if (found === undefined || fault !== undefined) {
      return refusal(fault ?? "message_not_found");
    }
    found.text = args["text"] ?? "";
    found.blocks = blocks;
    return {
      ok: true,
      channel: found.channel,
      ts: found.ts,
      text: found.text,
    } satisfies webApi.ChatUpdateResponse;
  }

  #describe(id: string): Answer {
    const channel = this.channels.get(id);
    return channel === undefined
      ? refusal("channel_not_found")
      : ({ ok: true, channel } satisfies webApi.ConversationsInfoResponse);
  }

  #replies(args: Readonly<Record<string, string>>): Answer {
    const { ts = "", oldest = "0" } = args;
    const inChannel = this.messages.filter(({ channel }) => channel === args["channel"]);
    const root = inChannel.find((one) => one.ts === ts);
    if (root === undefined) {
      return refusal("thread_not_found");
    }
    const replies = inChannel.filter(({ thread_ts }) => thread_ts === ts);
    return this.#read(args, [root, ...replies.filter((one) => Number(one.ts) > Number(oldest))]);
  }

  #read(args: Readonly<Record<string, string>>, messages: readonly StoredMessage[]): Answer {
    if (!this.scopes.includes("channels:history")) {
      return refusal("missing_scope", "channels:history");
    }
    const from = Number(args["cursor"] ?? 0);
    const to = from + Math.min(Number(args["limit"] ?? PAGE_MAX), PAGE_MAX);
    const withMetadata = args["include_all_metadata"] === "true";
    return {
      ok: true,
      messages: messages.slice(from, to).map((one) => this.#shown(one, withMetadata)),
      has_more: to < messages.length,
      response_metadata: { next_cursor: to < messages.length ? String(to) : "" },
    } satisfies webApi.ConversationsHistoryResponse & webApi.ConversationsRepliesResponse;
  }

  #shown(message: StoredMessage, withMetadata: boolean) {
    const newest = this.messages.findLast(({ thread_ts }) => thread_ts === message.ts);
    return {
      type: "message",
      user: "UBOT",
      bot_id: "BBOT",
      text: message.text,
      ts: message.ts,
      ...(message.thread_ts !== undefined && { thread_ts: message.thread_ts }),
      ...(newest !== undefined && { thread_ts: message.ts, latest_reply: newest.ts }),
      ...(withMetadata && message.metadata !== null && { metadata: message.metadata }),
    };
  }
}
