-- Lists show what still holds unless they are asked for more, so every list is filtered by the status of its statements. Counts and pages
-- are still found in an index alone: links carry the status, and the indexes that lists are counted in include it.

alter table statement_subject add status record_status;
comment on column statement_subject.status is 'Whether the record of the statement still holds.';
alter table statement_addressee add status record_status;
comment on column statement_addressee.status is 'Whether the record of the statement still holds.';

-- No fact changes here: no new version of the corpus.
alter table statement_subject disable trigger user;
alter table statement_addressee disable trigger user;
update statement_subject as link set status = statement.status from statement where statement.id = statement_id;
update statement_addressee as link set status = statement.status from statement where statement.id = statement_id;
alter table statement_subject enable trigger user;
alter table statement_addressee enable trigger user;

alter table statement_subject alter status set default 'CURRENT', alter status set not null;
alter table statement_addressee alter status set default 'CURRENT', alter status set not null;

create or replace function carry_statements() returns trigger
  language plpgsql as $$
declare
  wrong record;
begin
  for wrong in
    select told.statement_id, statement.speaker_id, statement.said_on_earliest, statement.said_on_latest, statement.status
    from told_links as told
    join statement on statement.id = told.statement_id
    where (told.speaker_id, told.said_on_earliest, told.said_on_latest, told.status)
      is distinct from (statement.speaker_id, statement.said_on_earliest, statement.said_on_latest, statement.status)
    group by told.statement_id, statement.id
  loop
    execute format(
      'update %I set (speaker_id, said_on_earliest, said_on_latest, status) = ($2, $3, $4, $5) where statement_id = $1', tg_table_name)
    using wrong.statement_id, wrong.speaker_id, wrong.said_on_earliest, wrong.said_on_latest, wrong.status;
  end loop;
  return null;
end $$;

drop trigger links_still_carry_what_their_statement_has on statement;
create trigger links_still_carry_what_their_statement_has
  after update of speaker_id, said_on, status on statement
  for each row when ((old.speaker_id, old.said_on, old.status) is distinct from (new.speaker_id, new.said_on, new.status))
  execute function carry_changed_statement();

drop index statement_addressee_actor, statement_subject_actor, statement_subject_event, statement_subject_place, statement_subject_topic,
  statement_subject_topic_speaker;
create index statement_addressee_actor on statement_addressee (actor_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest, status);
create index statement_subject_actor on statement_subject (actor_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest, status) where actor_id is not null;
create index statement_subject_event on statement_subject (event_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest, status) where event_id is not null;
create index statement_subject_place on statement_subject (place_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest, status) where place_id is not null;
create index statement_subject_topic on statement_subject (topic_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest, status) where topic_id is not null;
create index statement_subject_topic_speaker on statement_subject
  (topic_id, speaker_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest, status) where topic_id is not null;

drop index statement_by_said_on_desc, statement_by_recorded_at, statement_speaker, statement_event, statement_place;
-- Counts the whole list: the few values take little room.
create index statement_by_status on statement (status);
create index statement_by_said_on_desc on statement (coalesce(said_on_earliest, '-infinity'), id) include (status);
create index statement_by_recorded_at on statement (recorded_at, id) include (status);
create index statement_speaker on statement (speaker_id, coalesce(said_on_earliest, '-infinity'), id) include (status);
create index statement_event on statement (event_id, coalesce(said_on_earliest, '-infinity'), id) include (status);
create index statement_place on statement (place_id, coalesce(said_on_earliest, '-infinity'), id) include (status);

-- As before, but without statements that no longer hold.
create or replace function search(query text, scopes text[]) returns table (
    id bigint, score real, matched text, actor_id bigint, statement_id bigint, event_id bigint, source_id bigint, place_id bigint, topic_id bigint, review_id bigint)
  language sql stable parallel safe
begin atomic
  with hit as (
    select name_likeness(name, query) as score, name as matched,
      id as actor_id, null::bigint as statement_id, null::bigint as event_id, null::bigint as source_id, null::bigint as place_id, null::bigint as topic_id
    from (select id, type, name from actor union all select actor.id, actor.type, actor_alias.name from actor_alias join actor on actor.id = actor_id) as named
    where (folded(query) <% folded(name)) and (scopes is null or upper(type::text) = any (scopes))
    union all
    select rank / (rank + 1), statement.text, null, statement.id, null, null, null, null
    from statements_with_words(query) join statement using (id)
    where statement.status = 'CURRENT' and (scopes is null or 'STATEMENT' = any (scopes))
    union all
    select name_likeness(name, query), name, null, null, id, null, null, null
    from event where (folded(query) <% folded(name)) and (scopes is null or 'EVENT' = any (scopes))
    union all
    select rank / (rank + 1), source.title, null, null, null, source.id, null, null
    from sources_with_words(query) join source using (id)
    where scopes is null or 'SOURCE' = any (scopes)
    union all
    select name_likeness(name, query), name, null, null, null, null, id, null
    from (select id, name from place union all select place_id, name from place_alias) as named
    where (folded(query) <% folded(name)) and (scopes is null or 'PLACE' = any (scopes))
    union all
    select name_likeness(name, query), name, null, null, null, null, null, id
    from topic where (folded(query) <% folded(name)) and (scopes is null or 'TOPIC' = any (scopes))
  )
  select
    -- One number per thing found, the same in every run: what ties are broken by.
    8 * coalesce(actor_id, statement_id, event_id, source_id, place_id, topic_id)
      + case when actor_id is not null then 0 when statement_id is not null then 1 when event_id is not null then 2
          when source_id is not null then 3 when place_id is not null then 4 else 5 end,
    max(score), (array_agg(matched order by score desc, matched))[1],
    actor_id, statement_id, event_id, source_id, place_id, topic_id, null::bigint
  from hit
  group by actor_id, statement_id, event_id, source_id, place_id, topic_id;
end;
comment on function search is 'Everything whose name, title or text answers a query, best matched name first, with a score from 0 to 1; of statements only the current ones.';
