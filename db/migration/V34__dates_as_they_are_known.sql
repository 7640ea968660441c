-- Dates that are uncertain, approximate, known by the season, the decade or the century, and intervals: EDTF level 1. What was a date before
-- means what it meant, so nothing that is stored changes. PostgreSQL still writes these functions into the query that calls
-- them, plain dates being told apart by their form; only others go on to a function of their own, which is strict so that it stays out.

create function is_single_date(value text) returns boolean
  language sql immutable strict parallel safe
  return case
    when value !~ '^([0-9]{4}(-(XX(-XX)?|2[1-4]|(0[1-9]|1[0-2])(-(XX|0[1-9]|1[0-9]|2[0-8]))?|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31|02-29))?|[0-9]{3}X|[0-9]{2}XX)[?~%]?$'
      then false
    -- Of what the year 0 may be among, the calendar has no first day.
    when left(value, 4) in ('0000', '000X', '00XX') then false
    when substr(value, 5, 6) = '-02-29' then extract(day from make_date(left(value, 4)::int, 3, 1) - 1) = 29
    else true
  end;
comment on function is_single_date is 'Whether a text is a partial date, and not an interval.';

create function period_of_single_date(value text) returns daterange
  language sql immutable strict parallel safe
  return case
    when value in ('', '..') then null
    -- Which months a season has depends on the hemisphere, which it does not tell.
    when rtrim(substr(value, 6, 2), '?~%') in ('', 'XX', '21', '22', '23', '24') then daterange(
      make_date(translate(left(value, 4), 'X', '0')::int, 1, 1), make_date(translate(left(value, 4), 'X', '9')::int + 1, 1, 1))
    when rtrim(substr(value, 9, 2), '?~%') in ('', 'XX') then daterange(
      make_date(left(value, 4)::int, substr(value, 6, 2)::int, 1),
      (make_date(left(value, 4)::int, substr(value, 6, 2)::int, 1) + interval '1 month')::date)
    else daterange(
      make_date(left(value, 4)::int, substr(value, 6, 2)::int, substr(value, 9, 2)::int),
      make_date(left(value, 4)::int, substr(value, 6, 2)::int, substr(value, 9, 2)::int) + 1)
  end;
comment on function period_of_single_date is 'The days that a partial date which is no interval may mean, as it is written; null for the open end of an interval.';

create function period_of(value text) returns daterange
  language sql immutable strict parallel safe
  return case
    when strpos(value, '/') > 0 then
      daterange(lower(period_of_single_date(split_part(value, '/', 1))), upper(period_of_single_date(split_part(value, '/', 2))))
    else period_of_single_date(value)
  end;
comment on function period_of is
  'The days that a partial date may mean, as it is written: without a bound where an interval is open or its end is not known.';

create function is_interval(value text) returns boolean
  language sql immutable strict parallel safe
  return case
    -- None is longer: 2025-02-24?/2025-02-26?.
    when length(value) > 23 or strpos(value, '/') = 0 then false
    when split_part(value, '/', 1) in ('', '..') then is_single_date(substr(value, strpos(value, '/') + 1))
    when substr(value, strpos(value, '/') + 1) in ('', '..') then is_single_date(split_part(value, '/', 1))
    when not is_single_date(split_part(value, '/', 1)) or not is_single_date(substr(value, strpos(value, '/') + 1)) then false
    else lower(period_of_single_date(split_part(value, '/', 1))) < upper(period_of_single_date(split_part(value, '/', 2)))
  end;
comment on function is_interval is
  'Whether a text is an interval between two partial dates that does not end before it begins, or open or not known at one of its ends.';

create or replace function is_partial_date(value text) returns boolean
  language sql immutable parallel safe
  return case
    when value ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?$' then value not like '0000%'
    else is_single_date(value) or is_interval(value)
  end;
comment on function is_partial_date is
  'Whether a text is a date of EDTF level 1 in the years 0001 to 9999: 2025, 2025-02, 2025-02-24, 2025-21, 202X, 20XX, 2025-02-XX, any of them with ?, ~ or % behind it, and intervals of them.';

alter domain partial_date rename constraint a_partial_date_is_a_year_a_month_or_a_day to a_partial_date_is_one_of_edtf_level_1;
comment on domain partial_date is
  'A date as precise and as certain as it is known: level 1 of the Extended Date/Time Format (ISO 8601-2), years 0001 to 9999.';

