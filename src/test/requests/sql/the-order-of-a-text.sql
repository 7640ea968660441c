select bounded((
  select row_to_json(object_2.*) as json
  from source
  cross join lateral (
    select (
      select json_build_object('nodes', page.nodes) as json
      from (
        select coalesce(json_agg(object.* order by statement.sort_key, statement.id), '[]') as "nodes"
        from (
          select statement.*, coalesce((
            select min(span_start) from appearance join passage on passage.id = passage_id
            where statement_id = statement.id and appearance.source_id = source.id), 2147483647) as sort_key
          from statement
          where statement.id in (select link.statement_id from appearance as link where link.source_id = source.id)
            and statement.status = any ('{"CURRENT"}')
          order by coalesce((
            select min(span_start) from appearance join passage on passage.id = passage_id
            where statement_id = statement.id and appearance.source_id = source.id), 2147483647), statement.id
          limit 2
        ) as statement
        cross join lateral (
          select bounded(statement.text, 2) as "text"
        ) as object
      ) as page
    ) as "statements"
  ) as object_2
  where source.gid = 'source:mayor-posts'
)) as json;
