select bounded((
  select json_build_object('nodes', page.nodes) as json
  from (
    select coalesce(json_agg(case actor.type
      when 'Organization' then (
        select row_to_json(object.*)
        from (
          select actor.name as "name", actor.kind as "kind"
        ) as object
      )
      when 'Person' then (
        select row_to_json(object_2.*)
        from (
          select actor.name as "name"
        ) as object_2
      )
    end order by actor.sort_key, actor.id), '[]') as "nodes"
    from (
      select actor.*, actor.folded_name as sort_key
      from actor
      order by actor.folded_name, actor.id
      limit 3
    ) as actor
  ) as page
)) as json;
