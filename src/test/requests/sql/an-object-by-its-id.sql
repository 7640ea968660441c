/* {id, name, __typename} */
select (
  select row(topic.gid, topic.name, 'Topic'::text)
  from topic
  where topic.id = (select id from topic_gid where gid = 'topic:lighthouse')
) as answer;
