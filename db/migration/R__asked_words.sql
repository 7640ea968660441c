-- What a text search asks for.
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.

create or replace function languages_in_use() returns setof text
  language sql stable parallel safe rows 5
begin atomic
  -- From one language to the next in the index, over all that has it.
  with recursive said as (
    (select language from statement order by language limit 1)
    union all
    select (select statement.language from statement where statement.language > said.language order by statement.language limit 1)
    from said where said.language is not null),
  published as (
    (select language from source order by language limit 1)
    union all
    select (select source.language from source where source.language > published.language order by source.language limit 1)
    from published where published.language is not null)
  select language from said where language is not null
  union
  select language from published where language is not null;
end;
comment on function languages_in_use is 'The languages of statements and sources.';

create or replace function text_to_find(wanted text) returns text
  language plpgsql immutable strict parallel safe as $$
begin
  if letters('', wanted) !~ '[[:alnum:]]' then
    raise sqlstate 'OR002' using message = 'the text to look for has no word in it: allowed is a text with at least one letter or digit';
  end if;
  if length(wanted) > 1000 then
    raise sqlstate 'OR003' using
      message = format('the text to look for has %s characters: allowed are at most 1,000', to_char(length(wanted), 'FM999,999,999'));
  end if;
  return wanted;
end $$;
comment on function text_to_find is 'The text, if it can be looked for; else an error: it has no word, or is too long.';

create or replace function variants(word text) returns text[]
  language plpgsql immutable strict parallel safe as $$
declare
  other text;
begin
  if octet_length(word) = length(word) then
    other := translate(replace(replace(replace(word, 'lj', 'љ'), 'nj', 'њ'), 'dz', 'џ'),
      'abvgdezijklmnoprstufhc', 'абвгдезијклмнопрстуфхц');
    -- What is left of q, w, x and y is no word of the other alphabet.
    return case when other ~ '[a-z]' then array[word] else array[word, other] end;
  elsif word ~ '^[\u05D0-\u05EA]{2,}$' then
    other := regexp_replace(word, '^[וש]?ה(?=...)', '');
    return array[word, other] || array(select prefix || other from unnest(array['ה', 'ו', 'ב', 'ל', 'כ', 'ש', 'מ', 'וה', 'שה']) as prefix);
  elsif word ~ '^[\u0620-\u06FF]{2,}$' then
    other := regexp_replace(regexp_replace(word, '^[وف]?(ال|بال|كال|لل)(?=..)', ''), '(?<=..)هاي?$', '');
    return array[word, other, other || 'ها', other || 'هاي']
      || array(select prefix || other from unnest(array['ال', 'و', 'وال', 'ب', 'بال', 'ل', 'لل', 'ف', 'فال', 'ك', 'كال']) as prefix);
  elsif word ~ '^[а-яђјљњћџ]+$' then
    return array[word, latin(word)];
  end if;
  return array[word];
end $$;
comment on function variants is
  'A word, and as it may stand in a text whose dictionary does not know: with an article or what else is written together with it in '
  'Hebrew and Arabic, with the plural of Persian, in the other alphabet of Serbian.';

create or replace function choices(dictionary text, word text) returns text[]
  language plpgsql immutable strict parallel safe as $$
declare
  stemmer constant regdictionary := stemmer_of(dictionary);
  stem text;
  variant text;
  forms text[] := '{}';
begin
  if dictionary = '' then
    return variants(word);
  elsif dictionary in ('ar', 'tr') then
    foreach variant in array case when word ~ '^[\u0620-\u06FF]' then variants(word) else array[word, folded(word)] end loop
      stem := folded((ts_lexize(stemmer, variant))[1]);
      if stem is not null and array_position(forms, dictionary || ':' || stem) is null then
        forms := forms || (dictionary || ':' || stem);
      end if;
    end loop;
    return forms;
  end if;
  stem := (ts_lexize(stemmer, word))[1];
  return case when stem is null then '{}' else array[dictionary || ':' || stem] end;
end $$;
comment on function choices is 'Which words that are kept of a text are forms of a word in a language; none where every text has it.';

create or replace function terms_of(query text) returns text[]
  language plpgsql immutable strict parallel safe as $$
