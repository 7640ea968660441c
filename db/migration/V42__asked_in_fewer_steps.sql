-- What a search box and a text filter ask for each time is worked out in fewer steps.

-- Each part by itself a plain table, so that whose name it is, is only looked up where that is asked.
create or replace view name as
  select 'NAME'::matched_field as field, upper(actor.type::text) as scope, name, null::text as language, null::text as script, folded_name,
    name_words, id as actor_id, null::bigint as event_id, null::bigint as place_id, null::bigint as topic_id
  from actor
  union all
  select 'ALIAS'::matched_field, (select upper(actor.type::text) from actor where actor.id = actor_id), name, language::text, script::text, folded_name,
    name_words, actor_id, null::bigint, null::bigint, null::bigint
  from actor_alias
  union all
  select 'NAME'::matched_field, 'EVENT'::text, name, null::text, null::text, folded_name, name_words, null::bigint, id, null::bigint, null::bigint
  from event
  union all
  select 'NAME'::matched_field, 'PLACE'::text, name, null::text, null::text, folded_name, name_words, null::bigint, null::bigint, id, null::bigint
  from place
  union all
  select 'ALIAS'::matched_field, 'PLACE'::text, name, language::text, script::text, folded_name, name_words, null::bigint, null::bigint, place_id, null::bigint
  from place_alias
  union all
  select 'NAME'::matched_field, 'TOPIC'::text, name, null::text, null::text, folded_name, name_words, null::bigint, null::bigint, null::bigint, id
  from topic;

create or replace function variants(word text) returns text[]
  language plpgsql immutable strict parallel safe as $$
declare
  other text;
begin
  if octet_length(word) = length(word) then
    other := translate(replace(replace(replace(word, 'lj', 'љ'), 'nj', 'њ'), 'dz', 'џ'), 'abvgdezijklmnoprstufhc', 'абвгдезијклмнопрстуфхц');
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

create function run_of(marks jsonb) returns text
  language sql immutable strict parallel safe
  return (
    select case when bool_and(option > 0 and not begun and forms[1] ~ ('^[' || unspaced() || ']{2}$')) and max(place) - min(place) < count(*)
        then string_agg(left(forms[1], 1), '' order by place) || right((array_agg(forms[1] order by place desc))[1], 1) end
    from jsonb_to_recordset(marks) as mark (option int, place int, forms text[], begun bool));
comment on function run_of is
  'The letters that are asked for in a row, of a script without spaces; nothing where something else is asked for (marks, as term_asked has them).';

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
  'What a text search (words, "phrases", or, -not) means to a dictionary: the query (said), the same without what must not stand there (rank), its alternatives of words (groups), whether it means that to this dictionary only (own), what to mark (marks; forms, all of its words), each by itself (single) or some in a row (runs, where nothing but letters in a row is asked for), and which words it leaves out, because every text has them (leftOut); nothing where it asks for no word.';

create function run_highlights(marked text, runs text[]) returns table (span_start int, span_end int)
  language sql immutable strict parallel safe rows 3
begin atomic
  with hit as (
    select ended - length(piece) as begun, ended - length(piece) + length(run) as ended
    from (
      select run, n, piece, (sum(length(piece)) over (partition by run order by n))::int as ended
      -- Where one begins; another may overlap it.
      from unnest(runs) as run, string_to_table(regexp_replace(marked, '(?=' || run || ')', E'\u0001', 'g'), E'\u0001') with ordinality as cut (piece, n)) as each_piece
    where n > 1),
  island as (
    select begun, ended, begun > max(ended) over (order by begun, ended rows between unbounded preceding and 1 preceding) as is_new from hit),
  numbered as (
    select begun, ended, count(*) filter (where is_new) over (order by begun, ended) as n from island)
  select min(begun), max(ended) from numbered group by n order by 1;
end;
comment on function run_highlights is 'Where letters stand in a row in a text (marked): code points before and up to the end of each such stretch.';

do $$
declare
  changed text := pg_get_functiondef('text_highlights(text, text, jsonb)'::regprocedure);
  begun text := '  return query select * from placed_highlights(beginning, dictionary, query);';
