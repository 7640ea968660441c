/* {nodes: [{text}]} */
select (
  select row(page.nodes)
  from (
    select coalesce(array_agg(row(bounded(part_of_text(source.text, null, null), 3)) order by source.sort_key desc, source.id desc), '{}') as "nodes"
    from (
      select source.*, coalesce(source.published_on_earliest, '-infinity') as sort_key
      from source
      order by coalesce(source.published_on_earliest, '-infinity') desc, source.id desc
      limit 3
    ) as source
  ) as page
) as answer;
