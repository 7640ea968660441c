/* {nodes: [{text}]} */
select (
  select row(page.nodes)
  from (
    select coalesce(array_agg(row(bounded(statement.text, 2)) order by statement.sort_key desc, statement.id desc), '{}') as "nodes"
    from (
      select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
      from statement
      where statement.act = any ('{"PROPOSE","REJECT"}')
        and statement.status = any ('{"CURRENT"}')
      order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
      limit 2
    ) as statement
  ) as page
) as answer;
