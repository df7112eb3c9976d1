import type { DatabaseSync } from "node:sqlite";

import { AppError } from "../../base/errors.ts";
import { BEATS_SQL } from "./migration-beats.ts";
import { COVERED_SQL, OUTLINES_SQL } from "./migration-outlines.ts";
import { VERDICTS_SQL } from "./migration-verdicts.ts";

/** One step of the schema. Never changed once released: what follows is a new step. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Marks a file as ours ("NwTh"), so that another program's database is never taken for one. */
const APPLICATION_ID = 0x4e775468;

/** The steps in order; the version of a database is how many of them it has. Forward only. */
export const MIGRATIONS: readonly Migration[] = [
  {
    name: "first tables",
    sql: `
      create table workspace (
        id          integer primary key autoincrement,
        platform    text not null,
        external_id text not null,
        name        text not null,
        unique (platform, external_id)
      ) strict;

      create table channel (
        id               integer primary key autoincrement,
        workspace_id     integer not null references workspace (id),
        external_id      text not null,
        digest_kind      text not null default 'off',
        digest_at_minute integer,
        digest_zone      text,
        paused           text,
        unique (workspace_id, external_id),
        unique (workspace_id, id)
      ) strict;

      create table digest_slot (
        workspace_id integer not null,
        channel_id   integer not null,
        local_date   text not null,
        slot_at      integer not null,
        primary key (channel_id, local_date),
        foreign key (workspace_id, channel_id) references channel (workspace_id, id)
      ) strict, without rowid;

      create table feed (
        id             integer primary key autoincrement,
        url            text not null,
        outlet         text not null,
        workspace_id   integer references workspace (id),
        origin         text not null,
        etag           text,
        last_modified  text,
        body_hash      text,
        identity_rule  text,
        baselined      integer not null,
        last_polled_at integer,
        next_poll_at   integer not null,
        failures       integer not null,
        last_error     text,
        lease_owner    text,
        available_at   integer not null
      ) strict;
      create unique index feed_once on feed (url, coalesce(workspace_id, 0));
      create index feed_due on feed (available_at);

      create table item (
        id            integer primary key autoincrement,
        feed_id       integer not null,
        workspace_id  integer references workspace (id),
        key           text not null,
        revision      integer not null,
        published_at  integer not null,
        seen_at       integer not null,
        first_seen_at integer not null,
        text_hash     text not null,
        canonical_url text not null,
        url           text not null,
        outlet        text not null,
        title         text not null,
        summary       text not null,
        content       text not null,
        unique (feed_id, key)
      ) strict;
      create index item_by_url on item (canonical_url);
      create index item_by_first_seen on item (first_seen_at, workspace_id);

      create virtual table item_search using fts5 (
        search_key, content='', contentless_delete=1, detail=none, tokenize='ascii'
      );

      create table story (
        id           integer primary key autoincrement,
        workspace_id integer not null references workspace (id),
        slug         text not null,
        title        text not null,
        topic        text not null,
        created_at   integer not null,
        closed_at    integer,
        unique (workspace_id, slug),
        unique (workspace_id, id)
      ) strict;

      create table story_item (
        id           integer primary key autoincrement,
        workspace_id integer not null,
        story_id     integer not null,
        item_id      integer not null references item (id),
        revision     integer not null,
        language     text not null,
        outcome      text not null,
        decided_at   integer not null,
        decision     text not null,
        remembered   text not null,
        unique (story_id, item_id, revision),
        foreign key (workspace_id, story_id) references story (workspace_id, id)
      ) strict;
      create index story_item_of_item on story_item (item_id);

      create table ledger (
        workspace_id integer not null,
        story_id     integer not null,
        seq          integer not null,
        item_id      integer not null references item (id),
        revision     integer not null,
        outlet       text not null,
        url          text not null,
        language     text not null,
        published_at integer not null,
        recorded_at  integer not null,
        type         text not null,
        speaker      text not null,
        actor_key    text not null,
        evidence     text not null,
        via          text,
        primary key (story_id, seq),
        foreign key (workspace_id, story_id) references story (workspace_id, id)
      ) strict, without rowid;

      create table follow (
        workspace_id integer not null,
        story_id     integer not null,
        channel_id   integer not null,
        alerts       text not null,
        followed_at  integer not null,
        primary key (story_id, channel_id),
        foreign key (workspace_id, story_id) references story (workspace_id, id),
        foreign key (workspace_id, channel_id) references channel (workspace_id, id)
      ) strict, without rowid;
      create index follow_of_channel on follow (channel_id);

      create table card (
        workspace_id integer not null,
        story_id     integer not null,
        channel_id   integer not null,
        ref          text not null,
        edited_at    integer not null,
        primary key (story_id, channel_id),
        foreign key (workspace_id, story_id) references story (workspace_id, id),
        foreign key (workspace_id, channel_id) references channel (workspace_id, id)
      ) strict, without rowid;

      create table outbox (
        id           integer primary key autoincrement,
        workspace_id integer not null,
        key          text not null,
        channel_id   integer not null,
        story_id     integer,
        kind         text not null,
        lane         text not null,
        lane_rank    integer not null,
        state        text not null,
        attempts     integer not null,
        doubtful     integer not null,
        sending      integer not null,
        lease_owner  text,
        lease_until  integer,
        not_before   integer not null,
        due_at       integer not null,
        created_at   integer not null,
        settled_at   integer,
        sentence     text,
        broadcast    integer not null,
        post         text not null,
        unique (workspace_id, key),
        check (kind = 'digest' or story_id is not null),
        foreign key (workspace_id, story_id) references story (workspace_id, id),
        foreign key (workspace_id, channel_id) references channel (workspace_id, id)
      ) strict;
      create index outbox_lane on outbox (lane, lane_rank, id) where state = 'waiting';
      create index outbox_leased on outbox (lane, lease_until)
        where state = 'waiting' and lease_owner is not null;
      create index outbox_of_story on outbox (channel_id, story_id) where state = 'waiting';`,
  },
  { name: "verdicts, offers, revisions, amended replies", sql: VERDICTS_SQL },
  { name: "beats", sql: BEATS_SQL },
  { name: "outlines of stories", sql: OUTLINES_SQL },
  { name: "what stories cover", sql: COVERED_SQL },
];

