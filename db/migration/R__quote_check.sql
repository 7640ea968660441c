-- Whether somebody said something: a quotation held against everything on record. Places are found by what texts share (V14), there the
-- quotation is compared with what stands there (R__quote_alignment), and the record says whose words these are.
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.

create or replace function stretch_source() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from source_stretch where source_id = new.id;
  end if;
  insert into source_stretch select new.id, stretch.* from stretches(new.text) as stretch;
  return null;
end $$;
comment on function stretch_source is 'Keeps the stretches of the text of a source.';
create or replace trigger texts_are_kept_in_stretches
  after insert on source for each row when (new.text is not null) execute function stretch_source();
create or replace trigger changed_texts_are_kept_in_stretches
  after update of text on source for each row when (old.text is distinct from new.text) execute function stretch_source();

create or replace function quotation_to_check(quoted text, out said text, out tokens token_list)
  language plpgsql immutable strict parallel safe as $$
declare
  marks constant text := '["“”„«»‹›‘’‚「」『』]';
  begins constant int := length(quoted) - length(ltrim(quoted, E' \t\r\n\u00A0')) + 1;
  told record;
begin
  said := quoted;
  -- In the marks of whoever quotes, which are not the quotation's.
  if substr(said, begins, 1) ~ marks and said ~ (marks || '[.,;:!?…]?\s*$') and (
    select cardinality(spans) = 1 and lower(spans[1]) = begins and substr(said, upper(spans[1]) + 1) ~ ('^' || marks || '[.,;:!?…]?\s*$')
    from quoted_spans(said)) then
    said := overlay(regexp_replace(said, marks || '([.,;:!?…]?\s*)$', ' \1') placing ' ' from begins for 1);
  end if;
  told := quotation_tokens(said);
  tokens := told.tokens;
  if told.fault is not null and told.fault <> 'it has no words' then
    raise sqlstate 'OR002' using message = format('the quotation cannot be compared: %s', told.fault);
  elsif number_of(tokens.are_words) < 2 then
    raise sqlstate 'OR002' using message =
      'the quotation is too short to be told from others: allowed are at least two words, or two letters of a script without spaces';
  end if;
end $$;
comment on function quotation_to_check is
  'A quotation without the marks around it, each character where it was, and its words; an error where it is too short to be looked for.';

create or replace function places_with_all(wanted int[], most int)
  returns table (source_id bigint, passage_id bigint, span_start int, span_end int)
  language sql stable strict parallel safe rows 10
  set enable_seqscan = off set jit = off
begin atomic
  (select source_id, null::bigint, span_start, span_end from source_stretch where shingles @> wanted limit most)
  union all
  (select source_id, id, null, null from passage where shingles @> wanted limit most);
end;
comment on function places_with_all is 'Stretches of texts, and passages of texts that are not held, that have all of some shingles.';

create or replace function places_with_most(wanted int[], most int)
  returns table (source_id bigint, passage_id bigint, span_start int, span_end int, shared bigint)
  language sql stable strict parallel safe rows 10
  set enable_seqscan = off set jit = off
begin atomic
  select source_id, passage_id, span_start, span_end, count(*)
  from unnest(wanted) as one, lateral (
    (select source_id, null::bigint as passage_id, span_start, span_end from source_stretch where shingles @> array[one] limit 60)
    union all
    (select source_id, id, null, null from passage where shingles @> array[one] limit 60)) as place
  group by source_id, passage_id, span_start, span_end
  order by count(*) desc, source_id, span_start, passage_id
  limit most;
end;
comment on function places_with_most is
  'The same, that have most of them: of up to 60 places for each, so that what many texts have in common costs no more.';

create or replace function rare_of(words text[], most int) returns text[]
  language sql stable strict parallel safe
  set enable_hashjoin = on set jit = off
