-- Which words of a text or a name answer a search, and where they stand in it.
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.
drop function if exists source_excerpt(bigint, jsonb);
drop function if exists excerpt(text, text, jsonb);
drop function if exists text_highlights(text, text, jsonb);
drop function if exists name_highlights(text, text);

create or replace function is_letter_for_letter(text text, letters text) returns bool
  language sql immutable strict parallel safe
  return length(letters) = length(text) and (octet_length(text) = length(text) or text is nfkc normalized and
    text !~ '[\u00AD\u034F\u061C\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u115F\u1160\u17B4\u17B5'
      '\u180B-\u180F\u200B\u200D-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\U000E0000-\U000E0FFF]');
comment on function is_letter_for_letter is 'Whether each letter of a text (letters) stands where the text has it.';

create or replace function letter_places(dictionary text, text text, out begun int[], out ended int[])
  language plpgsql immutable strict parallel safe as $$
declare
  piece text;
  made text;
  part text;
  before int := 0;
  more int;
  so_far int;
begin
  begun := '{}';
  ended := '{}';
  for piece in select cut[1] from regexp_matches(text, '\s+|\S+', 'g') as cut loop
    made := letters(dictionary, piece);
    so_far := cardinality(begun);
    more := before;
    if is_letter_for_letter(piece, made) then
      -- One by one: only so does an array grow without being copied.
      for n in before .. before + length(piece) - 1 loop
        begun := begun || n;
        ended := ended || n + 1;
      end loop;
    else
      -- A letter with its marks.
      for part in
        select cut[1] from regexp_matches(piece,
          '.[\u00AD\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u0900-\u0903\u093A-\u094F\u09BC-\u09D7'
            '\u0A3C-\u0A51\u0ABC-\u0ACD\u0B3C-\u0B57\u0BBE-\u0BD7\u0C3C-\u0C56\u0CBC-\u0CD6\u0D3B-\u0D57\u0DCA-\u0DDF\u1160-\u11FF'
            '\u200B-\u200F\u2060-\u206F\u3099\u309A\uFE00-\uFE0F\uFEFF]*', 'g') as cut
      loop
        for n in 1 .. length(letters(dictionary, part)) loop
          begun := begun || more;
          ended := ended || more + length(part);
        end loop;
        more := more + length(part);
      end loop;
      -- Where parts change one another: all of it.
      if cardinality(begun) - so_far <> length(made) then
        begun := begun[:so_far] || array_fill(before, array[length(made)]);
        ended := ended[:so_far] || array_fill(before + length(piece), array[length(made)]);
      end if;
    end if;
    before := before + length(piece);
  end loop;
end $$;
comment on function letter_places is
  'Where each letter of a text (letters) comes from: code points before and up to the end of that part of the text.';

create or replace function word_places(dictionary text, text text) returns table (place int, word text, begun int, ended int)
  language plpgsql immutable strict parallel safe rows 50
  -- Planned anew, it would take several times as long.
  set plan_cache_mode = force_generic_plan as $$
declare
  said constant text := letters(dictionary, text);
  marked_text constant text := marked(said);
  is_ascii constant bool := octet_length(text) = length(text);
  unspaced constant text := '[' || unspaced() || ']';
  has_unspaced constant bool := not is_ascii and marked_text ~ unspaced;
  -- Where each letter comes from; null where from its own place.
  firsts int[];
  lasts int[];
