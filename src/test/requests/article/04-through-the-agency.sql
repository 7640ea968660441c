select statements.json
from (
  select json_build_object('totalCount', least(total.rows, 10000), 'nodes', page.nodes) as json
  from (
    select coalesce(json_agg(row_to_json(object.*) order by statement.n), '[]') as nodes
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
      select coalesce(json_agg(attribution_hop.*), '[]') as json
      from (
        select
          attribution_hop.relation as "relation",
          row_to_json(actor.*) as "actor",
          attribution_hop.verb as "verb",
          row_to_json(source.*) as "source"
        from attribution_hop
        left join lateral (
          select actor.name as "name"
          from actor
          where actor.id = attribution_hop.actor_id
        ) as actor on true
        left join lateral (
          select source.title as "title"
          from source
          where source.id = attribution_hop.source_id
        ) as source on true
        where attribution_hop.statement_id = statement.id
        order by attribution_hop.position
      ) as attribution_hop
    ) as attribution
    cross join lateral (
      select statement.text as "text", attribution.json as "attribution"
    ) as object
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
    select coalesce(json_agg(row_to_json(object.*) order by statement.n), '[]') as nodes
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
      select coalesce(json_agg(attribution_hop.*), '[]') as json
      from (
        select attribution_hop.relation as "relation", row_to_json(actor.*) as "actor", attribution_hop.verb as "verb"
        from attribution_hop
        left join lateral (
          select actor.name as "name"
          from actor
          where actor.id = attribution_hop.actor_id
        ) as actor on true
        where attribution_hop.statement_id = statement.id
        order by attribution_hop.position
      ) as attribution_hop
    ) as attribution
    cross join lateral (
      select statement.text as "text", attribution.json as "attribution"
    ) as object
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