begin
  if strpos(changed, begun) = 0 then
    raise 'text_highlights() does not end as it did';
  end if;
  execute replace(changed, begun, $then$  if jsonb_typeof(query -> 'runs') = 'array' then
    said := letters(dictionary, beginning);
    if is_letter_for_letter(beginning, said) then
      said := marked(said);
      if strpos(said, E'\u0001') = 0 then
        return query select * from run_highlights(said, array(select jsonb_array_elements_text(query -> 'runs')));
        return;
      end if;
    end if;
  end if;
$then$ || begun);
end $$;

create or replace function text_queries(query text) returns jsonb
  language plpgsql stable strict parallel safe as $$
declare
  terms constant text[] := terms_of(query);
  dictionaries constant text[] := array(select dictionary_of(language) from languages_in_use() as language union select '');
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
        message = format('the text to look for has %s words, or pairs of letters: allowed are at most 100', to_char(number, 'FM999,999,999'));
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

-- Newest statements with some words: either all that have them are looked up, and the newest taken, or the newest are gone through until there
-- are enough. Where f of n statements have them, the newest k are among some k n / f; and one that is looked up takes as long as two that are
-- gone through. Before, rare words were looked up twice: first to see whether they are.

create function are_better_looked_up(words_asked tsquery, most int) returns bool
  language plpgsql stable strict parallel safe
  set enable_indexscan = on as $$
declare
  first constant bigint := (select min(id) from statement);
  number constant bigint := (select max(id) from statement) - first;
  seen int := 16;
  answer int;
  looked_at int;
begin
  loop
    select count(*) filter (where words @@ words_asked), count(*) into answer, looked_at
    from generate_series(first, first + number, greatest(1, number / 16)) as start join statement on id >= start and id < start + seen;
    if answer = 0 or seen = 64 then
      return answer <= 2 or answer * number < sqrt(0.5 * most * number) * looked_at;
    end if;
    -- Some, but how many? Of more, it can be told.
    seen := 64;
  end loop;
end $$;
comment on function are_better_looked_up is
  'Whether the newest statements whose texts answer are found sooner by looking up all that do than by going through the newest, as far as some at some places tell.';

create function statements_looked_up(words_asked tsquery, most int) returns table (id bigint, text text, language text, words tsvector)
  language sql stable strict parallel safe rows 1000
  set enable_seqscan = off set enable_indexscan = off set jit = off
begin atomic
  select id, text, language, words
  from statement
  where words @@ words_asked and status = 'CURRENT'
  order by coalesce(said_on_earliest, '-infinity') desc, id desc
  limit most;
end;
comment on function statements_looked_up is 'The newest current statements whose texts answer; all that do are looked up.';

drop function few_statements, are_more_statements;
do $$
declare
  changed text := pg_get_functiondef('search(text, text[])'::regprocedure);
  change text[];
begin
  foreach change slice 1 in array array[
      [$was$    few := few_statements(asked_words, 3 * most_statements);
$was$, ''],
      [$was$      with newest as (
        select id, text, language, words
        from statement
        where %s
        order by coalesce(said_on_earliest, '-infinity') desc, id desc
        limit %s)
      select$was$,
        $is$      with newest as (%s)
      select$is$],
      ['count(*) over () = %2$s, null::bigint, id, null', 'count(*) over () = $3, null::bigint, id, null'],
      [$was$case when few is null then format('words @@ %L::tsquery and status = ''CURRENT''', asked_words) else 'id = any ($3)' end,
      most_statements) using query, asked_for, few;$was$,
        $is$case when are_better_looked_up(asked_words, most_statements) then 'select * from statements_looked_up($4, $3)' else format(
        'select id, text, language, words from statement where words @@ %L::tsquery and status = ''CURRENT''
        order by coalesce(said_on_earliest, ''-infinity'') desc, id desc limit $3', asked_words) end) using query, asked_for, most_statements, asked_words;$is$]] loop
    if strpos(changed, change[1]) = 0 then
      raise 'search() has no %', change[1];
    end if;
    changed := replace(changed, change[1], change[2]);
  end loop;
  execute changed;
end $$;
