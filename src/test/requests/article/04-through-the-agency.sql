select (
  select json_build_object('totalCount', least(total.rows, 10000), 'nodes', page.nodes) as json
  from (
    select coalesce(json_agg(object.* order by statement.sort_key desc, statement.id desc), '[]') as "nodes"
    from (
      select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
      from statement
      where statement.id in (
            select statement_id from attribution_hop
            where relation = 'RELAYED' and actor_id = (select id from actor where gid = any ('{"organization:afp"}')))
      order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
      limit 20
    ) as statement
    cross join lateral (
      select
        statement.text as "text",
        (
          select coalesce(json_agg(attribution_hop.*), '[]') as json
          from (
            select
              attribution_hop.relation as "relation",
              (
                select row_to_json(actor.*) as json
                from (
                  select actor.name as "name"
                  from actor
                  where actor.id = attribution_hop.actor_id
                ) as actor
              ) as "actor",
              attribution_hop.verb as "verb",
              (
                select row_to_json(source.*) as json
                from (
                  select source.title as "title"
                  from source
                  where source.id = attribution_hop.source_id
                ) as source
              ) as "source"
            from attribution_hop
            where attribution_hop.statement_id = statement.id
            order by attribution_hop.position
          ) as attribution_hop
        ) as "attribution"
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
) as json;

select (
  select json_build_object('totalCount', least(total.rows, 10000), 'nodes', page.nodes) as json
  from (
    select coalesce(json_agg(object.* order by statement.sort_key, statement.id), '[]') as "nodes"
    from (
      select statement.*, coalesce(statement.said_on_earliest, 'infinity') as sort_key
      from statement
      where (not exists (
            select from attribution_hop
            where statement_id = statement.id and relation in ('RELAYED', 'TRANSLATED', 'ON_BEHALF_OF'))) = true
      order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
      limit 20
    ) as statement
    cross join lateral (
      select
        statement.text as "text",
        (
          select coalesce(json_agg(attribution_hop.*), '[]') as json
          from (
            select
              attribution_hop.relation as "relation",
              (
                select row_to_json(actor.*) as json
                from (
                  select actor.name as "name"
                  from actor
                  where actor.id = attribution_hop.actor_id
                ) as actor
              ) as "actor",
              attribution_hop.verb as "verb"
            from attribution_hop
            where attribution_hop.statement_id = statement.id
            order by attribution_hop.position
          ) as attribution_hop
        ) as "attribution"
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
) as json;
