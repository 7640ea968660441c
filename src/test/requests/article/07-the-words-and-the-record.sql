select person.json
from (
  select row_to_json(person_2.*) as json
  from (
    select roles.json as "roles", statements.json as "statements"
    from actor as person_2
    cross join lateral (
      select coalesce(json_agg(role.*), '[]') as json
      from (
        select
          role.title as "title",
          case when role.held_from is not null then json_build_object('value', role.held_from) end as "from"
        from role
        where role.person_id = person_2.id
          and role_is_held(role.held_from_latest, role.held_until_earliest, '2025-02-24'::date, '2025-02-24'::date)
        order by role.position
      ) as role
    ) as roles
    cross join lateral (
      select json_build_object('nodes', page.nodes) as json
      from (
        select coalesce(json_agg(row_to_json(object.*) order by statement.n), '[]') as nodes
        from (
          select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, 'infinity'), statement.id) as n
          from statement
          where statement.speaker_id = person_2.id
          order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
          limit 1
        ) as statement
        left join lateral (
          select
            speaker_role.title as "title",
            case when speaker_role.held_from is not null then json_build_object('value', speaker_role.held_from) end as "from"
          from role as speaker_role
          where speaker_role.id = (
            select role.id from role
            where role.person_id = statement.speaker_id
              and role_is_held(role.held_from_latest, role.held_until_earliest, statement.said_on_earliest, statement.said_on_latest)
            order by role.position
            limit 1)
        ) as speaker_role on true
        cross join lateral (
          select coalesce(json_agg(appearance.*), '[]') as json
          from (
            select appearance.prefix as "prefix", appearance.exact as "exact"
            from appearance as link
            join passage as appearance on appearance.id = link.passage_id
            where link.statement_id = statement.id
            order by link.position
          ) as appearance
        ) as appearances
        cross join lateral (
          select
            statement.speaker_as_described as "speakerAsDescribed",
            row_to_json(speaker_role.*) as "speakerRole",
            appearances.json as "appearances"
        ) as object
      ) as page
    ) as statements
    where person_2.type = 'Person'
      and person_2.gid = 'person:donald-trump'
  ) as person_2
) as person;