declare
  said text := query;
  cut text[];
  terms text[] := '{}';
begin
  if octet_length(said) <> length(said) then
    -- Those within a word of Hebrew are no quotation marks.
    said := regexp_replace(said, '(?<=[\u05D0-\u05EA\u05B0-\u05C7])["״”](?=[\u05D0-\u05EA])', '', 'g');
    said := translate(said, '“”„‟«»「」『』＂　', repeat(chr(34), 11) || ' ');
  end if;
  if strpos(said, '. ') > 0 then
    -- J. K.
    said := regexp_replace(said, '(?<![[:alnum:]])([[:alpha:]])\. (?=[[:alpha:]]\.)', '\1.', 'g');
  end if;
  for cut in select regexp_matches(said, '(-?)"([^"]*)"?|([^\s"]+)', 'g') loop
    terms := terms || case
      when cut[2] is not null then case cut[1] when '-' then '-"' else '+"' end || cut[2]
      when lower(cut[3]) = 'or' then '|'
      when cut[3] like '-_%' then '- ' || ltrim(cut[3], '-')
      else '+ ' || cut[3]
    end;
  end loop;
  return terms;
end $$;
comment on function terms_of is
  'The terms of a text search: + or -, whether it must be there or must not, " or a space, for a phrase or a word, and the words; or |, '
  'between alternatives.';

create or replace function term_asked(dictionary text, term text, is_phrase bool, option int,
    out said text, out marks jsonb, out left_out text[], out is_own bool)
  language plpgsql immutable strict parallel safe as $$
declare
  written text := letters(dictionary, term);
  words text[];
  word text;
  forms text[];
  sought text;
  is_begun bool;
  is_pair bool := false;
  last_place int;
