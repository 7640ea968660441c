select bounded((
  select row_to_json(object.*) as json
  from corpus
  cross join lateral (
    select (select total::int from corpus_total where type = 'statement') as "version"
  ) as object
)) as json;
