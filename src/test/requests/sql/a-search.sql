select bounded((
  select json_build_object('edges', page.edges, 'totalCountExact', total.rows <= 10000 and not total.cut) as json
  from (
    select coalesce(json_agg(object_2.* order by node.sort_key desc, node.id desc), '[]') as "edges"
    from (
      select node.*, node.score as sort_key
      from search('lighthouse', '{"TOPIC"}') as node
      order by node.score desc, node.id desc
      limit 2
    ) as node
    cross join lateral (
      select
        bounded(coalesce(node.matched, source_excerpt(node.source_id, node.queries), ''), 2) as "matched",
        case
          when node.actor_id is not null then json_build_object()
          when node.event_id is not null then json_build_object()
          when node.place_id is not null then json_build_object()
          when node.review_id is not null then json_build_object()
          when node.source_id is not null then json_build_object()
          when node.statement_id is not null then json_build_object()
          when node.topic_id is not null then (
            select row_to_json(object.*) as json
            from topic
            cross join lateral (
              select topic.name as "name"
            ) as object
            where topic.id = node.topic_id
          )
        end as "node"
    ) as object_2
  ) as page
  cross join (
    select count(*) as rows, coalesce(bool_or(cut), false) as cut
    from (
      select node.is_cut as cut from search('lighthouse', '{"TOPIC"}') as node
      limit 10001
    ) as counted
  ) as total
)) as json;
