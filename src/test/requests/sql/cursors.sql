/* {edges: [{cursor, node: {name}}], pageInfo: {endCursor}} */
select (
  select row(
    page.edges,
    row(
      case when page.ids is not null then list_cursor('4ce372600cfb5d5663c5ca9de8aad3e2', json_build_array(null, page.keys[cardinality(page.ids)], page.ids[cardinality(page.ids)])) end
    )
  )
  from (
    select
      coalesce(array_agg(row(list_cursor('4ce372600cfb5d5663c5ca9de8aad3e2', json_build_array(null, topic.sort_key, topic.id)), row(topic.name)) order by topic.sort_key, topic.id) filter (where topic.n <= 2), '{}') as "edges",
      array_agg(topic.sort_key order by topic.sort_key, topic.id) filter (where topic.n <= 2) as "keys",
      array_agg(topic.id order by topic.sort_key, topic.id) filter (where topic.n <= 2) as "ids"
    from (
      select topic.*, topic.folded_name as sort_key, row_number() over (order by topic.folded_name, topic.id) as n
      from topic
      order by topic.folded_name, topic.id
      limit 3
    ) as topic
  ) as page
) as answer;
