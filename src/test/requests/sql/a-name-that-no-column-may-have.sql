select bounded((
  select json_build_object('aNameThatIsMoreThanSixtyThreeCharactersLongIsTooLongForPostgreSQL', topic.name) as json
  from topic
  where topic.id = (select id from topic_gid where gid = 'topic:lighthouse')
)) as json;