begin atomic
  with common as (
    select each.lexeme
    from pg_stats
    cross join lateral unnest(most_common_elems::text::text[], most_common_elem_freqs) as each (lexeme, frequency)
    where schemaname = current_schema and tablename = 'source' and attname = 'words'
      and frequency * (select reltuples from pg_class where oid = 'source'::regclass) >= most)
  select array(
    select word from unnest(words) with ordinality as each (word, n)
    where word not in (
      select word
      from unnest(words) as word
      cross join (select distinct on (dictionary_of(language)) language from languages_in_use() as language) as spoken
      cross join lateral unnest(tsvector_to_array(words_of(language, word))) as lexeme
      where lexeme not like '<%' and lexeme in (select common.lexeme from common))
    order by n);
end;
comment on function rare_of is
  'Those of some words that fewer than so many sources have, or that no more are known to have: by what PostgreSQL knows of the most '
  'common.';

create or replace function places_with_words(words text[], most int)
  returns table (source_id bigint, passage_id bigint, span_start int, span_end int, shared bigint)
  language plpgsql stable strict parallel safe rows 10
  set jit = off as $$
declare
  many constant int := 100;
  -- Of few words, first where they stand in a row.
  phrase constant jsonb := case when cardinality(words) <= 3 then text_queries('"' || array_to_string(words, ' ') || '"') end;
  queries jsonb := phrase;
  asked tsquery := text_query_of(phrase);
  ids bigint[] := array(select id from source where source.words @@ asked limit most) || long_sources(phrase);
begin
  if coalesce(ids, '{}') = '{}' then
    -- A word of many texts tells little of any, and takes long to be looked up.
    queries := text_queries(array_to_string(rare_of(words, many), ' or '));
    asked := text_query_of(queries);
    ids := few_sources(asked, many) || long_sources(queries);
  end if;
  if ids is null then
    return;
  end if;
  return query
    select stretch.source_id, null::bigint, stretch.span_start, stretch.span_end, number
    from (
      select id from source where id = any (ids) order by ts_rank(source.words, asked) desc, id limit most) as likely
    cross join lateral (
      select each.source_id, each.span_start, each.span_end,
        (select count(*) from unnest(places_with_words.words) as word where strpos(said, lower(word)) > 0) as number
      from (select * from source_stretch where source_stretch.source_id = likely.id order by source_stretch.span_start limit 100) as each
      cross join lateral (
        select lower(substr(source.text, each.span_start + 1, each.span_end - each.span_start)) as said from source where id = likely.id
        offset 0) as part
      order by number desc, each.span_start
      limit 2) as stretch
    order by number desc
    limit most;
end $$;
comment on function places_with_words is
  'Stretches of texts that have many of some words, by the words of whole texts: for quotations so short, or altered in so many places, '
  'that no three words in a row are left. By those of the words that few texts have; where a hundred texts or more have some of these, '
  'none but those that have few words in a row.';

create or replace function some_of(shingles int[], most int) returns int[]
  language sql immutable strict parallel safe
  return array(
    select each from unnest(shingles) with ordinality as shingle (each, n)
    where n * most / greatest(most, cardinality(shingles)) > (n - 1) * most / greatest(most, cardinality(shingles)));
comment on function some_of is 'So many of the shingles of a text at most, from all of it, however long it is.';

create or replace function quote_places(said text, quote token_list, step int)
  returns table (source_id bigint, passage_id bigint, spans int4range[])
  language plpgsql stable strict parallel safe rows 10
  set jit = off as $$
declare
  words constant text[] := array(
    select key from unnest(quote.keys, quote.are_words) with ordinality as token (key, is_word, n) where is_word order by n);
  part text;
  wanted int[];
