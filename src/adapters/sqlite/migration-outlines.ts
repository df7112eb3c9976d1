/** What a story's card is made of, in an index of its own beside what is remembered, which is long. */
export const COVERED_SQL = `
  alter table story_item add column published_at integer not null default 0;
  update story_item set published_at = json_extract(remembered, '$.at');
  create index story_item_covered
    on story_item (story_id, workspace_id, item_id, language, outcome, published_at);`;

/**
 * What each story is found by, so that a start reads this and not all that stories remember. An outline
 * is gone as soon as its story takes or loses an item, unless it is written anew: none is ever stale.
 */
export const OUTLINES_SQL = `
  create table story_outline (
    story_id     integer primary key,
    workspace_id integer not null,
    outline      text not null,
    foreign key (workspace_id, story_id) references story (workspace_id, id)
  ) strict;
  create trigger story_outline_outgrown after insert on story_item begin
    delete from story_outline where story_id = new.story_id;
  end;
  create trigger story_outline_taken_from after delete on story_item begin
    delete from story_outline where story_id = old.story_id;
  end;`;
