/* {timeline: {series: [{value, counts}]}} */
select (
  with statement_counted as materialized (
    select statement.said_on as said_on, statement.id as id, statement.form as form
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
          select row(
            coalesce(bucket.value, (select gid from actor where id = bucket.actor_id), (select gid from event where id = bucket.event_id),
              (select gid from place where id = bucket.place_id), (select gid from topic where id = bucket.topic_id),
              (select gid from source where id = bucket.source_id)),
            to_json(array(
              select each.count from timeline(bucket.dates, bucket.counts, bucket.unit, bucket.first_days) as each
              order by each.starts))
          )
          from (
            select actor_id, role_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value, sum(count)::int as count, array_agg(date) as dates, array_agg(count) as counts, unit, first_days,
              row_number() over (order by sum(count) desc, value) as n
            from (
              select actor_id, role_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value, date, count(*)::int as count
              from (
                select statement_counted.id, null::bigint as actor_id, null::bigint as role_id, null::bigint as event_id, null::bigint as place_id, null::bigint as review_id, null::bigint as source_id, null::bigint as statement_id, null::bigint as topic_id, statement_counted.form::text as value, statement_counted.said_on as date
                from statement_counted
              ) as keyed
              where value is not null
              group by actor_id, role_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value, date
            ) as dated
            group by actor_id, role_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value
            order by n
            limit 2
          ) as bucket
          order by bucket.n
        )
      )
      from span
    )
  )
) as answer;
