select (
  select json_build_object('edges', page.edges) as json
  from (
    select coalesce(json_agg(object_3.* order by node.sort_key desc, node.id desc), '[]') as "edges"
    from (
      select node.*, node.score as sort_key
      from search('Зеленський', '{"PERSON"}') as node
      order by node.score desc, node.id desc
      limit 20
    ) as node
    cross join lateral (
      select
        node.score as "score",
        node.matched as "matched",
        case
          when node.actor_id is not null then (
            select case actor.type
              when 'Organization' then (
                select row_to_json(object.*) from (
                  select actor.gid as "id"
                ) as object
              )
              when 'Person' then (
                select row_to_json(object_2.*) from (
                  select
                    actor.gid as "id",
                    actor.name as "name",
                    (
                      select coalesce(json_agg(alias.*), '[]') as json
                      from (
                        select alias.name as "name", alias.language as "language", alias.script as "script"
                        from actor_alias as alias
                        where alias.actor_id = actor.id
                        order by alias.position
                      ) as alias
                    ) as "aliases"
                ) as object_2
              )
            end as json
            from actor
            where actor.id = node.actor_id
          )
          when node.event_id is not null then (
            select row_to_json(event.*) as json
            from (
              select event.gid as "id"
              from event
              where event.id = node.event_id
            ) as event
          )
          when node.place_id is not null then (
            select row_to_json(place.*) as json
            from (
              select place.gid as "id"
              from place
              where place.id = node.place_id
            ) as place
          )
          when node.review_id is not null then (
            select row_to_json(review.*) as json
            from (
              select review.gid as "id"
              from review
              where review.id = node.review_id
            ) as review
          )
          when node.source_id is not null then (
            select row_to_json(source.*) as json
            from (
              select source.gid as "id"
              from source
              where source.id = node.source_id
            ) as source
          )
          when node.statement_id is not null then (
            select row_to_json(statement.*) as json
            from (
              select statement.gid as "id"
              from statement
              where statement.id = node.statement_id
            ) as statement
          )
          when node.topic_id is not null then (
            select row_to_json(topic.*) as json
            from (
              select topic.gid as "id"
              from topic
              where topic.id = node.topic_id
            ) as topic
          )
        end as "node"
    ) as object_3
  ) as page
) as json;

select (
  select json_build_object('edges', page.edges) as json
  from (
    select coalesce(json_agg(object_3.* order by node.sort_key desc, node.id desc), '[]') as "edges"
    from (
      select node.*, node.score as sort_key
      from search('Selenskyj', '{"PERSON"}') as node
      order by node.score desc, node.id desc
      limit 20
    ) as node
    cross join lateral (
      select
        node.score as "score",
        node.matched as "matched",
        case
          when node.actor_id is not null then (
            select case actor.type
              when 'Organization' then (
                select row_to_json(object.*) from (
                  select actor.gid as "id"
                ) as object
              )
              when 'Person' then (
                select row_to_json(object_2.*) from (
                  select
                    actor.gid as "id",
                    actor.name as "name",
                    (
                      select coalesce(json_agg(alias.*), '[]') as json
                      from (
                        select alias.name as "name", alias.language as "language", alias.script as "script"
                        from actor_alias as alias
                        where alias.actor_id = actor.id
                        order by alias.position
                      ) as alias
                    ) as "aliases"
                ) as object_2
              )
            end as json
            from actor
            where actor.id = node.actor_id
          )
          when node.event_id is not null then (
            select row_to_json(event.*) as json
            from (
              select event.gid as "id"
              from event
              where event.id = node.event_id
            ) as event
          )
          when node.place_id is not null then (
            select row_to_json(place.*) as json
            from (
              select place.gid as "id"
              from place
              where place.id = node.place_id
            ) as place
          )
          when node.review_id is not null then (
            select row_to_json(review.*) as json
            from (
              select review.gid as "id"
              from review
              where review.id = node.review_id
            ) as review
          )
          when node.source_id is not null then (
            select row_to_json(source.*) as json
            from (
              select source.gid as "id"
              from source
              where source.id = node.source_id
            ) as source
          )
          when node.statement_id is not null then (
            select row_to_json(statement.*) as json
            from (
              select statement.gid as "id"
              from statement
              where statement.id = node.statement_id
            ) as statement
          )
          when node.topic_id is not null then (
            select row_to_json(topic.*) as json
            from (
              select topic.gid as "id"
              from topic
              where topic.id = node.topic_id
            ) as topic
          )
        end as "node"
    ) as object_3
  ) as page
) as json;

select (
  select json_build_object('edges', page.edges) as json
  from (
    select coalesce(json_agg(object_3.* order by node.sort_key desc, node.id desc), '[]') as "edges"
    from (
      select node.*, node.score as sort_key
      from search('Zelensky', '{"PERSON"}') as node
      order by node.score desc, node.id desc
      limit 20
    ) as node
    cross join lateral (
      select
        node.score as "score",
        node.matched as "matched",
        case
          when node.actor_id is not null then (
            select case actor.type
              when 'Organization' then (
                select row_to_json(object.*) from (
                  select actor.gid as "id"
                ) as object
              )
              when 'Person' then (
                select row_to_json(object_2.*) from (
                  select
                    actor.gid as "id",
                    actor.name as "name",
                    (
                      select coalesce(json_agg(alias.*), '[]') as json
                      from (
                        select alias.name as "name", alias.language as "language", alias.script as "script"
                        from actor_alias as alias
                        where alias.actor_id = actor.id
                        order by alias.position
                      ) as alias
                    ) as "aliases"
                ) as object_2
              )
            end as json
            from actor
            where actor.id = node.actor_id
          )
          when node.event_id is not null then (
            select row_to_json(event.*) as json
            from (
              select event.gid as "id"
              from event
              where event.id = node.event_id
            ) as event
          )
          when node.place_id is not null then (
            select row_to_json(place.*) as json
            from (
              select place.gid as "id"
              from place
              where place.id = node.place_id
            ) as place
          )
          when node.review_id is not null then (
            select row_to_json(review.*) as json
            from (
              select review.gid as "id"
              from review
              where review.id = node.review_id
            ) as review
          )
          when node.source_id is not null then (
            select row_to_json(source.*) as json
            from (
              select source.gid as "id"
              from source
              where source.id = node.source_id
            ) as source
          )
          when node.statement_id is not null then (
            select row_to_json(statement.*) as json
            from (
              select statement.gid as "id"
              from statement
              where statement.id = node.statement_id
            ) as statement
          )
          when node.topic_id is not null then (
            select row_to_json(topic.*) as json
            from (
              select topic.gid as "id"
              from topic
              where topic.id = node.topic_id
            ) as topic
          )
        end as "node"
    ) as object_3
  ) as page
) as json;
