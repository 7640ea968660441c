select corpus.json
from (
  select row_to_json(corpus_2.*) as json
  from (
    select (select total::int from corpus_total where type = 'statement') as "version"
    from corpus as corpus_2
  ) as corpus_2
) as corpus;
