-- Statements that several make together. They are few: the only speaker of all others stays a column, by which lists are found, and which
-- links carry. Those who speak together stand in a table of their own.

create table joint_speaker (
  statement_id bigint not null,
  position int not null,
  actor_id bigint not null,
  primary key (statement_id, actor_id),
  constraint the_speakers_of_a_statement_are_in_order unique (statement_id, position),
  constraint a_joint_speaker_makes_a_statement foreign key (statement_id) references statement on delete cascade,
  constraint a_joint_speaker_is_an_actor foreign key (actor_id) references actor on delete restrict
);
comment on table joint_speaker is 'Who said a statement, where several did: each of them. Where one did, that is statement.speaker_id.';
comment on column joint_speaker.statement_id is 'The statement.';
comment on column joint_speaker.position is 'The order in which the source names the speakers.';
comment on column joint_speaker.actor_id is 'One of them.';
create index joint_speaker_actor on joint_speaker (actor_id, statement_id);
comment on column statement.speaker_id is 'Who said it; null where that is not known, and where several did: see joint_speaker.';
comment on column statement_subject.speaker_id is 'The only speaker of the statement, else null.';
comment on column statement_addressee.speaker_id is 'The only speaker of the statement, else null.';

-- A page of what somebody said has what he said alone and what he said with others, in one order. PostgreSQL merges two indexes only
-- where each is of one table, and to look a statement up costs more than to have its row at hand: measured on a person's page of
-- 200,000 statements, 1 to 5 % more than the index of what is said alone, instead of 7 to 11 % where the statement is joined.
create table joint_statement (said_by bigint not null, like statement including comments);
alter table joint_statement
  add primary key (id, said_by),
  add constraint a_joint_statement_is_made_by_each_of_its_speakers
    foreign key (id, said_by) references joint_speaker on delete cascade on update cascade;
comment on table joint_statement is
  'The rows of statements with several speakers once for each of them, as they are in statement; kept by triggers. A column added there is added here.';
comment on column joint_statement.said_by is 'One of the speakers.';
create index joint_statement_said_by on joint_statement (said_by, coalesce(said_on_earliest, '-infinity'), id)
  include (said_on_earliest, status);

create table joint_subject (said_by bigint not null, like statement_subject including comments);
alter table joint_subject
  add primary key (statement_id, position, said_by),
  add constraint a_joint_subject_is_a_subject
    foreign key (statement_id, position) references statement_subject on delete cascade on update cascade,
  add constraint a_joint_subject_is_spoken_of_by_each_of_the_speakers
    foreign key (statement_id, said_by) references joint_speaker on delete cascade on update cascade;
comment on table joint_subject is
  'The subjects of statements with several speakers once for each of them, as they are in statement_subject; kept by triggers.';
comment on column joint_subject.said_by is 'One of the speakers.';
create index joint_subject_speaker on joint_subject (statement_id, said_by);
create index joint_subject_topic_said_by on joint_subject (topic_id, said_by, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest, status) where topic_id is not null;
create index joint_subject_said_by on joint_subject (said_by, actor_id) include (statement_id, said_on_earliest, status)
  where actor_id is not null;
create index joint_subject_actor on joint_subject (actor_id, statement_id) where actor_id is not null;

do $$
declare
  moved text;
