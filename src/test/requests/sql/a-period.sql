/* {nodes: [{text}]} */
select (
  select row(page.nodes)
  from (
    select coalesce(array_agg(row(bounded(statement.text, 2)) order by statement.sort_key desc, statement.id desc), '{}') as "nodes"
    from (
      select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
      from statement
      where statement.status = any ('{"CURRENT"}')
        and statement.said_on_earliest >= '2024-01-01'
        and statement.said_on_latest <= '2024-12-31' and statement.said_on_earliest is not null
        and coalesce(statement.said_on_earliest, '-infinity') >= '2024-01-01'
        and coalesce(statement.said_on_earliest, '-infinity') <= '2024-12-31'
      order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
      limit 2
    ) as statement
  ) as page
) as answer;
