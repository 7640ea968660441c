select bounded((
  select coalesce(json_agg(object.* order by suggestion.id), '[]') as json
  from suggest('harb', '{"TOPIC"}', '3') as suggestion
  cross join lateral (
    select suggestion.name as "name"
  ) as object
)) as json;
