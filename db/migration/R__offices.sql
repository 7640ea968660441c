-- Offices: in which organizations they are held.
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.

-- Whatever the planner thinks of how many there are, each is found by its index.
create or replace function parts_of_organizations(ids bigint[], descendants boolean) returns setof bigint
  language sql stable parallel safe rows 10
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set jit = off
begin atomic
  -- Each once, so that it ends also where organizations belong to one another in a circle.
  with recursive part as (
    select unnest(ids) as id
    union
    select actor.id from part join actor on actor.parent_id = part.id where descendants)
  select id from part;
end;
comment on function parts_of_organizations is 'Some organizations and, where descendants are asked for, all that are part of them.';
