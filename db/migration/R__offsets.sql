-- Places in texts, in code points and in units of UTF-16. A text is known here by where it has characters of two such units
-- (supplementary_places).
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.

create or replace function utf16_offset(place int, supplementary int[]) returns int
  language sql immutable parallel safe
  -- By halves, however many there are.
  return place + coalesce(width_bucket(place - 1, supplementary), 0);
comment on function utf16_offset is
  'How many units of UTF-16 are before a place in a text of which one knows how many code points are before it; null where that is.';

create or replace function code_point_offset(place int, supplementary int[]) returns int
  language sql immutable parallel safe
  return place - (
    select count(*)::int from unnest(supplementary) with ordinality as each (before, n) where before + n - 1 < place);
comment on function code_point_offset is
  'How many code points are before a place in a text of which one knows how many units of UTF-16 are before it; null where that is. '
  'Between the two units of a character it is the place before it.';
