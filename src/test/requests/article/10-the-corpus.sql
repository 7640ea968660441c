select bounded((
  select row_to_json(object.*) as json
  from corpus
  cross join lateral (
    select
      corpus.version::text as "version",
      to_char(corpus.changed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24":"MI":"SS.MS"Z"') as "changedAt",
      (select total::int from corpus_total where type = 'statement') as "statements",
      (select total::int from corpus_total where type = 'person') as "people",
      (select total::int from corpus_total where type = 'organization') as "organizations",
      (select total::int from corpus_total where type = 'event') as "events",
      (select total::int from corpus_total where type = 'source') as "sources",
      (select total::int from corpus_total where type = 'place') as "places",
      (select total::int from corpus_total where type = 'topic') as "topics",
      (select total::int from corpus_total where type = 'review') as "reviews",
      (
        select said_on_earliest from statement
        where coalesce(said_on_earliest, 'infinity') < 'infinity'
        order by coalesce(said_on_earliest, 'infinity')
        limit 1) as "earliestSaidOn",
      (select nullif(max(coalesce(said_on_latest, '-infinity')), '-infinity') from statement) as "latestSaidOn"
  ) as object
)) as json;
