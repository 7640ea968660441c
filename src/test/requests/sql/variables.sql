select bounded((
  select row_to_json(object_2.*) as json
  from place
  cross join lateral (
    select
      place.name as "name",
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
                  select place.id
                  union
                  select place.id from within join place on place.within_id = within.id)
                select id from within
              ) as statement_near
              cross join lateral (
                select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
                from statement
                where statement.place_id = statement_near.id
                  and statement.status = any ('{"CURRENT"}')
                order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
                limit 3
              ) as statement
              order by statement.sort_key desc, statement.id desc
              limit 3
            ) as statement
          ) as statement
          cross join lateral (
            select statement.gid as "id"
          ) as object
        ) as page
      ) as "parts"
  ) as object_2
  where place.id = (select id from place_gid where gid = 'place:old-lighthouse')
)) as json;
