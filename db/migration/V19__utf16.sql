-- Places in texts as UTF-16 has them: in the strings of JavaScript, Java and C# a character above U+FFFF has two units. Where a text has
-- such characters is kept with it, so that nobody needs to read it for a place in it.

create function supplementary_places(value text) returns int[]
  language plpgsql immutable strict parallel safe as $$
begin
  -- Most texts have none.
  if octet_length(value) = char_length(value) or value !~ '[\U00010000-\U0010FFFF]' then
    return null;
  end if;
  return (
    select array_agg(place order by place)
    from (
      select (sum(char_length(piece) + 1) over (order by n) - 1)::int as place, n, count(*) over () as pieces
      from regexp_split_to_table(value, '[\U00010000-\U0010FFFF]') with ordinality as cut (piece, n)) as each_piece
    where n < pieces);
end $$;
comment on function supplementary_places is
  'Where the characters of a text are that have two units in UTF-16, those above U+FFFF: code points before each, in order; null where '
  'there are none.';

alter table source add supplementary int[] generated always as (supplementary_places(text)) stored;
comment on column source.supplementary is
  'Where the characters of the text are that have two units in UTF-16: code points before each; null where there are none.';

alter type quote_difference add attribute utf16_start int, add attribute utf16_end int,
  add attribute recorded_utf16_start int, add attribute recorded_utf16_end int;
alter type quote_piece add attribute utf16_start int, add attribute utf16_end int,
  add attribute recorded_utf16_start int, add attribute recorded_utf16_end int;
