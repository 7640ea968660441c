select bounded((
  select row_to_json(object_3.*) as json
  from statement
  cross join lateral (
    select (
      select coalesce(json_agg(object_2.* order by thread_entry.id), '[]') as json
      from (select * from thread(statement.id, '5', greatest('3', 1)) where '3' > 0) as thread_entry
      cross join lateral (
        select
          thread_entry.level as "level",
          (
            select row_to_json(object.*) as json
            from statement as statement_2
            cross join lateral (
              select statement_2.gid as "id"
            ) as object
            where statement_2.id = thread_entry.statement_id
          ) as "statement"
      ) as object_2
    ) as "thread"
  ) as object_3
  where statement.gid = 'statement:two-steps-again'
)) as json;