create or replace function first_day(value text) returns date
  language sql immutable parallel safe
  return case
    when length(value) = 10 and substr(value, 5, 1) = '-' and substr(value, 8, 1) = '-' and right(value, 1) <> 'X' then
      make_date(left(value, 4)::int, substr(value, 6, 2)::int, substr(value, 9)::int)
    when length(value) = 7 and substr(value, 5, 2) in ('-0', '-1') then make_date(left(value, 4)::int, substr(value, 6)::int, 1)
    when length(value) = 4 and right(value, 1) <> 'X' then make_date(value::int, 1, 1)
    else lower(period_of(value))
  end;
comment on function first_day is 'The first day that a text which is known to be a partial date may mean; null where its beginning is open or not known.';

create or replace function earliest(value partial_date) returns date
  language sql immutable parallel safe
  return first_day(value);
comment on function earliest is 'The first day that a partial date may mean; null where its beginning is open or not known.';

create or replace function latest(value partial_date) returns date
  language sql immutable parallel safe
  return case
    when length(value) = 10 and substr(value, 5, 1) = '-' and substr(value, 8, 1) = '-' and right(value, 1) <> 'X' then
      make_date(left(value, 4)::int, substr(value, 6, 2)::int, substr(value, 9)::int)
    when length(value) = 7 and substr(value, 5, 2) in ('-0', '-1') then
      (make_date(left(value, 4)::int, substr(value, 6)::int, 1) + interval '1 month' - interval '1 day')::date
    when length(value) = 4 and right(value, 1) <> 'X' then make_date(value::int, 12, 31)
    else upper(period_of(value)) - 1
  end;
comment on function latest is 'The last day that a partial date may mean; null where its end is open or not known.';

-- Before YEAR, so that they are ordered from the coarsest to the finest.
alter type date_precision add value 'INTERVAL' before 'YEAR';
alter type date_precision add value 'CENTURY' before 'YEAR';
alter type date_precision add value 'DECADE' before 'YEAR';
alter type date_precision add value 'SEASON' before 'MONTH';

-- Not SQL: because of its last cast, PostgreSQL would not write it into the query, and calls PL/pgSQL faster.
create or replace function precision_of(value partial_date) returns date_precision
  language plpgsql immutable parallel safe as $$
begin
  return case
    when length(value) = 10 and substr(value, 5, 1) = '-' and substr(value, 8, 1) = '-' and right(value, 1) <> 'X' then 'DAY'
    when strpos(value, '/') > 0 then 'INTERVAL'
    when substr(value, 3, 2) = 'XX' then 'CENTURY'
    when substr(value, 4, 1) = 'X' then 'DECADE'
    when substr(value, 6, 2) in ('21', '22', '23', '24') then 'SEASON'
    when rtrim(substr(value, 6, 2), '?~%') in ('', 'XX') then 'YEAR'
    when rtrim(substr(value, 9, 2), '?~%') in ('', 'XX') then 'MONTH'
    else 'DAY' end;
end $$;
comment on function precision_of is 'How precisely a partial date is known: 2025-02-XX to the month.';

create type date_qualifier as enum ('UNCERTAIN', 'APPROXIMATE', 'UNCERTAIN_AND_APPROXIMATE');
comment on type date_qualifier is 'How a partial date is doubted.';
create function qualifier_of(value partial_date) returns date_qualifier
  language plpgsql immutable parallel safe as $$
begin
  return case
    when value ~ '%|[?].*~|~.*[?]' then 'UNCERTAIN_AND_APPROXIMATE'
    when strpos(value, '?') > 0 then 'UNCERTAIN'
    when strpos(value, '~') > 0 then 'APPROXIMATE' end;
end $$;
comment on function qualifier_of is 'How a partial date, or either end of an interval, is doubted; null where it is not.';

-- An end without a first day is no reason to believe that a role is still held.
create function role_is_held(
    held_from_latest date, held_until partial_date, held_until_earliest date, first_day date, last_day date) returns boolean
  language sql immutable parallel safe
  return coalesce(held_from_latest <= first_day and (held_until is null or last_day <= held_until_earliest), false);
comment on function role_is_held(date, partial_date, date, date, date) is 'Whether a role was certainly held on every day from the first to the last.';

-- What timelines are made of.
create or replace function is_as_precise_as(value text, unit text) returns boolean
  language sql immutable parallel safe
  return case
    when length(value) = 10 and substr(value, 5, 1) = '-' and substr(value, 8, 1) = '-' and right(value, 1) <> 'X' then true
    when length(value) = 7 and substr(value, 5, 2) in ('-0', '-1') then unit in ('YEAR', 'MONTH')
    when length(value) = 4 and right(value, 1) <> 'X' then unit = 'YEAR'
    else coalesce(date_trunc(unit, lower(period_of(value))::timestamp) = date_trunc(unit, (upper(period_of(value)) - 1)::timestamp), false)
  end;
