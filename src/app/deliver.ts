import { AppError } from "../base/errors.ts";
import type { PlatformName } from "../follow/follow.ts";
import type { LeasedRow, Settlement } from "../outbox/outbox-row.ts";
import { GIVE_UP_AFTER_MS, retryAt, SETTLING_MS } from "../outbox/retry.ts";
import type { Chat, OutgoingMessage } from "../ports/chat.ts";
import { sentencePost } from "../thread/notice.ts";
import type { MessageRef } from "../thread/post.ts";
import type { Desk } from "./desk.ts";
import { linkMergedCards } from "./merged-cards.ts";
import { repostCard } from "./repost-card.ts";

export interface Deliverer {
  readonly desk: Desk;
  readonly chats: ReadonlyMap<PlatformName, Chat>;
  /** Names this process in leases. */
  readonly owner: string;
  /** 0 to 1; spreads retries. */
  readonly chance: () => number;
  /** Turns a row's key into the 24 characters [0-9a-f] that platforms take. */
  readonly shortKey: (key: string) => string;
  /** Waits in real time; paces posts to one channel. */
  readonly pause: (ms: number) => Promise<void>;
  /** Least time between two posts to one channel, in milliseconds. Slack allows about one a second. */
  readonly spacingMs: number;
  /** Begins no further message once it fires; what was leased goes out after the next start. */
  readonly signal?: AbortSignal;
}

const LEASE_MS = 60_000;
/** Rows leased at a time over all channels. */
const MOST_WAITING = 64;

/**
 * Sends what is due, the channels side by side, within a channel one message after the other. A platform
 * that is slow to answer holds up nobody's channels but its own.
 */
export class DeliveryCrew {
  readonly #deliverer: Deliverer;
  /** What is under way in each channel, by its id; the messages sent since it began. */
  readonly #channels = new Map<string, Promise<number>>();
  /** Rows that wait their turn here, by id: one that is leased to us anew meanwhile has it already. */
  readonly #waiting = new Set<string>();

  constructor(deliverer: Deliverer) {
    this.#deliverer = deliverer;
  }

