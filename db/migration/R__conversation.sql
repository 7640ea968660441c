-- Who talks about whom, and what answers what.
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.

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
comment on function counterparts is
  'Whom an actor speaks of, speaks to, answers or rejects, or who does so to them: in how many current statements, and the latest of '
  'these.';

create or replace function thread(start bigint, depth int, most int) returns table (
    id bigint, statement_id bigint, level int, stance stance, via_id bigint, evidence_id bigint, is_complete boolean)
  language plpgsql stable parallel safe rows 20 as $$
#variable_conflict use_column
declare
  seen bigint[] := array[start];
  upward bigint[] := '{}';
  downward bigint[] := '{}';
  levels int[] := '{}';
  above bigint[] := array[start];
  below bigint[] := array[start];
  links bigint[];
begin
  -- Level by level, both ways, so that the bound cuts off what is far.
  for n in 1 .. depth loop
    links := array(
      select min(link.id)
      from (select * from reply where statement_id = any (above) order by reply.id limit most) as link
      where reply_to_id <> all (seen)
      group by reply_to_id
      order by 1
      limit most - cardinality(seen));
    upward := upward || links;
    levels := levels || array_fill(-n, array[cardinality(links)]);
    above := array(select reply_to_id from reply where reply.id = any (links));
    seen := seen || above;
    links := array(
      select min(link.id)
      from (select * from reply where reply_to_id = any (below) order by reply.id limit most + cardinality(seen)) as link
      where statement_id <> all (seen)
      group by statement_id
      order by 1
      limit most - cardinality(seen));
    downward := downward || links;
    below := array(select statement_id from reply where reply.id = any (links));
    seen := seen || below;
    exit when above = '{}' and below = '{}';
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
  'A statement with what it answers, the farthest first, and then what answers it, each before its own answers: at most so many steps '
  'away, and so many in all.';

create or replace function cameo_root_code(act speech_act) returns text
  language sql immutable strict parallel safe
  return case
    when act in ('ASSERT', 'HOPE', 'EXPLAIN', 'ANSWER', 'ASK') then '01'
    when act in ('APPEAL', 'URGE') then '02'
    when act in ('OFFER', 'PROPOSE', 'PROMISE', 'AGREE') then '03'
    when act = 'WELCOME' then '04'
    when act in ('THANK', 'PRAISE', 'APOLOGIZE') then '05'
    when act in ('DEMAND', 'CONDITION') then '10'
    when act in ('BLAME', 'CRITICIZE', 'DENY', 'DISMISS') then '11'
    when act = 'REJECT' then '12'
    when act in ('WARN', 'THREATEN') then '13'
  end;
comment on function cameo_root_code is 'The root code of a speech act in the CAMEO event codebook, version 1.1b3.';