comment on function is_as_precise_as is 'Whether all days that a partial date may mean are in one year, month, week or day.';

drop function timeline_coarser(text[], int[], text);
create function timeline_coarser(dates text[], counts int[], unit text) returns table (
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
  'How many there are of each date that is not within one year, month, week or day: by their first days, those that have none first, then the longer time first.';

-- A date that schema.org has no form for says what it is.
create function json_ld_date(value partial_date) returns json
  language sql immutable parallel safe
  return case
    when value is null then null
    when value ~ '^[0-9]{4}(-[01][0-9](-[0-9]{2})?)?$' then to_json(value::text)
    else json_build_object('@type', 'http://id.loc.gov/datatypes/edtf/EDTF-level1', '@value', value)
  end;
comment on function json_ld_date is 'A date of ISO 8601 as such, any other as a literal of EDTF.';

create or replace function date_in_words(value partial_date) returns text
  language plpgsql stable strict parallel safe as $$
declare
  begun text := split_part(value, '/', 1);
  ended text := split_part(value, '/', 2);
  day date := lower(period_of(value));
begin
  if strpos(value, '/') > 0 then
    return case
      when ended = '..' then 'from ' || date_in_words(begun) || ' on'
      when ended = '' then 'from ' || date_in_words(begun) || ' to an unknown date'
      when begun = '..' then 'until ' || date_in_words(ended)
      when begun = '' then 'from an unknown date to ' || date_in_words(ended)
      else date_in_words(begun) || ' to ' || date_in_words(ended) end;
  end if;
  return case right(value, 1) when '?' then 'perhaps ' when '~' then 'about ' when '%' then 'perhaps about ' else '' end
    || case precision_of(value)::text
      when 'CENTURY' then to_char(day, 'FMYYYY') || '–' || to_char(upper(period_of(value)) - 1, 'FMYYYY')
      when 'DECADE' then 'the ' || to_char(day, 'FMYYYY') || 's'
      when 'SEASON' then (array['spring', 'summer', 'autumn', 'winter'])[substr(value, 7, 1)::int] || to_char(day, ' FMYYYY')
      when 'YEAR' then to_char(day, 'FMYYYY')
      when 'MONTH' then to_char(day, 'FMMonth FMYYYY')
      else to_char(day, 'FMDD FMMonth FMYYYY') end;
end $$;
comment on function date_in_words is
  'A partial date as it is written in English: 24 February 2025, about 2025, spring 2025, January 2025 to March 2025.';

-- In these, only some words change, and what stands around them need not be known here.
do $$
declare
  change record;
  written text;
begin
  for change in
    select oid, told, instead
    from pg_proc
    join (
      values
        ('json_ld_event', '''startDate'', started_on', '''startDate'', json_ld_date(started_on)'),
        ('json_ld_event', '''endDate'', ended_on', '''endDate'', json_ld_date(ended_on)'),
        ('json_ld_source', '''datePublished'', published_on', '''datePublished'', json_ld_date(published_on)'),
        ('json_ld_review', '''datePublished'', reviewed_on', '''datePublished'', json_ld_date(reviewed_on)'),
        ('statement_json_ld', '''dateCreated'', said_on', '''dateCreated'', json_ld_date(said_on)'),
        ('statement_citation', 'role_is_held(held_from_latest, held_until_earliest,', 'role_is_held(held_from_latest, held_until, held_until_earliest,'),
        -- The year and the month in which both days are, as facets count them.
        ('count_statements', 'left(said_on, 4)',
          'case when date_trunc(''year'', said_on_earliest::timestamp) = date_trunc(''year'', said_on_latest::timestamp) then to_char(said_on_earliest::timestamp, ''YYYY'') end'),
        ('count_statements', 'case when length(said_on) >= 7 then left(said_on, 7) end',
          'case when date_trunc(''month'', said_on_earliest::timestamp) = date_trunc(''month'', said_on_latest::timestamp) then to_char(said_on_earliest::timestamp, ''YYYY-MM'') end')
    ) as changed (name, told, instead) on name = proname and pronamespace = 'public'::regnamespace
  loop
    written := pg_get_functiondef(change.oid);
    if strpos(written, change.told) = 0 then
      raise 'there is no % in %', change.told, change.oid::regprocedure;
    end if;
    execute replace(written, change.told, change.instead);
  end loop;
end $$;

drop function role_is_held(date, date, date, date);
