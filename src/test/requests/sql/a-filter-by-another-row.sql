/* {nodes: [{name}]} */
select (
  select row(page.nodes)
  from (
    select coalesce(array_agg(row(person.name) order by person.sort_key, person.id), '{}') as "nodes"
    from (
      with first as materialized (
        select person.*, person.folded_name as sort_key
        from (
          select person.*
          from actor as person
          where person.type = 'Person'
            and not ((select count(*) from (
            select person_id from role where role.words @@ (select title_query('mayor'))
              and role.organization_id = any (array(select id from parts_of_organizations(array(select id from actor_gid where gid = any ('{"organization:mervia"}')), true) as id))
            limit 200
          ) as found) < 200)
          order by person.folded_name, person.id
          limit 2000
        ) as person
        where exists (select from role where person_id = person.id and role.words @@ (select title_query('mayor'))
              and role.organization_id = any (array(select id from parts_of_organizations(array(select id from actor_gid where gid = any ('{"organization:mervia"}')), true) as id)))
        order by person.folded_name, person.id
        limit 2
      )
      select *
      from (
        select *
        from first
        where (select count(*) from first) >= 2
        union all
        select *
        from (
          select person.*, person.folded_name as sort_key
          from (
            select person.*
            from actor as person
            where person.type = 'Person'
              and person.id in (
                  select person_id from role where role.words @@ (select title_query('mayor'))
                  and role.organization_id = any (array(select id from parts_of_organizations(array(select id from actor_gid where gid = any ('{"organization:mervia"}')), true) as id))
                )
            offset 0
          ) as person
          order by person.folded_name, person.id
          limit 2
        ) as every
        where (select count(*) from first) < 2
      ) as found
    ) as person
  ) as page
) as answer,
  json_build_array((
    select json_agg(wanted)
    from unnest('{"organization:mervia"}'::text[]) as wanted
    where not exists (select from actor_gid where gid = wanted)
  )) as unknown;
