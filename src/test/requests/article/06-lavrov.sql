select person.json
from (
  select row_to_json(person_2.*) as json
  from (
    select person_2.name as "name", roles.json as "roles", statements.json as "statements"
    from actor as person_2
    cross join lateral (
      select coalesce(json_agg(role.*), '[]') as json
      from (
        select
          role.title as "title",
          row_to_json(organization.*) as "organization",
          case when role.held_from is not null then json_build_object('value', role.held_from) end as "from"
        from role
        left join lateral (
          select organization.name as "name"
          from actor as organization
          where organization.id = role.organization_id
        ) as organization on true
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
          limit 20
        ) as statement
        left join lateral (
          select speaker_role.title as "title"
          from role as speaker_role
          where speaker_role.id = (
            select role.id from role
            where role.person_id = statement.speaker_id
              and role_is_held(role.held_from_latest, role.held_until_earliest, statement.said_on_earliest, statement.said_on_latest)
            order by role.position
            limit 1)
        ) as speaker_role on true
        cross join lateral (
          select coalesce(json_agg(actor.*), '[]') as json
          from (
            select actor.name as "name"
            from statement_addressee as link
            join actor on actor.id = link.actor_id
            where link.statement_id = statement.id
            order by link.position
          ) as actor
        ) as addressees
        cross join lateral (
          select coalesce(json_agg(case
            when subject.event_id is not null then row_to_json(event.*)
            when subject.actor_id is not null then row_to_json(actor_2.*)
            when subject.place_id is not null then row_to_json(place.*)
            when subject.topic_id is not null then row_to_json(topic.*)
          end order by subject.position), '[]') as json
          from statement_subject as subject
          left join lateral (
            select 'Event'::text as "__typename", event.name as "name"
            from event
            where event.id = subject.event_id
          ) as event on true
          left join lateral (
            select actor_2.type as "__typename", actor_2.name as "name"
            from actor as actor_2
            where actor_2.id = subject.actor_id
          ) as actor_2 on true
          left join lateral (
            select 'Place'::text as "__typename", place.name as "name"
            from place
            where place.id = subject.place_id
          ) as place on true
          left join lateral (
            select 'Topic'::text as "__typename", topic.name as "name"
            from topic
            where topic.id = subject.topic_id
          ) as topic on true
          where subject.statement_id = statement.id
        ) as about
        cross join lateral (
          select
            statement.text as "text",
            statement.act as "act",
            statement.speaker_as_described as "speakerAsDescribed",
            row_to_json(speaker_role.*) as "speakerRole",
            addressees.json as "addressees",
            about.json as "about"
        ) as object
      ) as page
    ) as statements
    where person_2.type = 'Person'
      and person_2.gid = 'person:sergei-lavrov'
  ) as person_2
) as person;
