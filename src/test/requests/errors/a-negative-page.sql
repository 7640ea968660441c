select statements.json
from (
  select json_build_object('nodes', page.nodes) as json
  from (
    select coalesce(json_agg(row_to_json(object.*) order by statement.n), '[]') as nodes
    from (
      select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc) as n
      from statement
      order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
      limit 0
    ) as statement
    cross join lateral (
      select statement.gid as "id"
    ) as object
  ) as page
) as statements;
