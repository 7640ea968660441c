/* {nodes: [{name}], pageInfo: {hasNextPage, hasPreviousPage}} */
select (
  select row(page.nodes, row(page.found > 2, false))
  from (
    select
      coalesce(array_agg(row(person.name) order by person.sort_key, person.id) filter (where person.n <= 2), '{}') as "nodes",
      count(*) as "found"
    from (
      select person.*, person.folded_name as sort_key, row_number() over (order by person.folded_name, person.id) as n
      from actor as person
      where person.type = 'Person'
      order by person.folded_name, person.id
      limit 3
    ) as person
  ) as page
) as answer;
