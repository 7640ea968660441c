select bounded((
  with statement_counted as materialized (
    select statement.id as id, statement.speaker_id as speaker_id, statement.act as act, statement.said_on as said_on
    from statement
    where statement.status = any ('{"CURRENT"}')
    order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
    limit 50000
  )
  select json_build_object(
    'totalCount', least(total.rows, 10000),
    'speakers', (
      with keyed as (
        select statement_counted.id, statement_counted.speaker_id as actor_id, null::bigint as event_id, null::bigint as place_id, null::bigint as review_id, null::bigint as source_id, null::bigint as statement_id, null::bigint as topic_id, null::text as value
        from statement_counted
        where statement_counted.speaker_id is not null or not exists (select from joint_speaker as link where link.statement_id = statement_counted.id)
        union all
        select distinct link.statement_id as id, link.actor_id as actor_id, null::bigint as event_id, null::bigint as place_id, null::bigint as review_id, null::bigint as source_id, null::bigint as statement_id, null::bigint as topic_id, null::text as value
        from joint_speaker as link
        where link.statement_id = any (array(select id from statement_counted where not (statement_counted.speaker_id is not null)))
          and (actor_id is not null)
      ),
      tally as materialized (
        select counts.actor_id as actor_id, null::bigint as event_id, null::bigint as place_id, null::bigint as review_id, null::bigint as source_id, null::bigint as statement_id, null::bigint as topic_id, null::text as value, sum(counts.count)::int as count
        from (select * from corpus_count where version = (select version from corpus)) as counts
        where counts.status = any ('{"CURRENT"}')
          and counts.facet = 'SPEAKER'
        group by 1, 2, 3, 4, 5, 6, 7, 8
        union all
        select *
        from (
          select actor_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value, count(*)::int as count
          from keyed
          group by actor_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value
        ) as now
        where not exists (
          select from (select * from corpus_count where version = (select version from corpus)) as counts
          where counts.status = any ('{"CURRENT"}')
        )
      )
      select json_build_object(
        'buckets', (
          select coalesce(json_agg(object_8.* order by bucket.n), '[]')
          from (
            select tally.*, row_number() over (order by count desc, actor_id) as n
            from tally
            where actor_id is not null
            order by n
            limit 3
          ) as bucket
          cross join lateral (
            select
              coalesce(bucket.value, (select gid from actor where id = bucket.actor_id), (select gid from event where id = bucket.event_id),
                (select gid from place where id = bucket.place_id), (select gid from topic where id = bucket.topic_id),
                (select gid from source where id = bucket.source_id)) as "value",
              coalesce(bucket.value, (select name from actor where id = bucket.actor_id), (select name from event where id = bucket.event_id),
                (select name from place where id = bucket.place_id), (select name from topic where id = bucket.topic_id),
                (select title from source where id = bucket.source_id)) as "label",
              bucket.count as "count",
              case
                when bucket.actor_id is not null then (
                  select row_to_json(object.*) as json
                  from actor
                  cross join lateral (
                    select actor.type as "__typename"
                  ) as object
                  where actor.id = bucket.actor_id
                )
                when bucket.event_id is not null then (
                  select row_to_json(object_2.*) as json
                  from event
                  cross join lateral (
                    select 'Event'::text as "__typename"
                  ) as object_2
                  where event.id = bucket.event_id
                )
                when bucket.place_id is not null then (
                  select row_to_json(object_3.*) as json
                  from place
                  cross join lateral (
                    select 'Place'::text as "__typename"
                  ) as object_3
                  where place.id = bucket.place_id
                )
                when bucket.review_id is not null then (
                  select row_to_json(object_4.*) as json
                  from review
                  cross join lateral (
                    select 'Review'::text as "__typename"
                  ) as object_4
                  where review.id = bucket.review_id
                )
                when bucket.source_id is not null then (
                  select row_to_json(object_5.*) as json
                  from source
                  cross join lateral (
                    select 'Source'::text as "__typename"
                  ) as object_5
                  where source.id = bucket.source_id
                )
                when bucket.statement_id is not null then (
                  select row_to_json(object_6.*) as json
                  from statement as statement_2
                  cross join lateral (
                    select 'Statement'::text as "__typename"
                  ) as object_6
                  where statement_2.id = bucket.statement_id
                )
                when bucket.topic_id is not null then (
                  select row_to_json(object_7.*) as json
                  from topic
                  cross join lateral (
                    select 'Topic'::text as "__typename"
                  ) as object_7
                  where topic.id = bucket.topic_id
                )
              end as "node"
          ) as object_8
        ),
        'bucketCount', total.buckets,
        'unknown', total.unknown,
        'exact', (exists (
          select from (select * from corpus_count where version = (select version from corpus)) as counts
          where counts.status = any ('{"CURRENT"}')
        ) or (select count(*) from statement_counted) < 50000)
      )
      from (
        select count(*) filter (where actor_id is not null) as buckets, coalesce(sum(count) filter (where not (actor_id is not null)), 0) as unknown
        from tally
      ) as total
    ),
    'subjects', (
      with keyed as (
        select distinct link.statement_id as id, link.actor_id as actor_id, link.event_id as event_id, link.place_id as place_id, null::bigint as review_id, null::bigint as source_id, null::bigint as statement_id, link.topic_id as topic_id, null::text as value
        from statement_subject as link
        where link.statement_id = any (array(select id from statement_counted))
          and (actor_id is not null or event_id is not null or place_id is not null or topic_id is not null)
      ),
      tally as materialized (
        select counts.actor_id as actor_id, counts.event_id as event_id, counts.place_id as place_id, null::bigint as review_id, null::bigint as source_id, null::bigint as statement_id, counts.topic_id as topic_id, null::text as value, sum(counts.count)::int as count
        from (select * from corpus_count where version = (select version from corpus)) as counts
        where counts.status = any ('{"CURRENT"}')
          and counts.facet = 'SUBJECT'
        group by 1, 2, 3, 4, 5, 6, 7, 8
        union all
        select *
        from (
          select actor_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value, count(*)::int as count
          from keyed
          group by actor_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value
          union all
          select null::bigint, null::bigint, null::bigint, null::bigint, null::bigint, null::bigint, null::bigint, null::text, (select count(*) from statement_counted) - (select count(distinct id) from keyed)
        ) as now
        where not exists (
          select from (select * from corpus_count where version = (select version from corpus)) as counts
          where counts.status = any ('{"CURRENT"}')
        )
      )
      select json_build_object(
        'buckets', (
          select coalesce(json_agg(object_9.* order by bucket_2.n), '[]')
          from (
            select tally.*, row_number() over (order by count desc, actor_id, event_id, place_id, topic_id) as n
            from tally
            where actor_id is not null or event_id is not null or place_id is not null or topic_id is not null
            order by n
            limit 3
          ) as bucket_2
          cross join lateral (
            select
              coalesce(bucket_2.value, (select name from actor where id = bucket_2.actor_id), (select name from event where id = bucket_2.event_id),
                (select name from place where id = bucket_2.place_id), (select name from topic where id = bucket_2.topic_id),
                (select title from source where id = bucket_2.source_id)) as "label",
              bucket_2.count as "count"
          ) as object_9
        ),
        'unknown', total.unknown
      )
      from (
        select count(*) filter (where actor_id is not null or event_id is not null or place_id is not null or topic_id is not null) as buckets, coalesce(sum(count) filter (where not (actor_id is not null or event_id is not null or place_id is not null or topic_id is not null)), 0) as unknown
        from tally
      ) as total
    ),
    'acts', (
      with keyed as (
        select statement_counted.id, null::bigint as actor_id, null::bigint as event_id, null::bigint as place_id, null::bigint as review_id, null::bigint as source_id, null::bigint as statement_id, null::bigint as topic_id, statement_counted.act::text as value
        from statement_counted
      ),
      tally as materialized (
        select null::bigint as actor_id, null::bigint as event_id, null::bigint as place_id, null::bigint as review_id, null::bigint as source_id, null::bigint as statement_id, null::bigint as topic_id, counts.value as value, sum(counts.count)::int as count
        from (select * from corpus_count where version = (select version from corpus)) as counts
        where counts.status = any ('{"CURRENT"}')
          and counts.facet = 'ACT'
        group by 1, 2, 3, 4, 5, 6, 7, 8
        union all
        select *
        from (
          select actor_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value, count(*)::int as count
          from keyed
          group by actor_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value
        ) as now
        where not exists (
          select from (select * from corpus_count where version = (select version from corpus)) as counts
          where counts.status = any ('{"CURRENT"}')
        )
      )
      select json_build_object(
        'buckets', (
          select coalesce(json_agg(object_10.* order by bucket_3.n), '[]')
          from (
            select tally.*, row_number() over (order by count desc, value) as n
            from tally
            where value is not null
            order by n
            limit 3
          ) as bucket_3
          cross join lateral (
            select
              coalesce(bucket_3.value, (select gid from actor where id = bucket_3.actor_id), (select gid from event where id = bucket_3.event_id),
                (select gid from place where id = bucket_3.place_id), (select gid from topic where id = bucket_3.topic_id),
                (select gid from source where id = bucket_3.source_id)) as "value",
              bucket_3.count as "count"
          ) as object_10
        ),
        'unknown', total.unknown
      )
      from (
        select count(*) filter (where value is not null) as buckets, coalesce(sum(count) filter (where not (value is not null)), 0) as unknown
        from tally
      ) as total
    ),
    'timeline', (
      with dated as materialized (
        select counts.value as date, sum(counts.count)::int as count
        from (select * from corpus_count where version = (select version from corpus)) as counts
        where counts.status = any ('{"CURRENT"}')
          and counts.facet = 'SAID_ON'
        group by 1
        union all
        select *
        from (
          select said_on as date, count(*)::int as count
          from statement_counted
          group by 1
        ) as now
        where not exists (
          select from (select * from corpus_count where version = (select version from corpus)) as counts
          where counts.status = any ('{"CURRENT"}')
        )
      ),
      span as materialized (
        select dates, counts, 'DAY' as unit, timeline_starts(dates, 'DAY') as first_days
        from (
          select array_agg(date) as dates, array_agg(count) as counts from dated
        ) as dated
      )
      select json_build_object(
        'buckets', (
          select coalesce(json_agg(object_11.* order by bucket_4.starts), '[]')
          from (
            select * from timeline(dates, counts, unit, first_days)
          ) as bucket_4
          cross join lateral (
            select
              bucket_4.value as "value",
              bucket_4.starts as "from",
              bucket_4.ends as "until",
              bucket_4.count as "count"
          ) as object_11
        ),
        'coarser', (
          select coalesce(json_agg(object_12.* order by bucket_5.n), '[]')
          from (
            select * from timeline_coarser(dates, counts, unit)
          ) as bucket_5
          cross join lateral (
            select bucket_5.value as "value", bucket_5.count as "count"
          ) as object_12
        ),
        'unknown', coalesce((select sum(count) from dated where date is null), 0),
        'series', (
          select coalesce(json_agg(object_13.* order by bucket_6.n), '[]')
          from (
            select actor_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value, sum(count)::int as count, array_agg(date) as dates, array_agg(count) as counts, unit, first_days,
              row_number() over (order by sum(count) desc, actor_id) as n
            from (
              select actor_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value, date, count(*)::int as count
              from (
                select statement_counted.id, statement_counted.speaker_id as actor_id, null::bigint as event_id, null::bigint as place_id, null::bigint as review_id, null::bigint as source_id, null::bigint as statement_id, null::bigint as topic_id, null::text as value, statement_counted.said_on as date
                from statement_counted
                where statement_counted.speaker_id is not null or not exists (select from joint_speaker as link where link.statement_id = statement_counted.id)
                union all
                select distinct link.statement_id as id, link.actor_id as actor_id, null::bigint as event_id, null::bigint as place_id, null::bigint as review_id, null::bigint as source_id, null::bigint as statement_id, null::bigint as topic_id, null::text as value, (select said_on from statement as dated where dated.id = link.statement_id) as date
                from joint_speaker as link
                where link.statement_id = any (array(select id from statement_counted where not (statement_counted.speaker_id is not null)))
                  and (actor_id is not null)
              ) as keyed
              where actor_id is not null
              group by actor_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value, date
            ) as dated
            group by actor_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value
            order by n
            limit 2
          ) as bucket_6
          cross join lateral (
            select
              coalesce(bucket_6.value, (select name from actor where id = bucket_6.actor_id), (select name from event where id = bucket_6.event_id),
                (select name from place where id = bucket_6.place_id), (select name from topic where id = bucket_6.topic_id),
                (select title from source where id = bucket_6.source_id)) as "label",
              (
                select coalesce(json_agg(each.count order by each.starts), '[]')
                from timeline(bucket_6.dates, bucket_6.counts, bucket_6.unit, bucket_6.first_days) as each) as "counts"
          ) as object_13
        )
      )
      from span
    )
  ) as json
  from (
    select count(*) as rows
    from (
      select from statement
      where statement.status = any ('{"CURRENT"}')
      limit 10001
    ) as counted
  ) as total
)) as json;
