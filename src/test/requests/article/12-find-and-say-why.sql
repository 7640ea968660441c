select bounded((
  select json_build_object('edges', page.edges) as json
  from (
    select coalesce(json_agg(object_11.* order by node.sort_key desc, node.id desc), '[]') as "edges"
    from (
      select node.*, node.score as sort_key
      from search('Zelenskij', '{"PERSON"}') as node
      order by node.score desc, node.id desc
      limit 1
    ) as node
    cross join lateral (
      select
        node.score as "score",
        node.field as "field",
        bounded(coalesce(node.matched, source_excerpt(node.source_id, node.queries), ''), 1) as "matched",
        (
          select row_to_json(object.*) as json
          from (select node.matched as name, node.language, node.script where node.field = 'ALIAS') as alias
          cross join lateral (
            select alias.language as "language", alias.script as "script"
          ) as object
        ) as "alias",
        (
          select coalesce(json_agg(object_2.* order by highlight.span_start), '[]') as json
          from (
            select * from name_highlights(node.matched, node.wanted) where node.field in ('NAME', 'ALIAS')
            union all
            select * from text_highlights(coalesce(node.matched, source_excerpt(node.source_id, node.queries), ''), node.language, node.queries) where node.field in ('TITLE', 'TEXT')) as highlight
          cross join lateral (
            select highlight.span_start as "start", highlight.span_end as "end"
          ) as object_2
        ) as "highlights",
        case
          when node.actor_id is not null then (
            select case actor.type
              when 'Organization' then (
                select row_to_json(object_3.*)
                from (
                  select actor.gid as "id"
                ) as object_3
              )
              when 'Person' then (
                select row_to_json(object_4.*)
                from (
                  select actor.gid as "id", actor.name as "name"
                ) as object_4
              )
            end as json
            from actor
            where actor.id = node.actor_id
          )
          when node.event_id is not null then (
            select row_to_json(object_5.*) as json
            from event
            cross join lateral (
              select event.gid as "id"
            ) as object_5
            where event.id = node.event_id
          )
          when node.place_id is not null then (
            select row_to_json(object_6.*) as json
            from place
            cross join lateral (
              select place.gid as "id"
            ) as object_6
            where place.id = node.place_id
          )
          when node.review_id is not null then (
            select row_to_json(object_7.*) as json
            from review
            cross join lateral (
              select review.gid as "id"
            ) as object_7
            where review.id = node.review_id
          )
          when node.source_id is not null then (
            select row_to_json(object_8.*) as json
            from source
            cross join lateral (
              select source.gid as "id"
            ) as object_8
            where source.id = node.source_id
          )
          when node.statement_id is not null then (
            select row_to_json(object_9.*) as json
            from statement
            cross join lateral (
              select statement.gid as "id"
            ) as object_9
            where statement.id = node.statement_id
          )
          when node.topic_id is not null then (
            select row_to_json(object_10.*) as json
            from topic
            cross join lateral (
              select topic.gid as "id"
            ) as object_10
            where topic.id = node.topic_id
          )
        end as "node"
    ) as object_11
  ) as page
)) as json;

