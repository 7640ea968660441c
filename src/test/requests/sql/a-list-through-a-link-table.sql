/* {addressees: [actor]} */
select (
  select row(
    array(
      select actor_link.actor_id
      from statement_addressee as actor_link
      left join actor on actor.id = actor_link.actor_id
      where actor_link.statement_id = statement.id
      order by actor_link.position
    )
  )
  from statement
  where statement.gid = 'statement:welcome-to-guests'
) as answer, (select version || '.' || (extract(epoch from changed_at) * 1000000)::bigint from corpus) as version;
