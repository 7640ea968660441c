select bounded((
  select row_to_json(object_2.*) as json
  from statement
  cross join lateral (
    select
      bounded(statement.text, 1) as "text",
      (
        select row_to_json(object.*) as json
        from event
        cross join lateral (
          select event.name as "name"
        ) as object
        where event.id = statement.event_id
      ) as "event"
  ) as object_2
  where statement.gid = 'statement:ferry-at-seven'
)) as json;
