/* {edges: [{matched, node: what nothing is asked of or what nothing is asked of or what nothing is asked of or what nothing is asked of or what nothing is asked of or what nothing is asked of or what nothing is asked of or topic}], totalCountExact} */
select (
  select row(page.edges, total.rows <= 10000 and not total.cut)
  from (
    select coalesce(array_agg(row(
      bounded(coalesce(node.matched, source_excerpt(node.source_id, node.queries), ''), 2),
      coalesce(node.actor_id * 8 + 0, node.role_id * 8 + 1, node.event_id * 8 + 2, node.place_id * 8 + 3, node.review_id * 8 + 4, node.source_id * 8 + 5, node.statement_id * 8 + 6, node.topic_id * 8 + 7)
    ) order by node.sort_key desc, node.id desc), '{}') as "edges"
    from (
      select node.*, node.score as sort_key
      from search('lighthouse', '{"TOPIC"}') as node
      order by node.score desc, node.id desc
      limit 2
    ) as node
  ) as page
  cross join (
    select count(*) as rows, coalesce(bool_or(cut), false) as cut
    from (
      select node.is_cut as cut
      from search('lighthouse', '{"TOPIC"}') as node
      limit 10001
    ) as counted
  ) as total
) as answer, (select version || '.' || (extract(epoch from changed_at) * 1000000)::bigint from corpus) as version;
