select bounded((
  select row_to_json(object.*) as json
  from statement
  cross join lateral (
    select
      case when statement.said_on is not null then json_build_object(
        'value', statement.said_on,
        'precision', precision_of(statement.said_on),
        'earliest', earliest(statement.said_on),
        'latest', latest(statement.said_on)
      ) end as "saidOn",
      to_char(statement.recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24":"MI":"SS.MS"Z"') as "recordedAt"
  ) as object
  where statement.gid = 'statement:un-seul-quai'
)) as json;
