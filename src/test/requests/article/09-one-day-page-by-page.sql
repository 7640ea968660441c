select statements.json
from (
  select json_build_object(
    'totalCount', least(total.rows, 10000),
    'pageInfo', json_build_object('hasNextPage', page.found > 5, 'endCursor', list_cursor('6d6af1757375195ba995d87b5d8ed163', page.furthest)),
    'edges', page.edges
  ) as json
  from (
    select
      count(*) as found,
      (array_agg(json_build_array(null, coalesce(statement.said_on_earliest, 'infinity'), statement.id) order by statement.n desc) filter (where statement.n <= 5))[1] as furthest,
      coalesce(json_agg(json_build_object(
        'cursor', list_cursor('6d6af1757375195ba995d87b5d8ed163', json_build_array(null, coalesce(statement.said_on_earliest, 'infinity'), statement.id)),
        'node', row_to_json(object.*)
      ) order by statement.n) filter (where statement.n <= 5), '[]') as edges
    from (
      select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, 'infinity'), statement.id) as n
      from statement
      where statement.said_on_earliest >= '2025-02-24'
        and statement.said_on_latest <= '2025-02-24'
        and coalesce(statement.said_on_earliest, 'infinity') >= '2025-02-24'
        and coalesce(statement.said_on_earliest, 'infinity') <= '2025-02-24'
      order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
      limit 6
    ) as statement
    left join lateral (
      select speaker.name as "name"
      from actor as speaker
      where speaker.id = statement.speaker_id
    ) as speaker on true
    cross join lateral (
      select
        row_to_json(speaker.*) as "speaker",
        statement.text as "text",
        case when statement.said_on is not null then json_build_object('value', statement.said_on, 'precision', precision_of(statement.said_on)) end as "saidOn"
    ) as object
  ) as page
  cross join (
    select count(*) as rows
    from (
      select from statement
      where statement.said_on_earliest >= '2025-02-24'
        and statement.said_on_latest <= '2025-02-24'
      limit 10001
    ) as counted
  ) as total
) as statements;
