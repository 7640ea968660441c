-- A text counts several times where an object has it under several names: then it is not how many there are that tells how long one may be.

create or replace function too_long(value text, among bigint) returns text
  language plpgsql immutable strict parallel safe as $$
begin
  raise sqlstate 'OR004' using message = format('a text has %s kB: so many are asked for together that none may have more than %s kB. Ask for fewer at once',
    to_char(octet_length(value) / 1000, 'FM999,999,999'), to_char(100000 / among, 'FM999,999,999'));
end $$;
