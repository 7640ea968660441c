/* ids: event of event */
select bounded((
  select row_to_json(object.*) as json
  from statement
  cross join lateral (
    select bounded(statement.text, 1) as "text", statement.event_id as "event"
  ) as object
  where statement.gid = 'statement:ferry-at-seven'
)) as json, (select version || '.' || (extract(epoch from changed_at) * 1000000)::bigint from corpus) as version;
