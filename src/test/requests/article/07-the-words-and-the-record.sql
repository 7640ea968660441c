select person.json
from (
  select json_build_object('roles', roles.json, 'statements', statements.json) as json
  from actor as person_2
  cross join lateral (
    select coalesce(json_agg(json_build_object(
      'title', role.title,
      'from', case when role.held_from is not null then json_build_object('value', role.held_from) end
    ) order by role.position), '[]') as json
    from role
    where role.person_id = person_2.id
      and role_is_held(role.held_from_latest, role.held_until_earliest, '2025-02-24'::date, '2025-02-24'::date)
  ) as roles
  cross join lateral (
    select json_build_object('nodes', page.nodes) as json
    from (
      select
        coalesce(json_agg(json_build_object(
          'speakerAsDescribed', statement.speaker_as_described,
          'speakerRole', case when speaker_role.id is not null then json_build_object(
            'title', speaker_role.title,
            'from', case when speaker_role.held_from is not null then json_build_object('value', speaker_role.held_from) end
          ) end,
          'appearances', appearances.json
        ) order by statement.n), '[]') as nodes
      from (
        select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, 'infinity'), statement.id) as n
        from statement
        where statement.speaker_id = person_2.id
        order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
        limit 1
      ) as statement
      left join role as speaker_role on speaker_role.id = (
        select role.id from role
        where role.person_id = statement.speaker_id
          and role_is_held(role.held_from_latest, role.held_until_earliest, statement.said_on_earliest, statement.said_on_latest)
        order by role.position
        limit 1)
      cross join lateral (
        select coalesce(json_agg(json_build_object('prefix', appearance.prefix, 'exact', appearance.exact) order by link.position), '[]') as json
        from appearance as link
        join passage as appearance on appearance.id = link.passage_id
        where link.statement_id = statement.id
      ) as appearances
    ) as page
  ) as statements
  where person_2.type = 'Person'
    and person_2.gid = 'person:donald-trump'
) as person;
