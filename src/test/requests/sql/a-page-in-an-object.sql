select bounded((
  select row_to_json(object_2.*) as json
  from event
  cross join lateral (
    select
      event.name as "name",
      (
        select json_build_object('nodes', page.nodes) as json
        from (
          select coalesce(json_agg(object.* order by event_2.sort_key desc, event_2.id desc), '[]') as "nodes"
          from (
            select event_2.*, coalesce(event_2.started_on_earliest, '-infinity') as sort_key
            from event as event_2
            where event_2.part_of_id = event.id
            order by coalesce(event_2.started_on_earliest, '-infinity') desc, event_2.id desc
            limit 2
          ) as event_2
          cross join lateral (
            select event_2.name as "name"
          ) as object
        ) as page
      ) as "parts"
  ) as object_2
  where event.id = (select id from event_gid where gid = 'event:twin-town-visit')
)) as json;
