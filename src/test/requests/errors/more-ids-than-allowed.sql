select (
  select row_to_json(corpus.*) as json
  from (
    select (select total::int from corpus_total where type = 'statement') as "version"
    from corpus
  ) as corpus
) as json;
