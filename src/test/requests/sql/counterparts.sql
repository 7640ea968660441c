select bounded((
  select row_to_json(object_3.*) as json
  from actor as person
  cross join lateral (
    select
      (
        select coalesce(json_agg(object_2.* order by counterpart.count desc, counterpart.actor_id), '[]') as json
        from counterparts(person.id, 'REJECTS', '2') as counterpart
        cross join lateral (
          select
            counterpart.count as "count",
            (
              select row_to_json(object.*) as json
              from actor
              cross join lateral (
                select actor.name as "name"
              ) as object
              where actor.id = counterpart.actor_id
            ) as "actor"
        ) as object_2
      ) as "counterparts"
  ) as object_3
  where person.type = 'Person'
    and person.id = (select id from actor_gid where gid = 'person:aoife-oneill')
)) as json;
