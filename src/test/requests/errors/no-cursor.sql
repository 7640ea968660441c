select (
  select row_to_json(topic.*) as json
  from (
    select topic.name as "name"
    from topic
    where topic.gid = 'topic:cranes'
  ) as topic
) as json;
