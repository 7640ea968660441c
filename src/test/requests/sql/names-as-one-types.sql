/* [{name}] */
select array(
  select row(suggestion.name)
  from suggest('harb', '{"TOPIC"}', '3') as suggestion
  order by suggestion.id
) as answer;
