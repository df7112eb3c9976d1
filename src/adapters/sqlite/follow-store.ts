import { type Kysely, type Selectable, sql } from "kysely";

import type { Channel, DigestPlan, Follow, PlatformName, Workspace } from "../../follow/follow.ts";
import type {
  ChannelPlace,
  DigestSlotRecord,
  FollowStore,
  PostedCard,
} from "../../ports/stores.ts";
import { dateOf, dateOrUndefined, idOf, instantOf, rowIdOf } from "./columns.ts";
import { cancelWaiting, WAITING } from "./outbox-rows.ts";
import type { ChannelTable, FollowTable, Schema, WorkspaceTable } from "./schema.ts";
import type { Session } from "./session.ts";
import { decodeJson } from "./stored-text.ts";

/** Workspaces, channels and follows in SQLite. */
export class SqliteFollowStore implements FollowStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async ensureWorkspace({ platform, externalId, name }: Omit<Workspace, "id">): Promise<Workspace> {
    const row = await this.#session.write((db) =>
      db
        .insertInto("workspace")
        .values({ platform, external_id: externalId, name })
        .onConflict((conflict) =>
          conflict.columns(["platform", "external_id"]).doUpdateSet({ name }),
        )
        .returningAll()
        .executeTakeFirstOrThrow(),
    );
    return workspaceOf(row);
  }

  async findWorkspace(platform: PlatformName, externalId: string): Promise<Workspace | undefined> {
    const row = await this.#session.read((db) =>
      db
        .selectFrom("workspace")
        .selectAll()
        .where("platform", "=", platform)
        .where("external_id", "=", externalId)
        .executeTakeFirst(),
    );
    return row && workspaceOf(row);
  }

  async workspaces(): Promise<readonly Workspace[]> {
    const rows = await this.#session.read((db) =>
      db.selectFrom("workspace").selectAll().orderBy("id").execute(),
    );
    return rows.map(workspaceOf);
  }

  async ensureChannel(workspaceId: string, externalId: string): Promise<Channel> {
    const workspace = rowIdOf(workspaceId);
    return await this.#session.write(async (db) => {
      await db
        .insertInto("channel")
        .values({ workspace_id: workspace, external_id: externalId })
        .onConflict((conflict) => conflict.columns(["workspace_id", "external_id"]).doNothing())
        .execute();
      const row = await db
        .selectFrom("channel")
        .selectAll()
        .where("workspace_id", "=", workspace)
        .where("external_id", "=", externalId)
        .executeTakeFirstOrThrow();
      return channelOf(row);
    });
  }

  async findChannel(workspaceId: string, externalId: string): Promise<Channel | undefined> {
    const row = await this.#session.read((db) =>
      db
        .selectFrom("channel")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("external_id", "=", externalId)
        .executeTakeFirst(),
    );
    return row && channelOf(row);
  }

  async channel(workspaceId: string, channelId: string): Promise<Channel | undefined> {
    const row = await this.#session.read((db) =>
      db
        .selectFrom("channel")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("id", "=", rowIdOf(channelId))
        .executeTakeFirst(),
    );
    return row && channelOf(row);
  }

  async channels(workspaceId: string): Promise<readonly Channel[]> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("channel")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .orderBy("id")
        .execute(),
    );
    return rows.map(channelOf);
  }

  async setDigest(workspaceId: string, channelId: string, plan: DigestPlan): Promise<void> {
    await this.#session.write((db) =>
      db
        .updateTable("channel")
        .set(digestColumns(plan))
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("id", "=", rowIdOf(channelId))
        .execute(),
    );
  }

  async setPaused(
    workspaceId: string,
    channelId: string,
    sentence: string | undefined,
    now: Date,
  ): Promise<void> {
    await this.#session.write(async (db) => {
      await db
        .updateTable("channel")
        .set({ paused: sentence ?? null })
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("id", "=", rowIdOf(channelId))
        .execute();
      if (sentence === undefined) {
        await db
          .updateTable("outbox")
          // Waits after failures end; what was never meant to go out yet stays so.
          .set({ due_at: sql<number>`min(due_at, max(not_before, ${instantOf(now)}))` })
          .where("state", "=", WAITING)
          .where("workspace_id", "=", rowIdOf(workspaceId))
          .where("channel_id", "=", rowIdOf(channelId))
          .execute();
      }
    });
  }

  async follow(follow: Follow): Promise<void> {
    await this.#session.write((db) =>
      db
        .insertInto("follow")
        .values({
          workspace_id: rowIdOf(follow.workspaceId),
          story_id: rowIdOf(follow.storyId),
          channel_id: rowIdOf(follow.channelId),
          alerts: follow.alerts,
          followed_at: instantOf(follow.followedAt),
        })
        .onConflict((conflict) =>
          conflict
            .columns(["story_id", "channel_id"])
            .doUpdateSet({ alerts: follow.alerts })
            .where("follow.workspace_id", "=", rowIdOf(follow.workspaceId)),
        )
        .execute(),
    );
  }

  async unfollow(workspaceId: string, channelId: string, storyId: string): Promise<boolean> {
    const place = {
      workspaceId: rowIdOf(workspaceId),
      storyId: rowIdOf(storyId),
      channelId: rowIdOf(channelId),
    };
    return await this.#session.write(async (db) => {
      const { numDeletedRows } = await db
        .deleteFrom("follow")
        .where("workspace_id", "=", place.workspaceId)
        .where("channel_id", "=", place.channelId)
        .where("story_id", "=", place.storyId)
        .executeTakeFirst();
      await cancelWaiting(db, place);
      return numDeletedRows > 0n;
    });
  }

  async moveFollow(place: ChannelPlace, fromStoryId: string, toStoryId: string): Promise<boolean> {
    return await this.#session.write(
      async (db) => await moveFollow(db, place, rowIdOf(fromStoryId), rowIdOf(toStoryId)),
    );
  }

  async followsOfStory(workspaceId: string, storyId: string): Promise<readonly Follow[]> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("follow")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("story_id", "=", rowIdOf(storyId))
        .orderBy("followed_at")
        .orderBy("channel_id")
        .execute(),
    );
    return rows.map(followOf);
  }

  async followsOfChannel(workspaceId: string, channelId: string): Promise<readonly Follow[]> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("follow")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("channel_id", "=", rowIdOf(channelId))
        .orderBy("followed_at")
        .orderBy("story_id")
        .execute(),
    );
    return rows.map(followOf);
  }

  async card(
    workspaceId: string,
    storyId: string,
    channelId: string,
  ): Promise<PostedCard | undefined> {
    const row = await this.#session.read((db) =>
      db
        .selectFrom("card")
        .select(["ref", "edited_at"])
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("story_id", "=", rowIdOf(storyId))
        .where("channel_id", "=", rowIdOf(channelId))
        .executeTakeFirst(),
    );
    return row && { ref: decodeJson(row.ref), editedAt: dateOf(row.edited_at) };
  }

  async claimDigest(
    workspaceId: string,
    channelId: string,
    { date, at }: DigestSlotRecord,
  ): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#session.write((db) =>
      db
        .insertInto("digest_slot")
        .values({
          workspace_id: rowIdOf(workspaceId),
          channel_id: rowIdOf(channelId),
          local_date: date,
          slot_at: instantOf(at),
        })
        .onConflict((conflict) => conflict.columns(["channel_id", "local_date"]).doNothing())
        .executeTakeFirst(),
    );
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  async lastDigest(workspaceId: string, channelId: string): Promise<Date | undefined> {
    const row = await this.#session.read((db) =>
      db
        .selectFrom("digest_slot")
        .select((eb) => eb.fn.max<number | null>("slot_at").as("slot_at"))
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("channel_id", "=", rowIdOf(channelId))
        .executeTakeFirst(),
    );
    return dateOrUndefined(row?.slot_at ?? null);
  }
}