begin
  if step = 1 then
    -- The longest part, as far as any stretch has all of it, and whole words of it.
    part := (
      select left(substr(said, quote.starts[begins] + 1, quote.ends[finish] - quote.starts[begins]), 180)
      from (
        select coalesce(lag(finish) over (order by finish), 0) + 1 as begins, finish from unnest(quote.part_ends) as finish) as each
      order by quote.ends[finish] - quote.starts[begins] desc limit 1);
    wanted := some_of(shingles(regexp_replace(part, case length(part) when 180 then '(?<=\s)\S*$' else '$' end, '')), 12);
    return query
      select place.source_id, place.passage_id, array_agg(int4range(span_start, span_end))
      from places_with_all(wanted, 20) as place
      where wanted <> '{}'
      group by place.source_id, place.passage_id
      order by place.source_id;
  elsif step = 2 then
    -- The longest are the rarest; the altered ones among them stand nowhere.
    wanted := array(
      select unnest(shingles(concat_ws(' ', one, two, three)))
      from (
        select one, two, three from unnest(words, words[2:], words[3:]) as each (one, two, three)
        where three is not null
        order by length(one || two || three) desc, hashtext(one || two || three)
        limit 10) as longest);
    return query
      select place.source_id, place.passage_id, array_agg(int4range(span_start, span_end))
      from places_with_most(wanted, 24) as place
      group by place.source_id, place.passage_id
      order by sum(shared) desc, place.source_id
      limit 3;
  else
    return query
      select place.source_id, null::bigint, array_agg(int4range(span_start, span_end))
      from places_with_words(array(
        select word from unnest(words) with ordinality as each (word, n)
        -- Of few all, as they stand there.
        order by case when cardinality(words) > 3 then length(word) end desc, n
        limit 12), 6) as place
      group by place.source_id
      order by sum(shared) desc, place.source_id
      limit 4;
  end if;
end $$;
comment on function quote_places is
  'Where to compare a quotation with what stands there: first where all groups of three words of it stand, then where most do, then where '
  'most of its words stand.';

create or replace function stretches_of(text text, spans int4range[], around int, out stretches text[], out places int[])
  language sql immutable strict parallel safe
  return (
    select row(array_agg(substr(text, lower(span) + 1, upper(span) - lower(span)) order by span), array_agg(lower(span) order by span))
    from unnest((
      select range_agg(int4range(greatest(lower(each) - around, 0), upper(each) + around)) from unnest(spans) as each)) as span);
comment on function stretches_of is 'Some spans of a text with what stands around them, those that overlap in one, and where each begins.';

create or replace function quote_stretches(said text, quote token_list, step int, around int)
  returns table (source_id bigint, passage_id bigint, stretches text[], places int[])
  language sql stable strict parallel safe rows 10
begin atomic
  select place.source_id, place.passage_id, part.stretches, part.places
  from quote_places(said, quote, step) as place
  join source on source.id = place.source_id
  left join passage on passage.id = place.passage_id
  cross join lateral stretches_of(coalesce(passage.exact, source.text),
    case when passage.id is null then place.spans else array[int4range(0, length(passage.exact))] end, around) as part;
end;
comment on function quote_stretches is
  'The words of these places (quote_places), with so many code points around them, and where each begins.';

create or replace function pieces_of_several(said text, quote token_list)
  returns table (source_id bigint, passage_id bigint, joined quote_found)
  language plpgsql stable strict parallel safe rows 2
  set jit = off as $$
declare
  -- Fewer stand together in one of many texts, whoever is quoted.
  fewest_words constant int := 4;
  fewest_characters constant int := 12;
  word_places constant int[] := array_positions(quote.are_words, true);
  words constant int := cardinality(word_places);
  lower_keys constant text[] := lowered(quote.keys);
  sources bigint[] := '{}';
  passages bigint[] := '{}';
  pieces quote_piece[] := '{}';
  nth int := 1;
  beginning int;
  i int;
  last int;
  sought token_list;
  best record;
