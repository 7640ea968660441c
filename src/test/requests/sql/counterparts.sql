/* ids: counterparts.actor of actor */
select bounded((
  select row_to_json(object_2.*) as json
  from actor as person
  cross join lateral (
    select (
      select coalesce(json_agg(object.* order by counterpart.count desc, counterpart.actor_id), '[]') as json
      from counterparts(person.id, 'REJECTS', '2') as counterpart
      cross join lateral (
        select counterpart.count as "count", counterpart.actor_id as "actor"
      ) as object
    ) as "counterparts"
  ) as object_2
  where person.type = 'Person'
    and person.id = (select id from actor_gid where gid = 'person:aoife-oneill')
)) as json, (select version || '.' || (extract(epoch from changed_at) * 1000000)::bigint from corpus) as version;
