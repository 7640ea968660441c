select bounded((
  select row_to_json(object_2.*) as json
  from actor as person
  cross join lateral (
    select (
      select coalesce(json_agg(object.* order by alias.position), '[]') as json
      from actor_alias as alias
      cross join lateral (
        select alias.name as "name", alias.script as "script"
      ) as object
      where alias.actor_id = person.id
    ) as "aliases"
  ) as object_2
  where person.type = 'Person'
    and person.id = (select id from actor_gid where gid = 'person:aoife-oneill')
)) as json;
