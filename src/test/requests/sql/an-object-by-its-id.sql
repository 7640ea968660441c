select bounded((
  select row_to_json(object.*) as json
  from topic
  cross join lateral (
    select topic.gid as "id", topic.name as "name", 'Topic'::text as "__typename"
  ) as object
  where topic.id = (select id from topic_gid where gid = 'topic:lighthouse')
)) as json;
