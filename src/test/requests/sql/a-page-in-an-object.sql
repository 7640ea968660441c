/* {name, parts: {nodes: [{name}]}} */
select (
  select row(
    event.name,
    (
      select row(page.nodes)
      from (
        select coalesce(array_agg(row(event_2.name) order by event_2.sort_key desc, event_2.id desc), '{}') as "nodes"
        from (
          select event_2.*, coalesce(event_2.started_on_earliest, '-infinity') as sort_key
          from event as event_2
          where event_2.part_of_id = event.id
          order by coalesce(event_2.started_on_earliest, '-infinity') desc, event_2.id desc
          limit 2
        ) as event_2
      ) as page
    )
  )
  from event
  where event.id = (select id from event_gid where gid = 'event:twin-town-visit')
) as answer;
