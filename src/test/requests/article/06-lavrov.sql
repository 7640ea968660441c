select bounded((
  select row_to_json(object_10.*) as json
  from actor as person
  cross join lateral (
    select
      person.name as "name",
      (
        select coalesce(json_agg(object_2.* order by role.position), '[]') as json
        from role
        cross join lateral (
          select
            role.title as "title",
            (
              select row_to_json(object.*) as json
              from actor as organization
              cross join lateral (
                select organization.name as "name"
              ) as object
              where organization.id = role.organization_id
            ) as "organization",
            case when role.held_from is not null then json_build_object('value', role.held_from) end as "from"
        ) as object_2
        where role.person_id = person.id
          and role_is_held(role.held_from_latest, role.held_until, role.held_until_earliest, '2025-02-24'::date, '2025-02-24'::date)
      ) as "roles",
      (
        select json_build_object('nodes', page.nodes) as json
        from (
          select coalesce(json_agg(object_9.* order by statement.sort_key, statement.id), '[]') as "nodes"
          from (
            select statement.*, coalesce(statement.said_on_earliest, 'infinity') as sort_key
            from (
              select speaker_id as said_by, statement.* from statement
              union all
              select * from joint_statement) as statement
            where statement.said_by = person.id
              and statement.status = any ('{"CURRENT"}')
            order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
            limit 20
          ) as statement
          cross join lateral (
            select
              bounded(statement.text, 20) as "text",
              statement.act as "act",
              statement.speaker_as_described as "speakerAsDescribed",
              (
                select row_to_json(object_3.*) as json
                from role as role_2
                cross join lateral (
                  select role_2.title as "title"
                ) as object_3
                where role_2.person_id = statement.speaker_id
                and role_is_held(role_2.held_from_latest, role_2.held_until, role_2.held_until_earliest, statement.said_on_earliest, statement.said_on_latest)
                order by role_2.position
                limit 1
              ) as "speakerRole",
              (
                select coalesce(json_agg(object_4.* order by actor_link.position), '[]') as json
                from statement_addressee as actor_link
                left join actor on actor.id = actor_link.actor_id
                cross join lateral (
                  select actor.name as "name"
                ) as object_4
                where actor_link.statement_id = statement.id
              ) as "addressees",
              (
                select coalesce(json_agg(case
                  when subject.event_id is not null then (
                    select row_to_json(object_5.*) as json
                    from event
                    cross join lateral (
                      select 'Event'::text as "__typename", event.name as "name"
                    ) as object_5
                    where event.id = subject.event_id
                  )
                  when subject.actor_id is not null then (
                    select row_to_json(object_6.*) as json
                    from actor as actor_2
                    cross join lateral (
                      select actor_2.type as "__typename", actor_2.name as "name"
                    ) as object_6
                    where actor_2.id = subject.actor_id
                  )
                  when subject.place_id is not null then (
                    select row_to_json(object_7.*) as json
                    from place
                    cross join lateral (
                      select 'Place'::text as "__typename", place.name as "name"
                    ) as object_7
                    where place.id = subject.place_id
                  )
                  when subject.topic_id is not null then (
                    select row_to_json(object_8.*) as json
                    from topic
                    cross join lateral (
                      select 'Topic'::text as "__typename", topic.name as "name"
                    ) as object_8
                    where topic.id = subject.topic_id
                  )
                end order by subject.position), '[]') as json
                from statement_subject as subject
                where subject.statement_id = statement.id
              ) as "about"
          ) as object_9
        ) as page
      ) as "statements"
  ) as object_10
  where person.type = 'Person'
    and person.id = (select id from actor_gid where gid = 'person:sergei-lavrov')
)) as json;