/**
 * Checks, without writing, that this release can work with a database.
 *
 * @param file - as the settings name it, for the sentences
 * @returns how many migrations it has; 0 for an empty one
 * @throws {AppError} `database_too_new` or `database_foreign`
 */
export function readVersion(
  database: DatabaseSync,
  file: string,
  migrations: readonly Migration[] = MIGRATIONS,
): number {
  const version = readNumber(database, "pragma user_version");
  if (isForeign(database)) {
    throw new AppError(
      `${file} is the database of another program. Name another file in DATABASE_URL.`,
      { code: "database_foreign", remedy: "fix-settings", facts: { file } },
    );
  }
  if (version > migrations.length) {
    throw new AppError(
      `${file} was written by a newer release of Newsthread. Start that release, or restore a backup made before it.`,
      {
        code: "database_too_new",
        remedy: "fix-settings",
        facts: { file, version, known: migrations.length },
      },
    );
  }
  return version;
}

/**
 * Applies the migrations that are due, all or none. Of several processes that start together one
 * migrates and the others wait for it.
 *
 * @returns the names of those it applied; none when the schema was up to date
 * @throws {AppError} `database_too_new` or `database_foreign`; nothing has been written then
 */
export function migrate(
  database: DatabaseSync,
  file: string,
  migrations: readonly Migration[] = MIGRATIONS,
): readonly string[] {
  database.exec("begin immediate");
  try {
    // Read inside the transaction: a process that waited for another must see what that one did.
    const due = migrations.slice(readVersion(database, file, migrations));
    for (const { sql } of due) {
      database.exec(sql);
    }
    if (due.length > 0) {
      database.exec(`pragma application_id = ${APPLICATION_ID}`);
      database.exec(`pragma user_version = ${migrations.length}`);
    }
    database.exec("commit");
    return due.map(({ name }) => name);
  } catch (error) {
    if (database.isTransaction) {
      database.exec("rollback");
    }
    throw error;
  }
}

function isForeign(database: DatabaseSync): boolean {
  const applicationId = readNumber(database, "pragma application_id");
  return (
    applicationId !== APPLICATION_ID &&
    readNumber(database, "select count(*) from sqlite_schema") > 0
  );
}

function readNumber(database: DatabaseSync, sql: string): number {
  const value = Object.values(database.prepare(sql).get() ?? {})[0];
  return typeof value === "number" ? value : 0;
}
