select bounded((
  select json_build_object(
    'totalCount', least(total.rows, 10000),
    'pageInfo', json_build_object(
      'hasNextPage', page.found > 5,
      'endCursor', case when page.ids is not null then list_cursor('0999408f2e90a168146e70fdcaf4abb0', json_build_array(null, page.keys[cardinality(page.ids)], page.ids[cardinality(page.ids)])) end
    ),
    'edges', page.edges
  ) as json
  from (
    select
      count(*) as "found",
      array_agg(statement.sort_key order by statement.sort_key, statement.id) filter (where statement.n <= 5) as "keys",
      array_agg(statement.id order by statement.sort_key, statement.id) filter (where statement.n <= 5) as "ids",
      coalesce(json_agg(object_3.* order by statement.sort_key, statement.id) filter (where statement.n <= 5), '[]') as "edges"
    from (
      select statement.*, coalesce(statement.said_on_earliest, 'infinity') as sort_key, row_number() over (order by coalesce(statement.said_on_earliest, 'infinity'), statement.id) as n
      from statement
      where statement.status = any ('{"CURRENT"}')
        and statement.said_on_earliest >= '2025-02-24'
        and statement.said_on_latest <= '2025-02-24' and statement.said_on_earliest is not null
        and coalesce(statement.said_on_earliest, 'infinity') >= '2025-02-24'
        and coalesce(statement.said_on_earliest, 'infinity') <= '2025-02-24'
      order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
      limit 6
    ) as statement
    cross join lateral (
      select
        list_cursor('0999408f2e90a168146e70fdcaf4abb0', json_build_array(null, statement.sort_key, statement.id)) as "cursor",
        (
          select row_to_json(object_2.*)
          from (
            select
              (
                select row_to_json(object.*) as json
                from actor as speaker
                cross join lateral (
                  select speaker.name as "name"
                ) as object
                where speaker.id = statement.speaker_id
              ) as "speaker",
              bounded(statement.text, 5) as "text",
              case when statement.said_on is not null then json_build_object('value', statement.said_on, 'precision', precision_of(statement.said_on)) end as "saidOn"
          ) as object_2
        ) as "node"
    ) as object_3
  ) as page
  cross join (
    select count(*) as rows
    from (
      select from statement
      where statement.status = any ('{"CURRENT"}')
        and statement.said_on_earliest >= '2025-02-24'
        and statement.said_on_latest <= '2025-02-24' and statement.said_on_earliest is not null
        and coalesce(statement.said_on_earliest, '-infinity') >= '2025-02-24'
        and coalesce(statement.said_on_earliest, '-infinity') <= '2025-02-24'
      limit 10001
    ) as counted
  ) as total
)) as json;
