-- What all statements have in common, counted ahead: over a million, counting takes seconds.

create table corpus_count (
  id bigint generated always as identity primary key,
  version bigint not null,
  facet text not null,
  status record_status not null,
  actor_id bigint,
  event_id bigint,
  place_id bigint,
  topic_id bigint,
  source_id bigint,
  value text,
  count int not null
);
comment on table corpus_count is
  'How many statements have what in common, where there are more than can be counted by each request; only good for one version of the corpus.';
comment on column corpus_count.id is 'Joins rows; never shown.';
comment on column corpus_count.version is 'The version of the corpus that was counted.';
comment on column corpus_count.facet is 'What the statements have in common: a value of the GraphQL enum StatementFacet, or SAID_ON.';
comment on column corpus_count.status is 'The status of the statements.';
comment on column corpus_count.actor_id is 'The actor that they have in common.';
comment on column corpus_count.event_id is 'The event that they have in common.';
comment on column corpus_count.place_id is 'The place that they have in common.';
comment on column corpus_count.topic_id is 'The topic that they have in common.';
comment on column corpus_count.source_id is 'The source that they have in common.';
comment on column corpus_count.value is 'The value that they have in common; where this and all of the above are null, nothing is known.';
comment on column corpus_count.count is 'How many.';
create index corpus_count_facet on corpus_count (facet, count desc);

create function count_statements(more_than int default 50000) returns void
  language plpgsql as $$
begin
  delete from corpus_count;
  -- Fewer are counted by each request.
  if (select total from corpus_total where type = 'statement') <= more_than then
    return;
  end if;
  insert into corpus_count (version, facet, status, actor_id, event_id, place_id, topic_id, source_id, value, count)
  select corpus.version, facet, status, actor_id, event_id, place_id, topic_id, source_id, value, count
  from corpus, (
    select 'SPEAKER' as facet, status, speaker_id as actor_id, null::bigint as event_id, null::bigint as place_id, null::bigint as topic_id,
      null::bigint as source_id, null::text as value, count(*) as count
    from statement group by status, speaker_id
    union all
    select 'SUBJECT', statement.status, actor_id, link.event_id, link.place_id, topic_id, null, null, count(*)
    from statement left join statement_subject as link on statement_id = id
    group by statement.status, actor_id, link.event_id, link.place_id, topic_id
    union all
    select 'TOPIC', statement.status, null, null, null, topic_id, null, null, count(*)
    from statement left join statement_subject on statement_id = id and topic_id is not null group by statement.status, topic_id
    union all
    select 'SOURCE', status, null, null, null, null, source_id, null, count(*)
    from statement left join (select distinct statement_id, source_id from appearance) as standing on statement_id = id
    group by status, source_id
    union all
    select 'PUBLISHER', status, publisher_id, null, null, null, null, null, count(*)
    from statement
    left join (
      select distinct statement_id, publisher_id from appearance join source on source.id = source_id where publisher_id is not null
    ) as published on statement_id = statement.id
    group by status, publisher_id
    union all
    select 'EVENT', status, null, event_id, null, null, null, null, count(*) from statement group by status, event_id
    union all
    select 'PLACE', status, null, null, place_id, null, null, null, count(*) from statement group by status, place_id
    union all
    select 'FORM', status, null, null, null, null, null, form::text, count(*) from statement group by status, form
    union all
    select 'ACT', status, null, null, null, null, null, act::text, count(*) from statement group by status, act
    union all
    select 'LANGUAGE', status, null, null, null, null, null, language::text, count(*) from statement group by status, language
    union all
    select 'YEAR', status, null, null, null, null, null, left(said_on, 4), count(*) from statement group by status, left(said_on, 4)
    union all
    select 'MONTH', status, null, null, null, null, null, case when length(said_on) >= 7 then left(said_on, 7) end, count(*)
    from statement group by status, case when length(said_on) >= 7 then left(said_on, 7) end
    union all
    select 'STANCE', status, null, null, null, null, null, stance::text, count(*)
    from statement left join (select distinct statement_id, stance from reply) as answer on statement_id = id
    group by status, stance
    union all
    select 'SAID_ON', status, null, null, null, null, null, said_on::text, count(*) from statement group by status, said_on) as counted;
