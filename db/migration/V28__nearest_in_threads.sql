-- A thread has the nearest statements: what answers must not wait for all that is answered, however far that is.

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
