-- What every table below uses: dates that know how precise they are, and text that can be compared across accents.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

create function is_partial_date(value text) returns boolean
  language sql immutable strict parallel safe
  return case
    when value !~ '^(?!0000)\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$' then false
    when length(value) < 10 then true
    else substr(value, 9, 2)::int <= extract(day from
      make_date(substr(value, 1, 4)::int, substr(value, 6, 2)::int, 1) + interval '1 month' - interval '1 day')
  end;
comment on function is_partial_date is 'Whether a text is a year, a month or a day of the calendar, as in 2025, 2025-02, 2025-02-24.';

create domain partial_date as text
  constraint a_partial_date_is_a_year_a_month_or_a_day check (is_partial_date(value));
comment on domain partial_date is
  'A date as precise as it is known: level 0 of the Extended Date/Time Format (ISO 8601-2), years 0001 to 9999. Sorts as text in calendar order.';

create type date_precision as enum ('YEAR', 'MONTH', 'DAY');
comment on type date_precision is 'How precisely a partial date is known.';

create function precision_of(value partial_date) returns date_precision
  language sql immutable strict parallel safe
  return (case length(value) when 4 then 'YEAR' when 7 then 'MONTH' else 'DAY' end)::date_precision;
comment on function precision_of is 'Whether a partial date is a year, a month or a day.';

create function earliest(value partial_date) returns date
  language sql immutable strict parallel safe
  return make_date(
    substr(value, 1, 4)::int, coalesce(nullif(substr(value, 6, 2), ''), '1')::int, coalesce(nullif(substr(value, 9, 2), ''), '1')::int);
comment on function earliest is 'The first day that a partial date may mean.';

create function latest(value partial_date) returns date
  language sql immutable strict parallel safe
  return case length(value)
    when 4 then make_date(substr(value, 1, 4)::int, 12, 31)
    when 7 then (earliest(value) + interval '1 month' - interval '1 day')::date
    else earliest(value)
  end;
comment on function latest is 'The last day that a partial date may mean.';

-- unaccent() is only stable, because its dictionary could be edited; an index needs an immutable function.
create function folded(value text) returns text
  language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, translate(value, '’ʼ', '''''')));
comment on function folded is 'A name without capitals, accents and typographic apostrophes, for comparing.';

-- PostgreSQL has no dictionary for Ukrainian and many others: their words are compared as they are written.
create function text_search_of(language text) returns regconfig
  language sql immutable parallel safe
  return case split_part(language, '-', 1)
    when 'en' then 'pg_catalog.english'::regconfig
    when 'ru' then 'pg_catalog.russian'::regconfig
    when 'de' then 'pg_catalog.german'::regconfig
    when 'fr' then 'pg_catalog.french'::regconfig
    when 'es' then 'pg_catalog.spanish'::regconfig
    else 'pg_catalog.simple'::regconfig
  end;
comment on function text_search_of is 'The text search configuration for a language (a BCP 47 tag).';

create function is_language_tag(value text) returns boolean
  language sql immutable strict parallel safe
  return value ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$';
comment on function is_language_tag is 'Whether a text has the form of a BCP 47 language tag: en, uk, sr-Latn, pt-BR.';

create domain language_tag as text
  constraint a_language_tag_follows_bcp_47 check (is_language_tag(value));
comment on domain language_tag is 'A language, as a BCP 47 tag of language, script and region.';

create domain script_code as text
  constraint a_script_code_has_four_letters check (value ~ '^[A-Z][a-z]{3}$');
comment on domain script_code is 'A script, as an ISO 15924 code: Latn, Cyrl.';

-- The other half of this is Java: onrecord.reading.Cursor.
create function list_cursor(list text, place json) returns text
  language sql immutable strict parallel safe
  return translate(encode(convert_to(left(md5(list || place::text), 8) || place::text, 'UTF8'), 'base64'), '+/=' || chr(10), '-_');
comment on function list_cursor is 'A place in a list as an opaque text: base64url, with digits that tell whether it belongs to that list.';

create function cursor_belongs_to(row_id bigint, cursor_row_id bigint) returns boolean
  language plpgsql immutable parallel safe as $$
begin
  if row_id <> cursor_row_id then
    raise sqlstate 'OR001' using message = 'the cursor is one of another list';
  end if;
  return true;
end $$;
comment on function cursor_belongs_to is 'True where a cursor comes from the list of this row; else an error, as a cursor of another list is refused.';
