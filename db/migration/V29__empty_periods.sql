-- A timeline of nothing had buckets where one end of its period was asked for: 2,000 before that end, or one. And so it had one where the
-- end was before the beginning.

create or replace function timeline_period(dates text[], unit text, from_day date, until_day date) returns daterange
  language sql immutable parallel safe
  return (
    select case when begun <= ended then
      daterange(greatest(begun, ended - 1999 * ('1 ' || unit)::interval)::date, ended::date, '[]') end
    from (
      select date_trunc(unit, coalesce(from_day, min(first_day(value)))::timestamp), date_trunc(unit, coalesce(until_day, max(first_day(value)))::timestamp)
      from unnest(dates) as value
      where is_as_precise_as(value, unit)) as period (begun, ended));
