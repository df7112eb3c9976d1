import { Routes } from "discord.js";

import { type ListedMessage, messages } from "./answers.ts";
import type { MessageMarks } from "./message-marks.ts";
import type { DiscordApi } from "./rest.ts";

const PAGE = 100;
/** How far back a message is looked for: the latest 300 of where it would stand. */
const PAGES = 3;

export interface Search {
  readonly channel: string;
  /** Looks in this thread instead. */
  readonly thread?: string | undefined;
  /** Our own user id. */
  readonly author: string;
  readonly marks: MessageMarks;
}

/** What a search saw. `empty` when there was no message at all, which may also mean: none we may read. */
export interface SearchResult {
  readonly id: string | undefined;
  readonly empty: boolean;
}

/** Looks for a message of ours among the latest 300 of a channel or thread. */
export async function findMessage(api: DiscordApi, search: Search): Promise<SearchResult> {
  let before: string | undefined;
  let seen = 0;
  for (let page = 0; page < PAGES; page += 1) {
    const listed = await latest(api, search, before);
    seen += listed.length;
    const found = listed.find((message) => isMarked(message, search));
    if (found !== undefined || listed.length < PAGE) {
      return { id: found?.id, empty: seen === 0 };
    }
    before = listed.at(-1)?.id;
  }
  return { id: undefined, empty: false };
}

async function latest(
  api: DiscordApi,
  { channel, thread }: Search,
  before: string | undefined,
): Promise<readonly ListedMessage[]> {
  return await api.ask(
    {
      method: "get",
      path: Routes.channelMessages(thread ?? channel),
      attempt: thread === undefined ? "look" : "look-in-thread",
      query: new URLSearchParams({ limit: String(PAGE), ...(before !== undefined && { before }) }),
    },
    messages,
  );
}

/**
 * Whether a listed message carries the marks. Discord keeps the numbers that components were given; where
 * it shows the nonce, that tells as well.
 */
function isMarked(message: ListedMessage, { author, marks }: Search): boolean {
  return (
    message.author.id === author && (message.nonce === marks.nonce || hasNumbers(message, marks))
  );
}

function hasNumbers(message: ListedMessage, marks: MessageMarks): boolean {
  const [container] = message.components;
  return container?.id === marks.container && container.components?.[0]?.id === marks.firstText;
}