select bounded((
  select json_build_object('edges', page.edges) as json
  from (
    select coalesce(json_agg(object_11.* order by node.sort_key desc, node.id desc), '[]') as "edges"
    from (
      select node.*, node.score as sort_key
      from search('Zelenski', '{"PERSON"}') as node
      order by node.score desc, node.id desc
      limit 1
    ) as node
    cross join lateral (
      select
        node.score as "score",
        node.field as "field",
        bounded(coalesce(node.matched, source_excerpt(node.source_id, node.queries), ''), 1) as "matched",
        (
          select row_to_json(object.*) as json
          from (select node.matched as name, node.language, node.script where node.field = 'ALIAS') as alias
          cross join lateral (
            select alias.language as "language", alias.script as "script"
          ) as object
        ) as "alias",
        (
          select coalesce(json_agg(object_2.* order by highlight.span_start), '[]') as json
          from (
            select * from name_highlights(node.matched, node.wanted) where node.field in ('NAME', 'ALIAS')
            union all
            select * from text_highlights(coalesce(node.matched, source_excerpt(node.source_id, node.queries), ''), node.language, node.queries) where node.field in ('TITLE', 'TEXT')) as highlight
          cross join lateral (
            select highlight.span_start as "start", highlight.span_end as "end"
          ) as object_2
        ) as "highlights",
        case
          when node.actor_id is not null then (
            select case actor.type
              when 'Organization' then (
                select row_to_json(object_3.*)
                from (
                  select actor.gid as "id"
                ) as object_3
              )
              when 'Person' then (
                select row_to_json(object_4.*)
                from (
                  select actor.gid as "id", actor.name as "name"
                ) as object_4
              )
            end as json
            from actor
            where actor.id = node.actor_id
          )
          when node.event_id is not null then (
            select row_to_json(object_5.*) as json
            from event
            cross join lateral (
              select event.gid as "id"
            ) as object_5
            where event.id = node.event_id
          )
          when node.place_id is not null then (
            select row_to_json(object_6.*) as json
            from place
            cross join lateral (
              select place.gid as "id"
            ) as object_6
            where place.id = node.place_id
          )
          when node.review_id is not null then (
            select row_to_json(object_7.*) as json
            from review
            cross join lateral (
              select review.gid as "id"
            ) as object_7
            where review.id = node.review_id
          )
          when node.source_id is not null then (
            select row_to_json(object_8.*) as json
            from source
            cross join lateral (
              select source.gid as "id"
            ) as object_8
            where source.id = node.source_id
          )
          when node.statement_id is not null then (
            select row_to_json(object_9.*) as json
            from statement
            cross join lateral (
              select statement.gid as "id"
            ) as object_9
            where statement.id = node.statement_id
          )
          when node.topic_id is not null then (
            select row_to_json(object_10.*) as json
            from topic
            cross join lateral (
              select topic.gid as "id"
            ) as object_10
            where topic.id = node.topic_id
          )
        end as "node"
    ) as object_11
  ) as page
)) as json;

select bounded((
  select json_build_object('edges', page.edges) as json
  from (
    select coalesce(json_agg(object_11.* order by node.sort_key desc, node.id desc), '[]') as "edges"
    from (
      select node.*, node.score as sort_key
      from search('зеленский', '{"PERSON"}') as node
      order by node.score desc, node.id desc
      limit 1
    ) as node
    cross join lateral (
      select
        node.score as "score",
        node.field as "field",
        bounded(coalesce(node.matched, source_excerpt(node.source_id, node.queries), ''), 1) as "matched",
        (
          select row_to_json(object.*) as json
          from (select node.matched as name, node.language, node.script where node.field = 'ALIAS') as alias
          cross join lateral (
            select alias.language as "language", alias.script as "script"
          ) as object
        ) as "alias",
        (
          select coalesce(json_agg(object_2.* order by highlight.span_start), '[]') as json
          from (
            select * from name_highlights(node.matched, node.wanted) where node.field in ('NAME', 'ALIAS')
            union all
            select * from text_highlights(coalesce(node.matched, source_excerpt(node.source_id, node.queries), ''), node.language, node.queries) where node.field in ('TITLE', 'TEXT')) as highlight
          cross join lateral (
            select highlight.span_start as "start", highlight.span_end as "end"
          ) as object_2
        ) as "highlights",
        case
          when node.actor_id is not null then (
            select case actor.type
              when 'Organization' then (
                select row_to_json(object_3.*)
                from (
                  select actor.gid as "id"
                ) as object_3
              )
              when 'Person' then (
                select row_to_json(object_4.*)
                from (
                  select actor.gid as "id", actor.name as "name"
                ) as object_4
              )
            end as json
            from actor
            where actor.id = node.actor_id
          )
          when node.event_id is not null then (
            select row_to_json(object_5.*) as json
            from event
            cross join lateral (
              select event.gid as "id"
            ) as object_5
            where event.id = node.event_id
          )
          when node.place_id is not null then (
            select row_to_json(object_6.*) as json
            from place
            cross join lateral (
              select place.gid as "id"
            ) as object_6
            where place.id = node.place_id
          )
          when node.review_id is not null then (
            select row_to_json(object_7.*) as json
            from review
            cross join lateral (
              select review.gid as "id"
            ) as object_7
            where review.id = node.review_id
          )
          when node.source_id is not null then (
            select row_to_json(object_8.*) as json
            from source
            cross join lateral (
              select source.gid as "id"
            ) as object_8
            where source.id = node.source_id
          )
          when node.statement_id is not null then (
            select row_to_json(object_9.*) as json
            from statement
            cross join lateral (
              select statement.gid as "id"
            ) as object_9
            where statement.id = node.statement_id
          )
          when node.topic_id is not null then (
            select row_to_json(object_10.*) as json
            from topic
            cross join lateral (
              select topic.gid as "id"
            ) as object_10
            where topic.id = node.topic_id
          )
        end as "node"
    ) as object_11
  ) as page
)) as json;

