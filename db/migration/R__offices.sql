-- Offices: in which organizations they are held, and their ids.
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

create or replace function identify_role() returns trigger
  language plpgsql as $$
declare
  key constant text := 'role:' || role_key(
    (select gid from actor where id = new.person_id), (select gid from actor where id = new.organization_id), new.title, new.held_from,
    new.held_until);
  n int := 1;
begin
  new.gid := key;
  -- Told twice, it has two ids.
  while exists (select from role where gid = new.gid and id <> new.id) loop
    n := n + 1;
    new.gid := key || '-' || n;
  end loop;
  return new;
end $$;
comment on function identify_role is 'Gives a role the id that follows from what it is.';
create or replace trigger a_role_has_the_id_that_follows_from_what_it_is
  before insert or update of person_id, organization_id, title, held_from, held_until on role
  for each row execute function identify_role();
