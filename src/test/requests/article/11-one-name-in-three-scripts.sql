select search.json
from (
  select json_build_object('edges', page.edges) as json
  from (
    select
      coalesce(json_agg(json_build_object(
        'score', node.score,
        'matched', node.matched,
        'node', case
          when node.actor_id is not null then actor.json
          when node.event_id is not null then row_to_json(event.*)
          when node.place_id is not null then row_to_json(place.*)
          when node.review_id is not null then row_to_json(review.*)
          when node.source_id is not null then row_to_json(source.*)
          when node.statement_id is not null then row_to_json(statement.*)
          when node.topic_id is not null then row_to_json(topic.*)
        end
      ) order by node.n), '[]') as edges
    from (
      select node.*, row_number() over (order by node.score desc, node.id desc) as n
      from search('Зеленський', '{"PERSON"}') as node
      order by node.score desc, node.id desc
      limit 20
    ) as node
    left join lateral (
      select case actor.type
        when 'Organization' then row_to_json(object.*)
        when 'Person' then row_to_json(object_2.*)
      end as json
      from actor
      cross join lateral (
        select actor.gid as "id"
      ) as object
      cross join lateral (
        select coalesce(json_agg(alias.*), '[]') as json
        from (
          select alias.name as "name", alias.language as "language", alias.script as "script"
          from actor_alias as alias
          where alias.actor_id = actor.id
          order by alias.position
        ) as alias
      ) as aliases
      cross join lateral (
        select actor.gid as "id", actor.name as "name", aliases.json as "aliases"
      ) as object_2
      where actor.id = node.actor_id
    ) as actor on true
    left join lateral (
      select event.gid as "id"
      from event
      where event.id = node.event_id
    ) as event on true
    left join lateral (
      select place.gid as "id"
      from place
      where place.id = node.place_id
    ) as place on true
    left join lateral (
      select review.gid as "id"
      from review
      where review.id = node.review_id
    ) as review on true
    left join lateral (
      select source.gid as "id"
      from source
      where source.id = node.source_id
    ) as source on true
    left join lateral (
      select statement.gid as "id"
      from statement
      where statement.id = node.statement_id
    ) as statement on true
    left join lateral (
      select topic.gid as "id"
      from topic
      where topic.id = node.topic_id
    ) as topic on true
  ) as page
) as search;

select search.json
from (
  select json_build_object('edges', page.edges) as json
  from (
    select
      coalesce(json_agg(json_build_object(
        'score', node.score,
        'matched', node.matched,
        'node', case
          when node.actor_id is not null then actor.json
          when node.event_id is not null then row_to_json(event.*)
          when node.place_id is not null then row_to_json(place.*)
          when node.review_id is not null then row_to_json(review.*)
          when node.source_id is not null then row_to_json(source.*)
          when node.statement_id is not null then row_to_json(statement.*)
          when node.topic_id is not null then row_to_json(topic.*)
        end
      ) order by node.n), '[]') as edges
    from (
      select node.*, row_number() over (order by node.score desc, node.id desc) as n
      from search('Selenskyj', '{"PERSON"}') as node
      order by node.score desc, node.id desc
      limit 20
    ) as node
    left join lateral (
      select case actor.type
        when 'Organization' then row_to_json(object.*)
        when 'Person' then row_to_json(object_2.*)
      end as json
      from actor
      cross join lateral (
        select actor.gid as "id"
      ) as object
      cross join lateral (
        select coalesce(json_agg(alias.*), '[]') as json
        from (
          select alias.name as "name", alias.language as "language", alias.script as "script"
          from actor_alias as alias
          where alias.actor_id = actor.id
          order by alias.position
        ) as alias
      ) as aliases
      cross join lateral (
        select actor.gid as "id", actor.name as "name", aliases.json as "aliases"
      ) as object_2
      where actor.id = node.actor_id
    ) as actor on true
    left join lateral (
      select event.gid as "id"
      from event
      where event.id = node.event_id
    ) as event on true
    left join lateral (
      select place.gid as "id"
      from place
      where place.id = node.place_id
    ) as place on true
    left join lateral (
      select review.gid as "id"
      from review
      where review.id = node.review_id
    ) as review on true
    left join lateral (
      select source.gid as "id"
      from source
      where source.id = node.source_id
    ) as source on true
    left join lateral (
      select statement.gid as "id"
      from statement
      where statement.id = node.statement_id
    ) as statement on true
    left join lateral (
      select topic.gid as "id"
      from topic
      where topic.id = node.topic_id
    ) as topic on true
  ) as page
) as search;

select search.json
from (
  select json_build_object('edges', page.edges) as json
  from (
    select
      coalesce(json_agg(json_build_object(
        'score', node.score,
        'matched', node.matched,
        'node', case
          when node.actor_id is not null then actor.json
          when node.event_id is not null then row_to_json(event.*)
          when node.place_id is not null then row_to_json(place.*)
          when node.review_id is not null then row_to_json(review.*)
          when node.source_id is not null then row_to_json(source.*)
          when node.statement_id is not null then row_to_json(statement.*)
          when node.topic_id is not null then row_to_json(topic.*)
        end
      ) order by node.n), '[]') as edges
    from (
      select node.*, row_number() over (order by node.score desc, node.id desc) as n
      from search('Zelensky', '{"PERSON"}') as node
      order by node.score desc, node.id desc
      limit 20
    ) as node
    left join lateral (
      select case actor.type
        when 'Organization' then row_to_json(object.*)
        when 'Person' then row_to_json(object_2.*)
      end as json
      from actor
      cross join lateral (
        select actor.gid as "id"
      ) as object
      cross join lateral (
        select coalesce(json_agg(alias.*), '[]') as json
        from (
          select alias.name as "name", alias.language as "language", alias.script as "script"
          from actor_alias as alias
          where alias.actor_id = actor.id
          order by alias.position
        ) as alias
      ) as aliases
      cross join lateral (
        select actor.gid as "id", actor.name as "name", aliases.json as "aliases"
      ) as object_2
      where actor.id = node.actor_id
    ) as actor on true
    left join lateral (
      select event.gid as "id"
      from event
      where event.id = node.event_id
    ) as event on true
    left join lateral (
      select place.gid as "id"
      from place
      where place.id = node.place_id
    ) as place on true
    left join lateral (
      select review.gid as "id"
      from review
      where review.id = node.review_id
    ) as review on true
    left join lateral (
      select source.gid as "id"
      from source
      where source.id = node.source_id
    ) as source on true
    left join lateral (
      select statement.gid as "id"
      from statement
      where statement.id = node.statement_id
    ) as statement on true
    left join lateral (
      select topic.gid as "id"
      from topic
      where topic.id = node.topic_id
    ) as topic on true
  ) as page
) as search;
