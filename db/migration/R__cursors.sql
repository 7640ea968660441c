-- Places in lists.
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.

-- The other half of this is Java: Cursor.
create or replace function list_cursor(list text, place json) returns text
  language sql immutable strict parallel safe
  return translate(encode(convert_to(left(md5(list || place::text), 8) || place::text, 'UTF8'), 'base64'), '+/=' || chr(10), '-_');
comment on function list_cursor is 'A place in a list as an opaque text: base64url, with digits that tell whether it belongs to that list.';

-- PostgreSQL tells its own errors by their class; OR is ours, and its messages are for the client.
create or replace function cursor_belongs_to(row_id bigint, cursor_row_id bigint) returns boolean
  language plpgsql immutable parallel safe as $$
begin
  if row_id <> cursor_row_id then
    raise sqlstate 'OR001' using message = 'the cursor is one of another list: allowed are cursors that the same list gave';
  end if;
  return true;
end $$;
comment on function cursor_belongs_to is
  'True where a cursor comes from the list of this row; else an error, as a cursor of another list is refused.';
