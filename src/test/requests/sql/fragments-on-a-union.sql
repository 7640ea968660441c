/* {about: [what nothing is asked of or actor or what nothing is asked of or topic]} */
select (
  select row(
    array(
      select coalesce(subject.event_id * 4 + 0, subject.actor_id * 4 + 1, subject.place_id * 4 + 2, subject.topic_id * 4 + 3)
      from statement_subject as subject
      where subject.statement_id = statement.id
      order by subject.position
    )
  )
  from statement
  where statement.gid = 'statement:contractor-caused-delay'
) as answer, (select version || '.' || (extract(epoch from changed_at) * 1000000)::bigint from corpus) as version;
