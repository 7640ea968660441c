/* ids: json of actor or what nothing is asked of or what nothing is asked of or what nothing is asked of or what nothing is asked of or what nothing is asked of or topic */
select bounded((
  select coalesce(json_agg(to_json(coalesce(node.actor_id * 7 + 0, node.event_id * 7 + 1, node.place_id * 7 + 2, node.review_id * 7 + 3, node.source_id * 7 + 4, node.statement_id * 7 + 5, node.topic_id * 7 + 6)) order by node.id), '[]') as json
  from (
    select wanted.position as id, actor.id as actor_id, statement.id as statement_id, event.id as event_id,
      source.id as source_id, place.id as place_id, topic.id as topic_id, review.id as review_id
    from unnest('{"person:piet-vos","topic:lighthouse"}'::text[]) with ordinality as wanted (gid, position)
    left join actor_gid as actor on actor.gid = wanted.gid
    left join statement_gid as statement on statement.gid = wanted.gid
    left join event_gid as event on event.gid = wanted.gid
    left join source_gid as source on source.gid = wanted.gid
    left join place_gid as place on place.gid = wanted.gid
    left join topic_gid as topic on topic.gid = wanted.gid
    left join review_gid as review on review.gid = wanted.gid) as node
)) as json, (select version || ' of ' || changed_at from corpus) as version;
