select bounded((
  select json_build_object('totalCount', least(total.rows, 10000)) as json
  from (
    select count(*) as rows, coalesce(bool_or(cut), false) as cut
    from (
      select node.is_cut as cut from search(' !? ', null) as node
      limit 10001
    ) as counted
  ) as total
)) as json;

select bounded((
  select coalesce(json_agg(object.* order by suggestion.id), '[]') as json
  from suggest('', null, '10') as suggestion
  cross join lateral (
    select suggestion.name as "name"
  ) as object
)) as json;

select bounded((
  select json_build_object('totalCount', least(total.rows, 10000)) as json
  from (
    select count(*) as rows
    from (
      select from statement
      where statement.status = any ('{"CURRENT"}')
        and statement.words @@ (select text_query(''))
      limit 10001
    ) as counted
  ) as total
)) as json;