async function moveFollow(
  db: Kysely<Schema>,
  place: ChannelPlace,
  from: number,
  to: number,
): Promise<boolean> {
  const ended = await db
    .deleteFrom("follow")
    .where("workspace_id", "=", rowIdOf(place.workspaceId))
    .where("channel_id", "=", rowIdOf(place.channelId))
    .where("story_id", "=", from)
    .returningAll()
    .executeTakeFirst();
  if (ended === undefined) {
    return false;
  }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("follow")
    .values({ ...ended, story_id: to })
    .onConflict((conflict) => conflict.columns(["story_id", "channel_id"]).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

function workspaceOf(row: Selectable<WorkspaceTable>): Workspace {
  return {
    id: idOf(row.id),
    platform: row.platform,
    externalId: row.external_id,
    name: row.name,
  };
}

function channelOf(row: Selectable<ChannelTable>): Channel {
  return {
    id: idOf(row.id),
    workspaceId: idOf(row.workspace_id),
    externalId: row.external_id,
    digest: digestOf(row),
    paused: row.paused ?? undefined,
  };
}

function digestColumns(plan: DigestPlan) {
  return plan.kind === "off"
    ? { digest_kind: plan.kind, digest_at_minute: null, digest_zone: null }
    : { digest_kind: plan.kind, digest_at_minute: plan.atMinute, digest_zone: plan.zone };
}

function digestOf(row: Selectable<ChannelTable>): DigestPlan {
  const { digest_kind: kind, digest_at_minute: atMinute, digest_zone: zone } = row;
  return kind === "off" || atMinute === null || zone === null
    ? { kind: "off" }
    : { kind, atMinute, zone };
}

function followOf(row: Selectable<FollowTable>): Follow {
  return {
    workspaceId: idOf(row.workspace_id),
    storyId: idOf(row.story_id),
    channelId: idOf(row.channel_id),
    alerts: row.alerts,
    followedAt: dateOf(row.followed_at),
  };
}
