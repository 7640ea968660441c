/* {en, also, newest: {nodes: [{id}]}, oldest: {nodes: [{id}]}} */
select (
  select row(
    actor.name,
    actor.name,
    (
      select row(page.nodes)
      from (
        select coalesce(array_agg(row(statement.gid) order by statement.sort_key desc, statement.id desc), '{}') as "nodes"
        from (
          select statement.*, coalesce(statement_link.said_on_earliest, '-infinity') as sort_key
          from statement_addressee as statement_link
          join statement on statement.id = statement_link.statement_id
          where statement_link.actor_id = actor.id
            and statement_link.status = any ('{"CURRENT"}')
          order by coalesce(statement_link.said_on_earliest, '-infinity') desc, statement_link.statement_id desc
          limit 1
        ) as statement
      ) as page
    ),
    (
      select row(page.nodes_2)
      from (
        select coalesce(array_agg(row(statement_2.gid) order by statement_2.sort_key desc, statement_2.id desc), '{}') as "nodes_2"
        from (
          select statement_2.*, coalesce(statement_2_link.said_on_earliest, '-infinity') as sort_key
          from statement_addressee as statement_2_link
          join statement as statement_2 on statement_2.id = statement_2_link.statement_id
          where statement_2_link.actor_id = actor.id
            and statement_2_link.status = any ('{"CURRENT"}')
          order by coalesce(statement_2_link.said_on_earliest, '-infinity'), statement_2_link.statement_id
          limit 1
        ) as statement_2
      ) as page
    )
  )
  from actor
  where actor.id = (select id from actor_gid where gid = 'person:aoife-oneill')
) as answer;
