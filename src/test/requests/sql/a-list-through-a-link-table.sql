select bounded((
  select row_to_json(object_2.*) as json
  from statement
  cross join lateral (
    select
      (
        select coalesce(json_agg(object.* order by actor_link.position), '[]') as json
        from statement_addressee as actor_link
        left join actor on actor.id = actor_link.actor_id
        cross join lateral (
          select actor.name as "name"
        ) as object
        where actor_link.statement_id = statement.id
      ) as "addressees"
  ) as object_2
  where statement.gid = 'statement:welcome-to-guests'
)) as json;
