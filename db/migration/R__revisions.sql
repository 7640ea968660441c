-- Sources change: a newspaper corrects an article. What is quoted goes with its words, or is no longer proven; what the source said
-- before stays.
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.

create or replace function written_length(text text, read_length int) returns int
  language plpgsql immutable strict parallel safe as $$
declare
  -- Between two letters or digits nothing is joined and nothing left out: what stands on both sides is read by itself.
  apart constant text := '[[:alnum:]](?![\u0300-\u036F\u0900-\u0DFF\u1000-\u11FF\u3099\u309A])[[:alnum:]]';
  rest text := text;
  written int := 0;
  missing int := read_length;
  cut int;
  length int;
  least int := 1;
  most int;
  middle int;
begin
  -- What is left is halved each time, so that all of it is read twice, however long it is.
  loop
    most := char_length(rest);
    exit when most < 100;
    cut := regexp_instr(rest, apart, most / 2);
    exit when cut = 0 or cut > most * 3 / 4;
    length := char_length(as_read(left(rest, cut)));
    if length >= missing then
      rest := left(rest, cut);
    else
      missing := missing - length;
      written := written + cut;
      rest := substr(rest, cut + 1);
    end if;
  end loop;
  while least < most loop
    middle := (least + most) / 2;
    if char_length(as_read(left(rest, middle))) >= missing then
      most := middle;
    else
      least := middle + 1;
    end if;
  end loop;
  return written + least;
end $$;
comment on function written_length is
  'How many code points of a text are needed until it has a length as it is read: the last of them may be a letter without its marks, or '
  'a space.';

create or replace function place_as_read(text text, read text, words text, prefix text, suffix text) returns int4range
  language plpgsql immutable strict parallel safe as $$
declare
  wanted constant text := trim(as_read(words));
  place int := coalesce(words_at(read, wanted, null, null, null), words_at(read, wanted, null, as_read(prefix), as_read(suffix)));
  begins int;
  ends int;
begin
  if place is null or not has_words(wanted) then
    return null;
  end if;
  begins := written_length(text, place + 1) - 1;
  while trim(as_read(substr(text, begins + 1, 1))) = '' and begins < char_length(text) loop
    begins := begins + 1;
  end loop;
  ends := written_length(text, place + char_length(wanted));
  for mark in 0 .. 100 loop
    if trim(as_read(substr(text, begins + 1, ends + mark - begins))) = wanted then
      return int4range(begins, ends + mark);
    end if;
  end loop;
  return null;
end $$;
comment on function place_as_read is
  'Where words stand in a text but for what no reader sees: the only place, or the only one between a prefix and a suffix; null where '
  'that is nowhere or not only once.';

create or replace function place_of_passage(text text, read text, exact text, span_start int, prefix text, suffix text) returns int4range
  language plpgsql immutable parallel safe as $$
declare
  place int4range;
  begins int;
begin
  -- Nothing has changed around it.
  if span_start >= char_length(prefix)
    and substr(text, span_start - char_length(prefix) + 1, char_length(prefix || exact || suffix)) = prefix || exact || suffix then
    return int4range(span_start, span_start + char_length(exact));
  end if;
  begins := coalesce(words_at(text, exact, null, null, null), words_at(text, exact, null, prefix, suffix));
  place := case when begins is null then place_as_read(text, read, exact, prefix, suffix)
    else int4range(begins, begins + char_length(exact)) end;
  -- Parts of longer words are other words, and so are letters that have got marks.
  if is_within_word(as_read(substr(text, greatest(lower(place) - 11, 1), least(lower(place), 12))), as_read(left(exact, 12)))
      and not is_within_word(as_read(right(prefix, 12)), as_read(left(exact, 12)))
    or is_within_word(as_read(right(exact, 12)), as_read(substr(text, upper(place) + 1, 12)))
      and not is_within_word(as_read(right(exact, 12)), as_read(left(suffix, 12))) then
    return null;
  end if;
  return place;
end $$;
comment on function place_of_passage is
  'Where the words of a passage stand in a new text of its source, which is also given as it is read: where they stood, with the same '
  'words around; else the only place where they stand, to the letter or but for what no reader sees; else the only such one between the '
  'same prefix and suffix. Null where that is nowhere: words that are merely like them are others.';

create or replace function common_length(one text, other text) returns int
  language plpgsql immutable strict parallel safe as $$
declare
  least int := 0;
  most int := least(char_length(one), char_length(other));
  middle int;
begin
  while least < most loop
    middle := (least + most + 1) / 2;
    if left(one, middle) = left(other, middle) then
      least := middle;
    else
      most := middle - 1;
    end if;
  end loop;
  return least;
end $$;
comment on function common_length is 'How many code points two texts have in common from their beginning.';

create or replace function revise_source() returns trigger
  language plpgsql as $$
declare
  begins int;
  old_rest text;
  new_rest text;
  ids bigint[];
  places int4range[];
  lost record;
begin
  if old.text is not null and new.text is not null then
    begins := common_length(old.text, new.text);
    old_rest := substr(old.text, begins + 1);
    new_rest := substr(new.text, begins + 1);
    insert into source_revision (source_id, text, span_start, removed, inserted)
    select new.id, old.text, begins, left(old_rest, char_length(old_rest) - same), left(new_rest, char_length(new_rest) - same)
    from common_length(reverse(old_rest), reverse(new_rest)) as same;
  end if;
  if new.text is not null then
    select array_agg(id), array_agg(place_of_passage(new.text, read, exact, span_start, prefix, suffix)) into ids, places
    from passage
    cross join (select as_read(new.text) as read offset 0) as reading
    where source_id = new.id;
    if current_setting('onrecord.on_lost_proof', true) is distinct from 'mark' then
      select exact into lost
      from unnest(ids, places) as moved (moved_id, place)
      join passage on id = moved_id
      where place is null and note is null
      order by span_start limit 1;
      if found then
        raise check_violation using
          constraint = 'a_passage_stands_in_its_source_at_its_span', table = tg_table_name, schema = tg_table_schema,
          message = 'a text in which words that are quoted from it no longer stand cannot be stored',
          detail = format('"%s" stands nowhere in it, or not only once.', lost.exact),
          hint = 'set onrecord.on_lost_proof = ''mark'' keeps such words as no longer proven.';
      end if;
    end if;
    -- First away from where they stood: one may move to where another is.
    update passage set (span_start, span_end, verified, note) = (null, null, false,
      'The words do not stand in the text that is held since ' || to_char(now() at time zone 'UTC', 'YYYY-MM-DD') || ', or not only once.')
    from unnest(ids, places) as moved (moved_id, place)
    where moved_id = id and note is null and place is distinct from int4range(span_start, span_end);
    update passage set (exact, span_start, span_end, verified, note) =
      (substr(new.text, lower(place) + 1, upper(place) - lower(place)), lower(place), upper(place), true, null)
    from unnest(ids, places) as moved (moved_id, place)
    where moved_id = id and place is not null;
  else
    update passage set (verified, note) = (false, null) where source_id = new.id;
  end if;
  return null;
end $$;
comment on function revise_source is
  'Keeps the former text of a source, and moves its passages to where their words stand in the new one. Where they do not stand, or not '
  'only once, the new text is refused, or with onrecord.on_lost_proof = mark they are no longer proven.';
create or replace trigger what_is_quoted_goes_with_its_words
  after update of text on source
  for each row when (old.text is distinct from new.text)
  execute function revise_source();
