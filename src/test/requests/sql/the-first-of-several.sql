select bounded((
  select row_to_json(object_2.*) as json
  from statement
  cross join lateral (
    select (
      select row_to_json(object.*) as json
      from role
      cross join lateral (
        select role.title as "title"
      ) as object
      where role.person_id = statement.speaker_id
          and role_is_held(role.held_from_latest, role.held_until, role.held_until_earliest, statement.said_on_earliest, statement.said_on_latest)
      order by role.position
      limit 1
    ) as "speakerRole"
  ) as object_2
  where statement.gid = 'statement:cannot-accept'
)) as json;