end $$;
comment on function count_statements is 'Counts what all statements have in common, where there are more than each request can count. Loading calls it; after changes by hand, call it.';

create function timeline_value(day date, unit text) returns text
  language sql immutable parallel safe
  return to_char(day::timestamp, case unit when 'YEAR' then 'YYYY' when 'MONTH' then 'YYYY-MM' when 'WEEK' then 'IYYY-"W"IW' else 'YYYY-MM-DD' end);
comment on function timeline_value is 'The name of the year, month, week (ISO 8601) or day in which a day is.';

create function is_as_precise_as(value text, unit text) returns boolean
  language sql immutable parallel safe
  return length(value) >= case unit when 'YEAR' then 4 when 'MONTH' then 7 else 10 end;
comment on function is_as_precise_as is 'Whether a partial date tells in which year, month, week or day it is.';

-- As earliest(), for texts that are known to be partial dates: to check thousands again takes longer than to count them. (Nor are these
-- strict: PostgreSQL writes a function into the query only if it need not look for nulls.)
create function first_day(value text) returns date
  language sql immutable parallel safe
  return make_date(left(value, 4)::int, case when length(value) >= 7 then substr(value, 6, 2)::int else 1 end,
    case when length(value) = 10 then substr(value, 9)::int else 1 end);
comment on function first_day is 'The first day that a partial date may mean.';

create function timeline_period(dates text[], unit text, from_day date, until_day date) returns daterange
  language sql immutable parallel safe
  return (
    select daterange(greatest(begun, ended - 1999 * ('1 ' || unit)::interval)::date, greatest(begun, ended)::date, '[]')
    from (
      select date_trunc(unit, coalesce(from_day, min(first_day(value)))::timestamp), date_trunc(unit, coalesce(until_day, max(first_day(value)))::timestamp)
      from unnest(dates) as value
      where is_as_precise_as(value, unit)) as period (begun, ended));
comment on function timeline_period is
  'From the beginning of the first to that of the last year, month, week or day of a timeline: of what is asked for, or of what there is; of more than 2,000 the last.';

create function timeline(dates text[], counts int[], unit text, period daterange) returns table (
    value text, starts date, ends date, count int)
  language sql immutable parallel safe rows 100 set enable_hashjoin = on
begin atomic
  select timeline_value(starts::date, unit), starts::date, (starts + ('1 ' || unit)::interval - interval '1 day')::date,
    coalesce(counted, 0)::int
  from generate_series(lower(period)::timestamp, upper(period)::timestamp - interval '1 day', ('1 ' || unit)::interval) as starts
  left join (
    select date_trunc(unit, first_day(value)::timestamp), sum(count)
    from unnest(dates, counts) as dated (value, count)
    where is_as_precise_as(value, unit)
    group by 1) as counted (began, counted) on began = starts
  order by starts;
end;
comment on function timeline is 'How many there are in each year, month, week or day of a period, those included in which there are none.';

create function timeline_coarser(dates text[], counts int[], unit text) returns table (
    value text, starts date, ends date, count int)
  language sql immutable parallel safe rows 10
begin atomic
  select value, earliest(value), latest(value), sum(count)::int
  from unnest(dates, counts) as dated (value, count)
  where not is_as_precise_as(value, unit)
  group by value
  order by value;
end;
comment on function timeline_coarser is 'How many there are of each date that does not tell in which year, month, week or day it is.';

create function timeline_earlier(dates text[], counts int[], unit text, period daterange) returns int
  language sql immutable parallel safe
  return (
    select coalesce(sum(count), 0)
    from unnest(dates, counts) as dated (value, count)
    where is_as_precise_as(value, unit) and first_day(value) < lower(period));
comment on function timeline_earlier is 'How many there are before a period.';

select count_statements();
