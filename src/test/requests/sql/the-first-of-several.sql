/* {speakerRole: {title}} */
select (
  select row(
    (
      select row(role.title)
      from role
      where role.person_id = statement.speaker_id
          and role_is_held(role.held_from_latest, role.held_until, role.held_until_earliest, statement.said_on_earliest, statement.said_on_latest)
      order by role.position
      limit 1
    )
  )
  from statement
  where statement.gid = 'statement:cannot-accept'
) as answer;