begin
  while nth <= words loop
    i := word_places[nth];
    -- By as many words as it begins with: where many texts have the first ones, by more.
    foreach beginning in array array[12, 7, fewest_words] loop
      last := word_places[least(nth + beginning - 1, words)];
      sought := row(quote.keys[i:last], quote.starts[i:last], quote.ends[i:last], quote.are_words[i:last], array[last - i + 1]);
      select place.source_id, place.passage_id, longest.piece, longest.next_i into best
      from quote_stretches(said, sought, 1, length(said)) as place
      cross join lateral (select tokens_of(place.stretches, place.places) as tokens offset 0) as there
      cross join lateral runs_of(lower_keys, lowered((there.tokens).keys)) as runs
      cross join lateral piece_at(quote, there.tokens, runs.quoted_at, runs.recorded_at, runs.words, i, cardinality(pieces) + 1) as longest
      where number_of(quote.are_words[i:longest.next_i - 1]) >= fewest_words
        and (longest.piece).recorded_end - (longest.piece).recorded_start >= fewest_characters
      -- Of several texts with the same words that of the piece before.
      order by longest.next_i desc, place.source_id = sources[cardinality(sources)] desc, place.source_id
      limit 1;
      exit when found;
    end loop;
    if best.next_i is null or cardinality(pieces) = 4 then
      return;
    end if;
    sources := sources || best.source_id;
    passages := passages || best.passage_id;
    pieces := pieces || best.piece;
    nth := nth + number_of(quote.are_words[i:best.next_i - 1]);
  end loop;
  return query
    select place, passage,
      row('SPLICED', min((piece).recorded_start), max((piece).recorded_end), 2.0 * sum(number) / (words + sum(number)), '{}',
        array_agg(piece order by n), max((
          select distance_of(pieces[before], piece) from generate_subscripts(pieces, 1) as before
          where before < n and sources[before] = place order by before desc limit 1)))::quote_found
    from unnest(sources, passages) with ordinality as each (place, passage, n)
    cross join lateral (select pieces[n] as piece) as standing
    cross join lateral (
      select count(*) as number from unnest(quote.starts, quote.are_words) as token (starts, is_word)
      where is_word and starts >= (piece).span_start and starts < (piece).span_end) as told
    group by place, passage;
end $$;
comment on function pieces_of_several is
  'The texts from which a quotation is put together that none of them has: up to four pieces, of four words and more each, that have all '
  'of its words.';

create or replace function in_utf16(differences quote_difference[], in_quoted int[], in_recorded int[]) returns quote_difference[]
  language sql immutable parallel safe
  return array(
    select row(id, kind, quoted, recorded, span_start, span_end, recorded_start, recorded_end, changes_meaning,
      utf16_offset(span_start, in_quoted), utf16_offset(span_end, in_quoted),
      utf16_offset(recorded_start, in_recorded), utf16_offset(recorded_end, in_recorded))::quote_difference
    from unnest(differences) as each order by id);
comment on function in_utf16(quote_difference[], int[], int[]) is
  'Differences with their places in UTF-16, too: by where the quotation, and the text in which it was found, have characters of two units '
  '(supplementary_places).';

create or replace function in_utf16(pieces quote_piece[], in_quoted int[], in_recorded int[]) returns quote_piece[]
  language sql immutable parallel safe
  return array(
    select row(id, span_start, span_end, recorded_start, recorded_end, utf16_offset(span_start, in_quoted),
      utf16_offset(span_end, in_quoted), utf16_offset(recorded_start, in_recorded), utf16_offset(recorded_end, in_recorded))::quote_piece
    from unnest(pieces) as each order by id);
comment on function in_utf16(quote_piece[], int[], int[]) is 'The same of pieces.';

create or replace function moved_back(differences quote_difference[], number int) returns quote_difference[]
  language sql immutable parallel safe
  return array(
    select row(id, kind, quoted, recorded, span_start, span_end, recorded_start - number, recorded_end - number, changes_meaning,
      null, null, null, null)::quote_difference
    from unnest(differences) as each order by id);
comment on function moved_back is 'Differences where the text in which a quotation was found is told without so many code points before.';

drop function if exists quote_match(quote_found, bigint, bigint, bigint[]);
create or replace function quote_match(found quote_found, at_source bigint, at_passage bigint, speaker_ids bigint[], in_quoted int[])
  returns quote_match
  language plpgsql stable parallel safe as $$
declare
  match quote_match;
  in_recorded int[];
  length constant int := found.span_end - found.span_start;
  standing record;
