-- An answer is bounded by the bytes that it has, not only by the objects: few of them may have texts of megabytes each, again and again
-- under other names. What is too long is refused before it is put together (bounded texts), and before it is sent (a bounded answer).
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.

-- A text counts several times where an object has it under several names: then it is not how many there are that tells how long one may be.
create or replace function too_long(value text, among bigint) returns text
  language plpgsql immutable strict parallel safe as $$
begin
  raise sqlstate 'OR004' using message = format(
    'a text has %s kB: so many are asked for together that none may have more than %s kB. Ask for fewer at once',
    to_char(octet_length(value) / 1000, 'FM999,999,999'), to_char(100000 / among, 'FM999,999,999'));
end $$;
comment on function too_long(text, bigint) is 'Refuses a text that bounded does not allow.';

create or replace function bounded(value text, among bigint) returns text
  language sql immutable parallel safe
  return case when octet_length(value) <= 100000000 / among then value else too_long(value, among) end;
comment on function bounded(text, bigint) is
  'A text that is shown among as many others as an answer may have: all together have no more than 100 MB. Of a text its length is known '
  'without reading it.';

create or replace function part_of_text(value text, start int, until int) returns text
  language sql immutable parallel safe
  return case when start is null and until is null then value
    else substr(value, least(coalesce(start, 0), 2147483646) + 1, greatest(coalesce(until, 2147483647) - coalesce(start, 0), 0)) end;
comment on function part_of_text is
  'A text from one place to another, each said by the code points before it; where neither is said the text itself, which is not read.';

-- Of most what is asked for is kept with it; the source's text is only read for more.
create or replace function text_before(kept text, source_id bigint, place int, most int) returns text
  language sql stable parallel safe
  return case when most <= 32 or place is null then right(kept, greatest(most, 0))
    else coalesce(
      (select substr(text, greatest(place - least(most, 500), 0) + 1, least(most, 500, place)) from source where id = source_id), kept) end;
comment on function text_before is
  'What stands before a place in the text of a source: 500 characters at most, and what is kept of them where the text is not held.';

create or replace function text_after(kept text, source_id bigint, place int, most int) returns text
  language sql stable parallel safe
  return case when most <= 32 or place is null then left(kept, greatest(most, 0))
    else coalesce((select substr(text, place + 1, least(most, 500)) from source where id = source_id), kept) end;
comment on function text_after is 'The same of what stands after it.';

create or replace function bounded(value json, among bigint) returns json
  language plpgsql immutable strict parallel safe as $$
begin
  if pg_column_size(value) > 100000000 / among then
    perform too_long(value::text, among);
  end if;
  return value;
end $$;
comment on function bounded(json, bigint) is 'The same of a text that is JSON.';

drop function if exists bounded(answer json);
create or replace function too_long(answer bytea) returns bytea
  language plpgsql immutable strict parallel safe as $$
begin
  raise sqlstate 'OR004' using message = format(
    'the answer has %s MB: allowed are at most 10. Ask for fewer objects at once, or for fewer long texts',
    to_char(octet_length(answer) / 1000000, 'FM999,999'));
end $$;
comment on function too_long(bytea) is 'Refuses an answer that has more than 10 MB.';
