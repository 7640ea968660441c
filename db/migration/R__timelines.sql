-- Timelines are where statements are; what lies between two of them is only shown where it is not too long. Of the days of a month or a
-- year, the month or the year is worked out once (offset 0: and only then asked how precise it is).
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.

create or replace function timeline_value(day date, unit text) returns text
  language sql immutable parallel safe
  return to_char(day::timestamp,
    case unit when 'YEAR' then 'YYYY' when 'MONTH' then 'YYYY-MM' when 'WEEK' then 'IYYY-"W"IW' else 'YYYY-MM-DD' end);
comment on function timeline_value is 'The name of the year, month, week (ISO 8601) or day in which a day is.';

create or replace function is_as_precise_as(value text, unit text) returns boolean
  language sql immutable parallel safe
  return case
    when length(value) = 10 and substr(value, 5, 1) = '-' and substr(value, 8, 1) = '-' and right(value, 1) <> 'X' then true
    when length(value) = 7 and substr(value, 5, 2) in ('-0', '-1') then unit in ('YEAR', 'MONTH')
    when length(value) = 4 and right(value, 1) <> 'X' then unit = 'YEAR'
    else coalesce(date_trunc(unit, lower(period_of(value))::timestamp) = date_trunc(unit, (upper(period_of(value)) - 1)::timestamp), false)
  end;
comment on function is_as_precise_as is 'Whether all days that a partial date may mean are in one year, month, week or day.';

create or replace function as_precise_as(value text, unit text) returns text
  language sql immutable parallel safe
  return case
    when unit in ('MONTH', 'YEAR') and length(value) = 10 and substr(value, 5, 1) = '-' and substr(value, 8, 1) = '-'
      and right(value, 1) <> 'X'
    then left(value, case unit when 'YEAR' then 4 else 7 end) else value end;
comment on function as_precise_as is
  'The month or the year in which a day is, where a timeline is of such; else the partial date as it is.';

create or replace function timeline_starts(dates text[], unit text) returns date[]
  language sql immutable parallel safe
  return (
    -- Each of the last 2,000 begins a bucket, so those before them are never among the last 2,000 buckets: what is worked out stays
    -- bounded.
    with told as (
      select distinct date_trunc(unit, first_day(value)::timestamp) as began
      from (select distinct as_precise_as(date, unit) from unnest(dates) as date offset 0) as precise (value)
      where is_as_precise_as(value, unit)
      order by began desc
      limit 2000
    ),
    following as (
      select began, lead(began) over (order by began) as next, ('1 ' || unit)::interval as step
      from told
    ),
    bucket as (
      select began::date as starts, true as told
      from following
      union all
      select generate_series(began + step, next - step, step)::date, false
      from following
      where next <= began + 101 * step
      order by starts desc
      limit 2000
    )
    select array_agg(starts order by starts) from bucket where starts >= (select min(starts) from bucket where told));
comment on function timeline_starts is
  'The first days of the years, months, weeks or days of a timeline: those that some of the dates are in, and those between two of them, '
  'if these are no more than 100; of more than 2,000 the last, from one on that some of the dates are in. Null where there are none.';

create or replace function timeline(dates text[], counts int[], unit text, first_days date[]) returns table (
    value text, starts date, ends date, count int)
  language sql immutable parallel safe rows 100 set enable_hashjoin = on
begin atomic
  select timeline_value(bucket.starts, unit), bucket.starts, (bucket.starts + ('1 ' || unit)::interval - interval '1 day')::date,
    coalesce(counted, 0)::int
  from unnest(first_days) as bucket (starts)
  left join (
    select date_trunc(unit, first_day(value)::timestamp)::date, sum(count)
    from (
      select as_precise_as(date, unit), sum(count) from unnest(dates, counts) as dated (date, count) group by 1 offset 0
    ) as precise (value, count)
    where is_as_precise_as(value, unit)
    group by 1) as counted (began, counted) on began = bucket.starts
  order by bucket.starts;
end;
comment on function timeline is
  'How many there are in each year, month, week or day that begins on one of some days, those included in which there are none.';

create or replace function timeline_coarser(dates text[], counts int[], unit text) returns table (
    value text, starts date, ends date, count int, n int)
  language sql immutable parallel safe rows 10
begin atomic
  select value, lower(period_of(value)), upper(period_of(value)) - 1, sum(count)::int,
    (row_number() over (order by lower(period_of(value)) nulls first, upper(period_of(value)) desc nulls first, value collate "C"))::int
  from unnest(dates, counts) as dated (value, count)
  where value is not null and not is_as_precise_as(value, unit)
  group by value
  order by 5;
end;
comment on function timeline_coarser is
  'How many there are of each date that is not within one year, month, week or day: by their first days, those that have none first, '
  'then the longer time first.';

create or replace function timeline_earlier(dates text[], counts int[], unit text, first_days date[]) returns int
  language sql immutable parallel safe
  return (
    select coalesce(sum(count), 0)
    from (
      select as_precise_as(date, unit), sum(count) from unnest(dates, counts) as dated (date, count) group by 1 offset 0
    ) as precise (value, count)
    where is_as_precise_as(value, unit) and first_day(value) < first_days[1]);
comment on function timeline_earlier is 'How many there are before the first bucket of a timeline.';
