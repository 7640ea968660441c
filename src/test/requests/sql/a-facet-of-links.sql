/* {facets: {buckets: [{label, count}], unknown}} */
select (
  with statement_counted as materialized (
    select statement.id as id
    from statement
    where statement.act = any ('{"PROPOSE"}')
      and statement.status = any ('{"CURRENT"}')
    order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
    limit 50000
  )
  select row(
    (
      with keyed as (
        select distinct link.statement_id as id, null::bigint as actor_id, null::bigint as role_id, null::bigint as event_id, null::bigint as place_id, null::bigint as review_id, null::bigint as source_id, null::bigint as statement_id, link.topic_id as topic_id, null::text as value
        from statement_subject as link
        where link.statement_id = any (array(
          select id
          from statement_counted
        ))
          and (topic_id is not null)
      ),
      tally as materialized (
        select actor_id, role_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value, count(*)::int as count
        from keyed
        group by actor_id, role_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value
        union all
        select null::bigint, null::bigint, null::bigint, null::bigint, null::bigint, null::bigint, null::bigint, null::bigint, null::text, (select count(*) from statement_counted) - (select count(distinct id) from keyed)
      )
      select row(
        array(
          select row(
            coalesce(bucket.value, (select name from actor where id = bucket.actor_id), (select name from event where id = bucket.event_id),
              (select name from place where id = bucket.place_id), (select name from topic where id = bucket.topic_id),
              (select title from source where id = bucket.source_id)),
            bucket.count
          )
          from (
            select tally.*, row_number() over (order by count desc, topic_id) as n
            from tally
            where topic_id is not null
            order by n
            limit 3
          ) as bucket
          order by bucket.n
        ),
        total.unknown
      )
      from (
        select count(*) filter (where topic_id is not null) as buckets, coalesce(sum(count) filter (where not (topic_id is not null)), 0)::bigint as unknown
        from tally
      ) as total
    )
  )
) as answer;
