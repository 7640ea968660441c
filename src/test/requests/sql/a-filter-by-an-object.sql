/* {nodes: [{name}]} */
select (
  select row(page.nodes)
  from (
    select coalesce(array_agg(row(actor.name) order by actor.sort_key, actor.id), '{}') as "nodes"
    from (
      select actor.*, actor.folded_name as sort_key
      from actor
      where actor.id in (
            select actor_id from actor_identifier
            join json_to_recordset('[{"scheme":"council","value":"7"}]'::json) as wanted (scheme text, value text, namespace text) using (scheme, value)
            where wanted.namespace is null or wanted.namespace = actor_identifier.namespace)
      order by actor.folded_name, actor.id
      limit 20
    ) as actor
  ) as page
) as answer;