begin
  foreach moved in array array['joint_speaker', 'joint_statement', 'joint_subject'] loop
    execute format('create trigger corpus_moves before insert or update or delete or truncate on %I
      for each statement execute function corpus_moves()', moved);
  end loop;
end $$;

create view said_subject as
  select speaker_id as said_by, statement_id, position, actor_id, event_id, place_id, topic_id, speaker_id, said_on_earliest, said_on_latest,
    status
  from statement_subject
  union all
  select said_by, statement_id, position, actor_id, event_id, place_id, topic_id, speaker_id, said_on_earliest, said_on_latest, status
  from joint_subject;
comment on view said_subject is 'What each speaker speaks of: subjects of statements, once for each speaker.';

create function keep_joint_statements(ids bigint[]) returns void
  language plpgsql as $$
begin
  if ids <> '{}' then
    delete from joint_statement where id = any (ids);
    insert into joint_statement
    select actor_id, statement.* from joint_speaker join statement on id = statement_id where statement_id = any (ids);
    delete from joint_subject where statement_id = any (ids);
    insert into joint_subject
    select joint_speaker.actor_id, statement_subject.*
    from joint_speaker join statement_subject using (statement_id) where statement_id = any (ids);
  end if;
end $$;
comment on function keep_joint_statements is 'Has some joint statements, and their subjects, once for each speaker, as they are now.';

create function keep_joint_statement() returns trigger
  language plpgsql as $$
begin
  perform keep_joint_statements(array[new.id]);
  return null;
end $$;
comment on function keep_joint_statement is 'Keeps the rows of a changed statement that several may have made.';
create trigger a_joint_statement_is_the_same_for_each_speaker
  after update on statement for each row when (new.speaker_id is null) execute function keep_joint_statement();

create function keep_told_joint_statements() returns trigger
  language plpgsql as $$
begin
  perform keep_joint_statements(array(
    select distinct statement_id from told
    where exists (select from joint_speaker where joint_speaker.statement_id = told.statement_id)));
  return null;
end $$;
comment on function keep_told_joint_statements is 'Keeps the rows of joint statements whose speakers or subjects have changed.';
create trigger each_speaker_has_joint_statements
  after insert on joint_speaker referencing new table as told for each statement execute function keep_told_joint_statements();
create trigger each_changed_speaker_has_joint_statements
  after update on joint_speaker referencing new table as told for each statement execute function keep_told_joint_statements();
create trigger subjects_are_spoken_of_by_each_speaker
  after insert on statement_subject referencing new table as told for each statement execute function keep_told_joint_statements();
create trigger changed_subjects_are_spoken_of_by_each_speaker
  after update on statement_subject referencing new table as told for each statement execute function keep_told_joint_statements();

-- Two speakers may turn out to be one. When all who have spoken together are removed but one, that one has spoken alone.
create function leave_one_speaker() returns trigger
  language plpgsql as $$
declare
  alone record;
begin
  for alone in
    select statement_id, min(actor_id) as actor_id
    from joint_speaker
    where statement_id in (select statement_id from gone_speakers)
    group by statement_id
    having count(*) = 1
  loop
    delete from joint_speaker where statement_id = alone.statement_id;
    update statement set speaker_id = alone.actor_id where id = alone.statement_id and speaker_id is null;
  end loop;
  return null;
end $$;
comment on function leave_one_speaker is 'Makes the last of those who have spoken together the only speaker.';
create trigger the_last_of_several_speakers_speaks_alone
  after delete on joint_speaker referencing old table as gone_speakers for each statement execute function leave_one_speaker();

create function require_joint_speakers() returns trigger
  language plpgsql as $$
declare
  checked bigint[] := case tg_table_name
    when 'statement' then array[(to_jsonb(new) ->> 'id')::bigint]
    else array[(to_jsonb(new) ->> 'statement_id')::bigint, (to_jsonb(old) ->> 'statement_id')::bigint] end;
  wrong record;
begin
  select gid, speaker_id, count(*) into wrong
  from statement join joint_speaker on statement_id = id
  where id = any (checked)
  group by id
  having speaker_id is not null or count(*) = 1;
  if found then
    raise check_violation using
      constraint = case when wrong.speaker_id is null then 'who_speaks_alone_is_the_speaker' else 'a_joint_statement_has_no_only_speaker' end,
      table = tg_table_name, schema = tg_table_schema,
      message = case when wrong.speaker_id is null then 'a joint statement has two speakers or more'
        else 'a joint statement has no speaker beside its joint speakers' end,
      detail = case when wrong.speaker_id is null then format('%s has one joint speaker: one speaker alone is statement.speaker_id.', wrong.gid)
        else format('%s has %s joint speakers: statement.speaker_id is null then.', wrong.gid, wrong.count) end;
  end if;
  return null;
end $$;
comment on function require_joint_speakers is
  'Sees to it that a statement has one speaker in statement.speaker_id, or several in joint_speaker, when the transaction ends.';
create constraint trigger a_statement_has_one_speaker_or_several
  after insert or update on joint_speaker deferrable initially deferred for each row execute function require_joint_speakers();
create constraint trigger a_statement_has_one_speaker_or_several
  after update of speaker_id on statement deferrable initially deferred
  for each row when (new.speaker_id is not null and old.speaker_id is distinct from new.speaker_id) execute function require_joint_speakers();

create view speaker as
  select id as statement_id, 1 as position, speaker_id as actor_id from statement where speaker_id is not null
  union all
  select statement_id, position, actor_id from joint_speaker;
comment on view speaker is 'Who said which statement: the only speaker, or each of several.';

create function json_ld_speakers(statement_id bigint) returns json
  language sql stable parallel safe as $$
  select case when count(*) = 1 then json_agg(json_ld_actor(actor_id)) -> 0 else json_agg(json_ld_actor(actor_id) order by position) end
  from speaker where speaker.statement_id = $1
$$;
comment on function json_ld_speakers is 'The speaker of a statement as schema.org has it, or the list of several; null where none is known.';

create or replace function statement_json_ld(statement_id bigint) returns json
  language sql stable parallel safe as $$
  select json_strip_nulls(json_build_object(
    '@context', json_ld_context(),
    '@id', json_ld_id(gid),
    '@type', case when quoted then 'Quotation' else 'Claim' end,
    'text', text,
    'inLanguage', language,
    -- By the definition of Quotation: the one "to whom the quotation is attributed within the containing CreativeWork", whom the record
    -- knows and no other. A claim has an author; its claimInterpreter would be who read it out of a recording.
    'spokenByCharacter', case when quoted then json_ld_speakers(statement.id) end,
    'author', case when not quoted then json_ld_speakers(statement.id) end,
    -- schema.org has recipients of messages, but not of quotations and claims: these have an audience.
    'audience', (
      select json_agg(json_ld_actor(actor_id, 'Audience') order by position)
      from statement_addressee as addressee where addressee.statement_id = statement.id),
    'dateCreated', said_on,
    'locationCreated', json_ld_place(place_id),
    'recordedAt', json_ld_event(event_id),
    'about', (
      select json_agg(
        case
          when subject.actor_id is not null then json_ld_actor(subject.actor_id)
          when subject.event_id is not null then json_ld_event(subject.event_id)
          when subject.place_id is not null then json_ld_place(subject.place_id)
          when subject.topic_id is not null then json_ld_topic(subject.topic_id)
        end order by position)
      from statement_subject as subject where subject.statement_id = statement.id),
    -- The source of a quotation is what it is based on, that of a claim where it appears: so say their definitions.
    'isBasedOn', case when quoted then sources end,
    'appearance', case when not quoted then sources end,
    -- The statement is what was said; a passage is an instance of it.
    'workExample', (
      select json_agg(json_ld_passage(passage_id) order by position) from appearance where appearance.statement_id = statement.id),
    'review', (
      select json_agg(json_ld_review(review.id, statement.text, statement.gid) order by reviewed_on_earliest desc nulls last, review.id desc)
      from reviewed_statement join review on review.id = review_id where reviewed_statement.statement_id = statement.id),
    'creativeWorkStatus', status,
    'correction', case when status_note is not null then json_build_object('@type', 'CorrectionComment', 'text', status_note) end,
    'isReplacedBy', (select json_ld_id(successor.gid) from statement as successor where successor.id = statement.successor_id)))
  from statement
  cross join lateral (select form in ('VERBATIM', 'MIXED') as quoted) as known
  cross join lateral (
    select json_agg(json_ld_source(source_id) order by first) as sources
    from (
      select source_id, min(position) as first from appearance where appearance.statement_id = statement.id group by source_id) as standing
  ) as stands
  where statement.id = $1
$$;

create function listed_in_words(items text[]) returns text
  language sql immutable strict parallel safe
  return case when cardinality(items) > 1
    then concat(array_to_string(trim_array(items, 1), ', '), ' and ', items[cardinality(items)])
    else items[1] end;
comment on function listed_in_words is 'Names one after the other, as they are listed in English: Ann, Bo and Cy.';

create or replace function statement_citation(statement_id bigint) returns text
  language sql stable parallel safe as $$
  select regexp_replace(
    concat_ws(', ',
      concat_ws(': ',
        nullif(concat_ws(', ',
          coalesce(said.by, statement.speaker_as_described),
          date_in_words(statement.said_on)), ''),
        case when statement.form = 'VERBATIM' then '“' || statement.text || '”' else statement.text end)
        -- A text that ends a sentence of its own needs no comma after it.
        || case when statement.text ~ '[.!?…]["”’»]*$' then ' ' else ', ' end
        || case statement.form when 'VERBATIM' then 'quoted in ' when 'MIXED' then 'quoted in part in ' when 'PARAPHRASE' then 'paraphrased in ' end
        || '“' || translate(source.title, '“”"', '‘’''') || '”',
      publisher.name,
      date_in_words(source.published_on),
      source.url)
      || '.'
      || case when statement.status = 'CURRENT' then '' else
        ' [' || initcap(statement.status::text) || coalesce(': ' || rtrim(statement.status_note, '.'), '')
          || coalesce('; replaced by ' || successor.gid, '') || '.]' end,
    '\s+', ' ', 'g')
  from statement
  join appearance on appearance.statement_id = statement.id
  join source on source.id = appearance.source_id
  left join actor as publisher on publisher.id = source.publisher_id
  left join statement as successor on successor.id = statement.successor_id
  cross join lateral (
    select listed_in_words(array_agg(actor.name || coalesce(' (' || role.title || ')', '') order by speaker.position)) as by
    from speaker
    join actor on actor.id = speaker.actor_id
    left join lateral (
      select title from role
      where person_id = actor.id
        and role_is_held(held_from_latest, held_until_earliest, statement.said_on_earliest, statement.said_on_latest)
      order by position
      limit 1) as role on true
    where speaker.statement_id = statement.id) as said
  where statement.id = $1
  order by appearance.position
  limit 1
$$;

-- The union of what is said alone and what is said together; an answer may be one to both.
create or replace function counterparts(who bigint, direction counterpart_direction, most int)
  returns table (actor_id bigint, count int, latest_id bigint)
  language plpgsql stable parallel safe rows 10
  -- Of one who says much, it is cheaper to read all answers than to look up each.
  set enable_hashjoin = on as $$
declare
  answers text := '
    select distinct coalesce(%1$s.speaker_id, joint.actor_id), said.id, said.said_on_earliest
    from reply
    join statement as said on said.id = statement_id
    join statement as answered on answered.id = reply_to_id
    left join joint_speaker as joint on joint.statement_id = %1$s.id
    where said.status = ''CURRENT'' and answered.status = ''CURRENT''' ||
    case when direction in ('REJECTS', 'REJECTED_BY') then ' and stance in (''REJECTS'', ''DENIES'')' else '' end;
  here text := case when direction in ('ANSWERS', 'REJECTS') then 'said' else 'answered' end;
  there text := case when direction in ('ANSWERS', 'REJECTS') then 'answered' else 'said' end;
  statements text := case
    when direction = 'SPEAKS_OF' then '
      select actor_id, statement_id, said_on_earliest
      from said_subject where said_by = $1 and actor_id is not null and status = ''CURRENT'''
    when direction = 'SPOKEN_OF_BY' then '
      select said_by, statement_id, said_on_earliest
      from said_subject where actor_id = $1 and status = ''CURRENT'''
    when direction = 'SPEAKS_TO' then '
      select actor_id, statement_id, said_on_earliest
      from statement_addressee where speaker_id = $1 and status = ''CURRENT''
      union all
      select link.actor_id, statement_id, said_on_earliest
      from joint_speaker as joint join statement_addressee as link using (statement_id)
      where joint.actor_id = $1 and status = ''CURRENT'''
    when direction = 'SPOKEN_TO_BY' then '
      select coalesce(speaker_id, joint.actor_id), statement_id, said_on_earliest
      from statement_addressee as link left join joint_speaker as joint using (statement_id)
      where link.actor_id = $1 and status = ''CURRENT'''
    else
      format(answers || ' and %2$s.speaker_id = $1', there, here) || ' union ' ||
      format(answers || ' and %2$s.id in (select statement_id from joint_speaker where actor_id = $1)', there, here)
  end;
begin
  -- The latest is the largest of day and id in one number: cheaper than to sort what each has said.
  return query execute format('
    select other, count(*)::int as count, max((coalesce(day - date ''0001-01-01'', -1) + 1)::bigint << 40 | id) & (1::bigint << 40) - 1
    from (%s) as said (other, id, day)
    where other <> $1
    group by other
    order by count desc, other
    limit $2', statements) using who, most;
end $$;

create or replace function count_statements(more_than int default 50000) returns void
  language plpgsql as $$
begin
  delete from corpus_count;
  -- Fewer are counted by each request.
  if (select total from corpus_total where type = 'statement') <= more_than then
    return;
  end if;
  insert into corpus_count (version, facet, status, actor_id, event_id, place_id, topic_id, source_id, value, count)
  select corpus.version, facet, status, actor_id, event_id, place_id, topic_id, source_id, value, count
  from corpus, (
    select 'SPEAKER' as facet, status, coalesce(speaker_id, joint.actor_id) as actor_id, null::bigint as event_id, null::bigint as place_id, null::bigint as topic_id,
      null::bigint as source_id, null::text as value, count(*) as count
    from statement left join joint_speaker as joint on statement_id = id group by status, coalesce(speaker_id, joint.actor_id)
    union all
    select 'SUBJECT', statement.status, actor_id, link.event_id, link.place_id, topic_id, null, null, count(*)
    from statement left join statement_subject as link on statement_id = id
    group by statement.status, actor_id, link.event_id, link.place_id, topic_id
    union all
    select 'TOPIC', statement.status, null, null, null, topic_id, null, null, count(*)
    from statement left join statement_subject on statement_id = id and topic_id is not null group by statement.status, topic_id
    union all
    select 'SOURCE', status, null, null, null, null, source_id, null, count(*)
    from statement left join (select distinct statement_id, source_id from appearance) as standing on statement_id = id
    group by status, source_id
    union all
    select 'PUBLISHER', status, publisher_id, null, null, null, null, null, count(*)
    from statement
    left join (
      select distinct statement_id, publisher_id from appearance join source on source.id = source_id where publisher_id is not null
    ) as published on statement_id = statement.id
    group by status, publisher_id
    union all
    select 'EVENT', status, null, event_id, null, null, null, null, count(*) from statement group by status, event_id
    union all
    select 'PLACE', status, null, null, place_id, null, null, null, count(*) from statement group by status, place_id
    union all
    select 'FORM', status, null, null, null, null, null, form::text, count(*) from statement group by status, form
    union all
    select 'ACT', status, null, null, null, null, null, act::text, count(*) from statement group by status, act
    union all
    select 'LANGUAGE', status, null, null, null, null, null, language::text, count(*) from statement group by status, language
    union all
    select 'YEAR', status, null, null, null, null, null, left(said_on, 4), count(*) from statement group by status, left(said_on, 4)
    union all
    select 'MONTH', status, null, null, null, null, null, case when length(said_on) >= 7 then left(said_on, 7) end, count(*)
    from statement group by status, case when length(said_on) >= 7 then left(said_on, 7) end
    union all
    select 'STANCE', status, null, null, null, null, null, stance::text, count(*)
    from statement left join (select distinct statement_id, stance from reply) as answer on statement_id = id
    group by status, stance
    union all
    select 'SAID_ON', status, null, null, null, null, null, said_on::text, count(*) from statement group by status, said_on) as counted;
end $$;

-- Who is on record often comes first, also with others.
do $$
declare
  before text := pg_get_functiondef('suggest(text, text[], int)'::regprocedure);
  after text := replace(before, 'from statement where speaker_id = candidate.actor_id', 'from speaker where speaker.actor_id = candidate.actor_id');
begin
  if after = before then
    raise 'suggest() does not ask for speakers as it did';
  end if;
  execute after;
end $$;
