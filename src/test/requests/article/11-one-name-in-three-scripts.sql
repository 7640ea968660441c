select bounded((
  select json_build_object('edges', page.edges) as json
  from (
    select coalesce(json_agg(object_10.* order by node.sort_key desc, node.id desc), '[]') as "edges"
    from (
      select node.*, node.score as sort_key
      from search('Зеленський', '{"PERSON"}') as node
      order by node.score desc, node.id desc
      limit 20
    ) as node
    cross join lateral (
      select
        node.score as "score",
        bounded(coalesce(node.matched, source_excerpt(node.source_id, node.queries), ''), 20) as "matched",
        case
          when node.actor_id is not null then (
            select case actor.type
              when 'Organization' then (
                select row_to_json(object.*)
                from (
                  select actor.gid as "id"
                ) as object
              )
              when 'Person' then (
                select row_to_json(object_3.*)
                from (
                  select
                    actor.gid as "id",
                    actor.name as "name",
                    (
                      select coalesce(json_agg(object_2.* order by alias.position), '[]') as json
                      from actor_alias as alias
                      cross join lateral (
                        select alias.name as "name", alias.language as "language", alias.script as "script"
                      ) as object_2
                      where alias.actor_id = actor.id
                    ) as "aliases"
                ) as object_3
              )
            end as json
            from actor
            where actor.id = node.actor_id
          )
          when node.event_id is not null then (
            select row_to_json(object_4.*) as json
            from event
            cross join lateral (
              select event.gid as "id"
            ) as object_4
            where event.id = node.event_id
          )
          when node.place_id is not null then (
            select row_to_json(object_5.*) as json
            from place
            cross join lateral (
              select place.gid as "id"
            ) as object_5
            where place.id = node.place_id
          )
          when node.review_id is not null then (
            select row_to_json(object_6.*) as json
            from review
            cross join lateral (
              select review.gid as "id"
            ) as object_6
            where review.id = node.review_id
          )
          when node.source_id is not null then (
            select row_to_json(object_7.*) as json
            from source
            cross join lateral (
              select source.gid as "id"
            ) as object_7
            where source.id = node.source_id
          )
          when node.statement_id is not null then (
            select row_to_json(object_8.*) as json
            from statement
            cross join lateral (
              select statement.gid as "id"
            ) as object_8
            where statement.id = node.statement_id
          )
          when node.topic_id is not null then (
            select row_to_json(object_9.*) as json
            from topic
            cross join lateral (
              select topic.gid as "id"
            ) as object_9
            where topic.id = node.topic_id
          )
        end as "node"
    ) as object_10
  ) as page
)) as json;

select bounded((
  select json_build_object('edges', page.edges) as json
  from (
    select coalesce(json_agg(object_10.* order by node.sort_key desc, node.id desc), '[]') as "edges"
    from (
      select node.*, node.score as sort_key
      from search('Selenskyj', '{"PERSON"}') as node
      order by node.score desc, node.id desc
      limit 20
    ) as node
    cross join lateral (
      select
        node.score as "score",
        bounded(coalesce(node.matched, source_excerpt(node.source_id, node.queries), ''), 20) as "matched",
        case
          when node.actor_id is not null then (
            select case actor.type
              when 'Organization' then (
                select row_to_json(object.*)
                from (
                  select actor.gid as "id"
                ) as object
              )
              when 'Person' then (
                select row_to_json(object_3.*)
                from (
                  select
                    actor.gid as "id",
                    actor.name as "name",
                    (
                      select coalesce(json_agg(object_2.* order by alias.position), '[]') as json
                      from actor_alias as alias
                      cross join lateral (
                        select alias.name as "name", alias.language as "language", alias.script as "script"
                      ) as object_2
                      where alias.actor_id = actor.id
                    ) as "aliases"
                ) as object_3
              )
            end as json
            from actor
            where actor.id = node.actor_id
          )
          when node.event_id is not null then (
            select row_to_json(object_4.*) as json
            from event
            cross join lateral (
              select event.gid as "id"
            ) as object_4
            where event.id = node.event_id
          )
          when node.place_id is not null then (
            select row_to_json(object_5.*) as json
            from place
            cross join lateral (
              select place.gid as "id"
            ) as object_5
            where place.id = node.place_id
          )
          when node.review_id is not null then (
            select row_to_json(object_6.*) as json
            from review
            cross join lateral (
              select review.gid as "id"
            ) as object_6
            where review.id = node.review_id
          )
          when node.source_id is not null then (
            select row_to_json(object_7.*) as json
            from source
            cross join lateral (
              select source.gid as "id"
            ) as object_7
            where source.id = node.source_id
          )
          when node.statement_id is not null then (
            select row_to_json(object_8.*) as json
            from statement
            cross join lateral (
              select statement.gid as "id"
            ) as object_8
            where statement.id = node.statement_id
          )
          when node.topic_id is not null then (
            select row_to_json(object_9.*) as json
            from topic
            cross join lateral (
              select topic.gid as "id"
            ) as object_9
            where topic.id = node.topic_id
          )
        end as "node"
    ) as object_10
  ) as page
)) as json;

select bounded((
  select json_build_object('edges', page.edges) as json
  from (
    select coalesce(json_agg(object_10.* order by node.sort_key desc, node.id desc), '[]') as "edges"
    from (
      select node.*, node.score as sort_key
      from search('Zelensky', '{"PERSON"}') as node
      order by node.score desc, node.id desc
      limit 20
    ) as node
    cross join lateral (
      select
        node.score as "score",
        bounded(coalesce(node.matched, source_excerpt(node.source_id, node.queries), ''), 20) as "matched",
        case
          when node.actor_id is not null then (
            select case actor.type
              when 'Organization' then (
                select row_to_json(object.*)
                from (
                  select actor.gid as "id"
                ) as object
              )
              when 'Person' then (
                select row_to_json(object_3.*)
                from (
                  select
                    actor.gid as "id",
                    actor.name as "name",
                    (
                      select coalesce(json_agg(object_2.* order by alias.position), '[]') as json
                      from actor_alias as alias
                      cross join lateral (
                        select alias.name as "name", alias.language as "language", alias.script as "script"
                      ) as object_2
                      where alias.actor_id = actor.id
                    ) as "aliases"
                ) as object_3
              )
            end as json
            from actor
            where actor.id = node.actor_id
          )
          when node.event_id is not null then (
            select row_to_json(object_4.*) as json
            from event
            cross join lateral (
              select event.gid as "id"
            ) as object_4
            where event.id = node.event_id
          )
          when node.place_id is not null then (
            select row_to_json(object_5.*) as json
            from place
            cross join lateral (
              select place.gid as "id"
            ) as object_5
            where place.id = node.place_id
          )
          when node.review_id is not null then (
            select row_to_json(object_6.*) as json
            from review
            cross join lateral (
              select review.gid as "id"
            ) as object_6
            where review.id = node.review_id
          )
          when node.source_id is not null then (
            select row_to_json(object_7.*) as json
            from source
            cross join lateral (
              select source.gid as "id"
            ) as object_7
            where source.id = node.source_id
          )
          when node.statement_id is not null then (
            select row_to_json(object_8.*) as json
            from statement
            cross join lateral (
              select statement.gid as "id"
            ) as object_8
            where statement.id = node.statement_id
          )
          when node.topic_id is not null then (
            select row_to_json(object_9.*) as json
            from topic
            cross join lateral (
              select topic.gid as "id"
            ) as object_9
            where topic.id = node.topic_id
          )
        end as "node"
    ) as object_10
  ) as page
)) as json;
