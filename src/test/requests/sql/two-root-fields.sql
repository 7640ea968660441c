select bounded((
  select row_to_json(object.*) as json
  from topic
  cross join lateral (
    select topic.name as "name"
  ) as object
  where topic.id = (select id from topic_gid where gid = 'topic:lighthouse')
)) as json;

select bounded((
  select row_to_json(object.*) as json
  from corpus
  cross join lateral (
    select (select total::int from corpus_total where type = 'statement') as "statements"
  ) as object
)) as json;
