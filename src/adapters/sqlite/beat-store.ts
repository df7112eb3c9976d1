import { type Kysely, type Selectable, sql } from "kysely";

import type { Beat, BeatFollow, BeatStory } from "../../follow/beat.ts";
import type { BeatStore, NewBeat, QuietBefore, QuietStory } from "../../ports/beat-store.ts";
import { dateOf, dateOrUndefined, idOf, instantOf, instantOrNull, rowIdOf } from "./columns.ts";
import { freeSlug } from "./free-slug.ts";
import type { BeatFollowTable, BeatStoryTable, BeatTable, Schema } from "./schema.ts";
import type { Session } from "./session.ts";

/** Beats in SQLite. Foreign keys of workspace and beat, story or channel together keep workspaces apart. */
export class SqliteBeatStore implements BeatStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async create(workspaceId: string, { slug, words, createdAt }: NewBeat): Promise<Beat> {
    const workspace = rowIdOf(workspaceId);
    return await this.#session.write(async (db) => {
      const row = await db
        .insertInto("beat")
        .values({
          workspace_id: workspace,
          slug: await freeSlug(db, workspace, slug),
          words,
          created_at: instantOf(createdAt),
          closed_at: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return beatOf(row);
    });
  }

  async list(workspaceId: string): Promise<readonly Beat[]> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("beat")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("closed_at", "is", null)
        .orderBy("id")
        .execute(),
    );
    return rows.map(beatOf);
  }

  async listOpen(): Promise<readonly Beat[]> {
    const rows = await this.#session.read((db) =>
      db.selectFrom("beat").selectAll().where("closed_at", "is", null).orderBy("id").execute(),
    );
    return rows.map(beatOf);
  }

  async close(workspaceId: string, beatId: string, at: Date): Promise<void> {
    await this.#session.write((db) =>
      db
        .updateTable("beat")
        .set({ closed_at: instantOf(at) })
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("id", "=", rowIdOf(beatId))
        .where("closed_at", "is", null)
        .execute(),
    );
  }

  async follow(workspaceId: string, beatId: string, follow: BeatFollow): Promise<void> {
    const { channelId, alerts, followedAt } = follow;
    await this.#session.write((db) =>
      db
        .insertInto("beat_follow")
        .values({
          workspace_id: rowIdOf(workspaceId),
          beat_id: rowIdOf(beatId),
          channel_id: rowIdOf(channelId),
          alerts,
          followed_at: instantOf(followedAt),
        })
        .onConflict((conflict) =>
          conflict
            .columns(["beat_id", "channel_id"])
            .doUpdateSet({ alerts })
            .where("beat_follow.workspace_id", "=", rowIdOf(workspaceId)),
        )
        .execute(),
    );
  }

  async unfollow(workspaceId: string, beatId: string, channelId: string): Promise<boolean> {
    const { numDeletedRows } = await this.#session.write((db) =>
      db
        .deleteFrom("beat_follow")
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("beat_id", "=", rowIdOf(beatId))
        .where("channel_id", "=", rowIdOf(channelId))
        .executeTakeFirst(),
    );
    return numDeletedRows > 0n;
  }

  async followedIn(workspaceId: string, channelId: string): Promise<readonly Beat[]> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("beat")
        .innerJoin("beat_follow", "beat_follow.beat_id", "beat.id")
        .selectAll("beat")
        .where("beat.workspace_id", "=", rowIdOf(workspaceId))
        .where("beat.closed_at", "is", null)
        .where("beat_follow.channel_id", "=", rowIdOf(channelId))
        .orderBy("beat.id")
        .execute(),
    );
    return rows.map(beatOf);
  }

  async followsOf(workspaceId: string, beatId: string): Promise<readonly BeatFollow[]> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("beat_follow")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("beat_id", "=", rowIdOf(beatId))
        .orderBy("channel_id")
        .execute(),
    );
    return rows.map(followOf);
  }

  async addStory(workspaceId: string, story: BeatStory): Promise<void> {
    await this.#session.write((db) =>
      db
        .insertInto("beat_story")
        .values({
          workspace_id: rowIdOf(workspaceId),
          beat_id: rowIdOf(story.beatId),
          story_id: rowIdOf(story.storyId),
          outlet: story.outlet,
          opened_at: instantOf(story.openedAt),
          announced_at: instantOrNull(story.announcedAt),
          held_at: instantOrNull(story.heldAt),
        })
        .onConflict((conflict) => conflict.column("story_id").doNothing())
        .execute(),
    );
  }

  async ofStory(workspaceId: string, storyId: string): Promise<BeatStory | undefined> {
    const row = await this.#session.read((db) =>
      db
        .selectFrom("beat_story")
        .selectAll()
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("story_id", "=", rowIdOf(storyId))
        .executeTakeFirst(),
    );
    return row && storyOf(row);
  }

  async storiesOf(workspaceId: string, beatId: string): Promise<readonly BeatStory[]> {
    const rows = await this.#session.read((db) =>
      ofBeat(db, workspaceId, beatId)
        .innerJoin("story", "story.id", "beat_story.story_id")
        .where("story.closed_at", "is", null)
        .orderBy("beat_story.opened_at", "desc")
        .orderBy("beat_story.story_id", "desc")
        .execute(),
    );
    return rows.map(storyOf);
  }

  async heldSince(workspaceId: string, beatId: string, since: Date): Promise<readonly BeatStory[]> {
    const rows = await this.#session.read((db) =>
      ofBeat(db, workspaceId, beatId)
        .where("beat_story.held_at", ">", instantOf(since))
        .where("beat_story.announced_at", "is", null)
        .orderBy("beat_story.held_at")
        .orderBy("beat_story.story_id")
        .execute(),
    );
    return rows.map(storyOf);
  }

  async countAnnounced(workspaceId: string, beatId: string, since: Date): Promise<number> {
    const { count } = await this.#session.read((db) =>
      db
        .selectFrom("beat_story")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("beat_id", "=", rowIdOf(beatId))
        .where("announced_at", ">", instantOf(since))
        .executeTakeFirstOrThrow(),
    );
    return count;
  }

  async note(
    workspaceId: string,
    storyId: string,
    what: "announced" | "held",
    at: Date,
  ): Promise<void> {
    const column = what === "announced" ? "announced_at" : "held_at";
    await this.#session.write((db) =>
      db
        .updateTable("beat_story")
        .set({ [column]: instantOf(at) })
        .where("workspace_id", "=", rowIdOf(workspaceId))
        .where("story_id", "=", rowIdOf(storyId))
        .where(column, "is", null)
        .execute(),
    );
  }

  async quiet({ announced, unannounced }: QuietBefore): Promise<readonly QuietStory[]> {
    const rows = await this.#session.read((db) =>
      db
        .selectFrom("beat_story")
        .innerJoin("story", "story.id", "beat_story.story_id")
        .select(["beat_story.workspace_id", "beat_story.story_id"])
        .where("story.closed_at", "is", null)
        .where(
          sql<boolean>`(select max(decided_at) from story_item where story_id = beat_story.story_id)
            < case when beat_story.announced_at is null
              then ${instantOf(unannounced)} else ${instantOf(announced)} end`,
        )
        .orderBy("beat_story.story_id")
        .execute(),
    );
    return rows.map((row) => ({
      workspaceId: idOf(row.workspace_id),
      storyId: idOf(row.story_id),
    }));
  }
}

function ofBeat(db: Kysely<Schema>, workspaceId: string, beatId: string) {
  return db
    .selectFrom("beat_story")
    .selectAll("beat_story")
    .where("beat_story.workspace_id", "=", rowIdOf(workspaceId))
    .where("beat_story.beat_id", "=", rowIdOf(beatId));
}

function beatOf(row: Selectable<BeatTable>): Beat {
  return {
    id: idOf(row.id),
    workspaceId: idOf(row.workspace_id),
    slug: row.slug,
    words: row.words,
    createdAt: dateOf(row.created_at),
  };
}

function followOf(row: Selectable<BeatFollowTable>): BeatFollow {
  return {
    channelId: idOf(row.channel_id),
    alerts: row.alerts,
    followedAt: dateOf(row.followed_at),
  };
}

function storyOf(row: Selectable<BeatStoryTable>): BeatStory {
  return {
    beatId: idOf(row.beat_id),
    storyId: idOf(row.story_id),
    outlet: row.outlet,
    openedAt: dateOf(row.opened_at),
    announcedAt: dateOrUndefined(row.announced_at),
    heldAt: dateOrUndefined(row.held_at),
  };
}
