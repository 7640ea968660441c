/* {nodes: [({name, kind} or {name})]} */
select (
  select row(page.nodes)
  from (
    select coalesce(array_agg(case actor.type
      when 'Organization' then row(0, row(actor.name, actor.kind))
      when 'Person' then row(1, row(actor.name))
    end order by actor.sort_key, actor.id), '{}') as "nodes"
    from (
      select actor.*, actor.folded_name as sort_key
      from actor
      order by actor.folded_name, actor.id
      limit 3
    ) as actor
  ) as page
) as answer;
