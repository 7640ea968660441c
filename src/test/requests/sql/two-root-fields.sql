/* {name} */
select (
  select row(topic.name)
  from topic
  where topic.id = (select id from topic_gid where gid = 'topic:lighthouse')
) as answer;

/* {statements} */
select (
  select row((select total::int from corpus_total where type = 'statement'))
  from corpus
) as answer;