select bounded((
  select json_build_object('edges', page.edges) as json
  from (
    select coalesce(json_agg(object_11.* order by node.sort_key desc, node.id desc), '[]') as "edges"
    from (
      select node.*, node.score as sort_key
      from search('Lavrov Sergei', '{"PERSON"}') as node
      order by node.score desc, node.id desc
      limit 1
    ) as node
    cross join lateral (
      select
        node.score as "score",
        node.field as "field",
        bounded(coalesce(node.matched, source_excerpt(node.source_id, node.queries), ''), 1) as "matched",
        (
          select row_to_json(object.*) as json
          from (select node.matched as name, node.language, node.script where node.field = 'ALIAS') as alias
          cross join lateral (
            select alias.language as "language", alias.script as "script"
          ) as object
        ) as "alias",
        (
          select coalesce(json_agg(object_2.* order by highlight.span_start), '[]') as json
          from (
            select * from name_highlights(node.matched, node.wanted) where node.field in ('NAME', 'ALIAS')
            union all
            select * from text_highlights(coalesce(node.matched, source_excerpt(node.source_id, node.queries), ''), node.language, node.queries) where node.field in ('TITLE', 'TEXT')) as highlight
          cross join lateral (
            select highlight.span_start as "start", highlight.span_end as "end"
          ) as object_2
        ) as "highlights",
        case
          when node.actor_id is not null then (
            select case actor.type
              when 'Organization' then (
                select row_to_json(object_3.*)
                from (
                  select actor.gid as "id"
                ) as object_3
              )
              when 'Person' then (
                select row_to_json(object_4.*)
                from (
                  select actor.gid as "id", actor.name as "name"
                ) as object_4
              )
            end as json
            from actor
            where actor.id = node.actor_id
          )
          when node.event_id is not null then (
            select row_to_json(object_5.*) as json
            from event
            cross join lateral (
              select event.gid as "id"
            ) as object_5
            where event.id = node.event_id
          )
          when node.place_id is not null then (
            select row_to_json(object_6.*) as json
            from place
            cross join lateral (
              select place.gid as "id"
            ) as object_6
            where place.id = node.place_id
          )
          when node.review_id is not null then (
            select row_to_json(object_7.*) as json
            from review
            cross join lateral (
              select review.gid as "id"
            ) as object_7
            where review.id = node.review_id
          )
          when node.source_id is not null then (
            select row_to_json(object_8.*) as json
            from source
            cross join lateral (
              select source.gid as "id"
            ) as object_8
            where source.id = node.source_id
          )
          when node.statement_id is not null then (
            select row_to_json(object_9.*) as json
            from statement
            cross join lateral (
              select statement.gid as "id"
            ) as object_9
            where statement.id = node.statement_id
          )
          when node.topic_id is not null then (
            select row_to_json(object_10.*) as json
            from topic
            cross join lateral (
              select topic.gid as "id"
            ) as object_10
            where topic.id = node.topic_id
          )
        end as "node"
    ) as object_11
  ) as page
)) as json;

