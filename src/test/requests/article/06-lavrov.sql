select person.json
from (
  select json_build_object('name', person_2.name, 'roles', roles.json, 'statements', statements.json) as json
  from actor as person_2
  cross join lateral (
    select coalesce(json_agg(json_build_object(
      'title', role.title,
      'organization', case when organization.id is not null then json_build_object('name', organization.name) end,
      'from', case when role.held_from is not null then json_build_object('value', role.held_from) end
    ) order by role.position), '[]') as json
    from role
    left join actor as organization on organization.id = role.organization_id
    where role.person_id = person_2.id
      and role_is_held(role.held_from_latest, role.held_until_earliest, '2025-02-24'::date, '2025-02-24'::date)
  ) as roles
  cross join lateral (
    select json_build_object('nodes', page.nodes) as json
    from (
      select
        coalesce(json_agg(json_build_object(
          'text', statement.text,
          'act', statement.act,
          'speakerAsDescribed', statement.speaker_as_described,
          'speakerRole', case when speaker_role.id is not null then json_build_object('title', speaker_role.title) end,
          'addressees', addressees.json,
          'about', about.json
        ) order by statement.n), '[]') as nodes
      from (
        select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, 'infinity'), statement.id) as n
        from statement
        where statement.speaker_id = person_2.id
        order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
        limit 20
      ) as statement
      left join role as speaker_role on speaker_role.id = (
        select role.id from role
        where role.person_id = statement.speaker_id
          and role_is_held(role.held_from_latest, role.held_until_earliest, statement.said_on_earliest, statement.said_on_latest)
        order by role.position
        limit 1)
      cross join lateral (
        select coalesce(json_agg(json_build_object('name', actor.name) order by link.position), '[]') as json
        from statement_addressee as link
        join actor on actor.id = link.actor_id
        where link.statement_id = statement.id
      ) as addressees
      cross join lateral (
        select coalesce(json_agg(case
          when subject.event_id is not null then json_build_object('__typename', 'Event'::text, 'name', event.name)
          when subject.actor_id is not null then json_build_object('__typename', actor_2.type, 'name', actor_2.name)
          when subject.place_id is not null then json_build_object('__typename', 'Place'::text, 'name', place.name)
          when subject.topic_id is not null then json_build_object('__typename', 'Topic'::text, 'name', topic.name)
        end order by subject.position), '[]') as json
        from statement_subject as subject
        left join event on event.id = subject.event_id
        left join actor as actor_2 on actor_2.id = subject.actor_id
        left join place on place.id = subject.place_id
        left join topic on topic.id = subject.topic_id
        where subject.statement_id = statement.id
      ) as about
    ) as page
  ) as statements
  where person_2.type = 'Person'
    and person_2.gid = 'person:sergei-lavrov'
) as person;
