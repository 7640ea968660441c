/* {nodes: [{text}], pageInfo: {hasNextPage}} */
select (
  select row(page.nodes, row(page.found > 2))
  from (
    select
      coalesce(array_agg(row(bounded(statement.text, 2)) order by statement.sort_key desc, statement.id desc) filter (where statement.n <= 2), '{}') as "nodes",
      count(*) as "found"
    from (
      select *, row_number() over (order by sort_key desc, id desc) as n
      from (
        (
          select statement.*, coalesce(statement_link.said_on_earliest, '-infinity') as sort_key
          from (select speaker_id as said_by, statement_subject.* from statement_subject) as statement_link
          join statement on statement.id = statement_link.statement_id
          where statement_link.said_by = (select id from actor_gid where gid = any ('{"person:aoife-oneill"}'))
            and statement_link.topic_id = (select id from topic_gid where gid = any ('{"topic:harbour-extension"}'))
            and statement_link.status = any ('{"CURRENT"}')
          order by coalesce(statement_link.said_on_earliest, '-infinity') desc, statement_link.statement_id desc
          limit 3
        )
        union all
        (
          select statement.*, coalesce(statement_link.said_on_earliest, '-infinity') as sort_key
          from joint_subject as statement_link
          join statement on statement.id = statement_link.statement_id
          where statement_link.said_by = (select id from actor_gid where gid = any ('{"person:aoife-oneill"}'))
            and statement_link.topic_id = (select id from topic_gid where gid = any ('{"topic:harbour-extension"}'))
            and statement_link.status = any ('{"CURRENT"}')
          order by coalesce(statement_link.said_on_earliest, '-infinity') desc, statement_link.statement_id desc
          limit 3
        )
      ) as statement
      order by sort_key desc, id desc
      limit 3
    ) as statement
  ) as page
) as answer,
  json_build_array((
    select json_agg(wanted)
    from unnest('{"person:aoife-oneill"}'::text[]) as wanted
    where not exists (select from actor_gid where gid = wanted)
  ), (
    select json_agg(wanted)
    from unnest('{"topic:harbour-extension"}'::text[]) as wanted
    where not exists (select from topic_gid where gid = wanted)
  )) as unknown;
