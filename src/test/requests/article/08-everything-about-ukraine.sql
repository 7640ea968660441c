select bounded((
  select json_build_object('totalCount', least(total.rows, 10000), 'nodes', page.nodes) as json
  from (
    select coalesce(json_agg(object_2.* order by statement.sort_key, statement.id), '[]') as "nodes"
    from (
      with first as materialized (
        select statement.*, coalesce(statement.said_on_earliest, 'infinity') as sort_key
        from (
          select statement.*
          from statement
          where not ((select count(*) from (
            select 1 from statement_subject where event_id = any (array(select id from event_gid where gid = any ('{"organization:ukraine","place:ukraine"}')))
            union all
            select 1 from statement_subject where actor_id = any (array(select id from actor_gid where gid = any ('{"organization:ukraine","place:ukraine"}')))
            union all
            select 1 from statement_subject where place_id = any (array(select id from place_gid where gid = any ('{"organization:ukraine","place:ukraine"}')))
            union all
            select 1 from statement_subject where topic_id = any (array(select id from topic_gid where gid = any ('{"organization:ukraine","place:ukraine"}')))
            limit 200
          ) as found) < 200)
          order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
          limit 2000
        ) as statement
        where statement.id in (select statement_id from statement_subject where actor_id = any (array(select id from actor_gid where gid = any ('{"organization:ukraine","place:ukraine"}')))
            or event_id = any (array(select id from event_gid where gid = any ('{"organization:ukraine","place:ukraine"}')))
            or place_id = any (array(select id from place_gid where gid = any ('{"organization:ukraine","place:ukraine"}')))
            or topic_id = any (array(select id from topic_gid where gid = any ('{"organization:ukraine","place:ukraine"}'))))
          and statement.status = any ('{"CURRENT"}')
        order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
        limit 20
      )
      select *
      from (
        select * from first where (select count(*) from first) >= 20
        union all
        select * from (
          select statement.*, coalesce(statement.said_on_earliest, 'infinity') as sort_key
          from (
            select statement.*
            from statement
            where statement.id in (select statement_id from statement_subject where actor_id = any (array(select id from actor_gid where gid = any ('{"organization:ukraine","place:ukraine"}')))
                or event_id = any (array(select id from event_gid where gid = any ('{"organization:ukraine","place:ukraine"}')))
                or place_id = any (array(select id from place_gid where gid = any ('{"organization:ukraine","place:ukraine"}')))
                or topic_id = any (array(select id from topic_gid where gid = any ('{"organization:ukraine","place:ukraine"}'))))
              and statement.status = any ('{"CURRENT"}')
            offset 0
          ) as statement
          order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
          limit 20
        ) as every where (select count(*) from first) < 20
      ) as found
    ) as statement
    cross join lateral (
      select
        (
          select row_to_json(object.*) as json
          from actor as speaker
          cross join lateral (
            select speaker.name as "name"
          ) as object
          where speaker.id = statement.speaker_id
        ) as "speaker",
        bounded(statement.text, 20) as "text"
    ) as object_2
  ) as page
  cross join (
    select count(*) as rows
    from (
      select from statement
      where statement.id in (select statement_id from statement_subject where actor_id = any (array(select id from actor_gid where gid = any ('{"organization:ukraine","place:ukraine"}')))
          or event_id = any (array(select id from event_gid where gid = any ('{"organization:ukraine","place:ukraine"}')))
          or place_id = any (array(select id from place_gid where gid = any ('{"organization:ukraine","place:ukraine"}')))
          or topic_id = any (array(select id from topic_gid where gid = any ('{"organization:ukraine","place:ukraine"}'))))
        and statement.status = any ('{"CURRENT"}')
      limit 10001
    ) as counted
  ) as total
)) as json;

select bounded((
  select row_to_json(object_3.*) as json
  from actor as organization
  cross join lateral (
    select
      (
        select json_build_object('totalCount', least(total.rows, 10000), 'nodes', page.nodes) as json
        from (
          select coalesce(json_agg(object_2.* order by statement.sort_key desc, statement.id desc), '[]') as "nodes"
          from (
            select statement.*, coalesce(statement_link.said_on_earliest, '-infinity') as sort_key
            from statement_addressee as statement_link
            join statement on statement.id = statement_link.statement_id
            where statement_link.actor_id = organization.id
              and statement_link.status = any ('{"CURRENT"}')
            order by coalesce(statement_link.said_on_earliest, '-infinity') desc, statement_link.statement_id desc
            limit 20
          ) as statement
          cross join lateral (
            select
              (
                select row_to_json(object.*) as json
                from actor as speaker
                cross join lateral (
                  select speaker.name as "name"
                ) as object
                where speaker.id = statement.speaker_id
              ) as "speaker",
              bounded(statement.text, 20) as "text"
          ) as object_2
        ) as page
        cross join (
          select count(*) as rows
          from (
            select from statement_addressee as statement_link
            left join statement on statement.id = statement_link.statement_id
            where statement_link.actor_id = organization.id
              and statement_link.status = any ('{"CURRENT"}')
            limit 10001
          ) as counted
        ) as total
      ) as "addressedIn"
  ) as object_3
  where organization.type = 'Organization'
    and organization.id = (select id from actor_gid where gid = 'organization:russia')
)) as json;
