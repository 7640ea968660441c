select bounded((
  with statement_counted_ids as materialized (
    select distinct on (statement.sort_key, statement.id) statement.*
    from (
      with recursive within (id) as (
        select id from topic_gid where gid = any ('{"topic:harbour"}')
        union
        select topic.id from within join topic on topic.broader_id = within.id)
      select id from within
    ) as statement_near
    cross join lateral (
      select statement_link.statement_id as id, coalesce(statement_link.said_on_earliest, '-infinity') as sort_key
      from statement_subject as statement_link
      left join statement on statement.id = statement_link.statement_id
      where statement_link.topic_id = statement_near.id
        and statement_link.status = any ('{"CURRENT"}')
      order by coalesce(statement_link.said_on_earliest, '-infinity') desc, statement_link.statement_id desc
      limit 50000
    ) as statement
    order by statement.sort_key desc, statement.id desc
    limit 50000
  ),
  statement_counted as materialized (
    select id, place_id
    from statement
    where id = any (array(select id from statement_counted_ids))
  )
  select json_build_object(
    'totalCount', least(total.rows, 10000),
    'nodes', page.nodes,
    'pageInfo', json_build_object('hasNextPage', page.found > 2),
    'facets', (
      with keyed as (
        with own as materialized (
          select statement_counted.id, null::bigint as actor_id, null::bigint as event_id, statement_counted.place_id as place_id, null::bigint as review_id, null::bigint as source_id, null::bigint as statement_id, null::bigint as topic_id, null::text as value
          from statement_counted
        )
        select id, actor_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value
        from own
        where num_nonnulls(place_id) = 0
        union all
        select distinct own.id, null::bigint as actor_id, null::bigint as event_id, ancestor_id as place_id, null::bigint as review_id, null::bigint as source_id, null::bigint as statement_id, null::bigint as topic_id, null::text as value
        from own
        join (
          with recursive above (id, ancestor_id) as (
            select distinct place_id, place_id from own where place_id is not null
            union
            select above.id, place.within_id from above join place on place.id = above.ancestor_id where place.within_id is not null)
          select id, ancestor_id from above
        ) as above on above.id = own.place_id
      ),
      tally as materialized (
        select actor_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value, count(*)::int as count
        from keyed
        group by actor_id, event_id, place_id, review_id, source_id, statement_id, topic_id, value
      )
      select json_build_object(
        'buckets', (
          select coalesce(json_agg(object_2.* order by bucket.n), '[]') as json
          from (
            select tally.*, row_number() over (order by count desc, place_id) as n
            from tally
            where place_id is not null
            order by n
            limit 3
          ) as bucket
          cross join lateral (
            select
              coalesce(bucket.value, (select gid from actor where id = bucket.actor_id), (select gid from event where id = bucket.event_id),
                (select gid from place where id = bucket.place_id), (select gid from topic where id = bucket.topic_id),
                (select gid from source where id = bucket.source_id)) as "value",
              bucket.count as "count"
          ) as object_2
        )
      )
      from (
        select count(*) filter (where place_id is not null) as buckets, coalesce(sum(count) filter (where not (place_id is not null)), 0) as unknown
        from tally
      ) as total
    )
  ) as json
  from (
    select
      coalesce(json_agg(object.* order by statement.sort_key desc, statement.id desc) filter (where statement.n <= 2), '[]') as "nodes",
      count(*) as "found"
    from (
      select *, row_number() over (order by sort_key desc, id desc) as n
      from (
        select distinct on (statement.sort_key, statement.id) statement.*
        from (
          with recursive within (id) as (
            select id from topic_gid where gid = any ('{"topic:harbour"}')
            union
            select topic.id from within join topic on topic.broader_id = within.id)
          select id from within
        ) as statement_near
        cross join lateral (
          select statement.*, coalesce(statement_link.said_on_earliest, '-infinity') as sort_key
          from statement_subject as statement_link
          join statement on statement.id = statement_link.statement_id
          where statement_link.topic_id = statement_near.id
            and statement_link.status = any ('{"CURRENT"}')
          order by coalesce(statement_link.said_on_earliest, '-infinity') desc, statement_link.statement_id desc
          limit 3
        ) as statement
        order by statement.sort_key desc, statement.id desc
        limit 3
      ) as statement
    ) as statement
    cross join lateral (
      select statement.gid as "id"
    ) as object
  ) as page
  cross join (
    select count(*) as rows
    from (
      select distinct statement.id
      from (
        with recursive within (id) as (
          select id from topic_gid where gid = any ('{"topic:harbour"}')
          union
          select topic.id from within join topic on topic.broader_id = within.id)
        select id from within
      ) as statement_near
      cross join lateral (
        select statement_link.statement_id as id
        from statement_subject as statement_link
        left join statement on statement.id = statement_link.statement_id
        where statement_link.topic_id = statement_near.id
          and statement_link.status = any ('{"CURRENT"}')
        limit 10001
      ) as statement
      limit 10001
    ) as counted
  ) as total
)) as json,
  json_build_array((
    select json_agg(wanted)
    from unnest('{"topic:harbour"}'::text[]) as wanted
    where not exists (select from topic_gid where gid = wanted)
  )) as unknown;
