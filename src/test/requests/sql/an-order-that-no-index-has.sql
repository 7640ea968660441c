/* {nodes: [{text}]} */
select (
  select row(page.nodes)
  from (
    select coalesce(array_agg(row(bounded(statement.text, 2)) order by statement.sort_key desc, statement.id desc), '{}') as "nodes"
    from (
      select statement.*, coalesce((
        select min(published_on_earliest) from appearance join source on source.id = appearance.source_id
        where statement_id = statement.id), '-infinity') as sort_key
      from statement
      where statement.status = any ('{"CURRENT"}')
        and statement.words @@ (select text_query('ferry'))
      order by coalesce((
        select min(published_on_earliest) from appearance join source on source.id = appearance.source_id
        where statement_id = statement.id), '-infinity') desc, statement.id desc
      limit 2
    ) as statement
  ) as page
) as answer;
