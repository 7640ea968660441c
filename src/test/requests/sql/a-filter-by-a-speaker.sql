/* {nodes: [{text}]} */
select (
  select row(page.nodes)
  from (
    select coalesce(array_agg(row(bounded(statement.text, 2)) order by statement.sort_key desc, statement.id desc), '{}') as "nodes"
    from (
      select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
      from (
        select speaker_id as said_by, statement.* from statement
        union all
        select * from joint_statement) as statement
      where statement.said_by = (select id from actor_gid where gid = any ('{"person:juergen-weiss"}'))
        and statement.status = any ('{"CURRENT"}')
      order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
      limit 2
    ) as statement
  ) as page
) as answer,
  json_build_array((
    select json_agg(wanted)
    from unnest('{"person:juergen-weiss"}'::text[]) as wanted
    where not exists (select from actor_gid where gid = wanted)
  )) as unknown;
