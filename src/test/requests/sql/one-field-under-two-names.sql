select bounded((
  select row_to_json(object_3.*) as json
  from topic
  cross join lateral (
    select
      topic.name as "en",
      topic.name as "also",
      (
        select json_build_object('nodes', page.nodes) as json
        from (
          select coalesce(json_agg(object.* order by statement.sort_key desc, statement.id desc), '[]') as "nodes"
          from (
            select *
            from (
              select distinct on (statement.sort_key, statement.id) statement.*
              from (
                with recursive within (id) as (
                  select topic.id
                  union
                  select topic.id from within join topic on topic.broader_id = within.id)
                select id from within
              ) as statement_near
              cross join lateral (
                select statement.*, coalesce(statement_link.said_on_earliest, '-infinity') as sort_key
                from statement_subject as statement_link
                join statement on statement.id = statement_link.statement_id
                where statement_link.topic_id = statement_near.id
                  and statement_link.status = any ('{"CURRENT"}')
                order by coalesce(statement_link.said_on_earliest, '-infinity') desc, statement_link.statement_id desc
                limit 1
              ) as statement
              order by statement.sort_key desc, statement.id desc
              limit 1
            ) as statement
          ) as statement
          cross join lateral (
            select statement.gid as "id"
          ) as object
        ) as page
      ) as "newest",
      (
        select json_build_object('nodes', page.nodes_2) as json
        from (
          select coalesce(json_agg(object_2.* order by statement_2.sort_key desc, statement_2.id desc), '[]') as "nodes_2"
          from (
            select *
            from (
              select distinct on (statement_2.sort_key, statement_2.id) statement_2.*
              from (
                with recursive within (id) as (
                  select topic.id
                  union
                  select topic.id from within join topic on topic.broader_id = within.id)
                select id from within
              ) as statement_2_near
              cross join lateral (
                select statement_2.*, coalesce(statement_2_link.said_on_earliest, '-infinity') as sort_key
                from statement_subject as statement_2_link
                join statement as statement_2 on statement_2.id = statement_2_link.statement_id
                where statement_2_link.topic_id = statement_2_near.id
                  and statement_2_link.status = any ('{"CURRENT"}')
                order by coalesce(statement_2_link.said_on_earliest, '-infinity'), statement_2_link.statement_id
                limit 1
              ) as statement_2
              order by statement_2.sort_key, statement_2.id
              limit 1
            ) as statement_2
          ) as statement_2
          cross join lateral (
            select statement_2.gid as "id"
          ) as object_2
        ) as page
      ) as "oldest"
  ) as object_3
  where topic.id = (select id from topic_gid where gid = 'topic:lighthouse')
)) as json;
