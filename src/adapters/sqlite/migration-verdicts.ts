/**
 * What editors rule, and what folding a story anew needs: everything that was offered to it, in order,
 * and the texts of revisions that were replaced since. Replies are edited, so it is kept where they are.
 */
export const VERDICTS_SQL = `
  alter table story add column merged_into integer references story (id);
  create index story_merged on story (merged_into) where merged_into is not null;

  create table story_offer (
    id           integer primary key autoincrement,
    workspace_id integer not null,
    story_id     integer not null,
    item_id      integer not null references item (id),
    revision     integer not null,
    baseline     integer not null,
    score        real not null,
    offered_at   integer not null,
    unique (story_id, item_id, revision),
    foreign key (workspace_id, story_id) references story (workspace_id, id)
  ) strict;
  create index story_offer_of_item on story_offer (item_id);
  insert into story_offer
    (workspace_id, story_id, item_id, revision, baseline, score, offered_at)
    select workspace_id, story_id, item_id, revision, outcome = 'baseline', 1, decided_at
    from story_item order by id;

  create table item_revision (
    item_id       integer not null references item (id),
    revision      integer not null,
    published_at  integer not null,
    seen_at       integer not null,
    canonical_url text not null,
    url           text not null,
    outlet        text not null,
    title         text not null,
    summary       text not null,
    content       text not null,
    primary key (item_id, revision)
  ) strict;

  create table verdict (
    workspace_id  integer not null,
    story_id      integer not null,
    item_id       integer not null references item (id),
    kind          text not null,
    verdict       text not null,
    named_item_id integer not null references item (id),
    given_by      text not null,
    given_at      integer not null,
    primary key (story_id, item_id, kind),
    foreign key (workspace_id, story_id) references story (workspace_id, id)
  ) strict, without rowid;
  create index verdict_of_item on verdict (item_id);

  create index ledger_by_time on ledger (story_id, recorded_at);
  create index story_item_by_time on story_item (story_id, decided_at);

  alter table outbox add column ref text;
  alter table outbox add column amends text;
  create index outbox_of_reply on outbox (workspace_id, amends) where amends is not null;`;
