import type { webApi } from "@slack/bolt";

import type { OutgoingMessage } from "../../ports/chat.ts";
import { HISTORY_PAGE, HISTORY_PAGES } from "./limits.ts";

/** Says in a message's metadata that it is ours; its payload's `k` is the message's key. */
export const MESSAGE_EVENT = "newsthread_message";

/** The two calls that read messages. */
export interface HistoryCalls {
  readonly conversations: Pick<webApi.WebClient["conversations"], "history" | "replies">;
}

/** Where in a channel or thread the reading stands. */
interface Place {
  readonly cursor?: string;
  /** Only what is younger than this message. */
  readonly oldest?: string;
  readonly pagesRead: number;
}

/** What both calls say of a message. */
interface ReadMessage {
  readonly ts?: string;
  readonly latest_reply?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
}

interface Page {
  readonly messages: readonly ReadMessage[];
  readonly next: string | undefined;
}

/** How long before a thread's newest reply a message is looked for that was sent and not acknowledged. */
const LOOK_BACK_SECONDS = 3600;
/** Readings that were interrupted and are remembered. */
const INTERRUPTED_MAX = 500;

/**
 * Looks for messages of ours by the key in their metadata.
 *
 * Some workspaces grant one such call a minute. A reading that is refused for that goes on where it
 * stopped when it is asked for again, so that it comes to an end.
 */
export class ReadBack {
  readonly #slack: HistoryCalls;
  readonly #interrupted = new Map<string, Place>();

  constructor(slack: HistoryCalls) {
    this.#slack = slack;
  }

  /**
   * Reads at most `HISTORY_PAGES` pages: of a channel the newest; of a thread its beginning and then its
   * last hour.
   *
   * @returns the timestamp of the message
   * @throws what the client throws
   */
  async findTimestamp(message: OutgoingMessage): Promise<string | undefined> {
    let place: Place | undefined = this.#interrupted.get(message.key) ?? { pagesRead: 0 };
    while (place !== undefined && place.pagesRead < HISTORY_PAGES) {
      this.#remember(message.key, place);
      const page: Page = await this.#read(message, place);
      const found = page.messages.find((one) => keyOf(one) === message.key);
      if (found?.ts !== undefined) {
        this.#interrupted.delete(message.key);
        return found.ts;
      }
      place = nextPlace(page, place, message.thread);
    }
    this.#interrupted.delete(message.key);
    return undefined;
  }

  async #read({ channel, thread }: OutgoingMessage, place: Place): Promise<Page> {
    const asked = {
      channel,
      limit: HISTORY_PAGE,
      include_all_metadata: true,
      ...(place.cursor !== undefined && { cursor: place.cursor }),
      ...(place.oldest !== undefined && { oldest: place.oldest }),
    };
    const answer =
      thread === undefined
        ? await this.#slack.conversations.history(asked)
        : await this.#slack.conversations.replies({ ...asked, ts: thread });
    const next = answer.response_metadata?.next_cursor;
    return {
      messages: answer.messages ?? [],
      next: answer.has_more === true && next !== undefined && next !== "" ? next : undefined,
    };
  }

  #remember(key: string, place: Place): void {
    this.#interrupted.delete(key);
    this.#interrupted.set(key, place);
    const [eldest] = this.#interrupted.keys();
    if (eldest !== undefined && this.#interrupted.size > INTERRUPTED_MAX) {
      this.#interrupted.delete(eldest);
    }
  }
}

/**
 * A channel is read from its newest message back. A thread comes oldest first, so after its first page,
 * which tells when the newest reply was, reading jumps to the last hour before that unless it is there.
 */
function nextPlace(page: Page, { pagesRead, oldest }: Place, thread?: string): Place | undefined {
  if (page.next === undefined) {
    return undefined;
  }
  const newest = page.messages.find(({ ts }) => ts === thread)?.latest_reply;
  const lastHour = newest === undefined ? 0 : secondsOf(newest) - LOOK_BACK_SECONDS;
  if (thread !== undefined && pagesRead === 0 && lastHour > secondsOf(page.messages.at(-1)?.ts)) {
    return { oldest: `${lastHour}.000000`, pagesRead: 1 };
  }
  return {
    cursor: page.next,
    pagesRead: pagesRead + 1,
    ...(oldest !== undefined && { oldest }),
  };
}

/** Slack's timestamps are seconds with six decimals: "1700000001.000200". */
function secondsOf(timestamp = ""): number {
  const seconds = Number.parseInt(timestamp, 10);
  return Number.isNaN(seconds) ? 0 : seconds;
}

function keyOf(message: ReadMessage): string | undefined {
  const { metadata } = message;
  if (metadata?.event_type !== MESSAGE_EVENT || !metadata.event_payload) {
    return undefined;
  }
  const key: unknown = "k" in metadata.event_payload ? metadata.event_payload.k : undefined;
  return typeof key === "string" ? key : undefined;
}
