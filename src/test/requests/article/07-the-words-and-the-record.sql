select bounded((
  select row_to_json(object_5.*) as json
  from actor as person
  cross join lateral (
    select
      (
        select coalesce(json_agg(object.* order by role.position), '[]') as json
        from role
        cross join lateral (
          select
            role.title as "title",
            case when role.held_from is not null then json_build_object('value', role.held_from) end as "from"
        ) as object
        where role.person_id = person.id
          and role_is_held(role.held_from_latest, role.held_until, role.held_until_earliest, '2025-02-24'::date, '2025-02-24'::date)
      ) as "roles",
      (
        select json_build_object('nodes', page.nodes) as json
        from (
          select coalesce(json_agg(object_4.* order by statement.sort_key, statement.id), '[]') as "nodes"
          from (
            select statement.*, coalesce(statement.said_on_earliest, 'infinity') as sort_key
            from (
              select speaker_id as said_by, statement.* from statement
              union all
              select * from joint_statement) as statement
            where statement.said_by = person.id
              and statement.status = any ('{"CURRENT"}')
            order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
            limit 1
          ) as statement
          cross join lateral (
            select
              statement.speaker_as_described as "speakerAsDescribed",
              (
                select row_to_json(object_2.*) as json
                from role as role_2
                cross join lateral (
                  select
                    role_2.title as "title",
                    case when role_2.held_from is not null then json_build_object('value', role_2.held_from) end as "from"
                ) as object_2
                where role_2.person_id = statement.speaker_id
                and role_is_held(role_2.held_from_latest, role_2.held_until, role_2.held_until_earliest, statement.said_on_earliest, statement.said_on_latest)
                order by role_2.position
                limit 1
              ) as "speakerRole",
              (
                select coalesce(json_agg(object_3.* order by appearance_link.position), '[]') as json
                from appearance as appearance_link
                left join passage as appearance on appearance.id = appearance_link.passage_id
                cross join lateral (
                  select bounded(appearance.prefix, 10) as "prefix", bounded(appearance.exact, 10) as "exact"
                ) as object_3
                where appearance_link.statement_id = statement.id
              ) as "appearances"
          ) as object_4
        ) as page
      ) as "statements"
  ) as object_5
  where person.type = 'Person'
    and person.id = (select id from actor_gid where gid = 'person:donald-trump')
)) as json;