begin
  -- Of several statements with these words, that which has most of them, of whom is asked for, and which holds.
  select told.* into standing
  from (
    select statement.id, statement.speaker_id, statement.said_on_earliest, statement.status, statement.form,
      statement.speaker_id = any (speaker_ids)
        or exists (select from joint_speaker where statement_id = statement.id and actor_id = any (speaker_ids)) as is_theirs,
      statement.speaker_id is not null or exists (select from joint_speaker where statement_id = statement.id) as is_somebodys,
      case when at_passage is not null then length
        else least(passage.span_end, found.span_end) - greatest(passage.span_start, found.span_start) end as shared
    from passage
    join appearance on appearance.passage_id = passage.id
    join statement on statement.id = appearance.statement_id
    where passage.source_id = at_source
      and (passage.id = at_passage or passage.span_start < found.span_end and passage.span_end > found.span_start)) as told
  where 2 * shared >= length
  order by shared desc, is_theirs desc, status, form, id
  limit 1;
  match.verdict := case when speaker_ids is not null and standing.is_somebodys and standing.is_theirs is not true
    then 'OTHER_SPEAKER' else found.verdict end;
  match.statement_id := standing.id;
  match.speaker_id := standing.speaker_id;
  match.source_id := at_source;
  match.similarity := found.similarity;
  match.differences := found.differences;
  if cardinality(found.pieces) > 1 or found.verdict = 'SPLICED' then
    match.pieces := found.pieces;
    match.distance := found.distance;
  else
    match.pieces := '{}';
  end if;
  select coalesce(standing.said_on_earliest, source.published_on_earliest),
    case when found.verdict = 'SPLICED' then (
        select string_agg(substr(held.text, recorded_start + 1, recorded_end - recorded_start), ' … ' order by recorded_start)
        from unnest(found.pieces) as piece)
      else substr(held.text, found.span_start + 1, length) end,
    right(coalesce(passage.prefix, '') || left(held.text, found.span_start), 32),
    left(substr(held.text, found.span_end + 1, 32) || coalesce(passage.suffix, ''), 32),
    case when at_passage is null then source.supplementary else supplementary_places(passage.exact) end
  into match.said_on, match.exact, match.prefix, match.suffix, in_recorded
  from source
  left join passage on passage.id = at_passage
  cross join lateral (select coalesce(passage.exact, source.text) as text) as held
  where source.id = at_source;
  if at_passage is null then
    match.span_start := found.span_start;
    match.span_end := found.span_end;
  end if;
  -- Else they are the same in both units.
  if in_quoted is not null or in_recorded is not null then
    match.pieces := in_utf16(match.pieces, in_quoted, in_recorded);
  end if;
  -- Where the text is not held, places are told in the words that are shown.
  if at_passage is not null and match.differences <> '{}' then
    match.differences := moved_back(match.differences, found.span_start);
    in_recorded := supplementary_places(match.exact);
  end if;
  if in_quoted is not null or in_recorded is not null then
    match.differences := in_utf16(match.differences, in_quoted, in_recorded);
  end if;
  return match;
end $$;
comment on function quote_match is
  'What was found in a source, or in a passage of one whose text is not held, with whose words they are there by the record; by where '
  'the quotation has characters of two units in UTF-16.';

create or replace function check_quote(quoted text, speakers text[], said_from date, said_until date, most int)
  returns table (id int, verdict quote_verdict, matches quote_match[], quoted_text text, asked_for text[])
  language plpgsql stable parallel safe rows 1
  set jit = off as $$
#variable_conflict use_column
declare
  told constant record := quotation_to_check(quoted);
  said constant text := told.said;
  quote constant token_list := told.tokens;
  -- An id that leads nowhere is of nobody, and not of all.
  speaker_ids constant bigint[] := case when speakers is not null
    then array(select actor.id from actor_gid as actor where actor.gid = any (speakers)) end;
  supplementary_quoted constant int[] := supplementary_places(quoted);
  all_matches quote_match[] := '{}';
