/* {aNameThatIsMoreThanSixtyThreeCharactersLongIsTooLongForPostgreSQL} */
select (
  select row(topic.name)
  from topic
  where topic.id = (select id from topic_gid where gid = 'topic:lighthouse')
) as answer;
