/* {nodes: [{id}], pageInfo: {hasNextPage}} */
select (
  select row(page.nodes, row(page.found > 2))
  from (
    select
      coalesce(array_agg(row(statement.gid) order by statement.sort_key desc, statement.id desc) filter (where statement.n <= 2), '{}') as "nodes",
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
  ) as page
) as answer,
  json_build_array((
    select json_agg(wanted)
    from unnest('{"topic:harbour"}'::text[]) as wanted
    where not exists (select from topic_gid where gid = wanted)
  )) as unknown;