begin
  if not has_unspaced and marked_text !~ '[0-9\u0001\u0002]' and (is_ascii or is_letter_for_letter(text, said)) then
    return query
      select places::int, spaced, until_there::int - length(spaced), until_there::int
      from (
        select spaced, sum(length(spaced) + 1) over up_to_it - 1 as until_there,
          count(*) filter (where spaced <> '') over up_to_it as places
        from string_to_table(marked_text, ' ') with ordinality as each_word (spaced, number)
        window up_to_it as (order by number rows unbounded preceding)) as each_place
      where spaced <> '';
    return;
  end if;
  if not is_letter_for_letter(text, said) then
    select * into firsts, lasts from letter_places(dictionary, text);
  end if;
  return query
    with cut as (
      select number::int as n, gap, cut_word, (sum(length(gap) + length(cut_word)) over (order by number))::int as until
      from regexp_matches(marked_text, case when has_unspaced
          then '([ \u0001\u0002]*)([0-9][0-9\u0001]*|'
            || unspaced || '|[^ \u0001\u00020-9' || unspaced() || '][^ \u00020-9' || unspaced() || ']*)'
          else '([ \u0001\u0002]*)([0-9][0-9\u0001]*|[^ \u0001\u00020-9][^ \u00020-9]*)' end, 'g')
          with ordinality as each_cut (parts, number),
        lateral (select parts[1], parts[2]) as each_part (gap, cut_word)),
    following as (
      select *, lead(gap) over next_one as next_gap, lead(gap, 2) over next_one as gap_after, lead(cut_word) over next_one as next_word,
        lead(until) over next_one as next_until
      from cut window next_one as (order by n)),
    kept as (
      select n, replace(cut_word, E'\u0001', '') || case when is_pair then next_word else '' end as kept_word,
        until - length(cut_word) as since, case when is_pair then next_until else until end as until
      from following, lateral (
        select coalesce(has_unspaced and next_gap !~ '[ \u0002]' and cut_word ~ unspaced and next_word ~ unspaced, false)
      ) as paired (is_pair)
      union all
      -- email, of e-mail.
      select n + of_both, replace(cut_word || next_word, E'\u0001', ''), until - length(cut_word), next_until
      from following, unnest(array[0, 1]) as of_both
      where next_gap = E'\u0002' and strpos(gap, E'\u0002') = 0 and coalesce(strpos(gap_after, E'\u0002'), 0) = 0
        and not (has_unspaced and cut_word || next_word ~ unspaced))
    select n, kept_word, coalesce(firsts[since + 1], since), coalesce(lasts[until], until)
    from kept;
end $$;
comment on function word_places is
  'The words of a text as they are kept, with their places among them, and where they stand in it: code points before and up to the end '
  'of each.';

create or replace function placed_highlights(text text, dictionary text, query jsonb) returns table (span_start int, span_end int)
  language plpgsql immutable parallel safe rows 10
  -- Nobody knows how many answer when this is planned. To PostgreSQL before 18 what is switched off costs ten billions, and so it would
  -- compile each statement, which takes a second.
  set plan_cache_mode = force_generic_plan set enable_nestloop = off set jit = off as $$
declare
  stemmer constant regdictionary := stemmer_of(dictionary);
  forms constant text[] := query ->> 'forms';
begin
  return query
    with mark as materialized (
      select option, each_mark.place, each_form, each_mark.begun as is_begun
      from jsonb_to_recordset(query -> 'marks') as each_mark (option int, place int, forms text[], begun bool),
        unnest(each_mark.forms) as each_form),
    found_there as materialized (
      select * from (
        select place, begun, ended, unnest(case
          when dictionary = '' then array[word, '=' || word, left(word, 1)]
          when dictionary = 'tr' then array[word, '=' || folded(word), left(word, 1),
            'tr:' || folded((ts_lexize(stemmer, word))[1]), 'tr:' || (ts_lexize(stemmer, folded(word)))[1]]
          else array[word, '=' || word, left(word, 1), dictionary || ':' || (ts_lexize(stemmer, word))[1]] end) as each_form,
          word
        from word_places(dictionary, text)) as each_word
      where each_form = any (forms)),
    hit as (
      select distinct option, found_there.place - mark.place as since, mark.place, found_there.begun, found_there.ended
      from found_there join mark using (each_form)
      where is_begun or length(each_form) > 1 or each_form = word),
    answer as (
      select option, since
      from hit join (select option, count(distinct mark.place) as places from mark group by option) as whole using (option)
      group by option, since, places having count(distinct place) = places),
    part as (
      select distinct begun, ended from hit join answer using (option, since)),
    island as (
      select begun, ended,
        begun > max(ended) over (order by begun, ended rows between unbounded preceding and 1 preceding) as is_new
      from part),
    numbered as (
      select begun, ended, count(*) filter (where is_new) over (order by begun, ended) as n from island)
    select min(begun), max(ended) from numbered group by n order by 1;
