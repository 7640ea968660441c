-- Roles have ids of their own. Nobody gives them: they follow from what a role is, so that the same file loaded elsewhere, or again, makes
-- the same ones.

create function role_key(person_gid text, organization_gid text, title text, held_from text, held_until text) returns text
  language sql immutable parallel safe
  return substr(person_gid, length('person:') + 1) || '.'
    || left(md5(
      coalesce(organization_gid, '') || chr(10) || title || chr(10) || coalesce(held_from, '/' || held_until, '')), 12);
comment on function role_key is
  'The key of a role: that of the person, and a digest of where it is held, its title and when it began; where that is not known, '
  'ended.';

alter table role add column gid text;
update role set gid = 'role:' || key || case when nth > 1 then '-' || nth else '' end
from (
  select id, key, row_number() over (partition by key order by position) as nth
  from (
    select role.id, position, role_key(person.gid, organization.gid, title, held_from, held_until) as key
    from role
    join actor as person on person.id = person_id
    left join actor as organization on organization.id = organization_id) as keyed) as identified
where identified.id = role.id;
alter table role alter column gid set not null;
-- No constraint: what a load says of a role is held against those before there is an id.
create unique index role_by_gid on role (gid);
comment on column role.gid is 'The public id: role:, then a key that follows from the others (identify_role).';
