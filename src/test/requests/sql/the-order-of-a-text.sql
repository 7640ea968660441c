/* {statements: {nodes: [{text}]}} */
select (
  select row(
    (
      select row(page.nodes)
      from (
        select coalesce(array_agg(row(bounded(statement.text, 2)) order by statement.sort_key, statement.id), '{}') as "nodes"
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
      ) as page
    )
  )
  from source
  where source.gid = 'source:mayor-posts'
) as answer;
