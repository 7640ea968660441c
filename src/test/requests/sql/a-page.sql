select bounded((
  select json_build_object(
    'nodes', page.nodes,
    'pageInfo', json_build_object('hasNextPage', page.found > 2, 'hasPreviousPage', false)
  ) as json
  from (
    select
      coalesce(json_agg(object.* order by person.sort_key, person.id) filter (where person.n <= 2), '[]') as "nodes",
      count(*) as "found"
    from (
      select person.*, person.folded_name as sort_key, row_number() over (order by person.folded_name, person.id) as n
      from actor as person
      where person.type = 'Person'
      order by person.folded_name, person.id
      limit 3
    ) as person
    cross join lateral (
      select person.name as "name"
    ) as object
  ) as page
)) as json;
