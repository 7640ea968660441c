/* {counterparts: [{count, actor: actor}]} */
select (
  select row(
    array(
      select row(counterpart.count, counterpart.actor_id)
      from counterparts(person.id, 'REJECTS', '2') as counterpart
      order by counterpart.count desc, counterpart.actor_id
    )
  )
  from actor as person
  where person.type = 'Person'
    and person.id = (select id from actor_gid where gid = 'person:aoife-oneill')
) as answer, (select version || '.' || (extract(epoch from changed_at) * 1000000)::bigint from corpus) as version;
