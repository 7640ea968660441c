/* {positions: {nodes: [{statement: {id}}]}} */
select (
  select row(
    (
      select row(page.nodes)
      from (
        select coalesce(array_agg(row(
          (
            select row(statement.gid)
            from statement
            where statement.id = position.statement_id
          )
        ) order by position.sort_key, position.id), '{}') as "nodes"
        from (
          select position.*, coalesce(position.said_on_earliest, 'infinity') as sort_key
          from (
            select statement_id as id, statement_id, topic_id, speaker_id as said_by, said_on_earliest, status
            from statement_subject
            union all
            select statement_id, statement_id, topic_id, said_by, said_on_earliest, status
            from joint_subject) as position
          where position.said_by = person.id
            and position.topic_id = (select id from topic_gid where gid = 'topic:harbour-extension') and position.status = 'CURRENT'
          order by coalesce(position.said_on_earliest, 'infinity'), position.id
          limit 2
        ) as position
      ) as page
    )
  )
  from actor as person
  where person.type = 'Person'
    and person.id = (select id from actor_gid where gid = 'person:aoife-oneill')
) as answer,
  json_build_array((
    select json_agg(wanted)
    from unnest(array['topic:harbour-extension']) as wanted
    where not exists (select from topic_gid where gid = wanted)
  )) as unknown;
