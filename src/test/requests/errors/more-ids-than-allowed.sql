select corpus.json
from (
  select json_build_object('version', (select total::int from corpus_total where type = 'statement')) as json
  from corpus as corpus_2
) as corpus;
