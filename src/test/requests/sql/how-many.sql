select bounded((
  select json_build_object('totalCount', least(total.rows, 10000), 'totalCountExact', total.rows <= 10000) as json
  from (
    select count(*) as rows
    from (
      select from event
      limit 10001
    ) as counted
  ) as total
)) as json;
