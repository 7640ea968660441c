-- One outlier made a timeline of thousands of empty buckets, and of more than 2,000 the last ones: a single statement of the year 9999 pushed
-- all others out. Now a timeline is where statements are, and what lies between two of them is only shown where it is not too long.

drop function timeline(text[], int[], text, daterange);
drop function timeline_earlier(text[], int[], text, daterange);
drop function timeline_period(text[], text, date, date);

create function timeline_starts(dates text[], unit text) returns date[]
  language sql immutable parallel safe
  return (
    -- Each of the last 2,000 begins a bucket, so those before them are never among the last 2,000 buckets: what is worked out stays bounded.
    with told as (
      select distinct date_trunc(unit, first_day(value)::timestamp) as began
      from unnest(dates) as value
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
  'The first days of the years, months, weeks or days of a timeline: those that some of the dates are in, and those between two of them, if these are no more than 100; of more than 2,000 the last, from one on that some of the dates are in. Null where there are none.';

create function timeline(dates text[], counts int[], unit text, first_days date[]) returns table (
    value text, starts date, ends date, count int)
  language sql immutable parallel safe rows 100 set enable_hashjoin = on
begin atomic
  select timeline_value(bucket.starts, unit), bucket.starts, (bucket.starts + ('1 ' || unit)::interval - interval '1 day')::date,
    coalesce(counted, 0)::int
  from unnest(first_days) as bucket (starts)
  left join (
    select date_trunc(unit, first_day(value)::timestamp)::date, sum(count)
    from unnest(dates, counts) as dated (value, count)
    where is_as_precise_as(value, unit)
    group by 1) as counted (began, counted) on began = bucket.starts
  order by bucket.starts;
end;
comment on function timeline is 'How many there are in each year, month, week or day that begins on one of some days, those included in which there are none.';

create function timeline_earlier(dates text[], counts int[], unit text, first_days date[]) returns int
  language sql immutable parallel safe
  return (
    select coalesce(sum(count), 0)
    from unnest(dates, counts) as dated (value, count)
    where is_as_precise_as(value, unit) and first_day(value) < first_days[1]);
comment on function timeline_earlier is 'How many there are before the first bucket of a timeline.';
