select corpus.json
from (
  select json_build_object(
    'version', corpus_2.version::text,
    'changedAt', to_char(corpus_2.changed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24":"MI":"SS.MS"Z"'),
    'statements', (select total::int from corpus_total where type = 'statement'),
    'people', (select total::int from corpus_total where type = 'person'),
    'organizations', (select total::int from corpus_total where type = 'organization'),
    'events', (select total::int from corpus_total where type = 'event'),
    'sources', (select total::int from corpus_total where type = 'source'),
    'places', (select total::int from corpus_total where type = 'place'),
    'topics', (select total::int from corpus_total where type = 'topic'),
    'reviews', (select total::int from corpus_total where type = 'review'),
    'earliestSaidOn', (
      select said_on_earliest from statement
      where coalesce(said_on_earliest, 'infinity') < 'infinity'
      order by coalesce(said_on_earliest, 'infinity')
      limit 1),
    'latestSaidOn', (select nullif(max(coalesce(said_on_latest, '-infinity')), '-infinity') from statement)
  ) as json
  from corpus as corpus_2
) as corpus;