end $$;
comment on function placed_highlights is
  'What text_highlights says of a text whose words do not stand between spaces as they are kept, or of a search for words in a row: by '
  'their places.';

create or replace function run_highlights(marked text, runs text[]) returns table (span_start int, span_end int)
  language sql immutable strict parallel safe rows 3
begin atomic
  with hit as (
    select ended - length(piece) as begun, ended - length(piece) + length(run) as ended
    from (
      select run, n, piece, (sum(length(piece)) over (partition by run order by n))::int as ended
      -- Where one begins; another may overlap it.
      from unnest(runs) as run,
        string_to_table(regexp_replace(marked, '(?=' || run || ')', E'\u0001', 'g'), E'\u0001') with ordinality as cut (piece, n)
    ) as each_piece
    where n > 1),
  island as (
    select begun, ended, begun > max(ended) over (order by begun, ended rows between unbounded preceding and 1 preceding) as is_new
    from hit),
  numbered as (
    select begun, ended, count(*) filter (where is_new) over (order by begun, ended) as n from island)
  select min(begun), max(ended) from numbered group by n order by 1;
end;
comment on function run_highlights is
  'Where letters stand in a row in a text (marked): code points before and up to the end of each such stretch.';

create or replace function text_highlights(text text, language text, queries jsonb)
  returns table (span_start int, span_end int, supplementary int[])
  language plpgsql immutable parallel safe rows 10 as $$
declare
  dictionary constant text := dictionary_of(language);
  query constant jsonb := queries -> dictionary;
  beginning constant text := left(text, 16000);
  said text;
  forms text[];
  stemmer regdictionary;
  word text;
begin
  if query is null or text is null then
    return;
  end if;
  supplementary := supplementary_places(beginning);
  if dictionary <> 'tr' and (query -> 'single')::bool then
    said := letters(dictionary, beginning);
    if octet_length(text) = length(text) or said !~ ('[' || unspaced() || ']') and is_letter_for_letter(beginning, said) then
      said := marked(said);
      -- Each word by itself, where it stands as it is kept: most texts are such. By their places, they would take three times as long.
      if said !~ '[\u0001\u0002]|[0-9][^0-9 ]|[^0-9 ][0-9]' then
        forms := query ->> 'forms';
        stemmer := stemmer_of(dictionary);
        span_end := -1;
        foreach word in array string_to_array(said, ' ') loop
          span_start := span_end + 1;
          span_end := span_start + length(word);
          if dictionary || ':' || (ts_lexize(stemmer, word))[1] = any (forms) or word = any (forms) or '=' || word = any (forms) then
            return next;
          end if;
        end loop;
        return;
      end if;
    end if;
  end if;
  if jsonb_typeof(query -> 'runs') = 'array' then
    said := letters(dictionary, beginning);
    if is_letter_for_letter(beginning, said) then
      said := marked(said);
      if strpos(said, E'\u0001') = 0 then
        return query
          select run.*, supplementary from run_highlights(said, array(select jsonb_array_elements_text(query -> 'runs'))) as run;
        return;
      end if;
    end if;
  end if;
  return query select placed.*, supplementary from placed_highlights(beginning, dictionary, query) as placed;
end $$;
comment on function text_highlights is
  'Which words of a text answer a text search (text_queries): code points before and up to the end of each; of the first 16,000. And '
  'where these have characters of two units in UTF-16.';

