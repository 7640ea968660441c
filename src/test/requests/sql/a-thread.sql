/* {thread: [{level, statement: {id}}]} */
select (
  select row(
    array(
      select row(
        thread_entry.level,
        (
          select row(statement_2.gid)
          from statement as statement_2
          where statement_2.id = thread_entry.statement_id
        )
      )
      from (select * from thread(statement.id, '5', greatest('3', 1)) where '3' > 0) as thread_entry
      order by thread_entry.id
    )
  )
  from statement
  where statement.gid = 'statement:two-steps-again'
) as answer;
