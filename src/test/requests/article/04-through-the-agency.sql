select statements.json
from (
  select json_build_object('totalCount', least(total.rows, 10000), 'nodes', page.nodes) as json
  from (
    select
      coalesce(json_agg(json_build_object('text', statement.text, 'attribution', attribution.json) order by statement.n), '[]') as nodes
    from (
      select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc) as n
      from statement
      where statement.id in (
            select statement_id from attribution_hop
            where relation = 'RELAYED' and actor_id = (select id from actor where gid = any ('{"organization:afp"}')))
      order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
      limit 20
    ) as statement
    cross join lateral (
      select coalesce(json_agg(json_build_object(
        'relation', attribution_hop.relation,
        'actor', case when actor.id is not null then json_build_object('name', actor.name) end,
        'verb', attribution_hop.verb,
        'source', case when source.id is not null then json_build_object('title', source.title) end
      ) order by attribution_hop.position), '[]') as json
      from attribution_hop
      left join actor on actor.id = attribution_hop.actor_id
      left join source on source.id = attribution_hop.source_id
      where attribution_hop.statement_id = statement.id
    ) as attribution
  ) as page
  cross join (
    select count(*) as rows
    from (
      select from statement
      where statement.id in (
            select statement_id from attribution_hop
            where relation = 'RELAYED' and actor_id = (select id from actor where gid = any ('{"organization:afp"}')))
      limit 10001
    ) as counted
  ) as total
) as statements;

select statements.json
from (
  select json_build_object('totalCount', least(total.rows, 10000), 'nodes', page.nodes) as json
  from (
    select
      coalesce(json_agg(json_build_object('text', statement.text, 'attribution', attribution.json) order by statement.n), '[]') as nodes
    from (
      select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, 'infinity'), statement.id) as n
      from statement
      where (not exists (
            select from attribution_hop
            where statement_id = statement.id and relation in ('RELAYED', 'TRANSLATED', 'ON_BEHALF_OF'))) = true
      order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
      limit 20
    ) as statement
    cross join lateral (
      select coalesce(json_agg(json_build_object(
        'relation', attribution_hop.relation,
        'actor', case when actor.id is not null then json_build_object('name', actor.name) end,
        'verb', attribution_hop.verb
      ) order by attribution_hop.position), '[]') as json
      from attribution_hop
      left join actor on actor.id = attribution_hop.actor_id
      where attribution_hop.statement_id = statement.id
    ) as attribution
  ) as page
  cross join (
    select count(*) as rows
    from (
      select from statement
      where (not exists (
            select from attribution_hop
            where statement_id = statement.id and relation in ('RELAYED', 'TRANSLATED', 'ON_BEHALF_OF'))) = true
      limit 10001
    ) as counted
  ) as total
) as statements;
