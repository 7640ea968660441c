/* {aliases: [{name, script}]} */
select (
  select row(
    array(
      select row(alias.name, alias.script)
      from actor_alias as alias
      where alias.actor_id = person.id
      order by alias.position
    )
  )
  from actor as person
  where person.type = 'Person'
    and person.id = (select id from actor_gid where gid = 'person:aoife-oneill')
) as answer;
