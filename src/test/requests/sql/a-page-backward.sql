/* {nodes: [{name}], pageInfo: {hasPreviousPage}} */
select (
  select row(page.nodes, row(page.found > 2))
  from (
    select
      coalesce(array_agg(row(topic.name) order by topic.sort_key, topic.id) filter (where topic.n <= 2), '{}') as "nodes",
      count(*) as "found"
    from (
      select topic.*, topic.folded_name as sort_key, row_number() over (order by topic.folded_name desc, topic.id desc) as n
      from topic
      where (topic.folded_name, topic.id) < ('u.s. policy on ukraine', '3')
      order by topic.folded_name desc, topic.id desc
      limit 3
    ) as topic
  ) as page
) as answer;
