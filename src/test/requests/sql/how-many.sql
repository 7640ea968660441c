/* {totalCount, totalCountExact} */
select (
  select row(least(total.rows, 10000), total.rows <= 10000)
  from (
    select count(*) as rows
    from (
      select from event
      limit 10001
    ) as counted
  ) as total
) as answer;
