select bounded((
  select json_build_object(
    'edges', page.edges,
    'pageInfo', json_build_object(
      'endCursor', case when page.ids is not null then list_cursor('4ce372600cfb5d5663c5ca9de8aad3e2', json_build_array(null, page.keys[cardinality(page.ids)], page.ids[cardinality(page.ids)])) end
    )
  ) as json
  from (
    select
      coalesce(json_agg(object_2.* order by topic.sort_key, topic.id) filter (where topic.n <= 2), '[]') as "edges",
      array_agg(topic.sort_key order by topic.sort_key, topic.id) filter (where topic.n <= 2) as "keys",
      array_agg(topic.id order by topic.sort_key, topic.id) filter (where topic.n <= 2) as "ids"
    from (
      select topic.*, topic.folded_name as sort_key, row_number() over (order by topic.folded_name, topic.id) as n
      from topic
      order by topic.folded_name, topic.id
      limit 3
    ) as topic
    cross join lateral (
      select
        list_cursor('4ce372600cfb5d5663c5ca9de8aad3e2', json_build_array(null, topic.sort_key, topic.id)) as "cursor",
        (
          select row_to_json(object.*)
          from (
            select topic.name as "name"
          ) as object
        ) as "node"
    ) as object_2
  ) as page
)) as json;
