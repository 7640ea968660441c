/* [actor or what nothing is asked of or what nothing is asked of or what nothing is asked of or what nothing is asked of or what nothing is asked of or what nothing is asked of or topic] */
select array(
  select coalesce(node.actor_id * 8 + 0, node.role_id * 8 + 1, node.event_id * 8 + 2, node.place_id * 8 + 3, node.review_id * 8 + 4, node.source_id * 8 + 5, node.statement_id * 8 + 6, node.topic_id * 8 + 7)
  from (
    select wanted.position as id, actor.id as actor_id, statement.id as statement_id, event.id as event_id,
      source.id as source_id, place.id as place_id, topic.id as topic_id, review.id as review_id,
      role.id as role_id
    from unnest('{"person:piet-vos","topic:lighthouse"}'::text[]) with ordinality as wanted (gid, position)
    left join statement_gid as statement on statement.gid = wanted.gid
    left join source_gid as source on source.gid = wanted.gid
    left join review_gid as review on review.gid = wanted.gid
    left join role_gid as role on role.gid = wanted.gid
    left join actor_gid as actor on actor.gid = wanted.gid
    left join event_gid as event on event.gid = wanted.gid
    left join place_gid as place on place.gid = wanted.gid
    left join topic_gid as topic on topic.gid = wanted.gid) as node
  order by node.id
) as answer, (select version || '.' || (extract(epoch from changed_at) * 1000000)::bigint from corpus) as version;
