-- What leads from one to the next ends somewhere: corrections (two statements that replace each other are both listed no more), and what
-- is part of something, within something or narrower than something. Rows are looked at together, those above them as far as they lead,
-- and each once, so that a load of a million or a chain of as many costs time in proportion.

create or replace function in_circles(ids bigint[], next_ids bigint[]) returns setof bigint
  language plpgsql immutable parallel safe set enable_nestloop = off set jit = off as $$
begin
  -- Each round goes twice as far. What then still leads on leads round and round, and is where that happens.
  for round in 0 .. coalesce(ceil(log(2, nullif(cardinality(ids), 0))), -1) loop
    select array_agg(step.id), array_agg(following.next_id) into ids, next_ids
    from unnest(ids, next_ids) as step (id, next_id)
    join unnest(ids, next_ids) as following (id, next_id) on following.id = step.next_id;
  end loop;
  return query select distinct unnest(next_ids);
end $$;
comment on function in_circles is
  'Of things of which each leads to at most one other, all that lie ahead being given: those that lead back to themselves.';

create or replace function refuse_circles() returns trigger
  language plpgsql as $$
declare
  ids bigint[];
  next_ids bigint[];
  circling text;
begin
  execute format('
    with recursive ahead (id, next_id) as (
      select id, %1$I from told_rows where %1$I is not null
      union
      -- Not a join: whatever the planner thinks of how many there are, each is found by its index.
      select next_id, (select %1$I from %2$I where id = ahead.next_id) from ahead where next_id is not null)
    select array_agg(id), array_agg(next_id) from ahead where next_id is not null', tg_argv[0], tg_table_name) into ids, next_ids;
  if ids is null then
    return null;
  end if;
  select string_agg(gid, ', ') into circling
  from (select gid from told_rows where id in (select in_circles(ids, next_ids)) order by id limit 10) as told;
  if circling is not null then
    raise check_violation using
      constraint = tg_argv[1], table = tg_table_name, schema = tg_table_schema, column = tg_argv[0],
      message = replace(tg_argv[1], '_', ' '),
      detail = format('These would lead back to themselves: %s.', circling);
  end if;
  return null;
end $$;
comment on function refuse_circles is 'Refuses rows that lead back to themselves, by the column and under the rule that it is given.';

-- They see what others have committed: to write, one has waited for all who wrote before (corpus_moves).
create or replace trigger corrections_do_not_go_round_in_a_circle
  after insert on statement referencing new table as told_rows
  for each statement execute function refuse_circles('successor_id', 'corrections_do_not_go_round_in_a_circle');
create or replace trigger changed_corrections_do_not_go_round_in_a_circle
  after update on statement referencing new table as told_rows
  for each statement execute function refuse_circles('successor_id', 'corrections_do_not_go_round_in_a_circle');
create or replace trigger organizations_do_not_belong_to_one_another_in_a_circle
  after insert on actor referencing new table as told_rows
  for each statement execute function refuse_circles('parent_id', 'organizations_do_not_belong_to_one_another_in_a_circle');
create or replace trigger changed_organizations_do_not_belong_to_one_another_in_a_circle
  after update on actor referencing new table as told_rows
  for each statement execute function refuse_circles('parent_id', 'organizations_do_not_belong_to_one_another_in_a_circle');
create or replace trigger places_do_not_lie_within_one_another_in_a_circle
  after insert on place referencing new table as told_rows
  for each statement execute function refuse_circles('within_id', 'places_do_not_lie_within_one_another_in_a_circle');
create or replace trigger changed_places_do_not_lie_within_one_another_in_a_circle
  after update on place referencing new table as told_rows
  for each statement execute function refuse_circles('within_id', 'places_do_not_lie_within_one_another_in_a_circle');
create or replace trigger topics_are_not_broader_than_one_another_in_a_circle
  after insert on topic referencing new table as told_rows
  for each statement execute function refuse_circles('broader_id', 'topics_are_not_broader_than_one_another_in_a_circle');
create or replace trigger changed_topics_are_not_broader_than_one_another_in_a_circle
  after update on topic referencing new table as told_rows
  for each statement execute function refuse_circles('broader_id', 'topics_are_not_broader_than_one_another_in_a_circle');
create or replace trigger events_are_not_part_of_one_another_in_a_circle
  after insert on event referencing new table as told_rows
  for each statement execute function refuse_circles('part_of_id', 'events_are_not_part_of_one_another_in_a_circle');
create or replace trigger changed_events_are_not_part_of_one_another_in_a_circle
  after update on event referencing new table as told_rows
  for each statement execute function refuse_circles('part_of_id', 'events_are_not_part_of_one_another_in_a_circle');
