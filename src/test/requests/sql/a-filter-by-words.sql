/* {nodes: [{text}]} */
select (
  select row(page.nodes)
  from (
    select coalesce(array_agg(row(bounded(statement.text, 2)) order by statement.sort_key desc, statement.id desc), '{}') as "nodes"
    from (
      with first as materialized (
        select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
        from (
          select statement.*
          from statement
          order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
          limit 2000
        ) as statement
        where statement.status = any ('{"CURRENT"}')
          and statement.words @@ (select text_query('harbour'))
        order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
        limit 2
      )
      select *
      from (
        select *
        from first
        where (select count(*) from first) >= 2
        union all
        select *
        from (
          select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
          from (
            select statement.*
            from statement
            where statement.status = any ('{"CURRENT"}')
              and statement.words @@ (select text_query('harbour'))
            offset 0
          ) as statement
          order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
          limit 2
        ) as every
        where (select count(*) from first) < 2
      ) as found
    ) as statement
  ) as page
) as answer;
