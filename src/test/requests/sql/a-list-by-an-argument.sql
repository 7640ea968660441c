select bounded((
  select row_to_json(object_2.*) as json
  from actor as person
  cross join lateral (
    select (
      select coalesce(json_agg(object.* order by role.position), '[]') as json
      from role
      cross join lateral (
        select role.title as "title"
      ) as object
      where role.person_id = person.id
        and role_is_held(role.held_from_latest, role.held_until, role.held_until_earliest, '2024-01-01'::date, '2024-01-01'::date)
    ) as "roles"
  ) as object_2
  where person.type = 'Person'
    and person.id = (select id from actor_gid where gid = 'person:aoife-oneill')
)) as json;
