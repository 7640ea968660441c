/* {nodes: [{name}]} */
select (
  select row(page.nodes)
  from (
    select coalesce(array_agg(row(topic.name) order by topic.sort_key, topic.id), '{}') as "nodes"
    from (
      select topic.*, topic.folded_name as sort_key
      from topic
      where (topic.folded_name, topic.id) > ('cranes', '1005')
      order by topic.folded_name, topic.id
      limit 2
    ) as topic
  ) as page
) as answer;
