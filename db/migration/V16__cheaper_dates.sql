-- What 1,000,000 statements taught about dates. PostgreSQL writes a function of one expression into the query that calls it, but not a
-- strict one whose expression would not be null by itself; called as functions, these took more time than all the rest of a page.

create or replace function earliest(value partial_date) returns date
  language sql immutable parallel safe
  return make_date(
    substr(value, 1, 4)::int, coalesce(nullif(substr(value, 6, 2), ''), '1')::int, coalesce(nullif(substr(value, 9, 2), ''), '1')::int);

create or replace function latest(value partial_date) returns date
  language sql immutable parallel safe
  return case length(value)
    when 4 then make_date(substr(value, 1, 4)::int, 12, 31)
    when 7 then (earliest(value) + interval '1 month' - interval '1 day')::date
    else earliest(value)
  end;

create or replace function precision_of(value partial_date) returns date_precision
  language sql immutable parallel safe
  return (case length(value) when 4 then 'YEAR' when 7 then 'MONTH' when 10 then 'DAY' end)::date_precision;

-- Offices are looked for on every statement's day, so what their dates mean is worked out beforehand.
alter table role
  add held_from_latest date generated always as (latest(held_from)) stored,
  add held_until_earliest date generated always as (earliest(held_until)) stored;
comment on column role.held_from_latest is 'The last day that held_from may mean: from then on the role was certainly held.';
comment on column role.held_until_earliest is 'The first day that held_until may mean: up to then the role was certainly held.';

drop function role_is_held(partial_date, partial_date, date, date);
create function role_is_held(held_from_latest date, held_until_earliest date, first_day date, last_day date) returns boolean
  language sql immutable parallel safe
  return coalesce(held_from_latest <= first_day and (held_until_earliest is null or last_day <= held_until_earliest), false);
comment on function role_is_held is 'Whether a role was certainly held on every day from the first to the last.';

-- Only looked into for its largest value. Over the bare column it was also taken, together with others, to find the rows of a period,
-- by reading all that was said before the period's end.
drop index statement_by_said_on_latest;
create index statement_by_said_on_latest on statement (coalesce(said_on_latest, '-infinity'));