begin
  for step in 1 .. 3 loop
    -- What all words stand in is told; what is only like it makes nobody look for single words.
    exit when exists (select from unnest(all_matches) as each where each.differences = '{}')
      or (step = 3 and all_matches <> '{}');
    all_matches := all_matches || array(
      select quote_match(found, place.source_id, place.passage_id, speaker_ids, supplementary_quoted)
      from quote_stretches(said, quote, step,
        -- What is left out between its parts is not in it.
        length(said) + case cardinality(quote.part_ends) when 1 then 0 else 600 end) as place
      cross join lateral find_quote(said, quote, place.stretches, place.places) as found);
  end loop;
  if all_matches = '{}' then
    all_matches := array(
      select quote_match(each.joined, each.source_id, each.passage_id, speaker_ids, supplementary_quoted)
      from pieces_of_several(said, quote) as each);
  end if;
  all_matches := array(
    select each from unnest(all_matches) as each
    where (said_from is null or each.said_on >= said_from) and (said_until is null or each.said_on <= said_until));
  id := 1;
  quoted_text := said;
  asked_for := speakers;
  verdict := coalesce((select min(each.verdict) from unnest(all_matches) as each), 'NOT_FOUND');
  matches := array(
    select row(row_number() over best, one.verdict, statement_id, speaker_id, source_id, exact, prefix, suffix, span_start, span_end,
      similarity, differences, pieces, distance, said_on, others)::quote_match
    from (
      -- One for each speaker and wording; the other sources are named there.
      select distinct on (each.verdict, each.exact, each.speaker_id, each.said_on) each.*, array(
          select distinct other.source_id from unnest(all_matches) as other
          where other.exact = each.exact and other.source_id <> each.source_id order by other.source_id) as others
      from unnest(all_matches) as each
      order by each.verdict, each.exact, each.speaker_id, each.said_on, each.statement_id, each.source_id, each.span_start) as one
    window best as (order by one.verdict, statement_id is null, similarity desc, said_on, source_id, span_start)
    order by 1
    limit least(greatest(most, 0), 100));
  return next;
end $$;
comment on function check_quote is
  'What is on record of a quotation: the best verdict of all places, and the places, the best first; said by one of some, if speakers are '
  'given, and in a period, if one is.';

create or replace function quote_notes(quoted text, verdict quote_verdict, speakers text[]) returns text[]
  language plpgsql stable parallel safe as $$
declare
  notes text[] := array(
    select format('There is no %s.', speaker)
    from unnest(speakers) with ordinality as asked (speaker, n)
    where not exists (select from actor_gid where gid = speaker) order by n);
  spoken_there text;
  inserted constant text := (
    select string_agg(distinct each[1], ', ') from regexp_matches(quoted, '(\[[^][]*[^][[:space:].…]{2,}[^][]*\])', 'g') as each);
begin
  if inserted is not null then
    notes := notes || format('What stands in brackets is the writer''s, and was not compared: %s.', inserted);
  end if;
  if verdict = 'NOT_FOUND' then
    -- By the words that every text of a language has.
    with word as (
      select distinct lower(key) as word
      from tokens_of(quoted) as told, unnest(told.keys, told.are_words) as each (key, is_word) where is_word),
    spoken as (
      select language, count(*) filter (where ts_lexize(stemmer_of(language), word) = '{}') as common
      from word, unnest(array['ar', 'da', 'de', 'el', 'en', 'es', 'fi', 'fr', 'hu', 'id', 'it', 'ne', 'nl', 'no', 'pt', 'ro', 'ru', 'sv',
        'ta', 'tr']) as language
      group by language),
    held as (select distinct split_part(language, '-', 1) as language from languages_in_use() as language)
    select language into spoken_there
    from spoken
    where common >= 2 and common > coalesce((select max(common) from spoken where language in (select language from held)), 0)
    order by common desc, language
    limit 1;
    if found then
      notes := notes || format('The quotation seems to be in a language in which nothing is on record (%s).', spoken_there);
    end if;
  end if;
  return notes;
end $$;
comment on function quote_notes is 'What limits the answer about a quotation, in sentences.';
