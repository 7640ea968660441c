select statements.json
from (
  select json_build_object('totalCount', least(total.rows, 10000), 'nodes', page.nodes) as json
  from (
    select coalesce(json_agg(row_to_json(object.*) order by statement.n), '[]') as nodes
    from (
      select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, 'infinity'), statement.id) as n
      from statement
      where statement.id in (
            select statement_id from statement_subject
            where actor_id = any (array(select id from actor where gid = any ('{"organization:ukraine","place:ukraine"}')))
              or event_id = any (array(select id from event where gid = any ('{"organization:ukraine","place:ukraine"}')))
              or place_id = any (array(select id from place where gid = any ('{"organization:ukraine","place:ukraine"}')))
              or topic_id = any (array(select id from topic where gid = any ('{"organization:ukraine","place:ukraine"}'))))
      order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
      limit 20
    ) as statement
    left join lateral (
      select speaker.name as "name"
      from actor as speaker
      where speaker.id = statement.speaker_id
    ) as speaker on true
    cross join lateral (
      select row_to_json(speaker.*) as "speaker", statement.text as "text"
    ) as object
  ) as page
  cross join (
    select count(*) as rows
    from (
      select from statement
      where statement.id in (
            select statement_id from statement_subject
            where actor_id = any (array(select id from actor where gid = any ('{"organization:ukraine","place:ukraine"}')))
              or event_id = any (array(select id from event where gid = any ('{"organization:ukraine","place:ukraine"}')))
              or place_id = any (array(select id from place where gid = any ('{"organization:ukraine","place:ukraine"}')))
              or topic_id = any (array(select id from topic where gid = any ('{"organization:ukraine","place:ukraine"}'))))
      limit 10001
    ) as counted
  ) as total
) as statements;

select organization.json
from (
  select row_to_json(organization_2.*) as json
  from (
    select addressed_in.json as "addressedIn"
    from actor as organization_2
    cross join lateral (
      select json_build_object('totalCount', least(total.rows, 10000), 'nodes', page.nodes) as json
      from (
        select coalesce(json_agg(row_to_json(object.*) order by statement.n), '[]') as nodes
        from (
          select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc) as n
          from statement
          where statement.id in (select link.statement_id from statement_addressee as link where link.actor_id = organization_2.id)
          order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
          limit 20
        ) as statement
        left join lateral (
          select speaker.name as "name"
          from actor as speaker
          where speaker.id = statement.speaker_id
        ) as speaker on true
        cross join lateral (
          select row_to_json(speaker.*) as "speaker", statement.text as "text"
        ) as object
      ) as page
      cross join (
        select count(*) as rows
        from (
          select from statement
          where statement.id in (select link.statement_id from statement_addressee as link where link.actor_id = organization_2.id)
          limit 10001
        ) as counted
      ) as total
    ) as addressed_in
    where organization_2.type = 'Organization'
      and organization_2.gid = 'organization:russia'
  ) as organization_2
) as organization;
