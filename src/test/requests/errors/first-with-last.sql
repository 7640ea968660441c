select people.json
from (
  select json_build_object('nodes', page.nodes) as json
  from (
    select coalesce(json_agg(row_to_json(object.*) order by person.n), '[]') as nodes
    from (
      select person.*, row_number() over (order by folded(person.name), person.id) as n
      from actor as person
      where person.type = 'Person'
      order by folded(person.name), person.id
      limit 1
    ) as person
    cross join lateral (
      select person.gid as "id"
    ) as object
  ) as page
) as people;

select topic.json
from (
  select row_to_json(topic_2.*) as json
  from (
    select topic_2.name as "name"
    from topic as topic_2
    where topic_2.gid = 'topic:cranes'
  ) as topic_2
) as topic;
