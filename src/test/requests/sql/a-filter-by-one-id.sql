/* {nodes: [{text}]} */
select (
  select row(page.nodes)
  from (
    select coalesce(array_agg(row(bounded(statement.text, 2)) order by statement.sort_key desc, statement.id desc), '{}') as "nodes"
    from (
      select statement.*, coalesce(statement_link.said_on_earliest, '-infinity') as sort_key
      from statement_addressee as statement_link
      join statement on statement.id = statement_link.statement_id
      where statement_link.actor_id = (select id from actor_gid where gid = any ('{"person:benoit-lefevre"}'))
        and statement_link.status = any ('{"CURRENT"}')
      order by coalesce(statement_link.said_on_earliest, '-infinity') desc, statement_link.statement_id desc
      limit 2
    ) as statement
  ) as page
) as answer,
  json_build_array((
    select json_agg(wanted)
    from unnest('{"person:benoit-lefevre"}'::text[]) as wanted
    where not exists (select from actor_gid where gid = wanted)
  )) as unknown;
