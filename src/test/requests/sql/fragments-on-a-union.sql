/* ids: about of what nothing is asked of or actor or what nothing is asked of or topic */
select bounded((
  select row_to_json(object.*) as json
  from statement
  cross join lateral (
    select (
      select coalesce(json_agg(to_json(coalesce(subject.event_id * 4 + 0, subject.actor_id * 4 + 1, subject.place_id * 4 + 2, subject.topic_id * 4 + 3)) order by subject.position), '[]') as json
      from statement_subject as subject
      where subject.statement_id = statement.id
    ) as "about"
  ) as object
  where statement.gid = 'statement:contractor-caused-delay'
)) as json, (select version || '.' || (extract(epoch from changed_at) * 1000000)::bigint from corpus) as version;
