-- What partial dates say, beside the days that they may mean (V02__dates.sql).
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.

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

create or replace function qualifier_of(value partial_date) returns date_qualifier
  language plpgsql immutable parallel safe as $$
begin
  return case
    when value ~ '%|[?].*~|~.*[?]' then 'UNCERTAIN_AND_APPROXIMATE'
    when strpos(value, '?') > 0 then 'UNCERTAIN'
    when strpos(value, '~') > 0 then 'APPROXIMATE' end;
end $$;
comment on function qualifier_of is 'How a partial date, or either end of an interval, is doubted; null where it is not.';

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

-- A partial date counts only where all of it lies within, and an unknown beginning does not count: an office is never guessed. Nor is an
-- end without a first day a reason to believe that it is still held.
create or replace function role_is_held(
    held_from_latest date, held_until partial_date, held_until_earliest date, first_day date, last_day date) returns boolean
  language sql immutable parallel safe
  return coalesce(held_from_latest <= first_day and (held_until is null or last_day <= held_until_earliest), false);
comment on function role_is_held is 'Whether a role was certainly held on every day from the first to the last.';
