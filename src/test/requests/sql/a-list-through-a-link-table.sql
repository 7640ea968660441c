/* ids: addressees of actor */
select bounded((
  select row_to_json(object.*) as json
  from statement
  cross join lateral (
    select (
      select coalesce(json_agg(actor_link.actor_id order by actor_link.position), '[]') as json
      from statement_addressee as actor_link
      left join actor on actor.id = actor_link.actor_id
      where actor_link.statement_id = statement.id
    ) as "addressees"
  ) as object
  where statement.gid = 'statement:welcome-to-guests'
)) as json, (select version || '.' || (extract(epoch from changed_at) * 1000000)::bigint from corpus) as version;