create or replace function placed_name_highlights(name text, wanted text[]) returns table (span_start int, span_end int)
  language sql immutable strict parallel safe rows 3
begin atomic
  with found as materialized (
    select begun, ended, latin(word) as word, word ~ ('[' || unspaced() || ']') as is_unspaced from word_places('', name)),
  hit as (
    -- Folded, a word may be longer: Weiß has four letters, weiss five.
    select begun, ended, case when is_unspaced then ended
      else begun + least(ended - begun, max(length(each)) filter (where starts_with(word, each))) end as until
    from found, unnest(wanted) as each
    where starts_with(word, each) or not is_unspaced and similarity(word, each) >= 0.3
    group by begun, ended, is_unspaced),
  island as (
    select begun, coalesce(until, ended) as until, begun >= max(coalesce(until, ended))
        over (order by begun, ended rows between unbounded preceding and 1 preceding) as is_new
    from hit),
  numbered as (
    select begun, until, count(*) filter (where is_new) over (order by begun, until) as n from island)
  select min(begun), max(until) from numbered group by n;
end;
comment on function placed_name_highlights is
  'What name_highlights says of a name whose letters do not all stand where they are kept: by the places of its words.';

create or replace function name_highlights(name text, query text)
  returns table (span_start int, span_end int, supplementary int[])
  language plpgsql immutable strict parallel safe rows 3 as $$
declare
  wanted constant text[] := name_words_asked(query);
  word text;
  word_end int;
  begun int;
begin
  if name ~ '[^A-Za-z ]' then
    supplementary := supplementary_places(name);
    return query select placed.*, supplementary from placed_name_highlights(name, wanted) as placed;
    return;
  end if;
  foreach word in array string_to_array(lower(name), ' ') loop
    span_start := coalesce(word_end + 1, 0);
    word_end := span_start + length(word);
    begun := (select max(length(each)) from unnest(wanted) as each where starts_with(word, each));
    if begun is not null or exists (select from unnest(wanted) as each where similarity(word, each) >= 0.3) then
      span_end := coalesce(span_start + begun, word_end);
      return next;
    end if;
  end loop;
end $$;
comment on function name_highlights is
  'Which words of a name answer a query: code points before and up to the end of the part that does, or of the whole word where it is '
  'only alike. And where it has characters of two units in UTF-16.';

create or replace function excerpt(text text, language text, queries jsonb) returns text
  language sql immutable parallel safe
begin atomic
  with hit as (
    select span_start, count(*) over (order by span_start range between current row and 250 following) as hits
    from text_highlights(text, language, queries)),
  best as (
    select greatest(span_start - 60, 0) as begun from hit order by hits desc, span_start limit 1),
  cut as (
    select begun, substr(text, begun + 1, 400) as part, length(text) > begun + 400 as is_cut from best)
  -- No word is cut in two, where there are spaces between words.
  select regexp_replace(case when is_cut then regexp_replace(part, '\s+\S{0,40}$', '') else part end,
    case when begun = 0 then '^$' else '^\S{0,40}\s+' end, '')
  from cut;
end;
comment on function excerpt is
  'The part of a text, up to 400 code points, that has most of the words of a text search (text_queries), to the letter.';

create or replace function source_excerpt(searched_id bigint, queries jsonb) returns text
  language sql stable parallel safe
begin atomic
  select excerpt(coalesce(substr(source.text, part.span_start + 1, part.span_end - part.span_start), source.text), source.language, queries)
  from source
  left join lateral (
    select span_start, span_end from source_part
    where source_id = source.id
    order by relevance(words, language, queries) desc, position
    limit 1) as part on true
  where source.id = searched_id;
end;
comment on function source_excerpt is
  'The part of the text of a source, up to 400 code points, that has most of the words of a text search (text_queries), to the letter.';
