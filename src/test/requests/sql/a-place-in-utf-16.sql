/* {appearances: [{exact, start, end}]} */
select (
  select row(
    array(
      select row(
        bounded(appearance.exact, 5),
        utf16_offset(appearance.span_start, (select supplementary from source where id = appearance_link.source_id)),
        appearance.span_end
      )
      from appearance as appearance_link
      left join passage as appearance on appearance.id = appearance_link.passage_id
      where appearance_link.statement_id = statement.id
      order by appearance_link.position
    )
  )
  from statement
  where statement.gid = 'statement:thank-you-cafe'
) as answer;
