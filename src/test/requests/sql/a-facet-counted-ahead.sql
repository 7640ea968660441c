/* {facets: {buckets: [{value, count}]}} */
select (
  with statement_counted as materialized (
    select statement.id as id, statement.form as form
    from statement
    where statement.status = any ('{"CURRENT"}')
    order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
    limit 50000
  )
  select row(
    (
      with keyed as (
        select statement_counted.id, null::bigint as actor_id, null::bigint as role_id, null::bigint as event_id, null::bigint as place_id, null::bigint as review_id, null::bigint as source_id, null::bigint as statement_id, null::bigint as topic_id, statement_counted.form::text as value
        from statement_counted
      ),
      tally as materialized (
        select null::bigint as actor_id, null::bigint as role_id, null::bigint as event_id, null::bigint as place_id, null::bigint as review_id, null::bigint as source_id, null::bigint as statement_id, null::bigint as topic_id, counts.value as value, sum(counts.count)::int as count
        from (select * from corpus_count where version = (select version from corpus)) as counts
        where counts.status = any ('{"CURRENT"}')
          and counts.facet = 'FORM'
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9
        union all
        select *
        from (
          select actor_id, role_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value, count(*)::int as count
          from keyed
          group by actor_id, role_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value
        ) as now
        where not exists (
          select from (select * from corpus_count where version = (select version from corpus)) as counts
          where counts.status = any ('{"CURRENT"}')
        )
      )
      select row(
        array(
          select row(
            coalesce(bucket.value, (select gid from actor where id = bucket.actor_id), (select gid from event where id = bucket.event_id),
              (select gid from place where id = bucket.place_id), (select gid from topic where id = bucket.topic_id),
              (select gid from source where id = bucket.source_id)),
            bucket.count
          )
          from (
            select tally.*, row_number() over (order by count desc, value) as n
            from tally
            where value is not null
            order by n
            limit 10
          ) as bucket
          order by bucket.n
        )
      )
      from (
        select count(*) filter (where value is not null) as buckets, coalesce(sum(count) filter (where not (value is not null)), 0)::bigint as unknown
        from tally
      ) as total
    )
  )
) as answer;
