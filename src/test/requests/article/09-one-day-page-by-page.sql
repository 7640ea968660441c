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
        'node', json_build_object(
          'speaker', case when speaker.id is not null then json_build_object('name', speaker.name) end,
          'text', statement.text,
          'saidOn', case when statement.said_on is not null then json_build_object('value', statement.said_on, 'precision', precision_of(statement.said_on)) end
        )
      ) order by statement.n) filter (where statement.n <= 5), '[]') as edges
    from (
      select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, 'infinity'), statement.id) as n
      from statement
      where coalesce(statement.said_on_earliest, '-infinity') >= '2025-02-24'
          and coalesce(statement.said_on_earliest, 'infinity') >= '2025-02-24'
        and coalesce(statement.said_on_earliest, '-infinity') <= '2025-02-24'
          and coalesce(statement.said_on_earliest, 'infinity') <= '2025-02-24'
          and statement.said_on_latest <= '2025-02-24'
      order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
      limit 6
    ) as statement
    left join actor as speaker on speaker.id = statement.speaker_id
  ) as page
  cross join (
    select count(*) as rows
    from (
      select from statement
      where coalesce(statement.said_on_earliest, '-infinity') >= '2025-02-24'
          and coalesce(statement.said_on_earliest, 'infinity') >= '2025-02-24'
        and coalesce(statement.said_on_earliest, '-infinity') <= '2025-02-24'
          and coalesce(statement.said_on_earliest, 'infinity') <= '2025-02-24'
          and statement.said_on_latest <= '2025-02-24'
      limit 10001
    ) as counted
  ) as total
) as statements;