select bounded((
  select coalesce(json_agg(object_10.* order by suggestion.id), '[]') as json
  from suggest('лав', null, '2') as suggestion
  cross join lateral (
    select
      suggestion.name as "name",
      (
        select row_to_json(object.*) as json
        from (select suggestion.name as name, suggestion.language, suggestion.script where suggestion.field = 'ALIAS') as alias
        cross join lateral (
          select alias.language as "language", alias.script as "script"
        ) as object
      ) as "alias",
      (
        select coalesce(json_agg(object_2.* order by highlight.span_start), '[]') as json
        from name_highlights(suggestion.name, suggestion.wanted) as highlight
        cross join lateral (
          select highlight.span_start as "start", highlight.span_end as "end"
        ) as object_2
      ) as "highlights",
      case
        when suggestion.actor_id is not null then (
          select row_to_json(object_3.*) as json
          from actor
          cross join lateral (
            select actor.gid as "id"
          ) as object_3
          where actor.id = suggestion.actor_id
        )
        when suggestion.event_id is not null then (
          select row_to_json(object_4.*) as json
          from event
          cross join lateral (
            select event.gid as "id"
          ) as object_4
          where event.id = suggestion.event_id
        )
        when suggestion.place_id is not null then (
          select row_to_json(object_5.*) as json
          from place
          cross join lateral (
            select place.gid as "id"
          ) as object_5
          where place.id = suggestion.place_id
        )
        when suggestion.review_id is not null then (
          select row_to_json(object_6.*) as json
          from review
          cross join lateral (
            select review.gid as "id"
          ) as object_6
          where review.id = suggestion.review_id
        )
        when suggestion.source_id is not null then (
          select row_to_json(object_7.*) as json
          from source
          cross join lateral (
            select source.gid as "id"
          ) as object_7
          where source.id = suggestion.source_id
        )
        when suggestion.statement_id is not null then (
          select row_to_json(object_8.*) as json
          from statement
          cross join lateral (
            select statement.gid as "id"
          ) as object_8
          where statement.id = suggestion.statement_id
        )
        when suggestion.topic_id is not null then (
          select row_to_json(object_9.*) as json
          from topic
          cross join lateral (
            select topic.gid as "id"
          ) as object_9
          where topic.id = suggestion.topic_id
        )
      end as "node"
  ) as object_10
)) as json;

select bounded((
  select json_build_object('totalCount', least(total.rows, 10000), 'edges', page.edges) as json
  from (
    select coalesce(json_agg(object_9.* order by node.sort_key desc, node.id desc), '[]') as "edges"
    from (
      select node.*, node.score as sort_key
      from search('"prisoner exchange" or war -Trump', '{"STATEMENT"}') as node
      order by node.score desc, node.id desc
      limit 20
    ) as node
    cross join lateral (
      select
        node.score as "score",
        node.field as "field",
        bounded(coalesce(node.matched, source_excerpt(node.source_id, node.queries), ''), 20) as "matched",
        (
          select coalesce(json_agg(object.* order by highlight.span_start), '[]') as json
          from (
            select * from name_highlights(node.matched, node.wanted) where node.field in ('NAME', 'ALIAS')
            union all
            select * from text_highlights(coalesce(node.matched, source_excerpt(node.source_id, node.queries), ''), node.language, node.queries) where node.field in ('TITLE', 'TEXT')) as highlight
          cross join lateral (
            select highlight.span_start as "start", highlight.span_end as "end"
          ) as object
        ) as "highlights",
        case
          when node.actor_id is not null then (
            select row_to_json(object_2.*) as json
            from actor
            cross join lateral (
              select actor.gid as "id"
            ) as object_2
            where actor.id = node.actor_id
          )
          when node.event_id is not null then (
            select row_to_json(object_3.*) as json
            from event
            cross join lateral (
              select event.gid as "id"
            ) as object_3
            where event.id = node.event_id
          )
          when node.place_id is not null then (
            select row_to_json(object_4.*) as json
            from place
            cross join lateral (
              select place.gid as "id"
            ) as object_4
            where place.id = node.place_id
          )
          when node.review_id is not null then (
            select row_to_json(object_5.*) as json
            from review
            cross join lateral (
              select review.gid as "id"
            ) as object_5
            where review.id = node.review_id
          )
          when node.source_id is not null then (
            select row_to_json(object_6.*) as json
            from source
            cross join lateral (
              select source.gid as "id"
            ) as object_6
            where source.id = node.source_id
          )
          when node.statement_id is not null then (
            select row_to_json(object_7.*) as json
            from statement
            cross join lateral (
              select statement.gid as "id"
            ) as object_7
            where statement.id = node.statement_id
          )
          when node.topic_id is not null then (
            select row_to_json(object_8.*) as json
            from topic
            cross join lateral (
              select topic.gid as "id"
            ) as object_8
            where topic.id = node.topic_id
          )
        end as "node"
    ) as object_9
  ) as page
  cross join (
    select count(*) as rows, coalesce(bool_or(cut), false) as cut
    from (
      select node.is_cut as cut from search('"prisoner exchange" or war -Trump', '{"STATEMENT"}') as node
      limit 10001
    ) as counted
  ) as total
)) as json;
