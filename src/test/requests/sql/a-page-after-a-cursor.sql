select bounded((
  select json_build_object('nodes', page.nodes) as json
  from (
    select coalesce(json_agg(object.* order by topic.sort_key, topic.id), '[]') as "nodes"
    from (
      select topic.*, topic.folded_name as sort_key
      from topic
      where (topic.folded_name, topic.id) > ('cranes', '1005')
      order by topic.folded_name, topic.id
      limit 2
    ) as topic
    cross join lateral (
      select topic.name as "name"
    ) as object
  ) as page
)) as json;
