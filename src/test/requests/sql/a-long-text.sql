select bounded((
  select json_build_object('nodes', page.nodes) as json
  from (
    select coalesce(json_agg(object.* order by source.sort_key desc, source.id desc), '[]') as "nodes"
    from (
      select source.*, coalesce(source.published_on_earliest, '-infinity') as sort_key
      from source
      order by coalesce(source.published_on_earliest, '-infinity') desc, source.id desc
      limit 3
    ) as source
    cross join lateral (
      select bounded(part_of_text(source.text, null, null), 3) as "text"
    ) as object
  ) as page
)) as json;
