/* {saidOn: {value, precision, earliest, latest}, recordedAt} */
select (
  select row(
    case when statement.said_on is not null then row(
      statement.said_on,
      precision_of(statement.said_on),
      earliest(statement.said_on),
      latest(statement.said_on)
    ) end,
    to_char(statement.recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24":"MI":"SS.MS"Z"')
  )
  from statement
  where statement.gid = 'statement:un-seul-quai'
) as answer;
