/* {name, parts: {nodes: [{id}]}} */
select (
  select row(
    place.name,
    (
      select row(page.nodes)
      from (
        select coalesce(array_agg(row(statement.gid) order by statement.sort_key desc, statement.id desc), '{}') as "nodes"
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
      ) as page
    )
  )
  from place
  where place.id = (select id from place_gid where gid = 'place:old-lighthouse')
) as answer;
