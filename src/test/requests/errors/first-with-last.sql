select people.json
from (
  select json_build_object('nodes', page.nodes) as json
  from (
    select
      coalesce(json_agg(json_build_object('id', person.gid) order by person.n), '[]') as nodes
    from (
      select person.*, row_number() over (order by folded(person.name), person.id) as n
      from actor as person
      where person.type = 'Person'
      order by folded(person.name), person.id
      limit 1
    ) as person
  ) as page
) as people;

select topic.json
from (
  select json_build_object('name', topic_2.name) as json
  from topic as topic_2
  where topic_2.gid = 'topic:cranes'
) as topic;