begin
  marks := '[]';
  left_out := '{}';
  is_own := false;
  if not is_phrase and written ~ '^[a-z]+$' then
    forms := choices(dictionary, left(written, 60));
    if forms = '{}' then
      left_out := array[left(written, 60)];
      is_own := true;
    else
      said := '(''' || array_to_string(forms, ''' | ''') || ''')';
      marks := jsonb_build_array(jsonb_build_object('option', option, 'place', 1, 'forms', forms, 'begun', false));
    end if;
    return;
  end if;
  if not is_phrase and octet_length(written) <> length(written) then
    -- Without the particles of Korean.
    written := regexp_replace(written,
      '^([가-힣]{2,})(에서|으로|부터|까지|에게|한테|처럼|보다|이나|[을를이가은는의에와과도로만])$', '\1');
  end if;
  words := string_to_array(apart(marked(written)), ' ');
  for place in 1 .. cardinality(words) loop
    word := left(split_part(words[place], '/', -1), 60);
    is_begun := false;
    if strpos(word, E'\u0003') > 0 then
      forms := array[left(word, 1) || left(words[place + 1], 1)];
      is_pair := true;
    elsif is_pair then
      -- The last letter of a run, of which there are pairs.
      is_pair := false;
      continue;
    elsif word < ':' collate "C" then
      forms := array[word];
    elsif octet_length(word) <> length(word) and word ~ ('[' || unspaced() || ']') then
      forms := array[word];
      is_begun := true;
    elsif is_phrase and dictionary <> '' then
      word := folded(word);
      forms := array['=' || word];
      if (ts_lexize(stemmer_of(dictionary), word))[1] = word then
        sought := '''' || dictionary || ':' || word || ''':AC';
      end if;
    elsif is_phrase then
      forms := array[word];
    elsif word = 's' and place = cardinality(words) and words[place - 1] < ':' collate "C" then
      continue;
    else
      forms := choices(dictionary, word);
      if forms = '{}' then
        left_out := left_out || word;
        is_own := true;
        continue;
      end if;
    end if;
    sought := coalesce(sought, '''' || array_to_string(forms, case when is_begun then ''':* | ''' else ''' | ''' end)
      || case when is_begun then ''':*' else '''' end);
    said := concat(said || ' <' || place - last_place || '> ', '(' || sought || ')');
    marks := marks || jsonb_build_object('option', option, 'place', place, 'forms', forms, 'begun', is_begun);
    last_place := place;
    sought := null;
  end loop;
  -- email, where e-mail is asked for.
  if not is_phrase and cardinality(words) = 2 and words[1] like '%/%' then
    forms := choices(dictionary, left(split_part(words[1], '/', 1), 60));
    if forms <> '{}' then
      said := concat('(' || said || ') | ', '''' || array_to_string(forms, ''' | ''') || '''');
      marks := marks || jsonb_build_object('option', -option, 'place', 1, 'forms', forms, 'begun', false);
    end if;
  end if;
  if said is not null then
    left_out := '{}';
  end if;
end $$;
comment on function term_asked is
  'What a word or a phrase of a text search means to a dictionary: the query, or nothing where every text has it; what to mark; which '
  'words it leaves out, if nothing else is asked for; and whether it means that to this dictionary only.';

create or replace function run_of(marks jsonb) returns text
  language sql immutable strict parallel safe
  return (
    select case
        when bool_and(option > 0 and not begun and forms[1] ~ ('^[' || unspaced() || ']{2}$')) and max(place) - min(place) < count(*)
        then string_agg(left(forms[1], 1), '' order by place) || right((array_agg(forms[1] order by place desc))[1], 1) end
    from jsonb_to_recordset(marks) as mark (option int, place int, forms text[], begun bool));
comment on function run_of is
  'The letters that are asked for in a row, of a script without spaces; nothing where something else is asked for (marks, as term_asked '
  'has them).';

create or replace function asked(dictionary text, terms text[]) returns jsonb
  language plpgsql immutable strict parallel safe as $$
declare
  each text;
  term record;
  word text;
  meant text[];
  number int := 0;
  has text[] := '{}';
  lacks text[] := '{}';
  said text;
  groups jsonb := '[]';
  marks jsonb := '[]';
  forms text[] := '{}';
  left_out text[] := '{}';
  is_own bool := false;
  is_single bool := true;
  runs text[] := '{}';
begin
  -- At the end, as if there were another alternative to come.
  foreach each in array terms || '|'::text loop
    if each = '|' then
      if has <> '{}' then
        said := concat(said || ' | ', '((' || array_to_string(has || lacks, ') & (') || '))');
        groups := groups || jsonb_build_object('has', has, 'lacks', lacks);
      elsif lacks <> '{}' then
        -- What only lacks words is almost everything.
        return null;
      end if;
      has := '{}';
      lacks := '{}';
      continue;
    end if;
    number := number + 1;
    if each ~ '^\+ [A-Za-z]+$' then
      word := left(letters(dictionary, substr(each, 3)), 60);
      meant := choices(dictionary, word);
      if meant = '{}' then
        left_out := left_out || word;
        is_own := true;
      else
        has := has || ('(''' || array_to_string(meant, ''' | ''') || ''')');
        marks := marks || jsonb_build_object('option', number, 'place', 1, 'forms', meant, 'begun', false);
        forms := forms || meant;
        runs := runs || null::text;
      end if;
      continue;
    end if;
    term := term_asked(dictionary, substr(each, 3), substr(each, 2, 1) = '"', number);
    is_own := is_own or term.is_own;
    left_out := left_out || term.left_out;
    if term.said is null then
      null;
    elsif left(each, 1) = '-' then
      lacks := lacks || ('!(' || term.said || ')');
      is_own := true;
    else
      has := has || term.said;
      marks := marks || term.marks;
      forms := forms || array(select jsonb_array_elements_text(mark -> 'forms') from jsonb_array_elements(term.marks) as mark);
      is_single := is_single and jsonb_array_length(term.marks) = 1;
      runs := runs || case when each ~ ('[' || unspaced() || ']') then run_of(term.marks) end;
    end if;
  end loop;
  if said is null then
    return null;
  end if;
  return jsonb_build_object('said', said, 'own', is_own, 'groups', groups, 'marks', marks, 'single', is_single, 'leftOut', left_out,
    'rank', querytree(said::tsquery), 'forms', forms::text, 'runs', case when array_position(runs, null) is null then runs end);
end $$;
comment on function asked is
  'What a text search (words, "phrases", or, -not) means to a dictionary: the query (said), the same without what must not stand there '
  '(rank), its alternatives of words (groups), whether it means that to this dictionary only (own), what to mark (marks; forms, all of '
  'its words), each by itself (single) or some in a row (runs, where nothing but letters in a row is asked for), and which words it '
  'leaves out, because every text has them (leftOut); nothing where it asks for no word.';

create or replace function queries_of(query text, dictionaries text[]) returns jsonb
  language plpgsql immutable strict parallel safe as $$
declare
  terms constant text[] := terms_of(query);
  dictionary text;
  number int;
  one jsonb;
  queries jsonb := '{}';
begin
  -- A hundred letters of ASCII are no more words.
  if octet_length(query) > 100 then
    number := cardinality(string_to_array(apart(marked(letters('', query))), ' '));
    if number > 100 then
      raise sqlstate 'OR003' using
        message = format('the text to look for has %s words, or pairs of letters: allowed are at most 100',
          to_char(number, 'FM999,999,999'));
    end if;
  end if;
  foreach dictionary in array dictionaries loop
    one := asked(dictionary, terms);
    if one is not null then
      queries := queries || jsonb_build_object(dictionary, one);
    end if;
  end loop;
  -- Without a dictionary, no word is too common to be looked for; but only where there is none for any text.
  if queries = '{}' or queries - '' = '{}' and dictionaries <> array[''] then
    return null;
  end if;
  return queries;
end $$;
comment on function queries_of is
  'What a text search means to each of some dictionaries, as asked tells it; nothing where it asks for no word, or only for such as '
  'every text has.';

create or replace function text_queries(query text) returns jsonb
  language plpgsql stable strict parallel safe as $$
begin
  return queries_of(query, array(select dictionary_of(language) from languages_in_use() as language union select ''));
end $$;
comment on function text_queries is
  'What a text search means to each dictionary in use, as asked tells it; nothing where it asks for no word, or only for such as every '
  'text has.';

create or replace function text_query_of(queries jsonb) returns tsquery
  language plpgsql immutable strict parallel safe as $$
begin
  return (
    select string_agg(distinct
      -- What is not said to one dictionary may well be to another.
      case when (asked ->> 'own')::bool then format('(%s) & ''<%s>''', asked ->> 'said', dictionary)
        else asked ->> 'said' end, ' | ')::tsquery
    from jsonb_each(queries) as by_dictionary (dictionary, asked));
