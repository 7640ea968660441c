select (
  select row_to_json(object.*) as json
  from topic
  cross join lateral (
    select topic.name as "name"
  ) as object
  where topic.gid = 'topic:cranes'
) as json;