  /** Leases what is due and begins to send it. @returns how many rows were leased */
  async start(): Promise<number> {
    const { desk, owner } = this.#deliverer;
    const room = MOST_WAITING - this.#waiting.size;
    if (room <= 0) {
      return 0;
    }
    const now = desk.clock.now();
    const until = new Date(now.getTime() + LEASE_MS);
    const due = await desk.database.outbox.leaseDue(now, until, owner, room);
    const rows = due.filter(({ id }) => !this.#waiting.has(id));
    for (const [channelId, turn] of Map.groupBy(rows, (row) => row.channelId)) {
      this.#append(channelId, turn);
    }
    return rows.length;
  }

  /** Waits until nothing is under way. @returns how many messages went out meanwhile */
  async finish(): Promise<number> {
    const sent = await Promise.all(this.#channels.values());
    return sent.reduce((total, count) => total + count, 0);
  }

  #append(channelId: string, rows: readonly LeasedRow[]): void {
    for (const { id } of rows) {
      this.#waiting.add(id);
    }
    const before = this.#channels.get(channelId);
    const turn = this.#deliverAfter(before, rows);
    this.#channels.set(channelId, turn);
    void turn.then(() => {
      if (this.#channels.get(channelId) === turn) {
        this.#channels.delete(channelId);
      }
      return undefined;
    });
  }

  /** Never rejects: a row that could not be settled is leased anew once its lease has run out. */
  async #deliverAfter(
    before: Promise<number> | undefined,
    rows: readonly LeasedRow[],
  ): Promise<number> {
    let sent = (await before) ?? 0;
    for (const [index, row] of rows.entries()) {
      if (index > 0 || before !== undefined) {
        await this.#deliverer.pause(this.#deliverer.spacingMs);
      }
      if (this.#deliverer.signal?.aborted !== true) {
        sent += (await this.#deliver(row)) ? 1 : 0;
      }
      this.#waiting.delete(row.id);
    }
    return sent;
  }

  async #deliver(row: LeasedRow): Promise<boolean> {
    try {
      return await deliver(row, this.#deliverer);
    } catch (error) {
      this.#deliverer.desk.log.error({ row: row.key, error }, "delivery not stored");
      return false;
    }
  }
}

/** Sends what is due and waits for it. @returns how many messages went out */
export async function deliverDue(deliverer: Deliverer): Promise<number> {
  const crew = new DeliveryCrew(deliverer);
  await crew.start();
  return await crew.finish();
}

/** Sends one leased row and settles it. @returns whether it was said */
async function deliver(row: LeasedRow, deliverer: Deliverer): Promise<boolean> {
  const { desk, owner } = deliverer;
  const chat = deliverer.chats.get(row.platform);
  const settlement =
    chat === undefined
      ? unconnected(row, deliverer)
      : await attemptPlainIfRefused(row, chat, deliverer).catch(
          async (error: unknown) => await settlementOf(error, row, deliverer),
        );
  if (settlement === undefined) {
    return false;
  }
  await desk.database.outbox.settle(row.id, owner, settlement, desk.clock.now());
  desk.log.info(
    { row: row.key, kind: row.kind, attempts: row.attempts + 1, outcome: settlement.kind },
    "message settled",
  );
  if (settlement.kind === "sent" && row.kind === "card") {
    await linkMergedCards(row, desk);
  }
  return settlement.kind === "sent";
}

function unconnected(row: LeasedRow, deliverer: Deliverer): Settlement {
  return {
    kind: "retry",
    at: retryAt(row.attempts + 1, undefined, chanceNow(deliverer)),
    doubtful: row.doubtful,
    sentence: `No connection to ${row.platform} is set up here.`,
  };
}

/** A message that the platform refuses as it is goes out once more as plain text: a desk must get the news. */
async function attemptPlainIfRefused(
  row: LeasedRow,
  chat: Chat,
  deliverer: Deliverer,
): Promise<Settlement | undefined> {
  try {
    return await attempt(row, chat, deliverer);
  } catch (error) {
    if (error instanceof AppError && error.remedy === "give-up") {
      deliverer.desk.log.warn({ row: row.key, code: error.code }, "message refused, sent plain");
      const post = { ...sentencePost(row.post.text), tone: row.post.tone };
      return await attempt({ ...row, post }, chat, deliverer);
    }
    throw error;
  }
}

/** @returns nothing when the row must not be sent any more */
async function attempt(
  row: LeasedRow,
  chat: Chat,
  deliverer: Deliverer,
): Promise<Settlement | undefined> {
  if (row.kind === "edit") {
    return (await mayBeSent(row, deliverer)) ? await editCard(row, chat) : undefined;
  }
  if (row.kind === "amend") {
    return (await mayBeSent(row, deliverer)) ? await amendReply(row, chat) : undefined;
  }
  const message = messageOf(row, deliverer.shortKey);
  const arrived = row.doubtful ? await chat.find(message) : undefined;
  if (arrived !== undefined) {
    return { kind: "sent", ref: arrived };
  }
  return (await mayBeSent(row, deliverer))
    ? { kind: "sent", ref: await chat.post(message) }
    : undefined;
}

/** Asks for leave to send, and with it notes that the send begins. */
async function mayBeSent(row: LeasedRow, { desk, owner }: Deliverer): Promise<boolean> {
  const clearAt = new Date(desk.clock.now().getTime() + SETTLING_MS);
  return await desk.database.outbox.markSending(row.id, owner, clearAt);
}

async function editCard(row: LeasedRow, chat: Chat): Promise<Settlement> {
  if (row.card === undefined) {
    return { kind: "dead", sentence: "The card that this edit was for was never posted." };
  }
  await chat.edit(row.workspaceExternalId, row.card, row.post);
  return { kind: "sent", ref: undefined };
}

/** An amendment goes out behind its reply; of a reply that was never said there is nothing to amend. */
async function amendReply(row: LeasedRow, chat: Chat): Promise<Settlement> {
  if (row.reply === undefined) {
    return { kind: "dead", sentence: "The reply that this amends was never posted." };
  }
  await chat.edit(row.workspaceExternalId, row.reply, row.post);
  return { kind: "sent", ref: undefined };
}

function messageOf(row: LeasedRow, shortKey: Deliverer["shortKey"]): OutgoingMessage {
  const thread: string | undefined = row.kind === "alert" ? threadOf(row.card) : undefined;
  return {
    key: shortKey(row.key),
    workspace: row.workspaceExternalId,
    channel: row.channelExternalId,
    ...(row.kind === "card" && { threadName: row.threadName ?? "Story" }),
    ...(thread !== undefined && { thread }),
    broadcast: row.broadcast,
    post: row.post,
  };
}

function threadOf(card: MessageRef | undefined): string | undefined {
  return card?.thread ?? card?.message;
}

/** What a failed attempt means for its row. A failure of ours counts as one of the platform's: nothing is lost. */
async function settlementOf(
  error: unknown,
  row: LeasedRow,
  deliverer: Deliverer,
): Promise<Settlement> {
  const { desk } = deliverer;
  const failure = error instanceof AppError ? error : undefined;
  if (failure === undefined) {
    desk.log.error({ row: row.key, error }, "delivery failed");
  }
  const sentence = failure?.message ?? "Sending failed here; the log has the reason.";
  switch (failure?.remedy) {
    case "fix-settings":
      return { kind: "paused", sentence, doubtful: row.doubtful };
    case "give-up":
      return { kind: "dead", sentence };
    case "post-anew":
      return await cardIsGone(row, sentence, deliverer);
    case "check-first":
      return again(
        row,
        { sentence, doubtful: true, atLeastMs: Math.max(SETTLING_MS, failure?.retryAfterMs ?? 0) },
        deliverer,
      );
    case "retry-later":
    case undefined:
      return again(
        row,
        { sentence, doubtful: row.doubtful, atLeastMs: failure?.retryAfterMs },
        deliverer,
      );
  }
}

interface Again {
  readonly sentence: string;
  readonly doubtful: boolean;
  readonly atLeastMs: number | undefined;
}

function again(
  row: LeasedRow,
  { sentence, doubtful, atLeastMs }: Again,
  deliverer: Deliverer,
): Settlement {
  const now = deliverer.desk.clock.now();
  if (now.getTime() - row.createdAt.getTime() > GIVE_UP_AFTER_MS) {
    return { kind: "dead", sentence: `Given up after three days. Last: ${sentence}` };
  }
  const at = retryAt(row.attempts + 1, atLeastMs, chanceNow(deliverer));
  return { kind: "retry", at, doubtful, sentence };
}

/** The card was deleted (or the reply that was to be amended): a new card is queued before this row, which then goes on under it. */
async function cardIsGone(
  row: LeasedRow,
  sentence: string,
  deliverer: Deliverer,
): Promise<Settlement> {
  if (row.kind === "amend") {
    return { kind: "dead", sentence };
  }
  const reposted = await repostCard(row, deliverer.desk);
  return reposted && row.kind !== "edit"
    ? again(row, { sentence, doubtful: false, atLeastMs: undefined }, deliverer)
    : { kind: "dead", sentence };
}

function chanceNow({ desk, chance }: Deliverer) {
  return { now: desk.clock.now(), chance: chance() };
}
