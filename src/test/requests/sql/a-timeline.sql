/* {timeline: {buckets: [{value, count}]}} */
select (
  with statement_counted as materialized (
    select statement.said_on as said_on
    from statement
    where statement.act = any ('{"PROPOSE"}')
      and statement.status = any ('{"CURRENT"}')
    order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
    limit 50000
  )
  select row(
    (
      with dated as materialized (
        select said_on as date, count(*)::int as count
        from statement_counted
        group by 1
      ),
      span as materialized (
        select dates, counts, 'YEAR' as unit, timeline_starts(dates, 'YEAR') as first_days
        from (
          select array_agg(date) as dates, array_agg(count) as counts
          from dated
        ) as dated
      )
      select row(
        array(
          select row(bucket.value, bucket.count)
          from (
            select *
            from timeline(dates, counts, unit, first_days)
          ) as bucket
          order by bucket.starts
        )
      )
      from span
    )
  )
) as answer;
