select bounded((
  select json_build_object('nodes', page.nodes) as json
  from (
    select coalesce(json_agg(object.* order by statement.sort_key desc, statement.id desc), '[]') as "nodes"
    from (
      select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
      from statement
      where statement.status = any ('{"CURRENT"}')
      order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
      limit 0
    ) as statement
    cross join lateral (
      select statement.gid as "id"
    ) as object
  ) as page
)) as json;
