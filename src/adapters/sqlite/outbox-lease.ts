import { type Kysely, sql } from "kysely";

import type { PlatformName } from "../../follow/follow.ts";
import type { OutboxKind, LeasedRow } from "../../outbox/outbox-row.ts";
import type { MessageRef, Post } from "../../thread/post.ts";
import { dateOf, idOf, idOrUndefined, instantOf } from "./columns.ts";
import type { Schema } from "./schema.ts";
import { decodeJson, type Json } from "./stored-text.ts";

export interface Lease {
  readonly now: Date;
  readonly until: Date;
  readonly owner: string;
  readonly limit: number;
}

interface DueRow {
  readonly id: number;
  readonly workspace_id: number;
  readonly key: string;
  readonly channel_id: number;
  readonly story_id: number | null;
  readonly kind: OutboxKind;
  readonly lane: string;
  readonly attempts: number;
  readonly doubtful: number;
  readonly not_before: number;
  readonly created_at: number;
  readonly broadcast: number;
  readonly post: Json<Post>;
  readonly platform: PlatformName;
  readonly workspace_external_id: string;
  readonly channel_external_id: string;
  readonly card: Json<MessageRef> | null;
  readonly title: string | null;
  readonly amends: string | null;
  readonly reply: Json<MessageRef> | null;
}

/** Leases the first rows of the lanes that are due. A row that was being sent when its lease ran out is doubtful. */
export async function leaseRows(db: Kysely<Schema>, lease: Lease): Promise<readonly LeasedRow[]> {
  const rows = await selectDue(db, lease);
  if (rows.length > 0) {
    await db
      .updateTable("outbox")
      .set((eb) => ({
        attempts: eb("attempts", "+", 1),
        doubtful: sql<number>`max(doubtful, sending)`,
        sending: 0,
        lease_owner: lease.owner,
        lease_until: instantOf(lease.until),
      }))
      .where(
        "id",
        "in",
        rows.map(({ id }) => id),
      )
      .execute();
  }
  return rows.map(leasedRowOf);
}

/**
 * The first waiting row of each lane. Walks from lane to lane by the index instead of over the rows: a
 * backlog in one lane costs no more than a single row, and settled rows cost nothing.
 */
const LANE_HEADS = sql`
  with recursive
    lanes (lane) as (
      select min(lane) from outbox where state = 'waiting'
      union all
      select (select min(lane) from outbox where state = 'waiting' and lane > lanes.lane)
      from lanes where lanes.lane is not null
    ),
    heads (id) as (
      select (
        select id from outbox
        where state = 'waiting' and lane = lanes.lane
        order by lane_rank, id limit 1
      )
      from lanes where lanes.lane is not null
    )`;

async function selectDue(db: Kysely<Schema>, { now, limit }: Lease): Promise<readonly DueRow[]> {
  const instant = instantOf(now);
  const { rows } = await sql<DueRow>`
    ${LANE_HEADS}
    select
      outbox.id, outbox.workspace_id, outbox.key, outbox.channel_id, outbox.story_id, outbox.kind,
      outbox.lane, outbox.attempts, max(outbox.doubtful, outbox.sending) as doubtful,
      outbox.not_before, outbox.created_at, outbox.broadcast, outbox.post,
      workspace.platform, workspace.external_id as workspace_external_id,
      channel.external_id as channel_external_id, card.ref as card, story.title,
      outbox.amends, reply.ref as reply
    from heads
    join outbox on outbox.id = heads.id
    join workspace on workspace.id = outbox.workspace_id
    join channel on channel.workspace_id = outbox.workspace_id and channel.id = outbox.channel_id
    left join story on story.workspace_id = outbox.workspace_id and story.id = outbox.story_id
    left join card on card.workspace_id = outbox.workspace_id
      and card.story_id = outbox.story_id and card.channel_id = outbox.channel_id
    left join outbox as reply on reply.workspace_id = outbox.workspace_id
      and reply.key = outbox.amends
    where outbox.due_at <= ${instant}
      and channel.paused is null
      and (outbox.kind in ('card', 'digest') or card.ref is not null)
      and not exists (
        select 1 from outbox as leased
        where leased.state = 'waiting' and leased.lease_owner is not null
          and leased.lane = outbox.lane and leased.lease_until > ${instant}
      )
    order by outbox.id
    limit ${limit}`.execute(db);
  return rows;
}

function leasedRowOf(row: DueRow): LeasedRow {
  return {
    id: idOf(row.id),
    key: row.key,
    workspaceId: idOf(row.workspace_id),
    channelId: idOf(row.channel_id),
    storyId: idOrUndefined(row.story_id),
    kind: row.kind,
    lane: row.lane,
    post: decodeJson(row.post),
    broadcast: row.broadcast === 1,
    notBefore: dateOf(row.not_before),
    createdAt: dateOf(row.created_at),
    attempts: row.attempts,
    doubtful: row.doubtful === 1,
    platform: row.platform,
    workspaceExternalId: row.workspace_external_id,
    channelExternalId: row.channel_external_id,
    card: row.card === null ? undefined : decodeJson(row.card),
    ...(row.amends !== null && { amends: row.amends }),
    ...(row.reply !== null && { reply: decodeJson(row.reply) }),
    threadName: row.kind === "card" ? (row.title ?? undefined) : undefined,
  };
}
