select bounded((
  select row_to_json(object_2.*) as json
  from statement
  cross join lateral (
    select (
      select coalesce(json_agg(object.* order by appearance_link.position), '[]') as json
      from appearance as appearance_link
      left join passage as appearance on appearance.id = appearance_link.passage_id
      cross join lateral (
        select
          bounded(appearance.exact, 5) as "exact",
          utf16_offset(appearance.span_start, (select supplementary from source where id = appearance_link.source_id)) as "start",
          appearance.span_end as "end"
      ) as object
      where appearance_link.statement_id = statement.id
    ) as "appearances"
  ) as object_2
  where statement.gid = 'statement:thank-you-cafe'
)) as json;
