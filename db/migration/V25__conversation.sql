-- Who talks about whom, and what answers what.

create index statement_subject_speaker on statement_subject (speaker_id, actor_id) include (statement_id, said_on_earliest, status)
  where actor_id is not null;
create index statement_addressee_speaker on statement_addressee (speaker_id, actor_id) include (statement_id, said_on_earliest, status);

-- With the day, what somebody said is read from the index alone.
drop index statement_speaker;
create index statement_speaker on statement (speaker_id, coalesce(said_on_earliest, '-infinity'), id) include (said_on_earliest, status);

-- Of many statements, their topics: an index with little else in it has them on a third of the pages.
create index statement_subject_statement_topic on statement_subject (statement_id) include (topic_id) where topic_id is not null;

create type counterpart_direction as enum (
  'SPEAKS_OF', 'SPEAKS_TO', 'ANSWERS', 'REJECTS', 'SPOKEN_OF_BY', 'SPOKEN_TO_BY', 'ANSWERED_BY', 'REJECTED_BY');
comment on type counterpart_direction is 'How one actor has to do with another by what they say.';

create function counterparts(who bigint, direction counterpart_direction, most int)
  returns table (actor_id bigint, count int, latest_id bigint)
  language plpgsql stable parallel safe rows 10
  -- Of one who says much, it is cheaper to read all answers than to look up each.
  set enable_hashjoin = on as $$
declare
  answers text := '
    from reply
    join statement as said on said.id = statement_id
    join statement as answered on answered.id = reply_to_id
    where said.status = ''CURRENT'' and answered.status = ''CURRENT''' ||
    case when direction in ('REJECTS', 'REJECTED_BY') then ' and stance in (''REJECTS'', ''DENIES'')' else '' end;
  statements text := case
    when direction = 'SPEAKS_OF' then '
      select actor_id, statement_id, said_on_earliest
      from statement_subject where speaker_id = $1 and status = ''CURRENT'''
    when direction = 'SPEAKS_TO' then '
      select actor_id, statement_id, said_on_earliest
      from statement_addressee where speaker_id = $1 and status = ''CURRENT'''
    when direction = 'SPOKEN_OF_BY' then '
      select speaker_id, statement_id, said_on_earliest
      from statement_subject where actor_id = $1 and status = ''CURRENT'''
    when direction = 'SPOKEN_TO_BY' then '
      select speaker_id, statement_id, said_on_earliest
      from statement_addressee where actor_id = $1 and status = ''CURRENT'''
    when direction in ('ANSWERS', 'REJECTS') then
      'select distinct answered.speaker_id, said.id, said.said_on_earliest' || answers || ' and said.speaker_id = $1'
    else
      'select distinct said.speaker_id, said.id, said.said_on_earliest' || answers || ' and answered.speaker_id = $1'
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
comment on function counterparts is
  'Whom an actor speaks of, speaks to, answers or rejects, or who does so to them: in how many current statements, and the latest of these.';

create function thread(start bigint, depth int, most int) returns table (
    id bigint, statement_id bigint, level int, stance stance, via_id bigint, evidence_id bigint, is_complete boolean)
  language plpgsql stable parallel safe rows 20 as $$
#variable_conflict use_column
declare
  seen bigint[] := array[start];
  upward bigint[] := '{}';
  downward bigint[] := '{}';
  levels int[] := '{}';
  edge bigint[] := array[start];
  links bigint[];
begin
  -- Level by level, first what is answered, so that the bound cuts off what is far.
  for n in 1 .. depth loop
    links := array(
      select min(link.id)
      from (select * from reply where statement_id = any (edge) order by reply.id limit most) as link
      where reply_to_id <> all (seen)
      group by reply_to_id
      order by 1
      limit most - cardinality(seen));
    exit when links = '{}';
    upward := upward || links;
    levels := levels || array_fill(-n, array[cardinality(links)]);
    edge := array(select reply_to_id from reply where reply.id = any (links));
    seen := seen || edge;
  end loop;
  edge := array[start];
  for n in 1 .. depth loop
    links := array(
      select min(link.id)
      from (select * from reply where reply_to_id = any (edge) order by reply.id limit most + cardinality(seen)) as link
      where statement_id <> all (seen)
      group by statement_id
      order by 1
      limit most - cardinality(seen));
    exit when links = '{}';
    downward := downward || links;
    edge := array(select statement_id from reply where reply.id = any (links));
    seen := seen || edge;
  end loop;
  return query
    with recursive answer as (
      select start as statement_id, 0 as level, null::stance as stance, null::bigint as via_id, null::bigint as evidence_id,
        array[]::bigint[] as path
      union all
      select reply.statement_id, answer.level + 1, reply.stance, reply.reply_to_id, reply.evidence_id, path || reply.id
      from answer
      join reply on reply.reply_to_id = answer.statement_id
      where reply.id = any (downward)),
    entry as (
      select statement_id, level, stance, via_id, evidence_id, path from answer
      union all
      select reply_to_id, found.level, stance, statement_id, evidence_id, array[reply.id]
      from unnest(upward, levels) as found (link, level) join reply on reply.id = link)
    select row_number() over (order by level >= 0, case when level < 0 then level end, path), statement_id, level, stance, via_id,
      evidence_id,
      (level < 0 or not exists (select from reply where reply_to_id = entry.statement_id and statement_id <> all (seen)))
      and (level > 0 or not exists (select from reply where statement_id = entry.statement_id and reply_to_id <> all (seen)))
    from entry
    order by 1;
end $$;
comment on function thread is
  'A statement with what it answers, the farthest first, and then what answers it, each before its own answers: at most so many steps away, and so many in all.';
