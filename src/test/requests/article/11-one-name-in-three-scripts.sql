select search.json
from (
  select json_build_object('edges', page.edges) as json
  from (
    select
      coalesce(json_agg(json_build_object(
        'score', node.score,
        'matched', node.matched,
        'node', case
          when node.actor_id is not null then case actor.type
            when 'Organization' then json_build_object('id', actor.gid)
            when 'Person' then json_build_object('id', actor.gid, 'name', actor.name, 'aliases', aliases.json)
          end
          when node.event_id is not null then json_build_object('id', event.gid)
          when node.place_id is not null then json_build_object('id', place.gid)
          when node.review_id is not null then json_build_object('id', review.gid)
          when node.source_id is not null then json_build_object('id', source.gid)
          when node.statement_id is not null then json_build_object('id', statement.gid)
          when node.topic_id is not null then json_build_object('id', topic.gid)
        end
      ) order by node.n), '[]') as edges
    from (
      select node.*, row_number() over (order by node.score desc, node.id desc) as n
      from search('Зеленський', '{"PERSON"}') as node
      order by node.score desc, node.id desc
      limit 20
    ) as node
    left join actor on actor.id = node.actor_id
    cross join lateral (
      select coalesce(json_agg(json_build_object('name', alias.name, 'language', alias.language, 'script', alias.script) order by alias.position), '[]') as json
      from actor_alias as alias
      where alias.actor_id = actor.id
    ) as aliases
    left join event on event.id = node.event_id
    left join place on place.id = node.place_id
    left join review on review.id = node.review_id
    left join source on source.id = node.source_id
    left join statement on statement.id = node.statement_id
    left join topic on topic.id = node.topic_id
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
          when node.actor_id is not null then case actor.type
            when 'Organization' then json_build_object('id', actor.gid)
            when 'Person' then json_build_object('id', actor.gid, 'name', actor.name, 'aliases', aliases.json)
          end
          when node.event_id is not null then json_build_object('id', event.gid)
          when node.place_id is not null then json_build_object('id', place.gid)
          when node.review_id is not null then json_build_object('id', review.gid)
          when node.source_id is not null then json_build_object('id', source.gid)
          when node.statement_id is not null then json_build_object('id', statement.gid)
          when node.topic_id is not null then json_build_object('id', topic.gid)
        end
      ) order by node.n), '[]') as edges
    from (
      select node.*, row_number() over (order by node.score desc, node.id desc) as n
      from search('Selenskyj', '{"PERSON"}') as node
      order by node.score desc, node.id desc
      limit 20
    ) as node
    left join actor on actor.id = node.actor_id
    cross join lateral (
      select coalesce(json_agg(json_build_object('name', alias.name, 'language', alias.language, 'script', alias.script) order by alias.position), '[]') as json
      from actor_alias as alias
      where alias.actor_id = actor.id
    ) as aliases
    left join event on event.id = node.event_id
    left join place on place.id = node.place_id
    left join review on review.id = node.review_id
    left join source on source.id = node.source_id
    left join statement on statement.id = node.statement_id
    left join topic on topic.id = node.topic_id
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
          when node.actor_id is not null then case actor.type
            when 'Organization' then json_build_object('id', actor.gid)
            when 'Person' then json_build_object('id', actor.gid, 'name', actor.name, 'aliases', aliases.json)
          end
          when node.event_id is not null then json_build_object('id', event.gid)
          when node.place_id is not null then json_build_object('id', place.gid)
          when node.review_id is not null then json_build_object('id', review.gid)
          when node.source_id is not null then json_build_object('id', source.gid)
          when node.statement_id is not null then json_build_object('id', statement.gid)
          when node.topic_id is not null then json_build_object('id', topic.gid)
        end
      ) order by node.n), '[]') as edges
    from (
      select node.*, row_number() over (order by node.score desc, node.id desc) as n
      from search('Zelensky', '{"PERSON"}') as node
      order by node.score desc, node.id desc
      limit 20
    ) as node
    left join actor on actor.id = node.actor_id
    cross join lateral (
      select coalesce(json_agg(json_build_object('name', alias.name, 'language', alias.language, 'script', alias.script) order by alias.position), '[]') as json
      from actor_alias as alias
      where alias.actor_id = actor.id
    ) as aliases
    left join event on event.id = node.event_id
    left join place on place.id = node.place_id
    left join review on review.id = node.review_id
    left join source on source.id = node.source_id
    left join statement on statement.id = node.statement_id
    left join topic on topic.id = node.topic_id
  ) as page
) as search;
