-- Statements that several make together: who speaks, and the rows that are kept once for each of them.
--
-- To change the columns of a view, drop it here before it is made: create or replace cannot.

create or replace view speaker as
  select id as statement_id, 1 as position, speaker_id as actor_id from statement where speaker_id is not null
  union all
  select statement_id, position, actor_id from joint_speaker;
comment on view speaker is 'Who said which statement: the only speaker, or each of several.';

create or replace view said_subject as
  select speaker_id as said_by, statement_id, position, actor_id, event_id, place_id, topic_id, speaker_id, said_on_earliest,
    said_on_latest, status
  from statement_subject
  union all
  select said_by, statement_id, position, actor_id, event_id, place_id, topic_id, speaker_id, said_on_earliest, said_on_latest, status
  from joint_subject;
comment on view said_subject is 'What each speaker speaks of: subjects of statements, once for each speaker.';

create or replace function keep_joint_statements(ids bigint[]) returns void
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

create or replace function keep_joint_statement() returns trigger
  language plpgsql as $$
begin
  perform keep_joint_statements(array[new.id]);
  return null;
end $$;
comment on function keep_joint_statement is 'Keeps the rows of a changed statement that several may have made.';
create or replace trigger a_joint_statement_is_the_same_for_each_speaker
  after update on statement for each row when (new.speaker_id is null) execute function keep_joint_statement();

create or replace function keep_told_joint_statements() returns trigger
  language plpgsql as $$
begin
  perform keep_joint_statements(array(
    select distinct statement_id from told
    where exists (select from joint_speaker where joint_speaker.statement_id = told.statement_id)));
  return null;
end $$;
comment on function keep_told_joint_statements is 'Keeps the rows of joint statements whose speakers or subjects have changed.';
create or replace trigger each_speaker_has_joint_statements
  after insert on joint_speaker referencing new table as told for each statement execute function keep_told_joint_statements();
create or replace trigger each_changed_speaker_has_joint_statements
  after update on joint_speaker referencing new table as told for each statement execute function keep_told_joint_statements();
create or replace trigger subjects_are_spoken_of_by_each_speaker
  after insert on statement_subject referencing new table as told for each statement execute function keep_told_joint_statements();
create or replace trigger changed_subjects_are_spoken_of_by_each_speaker
  after update on statement_subject referencing new table as told for each statement execute function keep_told_joint_statements();

-- Two speakers may turn out to be one. When all who have spoken together are removed but one, that one has spoken alone.
create or replace function leave_one_speaker() returns trigger
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
create or replace trigger the_last_of_several_speakers_speaks_alone
  after delete on joint_speaker referencing old table as gone_speakers for each statement execute function leave_one_speaker();

create or replace function require_joint_speakers() returns trigger
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
      constraint = case when wrong.speaker_id is null then 'who_speaks_alone_is_the_speaker'
        else 'a_joint_statement_has_no_only_speaker' end,
      table = tg_table_name, schema = tg_table_schema,
      message = case when wrong.speaker_id is null then 'a joint statement has two speakers or more'
        else 'a joint statement has no speaker beside its joint speakers' end,
      detail = case when wrong.speaker_id is null
        then format('%s has one joint speaker: one speaker alone is statement.speaker_id.', wrong.gid)
        else format('%s has %s joint speakers: statement.speaker_id is null then.', wrong.gid, wrong.count) end;
  end if;
  return null;
end $$;
comment on function require_joint_speakers is
  'Sees to it that a statement has one speaker in statement.speaker_id, or several in joint_speaker, when the transaction ends.';
-- Constraint triggers cannot be replaced.
drop trigger if exists a_statement_has_one_speaker_or_several on joint_speaker;
create constraint trigger a_statement_has_one_speaker_or_several
  after insert or update on joint_speaker deferrable initially deferred for each row execute function require_joint_speakers();
drop trigger if exists a_statement_has_one_speaker_or_several on statement;
create constraint trigger a_statement_has_one_speaker_or_several
  after update of speaker_id on statement deferrable initially deferred
  for each row when (new.speaker_id is not null and old.speaker_id is distinct from new.speaker_id)
  execute function require_joint_speakers();