end $$;
comment on function text_query_of is 'What a text search (text_queries) means in texts of whatever language.';

create or replace function text_query(query text) returns tsquery
  language plpgsql stable strict parallel safe as $$
declare
  queries jsonb := text_queries(text_to_find(query));
begin
  if queries is null then
    raise sqlstate 'OR002' using
      message = 'the text asks for no word, or only for such as every text has: allowed is a text with at least one other';
  end if;
  return text_query_of(queries);
end $$;
comment on function text_query is
  'What a text search means in texts of whatever language; an error where it asks for no word, or only for such as every text has.';

-- Titles of offices are in English, as the record uses them, or in letters that are not Latin, by which no language can be told.
create or replace function title_queries(query text) returns jsonb
  language sql immutable strict parallel safe
  return queries_of(query, array['', 'en']);
comment on function title_queries is
  'What a text search means in titles of offices, in the form of text_queries; nothing where it asks for no word.';

create or replace function title_query(query text) returns tsquery
  language plpgsql immutable strict parallel safe as $$
declare
  queries constant jsonb := title_queries(text_to_find(query));
begin
  if queries is null then
    raise sqlstate 'OR002' using
      message = 'the title asks for no word, or only for such as every text has: allowed is a title with at least one other';
  end if;
  return text_query_of(queries);
end $$;
comment on function title_query is
  'What a text search means in titles of offices; an error where it asks for no word, or only for such as every text has.';

create or replace function relevance(words tsvector, language text, queries jsonb) returns real
  language sql immutable parallel safe
  return ts_rank('{0.1, 0.1, 1, 1}', words, (queries -> dictionary_of(language) ->> 'rank')::tsquery);
comment on function relevance is 'How well a text answers a text search (text_queries): more and nearer words count more. From 0 on.';
