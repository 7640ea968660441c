/* {nodes: [{text}]} */
select (
  select row(page.nodes)
  from (
    select coalesce(array_agg(row(bounded(statement.text, 2)) order by statement.sort_key desc, statement.id desc), '{}') as "nodes"
    from (
      with first as materialized (
        select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
        from (
          select statement.*
          from statement
          where not ((select count(*) from (
            select 1 from statement_addressee where actor_id = any (array(select id from actor_gid where gid = any ('{"person:benoit-lefevre","person:piet-vos"}')))
            limit 200
          ) as found) < 200)
          order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
          limit 2000
        ) as statement
        where statement.id in (select statement_id from statement_addressee as link where link.actor_id = any (array(select id from actor_gid where gid = any ('{"person:benoit-lefevre","person:piet-vos"}'))))
          and statement.status = any ('{"CURRENT"}')
        order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
        limit 2
      )
      select *
      from (
        select *
        from first
        where (select count(*) from first) >= 2
        union all
        select *
        from (
          select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
          from (
            select statement.*
            from statement
            where statement.id in (select statement_id from statement_addressee as link where link.actor_id = any (array(select id from actor_gid where gid = any ('{"person:benoit-lefevre","person:piet-vos"}'))))
              and statement.status = any ('{"CURRENT"}')
            offset 0
          ) as statement
          order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
          limit 2
        ) as every
        where (select count(*) from first) < 2
      ) as found
    ) as statement
  ) as page
) as answer,
  json_build_array((
    select json_agg(wanted)
    from unnest('{"person:benoit-lefevre","person:piet-vos"}'::text[]) as wanted
    where not exists (select from actor_gid where gid = wanted)
  )) as unknown;
