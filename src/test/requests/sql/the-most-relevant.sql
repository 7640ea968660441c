/* {nodes: [{text}]} */
select (
  select row(page.nodes)
  from (
    select coalesce(array_agg(row(bounded(statement.text, 2)) order by statement.sort_key desc, statement.id desc), '{}') as "nodes"
    from (
      select statement.*, relevance(statement.words, statement.language, (select text_queries('quay or steps'))) as sort_key
      from (
        select statement.*
        from statement
        where statement.status = any ('{"CURRENT"}')
          and statement.words @@ (select text_query('quay or steps'))
        order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
        limit 10000
      ) as statement
      order by relevance(statement.words, statement.language, (select text_queries('quay or steps'))) desc, statement.id desc
      limit 2
    ) as statement
  ) as page
) as answer;
