/* {text, event: event} */
select (
  select row(bounded(statement.text, 1), statement.event_id)
  from statement
  where statement.gid = 'statement:ferry-at-seven'
) as answer, (select version || '.' || (extract(epoch from changed_at) * 1000000)::bigint from corpus) as version;
