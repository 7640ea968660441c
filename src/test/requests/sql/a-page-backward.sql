select bounded((
  select json_build_object('nodes', page.nodes, 'pageInfo', json_build_object('hasPreviousPage', page.found > 2)) as json
  from (
    select
      coalesce(json_agg(object.* order by topic.sort_key, topic.id) filter (where topic.n <= 2), '[]') as "nodes",
      count(*) as "found"
    from (
      select topic.*, topic.folded_name as sort_key, row_number() over (order by topic.folded_name desc, topic.id desc) as n
      from topic
      where (topic.folded_name, topic.id) < ('u.s. policy on ukraine', '3')
      order by topic.folded_name desc, topic.id desc
      limit 3
    ) as topic
    cross join lateral (
      select topic.name as "name"
    ) as object
  ) as page
)) as json;
