select bounded((
  select json_build_object('totalCount', least(total.rows, 10000)) as json
  from (
    select count(*) as rows
    from (
      select from statement
      where statement.status = any ('{"CURRENT"}')
        and statement.recorded_at < '2024-07-02T00:00Z'
      limit 10001
    ) as counted
  ) as total
)) as json;
