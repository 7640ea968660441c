/* {id} */
select (
  select row(topic.gid)
  from topic
  where topic.id = (select id from topic_gid where gid = 'topic:lighthouse')
) as answer;
