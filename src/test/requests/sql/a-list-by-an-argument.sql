/* {roles: [{title}]} */
select (
  select row(
    array(
      select row(role.title)
      from role
      where role.person_id = person.id
        and role_is_held(role.held_from_latest, role.held_until, role.held_until_earliest, '2024-01-01'::date, '2024-01-01'::date)
      order by role.position
    )
  )
  from actor as person
  where person.type = 'Person'
    and person.id = (select id from actor_gid where gid = 'person:aoife-oneill')
) as answer;
