/** Beats, who follows them, and the stories that opened on them. */
export const BEATS_SQL = `
  create table beat (
    id           integer primary key autoincrement,
    workspace_id integer not null references workspace (id),
    slug         text not null,
    words        text not null,
    created_at   integer not null,
    closed_at    integer,
    unique (workspace_id, slug),
    unique (workspace_id, id)
  ) strict;

  create table beat_follow (
    workspace_id integer not null,
    beat_id      integer not null,
    channel_id   integer not null,
    alerts       text not null,
    followed_at  integer not null,
    primary key (beat_id, channel_id),
    foreign key (workspace_id, beat_id) references beat (workspace_id, id),
    foreign key (workspace_id, channel_id) references channel (workspace_id, id)
  ) strict, without rowid;

  create table beat_story (
    story_id     integer primary key,
    workspace_id integer not null,
    beat_id      integer not null,
    outlet       text not null,
    opened_at    integer not null,
    announced_at integer,
    held_at      integer,
    foreign key (workspace_id, story_id) references story (workspace_id, id),
    foreign key (workspace_id, beat_id) references beat (workspace_id, id)
  ) strict;
  create index beat_story_opened on beat_story (beat_id, opened_at);
  create index beat_story_announced on beat_story (beat_id, announced_at) where announced_at is not null;
  create index beat_story_held on beat_story (beat_id, held_at) where held_at is not null;

  create index beat_follow_of_channel on beat_follow (channel_id);
  create index outbox_alerts on outbox (channel_id, story_id, created_at) where kind = 'alert';`;
