-- Dates that know how precise and how certain they are: EDTF level 1.
--
-- Tables keep what these functions say of a date, so a change of one needs a migration that writes those columns anew. PostgreSQL writes a
-- function of one expression into the query that calls it, which over many rows takes less time than all else; but not a strict one whose
-- expression would not be null by itself. So those that queries call are not strict and tell plain dates apart by their form; only others
-- go on to a function of their own, which is strict so that it stays out.

create function is_single_date(value text) returns boolean
  language sql immutable strict parallel safe
  return case
    when value !~ '^([0-9]{4}(-(XX(-XX)?|2[1-4]|(0[1-9]|1[0-2])(-(XX|0[1-9]|1[0-9]|2[0-8]))?'
        '|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31|02-29))?|[0-9]{3}X|[0-9]{2}XX)[?~%]?$'
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
comment on function period_of_single_date is
  'The days that a partial date which is no interval may mean, as it is written; null for the open end of an interval.';

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

create function is_partial_date(value text) returns boolean
  language sql immutable parallel safe
  return case
    when value ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?$' then value not like '0000%'
    else is_single_date(value) or is_interval(value)
  end;
comment on function is_partial_date is
  'Whether a text is a date of EDTF level 1 in the years 0001 to 9999: 2025, 2025-02, 2025-02-24, 2025-21, 202X, 20XX, 2025-02-XX, any '
  'of them with ?, ~ or % behind it, and intervals of them.';

create domain partial_date as text
  constraint a_partial_date_is_one_of_edtf_level_1 check (is_partial_date(value));
comment on domain partial_date is
  'A date as precise and as certain as it is known: level 1 of the Extended Date/Time Format (ISO 8601-2), years 0001 to 9999.';

-- From the coarsest to the finest.
create type date_precision as enum ('INTERVAL', 'CENTURY', 'DECADE', 'YEAR', 'SEASON', 'MONTH', 'DAY');
comment on type date_precision is 'How precisely a partial date is known.';

create type date_qualifier as enum ('UNCERTAIN', 'APPROXIMATE', 'UNCERTAIN_AND_APPROXIMATE');
comment on type date_qualifier is 'How a partial date is doubted.';

-- As earliest(), for texts that are known to be partial dates: to check thousands again takes longer than to count them.
create function first_day(value text) returns date
  language sql immutable parallel safe
  return case
    when length(value) = 10 and substr(value, 5, 1) = '-' and substr(value, 8, 1) = '-' and right(value, 1) <> 'X' then
      make_date(left(value, 4)::int, substr(value, 6, 2)::int, substr(value, 9)::int)
    when length(value) = 7 and substr(value, 5, 2) in ('-0', '-1') then make_date(left(value, 4)::int, substr(value, 6)::int, 1)
    when length(value) = 4 and right(value, 1) <> 'X' then make_date(value::int, 1, 1)
    else lower(period_of(value))
  end;
comment on function first_day is
  'The first day that a text which is known to be a partial date may mean; null where its beginning is open or not known.';

create function earliest(value partial_date) returns date
  language sql immutable parallel safe
  return first_day(value);
comment on function earliest is 'The first day that a partial date may mean; null where its beginning is open or not known.';

create function latest(value partial_date) returns date
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
