select (
  select row_to_json(person.*) as json
  from (
    select
      person.name as "name",
      (
        select coalesce(json_agg(role.*), '[]') as json
        from (
          select
            role.title as "title",
            (
              select row_to_json(organization.*) as json
              from (
                select organization.name as "name"
                from actor as organization
                where organization.id = role.organization_id
              ) as organization
            ) as "organization",
            case when role.held_from is not null then json_build_object('value', role.held_from) end as "from"
          from role
          where role.person_id = person.id
            and role_is_held(role.held_from_latest, role.held_until_earliest, '2025-02-24'::date, '2025-02-24'::date)
          order by role.position
        ) as role
      ) as "roles",
      (
        select json_build_object('nodes', page.nodes) as json
        from (
          select coalesce(json_agg(object.* order by statement.sort_key, statement.id), '[]') as "nodes"
          from (
            select statement.*, coalesce(statement.said_on_earliest, 'infinity') as sort_key
            from statement
            where statement.speaker_id = person.id
            order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
            limit 20
          ) as statement
          cross join lateral (
            select
              statement.text as "text",
              statement.act as "act",
              statement.speaker_as_described as "speakerAsDescribed",
              (
                select row_to_json(role_2.*) as json
                from (
                  select role_2.title as "title"
                  from role as role_2
                  where role_2.person_id = statement.speaker_id
                  and role_is_held(role_2.held_from_latest, role_2.held_until_earliest, statement.said_on_earliest, statement.said_on_latest)
                  order by role_2.position
                  limit 1
                ) as role_2
              ) as "speakerRole",
              (
                select coalesce(json_agg(actor.*), '[]') as json
                from (
                  select actor.name as "name"
                  from statement_addressee as actor_link
                  left join actor on actor.id = actor_link.actor_id
                  where actor_link.statement_id = statement.id
                  order by actor_link.position
                ) as actor
              ) as "addressees",
              (
                select coalesce(json_agg(case
                  when subject.event_id is not null then (
                    select row_to_json(event.*) as json
                    from (
                      select 'Event'::text as "__typename", event.name as "name"
                      from event
                      where event.id = subject.event_id
                    ) as event
                  )
                  when subject.actor_id is not null then (
                    select row_to_json(actor_2.*) as json
                    from (
                      select actor_2.type as "__typename", actor_2.name as "name"
                      from actor as actor_2
                      where actor_2.id = subject.actor_id
                    ) as actor_2
                  )
                  when subject.place_id is not null then (
                    select row_to_json(place.*) as json
                    from (
                      select 'Place'::text as "__typename", place.name as "name"
                      from place
                      where place.id = subject.place_id
                    ) as place
                  )
                  when subject.topic_id is not null then (
                    select row_to_json(topic.*) as json
                    from (
                      select 'Topic'::text as "__typename", topic.name as "name"
                      from topic
                      where topic.id = subject.topic_id
                    ) as topic
                  )
                end order by subject.position), '[]') as json
                from statement_subject as subject
                where subject.statement_id = statement.id
              ) as "about"
          ) as object
        ) as page
      ) as "statements"
    from actor as person
    where person.type = 'Person'
      and person.gid = 'person:sergei-lavrov'
  ) as person
) as json;
