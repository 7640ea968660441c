select bounded((
  select json_build_object('nodes', page.nodes) as json
  from (
    select coalesce(json_agg(object.* order by person.sort_key, person.id), '[]') as "nodes"
    from (
      select person.*, person.folded_name as sort_key
      from actor as person
      where person.type = 'Person'
      order by person.folded_name, person.id
      limit 1
    ) as person
    cross join lateral (
      select person.gid as "id"
    ) as object
  ) as page
)) as json;

select bounded((
  select row_to_json(object.*) as json
  from topic
  cross join lateral (
    select topic.name as "name"
  ) as object
  where topic.id = (select id from topic_gid where gid = 'topic:cranes')
)) as json;
