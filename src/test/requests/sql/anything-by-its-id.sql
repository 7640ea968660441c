select bounded((
  select coalesce(json_agg(case
    when node.actor_id is not null then (
      select case actor.type
        when 'Organization' then (
          select row_to_json(object.*)
          from (
            select
          ) as object
        )
        when 'Person' then (
          select row_to_json(object_2.*)
          from (
            select actor.name as "name"
          ) as object_2
        )
      end as json
      from actor
      where actor.id = node.actor_id
    )
    when node.event_id is not null then json_build_object()
    when node.place_id is not null then json_build_object()
    when node.review_id is not null then json_build_object()
    when node.source_id is not null then json_build_object()
    when node.statement_id is not null then json_build_object()
    when node.topic_id is not null then (
      select row_to_json(object_3.*) as json
      from topic
      cross join lateral (
        select topic.name as "name"
      ) as object_3
      where topic.id = node.topic_id
    )
  end order by node.id), '[]') as json
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
)) as json;
