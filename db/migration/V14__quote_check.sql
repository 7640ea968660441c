-- Whether somebody said something: a quotation finds the places where its words stand, or words like them, however common each of them
-- is, by the groups of three words that follow each other in a text (shingles; A. Broder, On the resemblance and containment of
-- documents, 1997).
--
-- Tables keep what these functions make of a text, so a change of one needs a migration that writes those columns anew.

create type quote_verdict as enum ('EXACT', 'NORMALIZED', 'ALTERED', 'SPLICED', 'OTHER_SPEAKER', 'NOT_FOUND');
comment on type quote_verdict is 'What is on record of a quotation, the best first.';
create type difference_kind as enum ('INSERTED', 'OMITTED', 'REPLACED', 'MOVED');
comment on type difference_kind is 'What was done to words that are quoted.';
create type quote_difference as (
  id int, kind difference_kind, quoted text, recorded text, span_start int, span_end int, recorded_start int, recorded_end int,
  changes_meaning boolean);
comment on type quote_difference is 'Where a quotation has other words than a source: spans in both.';
create type quote_piece as (id int, span_start int, span_end int, recorded_start int, recorded_end int);
comment on type quote_piece is 'Words of a quotation that stand together in a source: spans in both.';
create type token_list as (keys text[], starts int[], ends int[], are_words boolean[], part_ends int[]);
comment on type token_list is
  'The words of a text, and its marks of punctuation, as they are compared; where each begins and ends, in code points before it; '
  'whether it is a word; of a quotation, how many tokens are before the end of each part.';
create type quote_found as (
  verdict quote_verdict, span_start int, span_end int, similarity double precision, differences quote_difference[], pieces quote_piece[],
  distance int);
comment on type quote_found is 'What a text has of a quotation: where, how alike, and what is different.';
create type quote_match as (
  id int, verdict quote_verdict, statement_id bigint, speaker_id bigint, source_id bigint, exact text, prefix text, suffix text,
  span_start int, span_end int, similarity double precision, differences quote_difference[], pieces quote_piece[], distance int,
  said_on date, elsewhere bigint[]);
comment on type quote_match is 'A place of which a quotation may be.';

create function shingles(text text) returns int[]
  language plpgsql immutable strict parallel safe as $$
declare
  said text := lower(text);
  words text[];
  hashes int[] := '{}';
begin
  if octet_length(said) = length(said) then
    said := regexp_replace(said, '[^a-z0-9]+', ' ', 'g');
  else
    said := normalize(regexp_replace(said,
      '[\u00AD\u034F\u061C\u180E\u200B-\u200F\u2060-\u2064\uFE0E\uFE0F\uFEFF]+', '', 'g'), nfc);
    -- In scripts without spaces between words each letter is one.
    if said ~ '[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3040-\u9FFF\uF900-\uFAFF\uFF66-\uFF9F]' then
      said := regexp_replace(said,
        '([\u0E01-\u0E30\u0E32\u0E33\u0E40-\u0E46\u0E81-\u0EB0\u0EB2\u0EB3\u0EC0-\u0EC6\u1000-\u102A\u1780-\u17B3\u3005-\u3007'
          '\u3041-\u3096\u30A1-\u30FA\u30FC-\u9FFF\uF900-\uFAFF\uFF66-\uFF9F])', ' \1', 'g');
    end if;
    said := regexp_replace(said,
      '[\u0001-/:-@\[-`{-\u00A9\u00AB-\u00B1\u00B4\u00B6-\u00B8\u00BB\u00BF\u00D7\u00F7\u02BC\u037E\u0387\u055A-\u055F\u0589\u058A\u05BE'
        '\u05C0\u05C3\u05C6\u05F3\u05F4\u0600-\u060F\u061B-\u061F\u066A-\u066D\u06D4\u0700-\u070D\u0964\u0965\u0E2F\u0E4F\u0E5A\u0E5B'
        '\u104A-\u104F\u10FB\u1360-\u1368\u166E\u1680\u16EB-\u16ED\u17D4-\u17DB\u2000-\u2BFF\u2E00-\u3004\u3008-\u303F\u3097-\u30A0'
        '\u30FB\uFE10-\uFE6F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65\U0001F000-\U0001FAFF]+', ' ', 'g');
  end if;
  words := string_to_array(btrim(said), ' ');
  for n in 3 .. cardinality(words) loop
    hashes := hashes || hashtext(words[n - 2] || ' ' || words[n - 1] || ' ' || words[n]);
  end loop;
  return hashes;
end $$;
comment on function shingles is
  'Hashes of all groups of three words that follow each other in a text, whatever their case and whatever stands between them; of scripts '
  'without spaces between words, of three letters.';

alter table passage add shingles int[] generated always as (case when not verified then shingles(exact) end) stored;
comment on column passage.shingles is
  'What quotations are looked for by where the corpus does not hold the text that they are from; else source_stretch has them.';
-- A quotation is looked for many times over, and each time what is still to be sorted in would be read as it came.
create index passage_by_shingles on passage using gin (shingles) with (fastupdate = off);

create table source_stretch (
  source_id bigint not null,
  span_start int not null,
  span_end int not null,
  shingles int[] not null,
  primary key (source_id, span_start),
  constraint a_stretch_is_of_a_source foreign key (source_id) references source on delete cascade,
  constraint a_stretch_ends_after_it_starts check (span_start >= 0 and span_end > span_start)
);
comment on table source_stretch is 'The texts of sources stretch by stretch, by what quotations are looked for.';
comment on column source_stretch.source_id is 'The source.';
comment on column source_stretch.span_start is 'Where the stretch begins: code points before it.';
comment on column source_stretch.span_end is
  'Where it ends: up to 200 code points after the next one begins, so that some words in a row stand in one of them.';
comment on column source_stretch.shingles is 'What is looked for.';
create index source_stretch_by_shingles on source_stretch using gin (shingles) with (fastupdate = off);

create function text_pieces(text text, most int, shared int) returns table (before int, piece text)
  language plpgsql immutable strict parallel safe as $$
declare
  step constant int := most - shared;
begin
  -- To count to a place in a text takes the time of walking all of it: so long pieces are cut of it first.
  if length(text) <= 8 * step + shared then
    return query
      select start, substr(text, start + 1, most) from generate_series(0, greatest(0, length(text) - shared - 1), step) as start;
  else
    return query
      select block.before + each.before, each.piece
      from text_pieces(text, 8 * step + shared, shared) as block, text_pieces(block.piece, most, shared) as each;
  end if;
end $$;
comment on function text_pieces is
  'A text in pieces of so many code points at most, of which each begins with the last that the one before has; how many are before it.';

create function stretches(text text) returns table (span_start int, span_end int, shingles int[])
  language sql immutable strict parallel safe
begin atomic
  select before, before + length(piece), shingles(piece) from text_pieces(text, 1000, 200);
end;
comment on function stretches is
  'A text in stretches of 1,000 code points, of which each has the last 200 of the one before, with what quotations are looked for by.';

insert into source_stretch
select source.id, stretch.span_start, stretch.span_end, stretch.shingles from source, stretches(text) as stretch;
create index source_without_text on source (id) where text is null;
