select bounded((
  select json_build_object('totalCount', least(total.rows, 10000), 'nodes', page.nodes) as json
  from (
    select coalesce(json_agg(object_4.* order by statement.sort_key desc, statement.id desc), '[]') as "nodes"
    from (
      with first as materialized (
        select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
        from (
          select statement.*
          from statement
          where not ((select count(*) from (
            select 1 from attribution_hop where actor_id = any (array(select id from actor_gid where gid = any ('{"organization:afp"}')))
            limit 200
          ) as found) < 200)
          order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
          limit 2000
        ) as statement
        where statement.id in (
              select statement_id from attribution_hop
              where relation = 'RELAYED' and actor_id = (select id from actor_gid where gid = any ('{"organization:afp"}')))
          and statement.status = any ('{"CURRENT"}')
        order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
        limit 20
      )
      select *
      from (
        select * from first where (select count(*) from first) >= 20
        union all
        select * from (
          select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
          from (
            select statement.*
            from statement
            where statement.id in (
                  select statement_id from attribution_hop
                  where relation = 'RELAYED' and actor_id = (select id from actor_gid where gid = any ('{"organization:afp"}')))
              and statement.status = any ('{"CURRENT"}')
            offset 0
          ) as statement
          order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
          limit 20
        ) as every where (select count(*) from first) < 20
      ) as found
    ) as statement
    cross join lateral (
      select
        bounded(statement.text, 20) as "text",
        (
          select coalesce(json_agg(object_3.* order by attribution_hop.position), '[]') as json
          from attribution_hop
          cross join lateral (
            select
              attribution_hop.relation as "relation",
              (
                select row_to_json(object.*) as json
                from actor
                cross join lateral (
                  select actor.name as "name"
                ) as object
                where actor.id = attribution_hop.actor_id
              ) as "actor",
              attribution_hop.verb as "verb",
              (
                select row_to_json(object_2.*) as json
                from source
                cross join lateral (
                  select source.title as "title"
                ) as object_2
                where source.id = attribution_hop.source_id
              ) as "source"
          ) as object_3
          where attribution_hop.statement_id = statement.id
        ) as "attribution"
    ) as object_4
  ) as page
  cross join (
    select count(*) as rows
    from (
      select from statement
      where statement.id in (
            select statement_id from attribution_hop
            where relation = 'RELAYED' and actor_id = (select id from actor_gid where gid = any ('{"organization:afp"}')))
        and statement.status = any ('{"CURRENT"}')
      limit 10001
    ) as counted
  ) as total
)) as json;

select bounded((
  select json_build_object('totalCount', least(total.rows, 10000), 'nodes', page.nodes) as json
  from (
    select coalesce(json_agg(object_3.* order by statement.sort_key, statement.id), '[]') as "nodes"
    from (
      select statement.*, coalesce(statement.said_on_earliest, 'infinity') as sort_key
      from statement
      where statement.status = any ('{"CURRENT"}')
        and (not exists (
            select from attribution_hop
            where statement_id = statement.id and relation in ('RELAYED', 'TRANSLATED', 'ON_BEHALF_OF'))) = true
      order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
      limit 20
    ) as statement
    cross join lateral (
      select
        bounded(statement.text, 20) as "text",
        (
          select coalesce(json_agg(object_2.* order by attribution_hop.position), '[]') as json
          from attribution_hop
          cross join lateral (
            select
              attribution_hop.relation as "relation",
              (
                select row_to_json(object.*) as json
                from actor
                cross join lateral (
                  select actor.name as "name"
                ) as object
                where actor.id = attribution_hop.actor_id
              ) as "actor",
              attribution_hop.verb as "verb"
          ) as object_2
          where attribution_hop.statement_id = statement.id
        ) as "attribution"
    ) as object_3
  ) as page
  cross join (
    select count(*) as rows
    from (
      select from statement
      where statement.status = any ('{"CURRENT"}')
        and (not exists (
            select from attribution_hop
            where statement_id = statement.id and relation in ('RELAYED', 'TRANSLATED', 'ON_BEHALF_OF'))) = true
      limit 10001
    ) as counted
  ) as total
)) as json;
