-- Most words and names are of plain letters. These need little of what other scripts need, and are told apart by their form.

-- Names.

create or replace function name_words(name text) returns text[]
  language plpgsql immutable strict parallel safe as $$
declare
  said text;
  words text[] := '{}';
  word text;
  half text;
begin
  if name !~ '[^A-Za-z ]' then
    return array(select distinct left(each, 60) from string_to_table(lower(name), ' ') as each where each <> '' order by 1);
  end if;
  said := apart(marked(translate(latin(letters('', name)), '.', ' ')));
  foreach word in array string_to_array(said, ' ') loop
    words := words || (half || left(word, 1));
    half := case when strpos(word, E'\u0003') > 0 then left(word, 1) end;
    if half is null then
      words := words || string_to_array(word, '/');
    end if;
  end loop;
  return array(select distinct left(each, 60) from unnest(words) as each where each <> '' order by 1);
end $$;

create function placed_name_highlights(name text, wanted text[]) returns table (span_start int, span_end int)
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
    select begun, coalesce(until, ended) as until, begun >= max(coalesce(until, ended)) over (order by begun, ended rows between unbounded preceding and 1 preceding) as is_new
    from hit),
  numbered as (
    select begun, until, count(*) filter (where is_new) over (order by begun, until) as n from island)
  select min(begun), max(until) from numbered group by n;
end;
comment on function placed_name_highlights is 'What name_highlights says of a name whose letters do not all stand where they are kept: by the places of its words.';

create or replace function name_highlights(name text, query text) returns table (span_start int, span_end int)
  language plpgsql immutable strict parallel safe rows 3 as $$
declare
  wanted constant text[] := name_words_asked(query);
  word text;
  word_end int;
  begun int;
begin
  if name ~ '[^A-Za-z ]' then
    return query select * from placed_name_highlights(name, wanted);
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

-- The settings of a function can only be told where the extension is at work that has them.
select similarity('', '');
drop function names_like;

create function names_like(query text, scopes text[], alike boolean) returns table (
    score real, field matched_field, matched text, language text, script text, actor_id bigint, event_id bigint, place_id bigint, topic_id bigint, is_other boolean)
  language plpgsql stable parallel safe rows 100
  set pg_trgm.similarity_threshold = 0.4 set pg_trgm.word_similarity_threshold = 0.55 as $$
declare
  wanted text[] := name_words_asked(query);
  whole tsquery := (select string_agg(quote_literal(word), ' & ')::tsquery from unnest(wanted) as word);
  begun tsquery := (select string_agg(quote_literal(word) || ':*', ' & ')::tsquery from unnest(wanted) as word);
  vector tsvector := array_to_tsvector(name_words(query));
  folded_query text := folded(query);
  is_ascii bool := octet_length(folded_query) = length(folded_query);
  found bigint;
begin
  if begun is null then
    return;
  end if;
  -- Of two names that answer as well, the one that has less beside what was asked for.
  return query
    select (case when name.name_words = vector then 1.0 when name.name_words @@ whole then 0.9 else 0.8 end
        - 0.05 * (1 - least(1, length(folded_query)::real / length(name.name)))
        -- And one in the same script before one in another.
        - case when is_ascii = (octet_length(name.folded_name) = length(name.folded_name)) then 0 else 0.05 end)::real,
      name.field, name.name, name.language, name.script, name.actor_id, name.event_id, name.place_id, name.topic_id,
        strpos(name.folded_name, folded_query) = 0
    from name
    where name.name_words @@ begun and (scopes is null or name.scope = any (scopes))
    limit 20000;
  get diagnostics found = row_count;
  if alike and found < 20 then
    return query
      select (0.7 * greatest(similarity(name.folded_name, folded_query), word_similarity(folded_query, name.folded_name)))::real,
        name.field, name.name, name.language, name.script, name.actor_id, name.event_id, name.place_id, name.topic_id,
        strpos(name.folded_name, folded_query) = 0
      from name
      where (name.folded_name % folded_query or folded_query <% name.folded_name) and (scopes is null or name.scope = any (scopes))
        and not name.name_words @@ begun
      limit 2000;
  end if;
end $$;
comment on function names_like is
  'Names that answer a query, how well, from 0 to 1, and whether in other words than it has: made of its words in any order, having them, having words that begin with them; if there are few of these, and such are wanted, also names that are like it.';

-- What is looked for among names only needs no words of texts.
do $$
declare
  changed text := pg_get_functiondef('search(text, text[])'::regprocedure);
  change text[];
begin
  foreach change slice 1 in array array[
      ['asked_for constant jsonb := text_queries(text_to_find(query));',
        'asked_for constant jsonb := case when statements or sources then text_queries(text_to_find(query)) end;'],
      ['position(folded(query) in folded(likely.matched)) = 0', 'likely.is_other']] loop
    if strpos(changed, change[1]) = 0 then
      raise 'search() has no %', change[1];
    end if;
    changed := replace(changed, change[1], change[2]);
  end loop;
  execute changed;
  changed := pg_get_functiondef('suggest(text, text[], int)'::regprocedure);
  if strpos(changed, 'position(folded(prefix) in folded(matched)) = 0') = 0 then
    raise 'suggest() does not compare names as it did';
  end if;
  execute replace(changed, 'position(folded(prefix) in folded(matched)) = 0', 'is_other');
end $$;

-- Words.

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
    sought := coalesce(sought, '''' || array_to_string(forms, case when is_begun then ''':* | ''' else ''' | ''' end) || case when is_begun then ''':*' else '''' end);
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

create or replace function text_query_of(queries jsonb) returns tsquery
  language plpgsql immutable strict parallel safe as $$
begin
  return (
    select string_agg(distinct
      -- What is not said to one dictionary may well be to another.
      case when (asked ->> 'own')::bool then format('(%s) & ''<%s>''', asked ->> 'said', dictionary) else asked ->> 'said' end, ' | ')::tsquery
    from jsonb_each(queries) as by_dictionary (dictionary, asked));
end $$;

-- To look up what many texts have takes long. What many have, some have wherever one looks.

create function are_more_statements(words_asked tsquery, than int) returns bool
  language plpgsql stable strict parallel safe
  set enable_indexscan = on as $$
declare
  first constant bigint := (select min(id) from statement);
  last constant bigint := (select max(id) from statement);
  step constant bigint := greatest(1, (last - first) / 16);
  seen int := 16;
  answer int;
  looked_at int;
begin
  loop
    select count(*) filter (where words @@ words_asked), count(*) into answer, looked_at
    from generate_series(first, last, step) as start join statement on id >= start and id < start + seen;
    if answer = 0 or seen = 64 then
      return answer > 2 and answer * (last - first) > than * looked_at::bigint;
    end if;
    -- Some, but how many? Of more, it can be told.
    seen := 64;
  end loop;
end $$;
comment on function are_more_statements is 'Whether more statements answer, as far as some at some places tell.';

create or replace function few_statements(words_asked tsquery, most int) returns bigint[]
  language plpgsql stable strict parallel safe
  set enable_seqscan = off set enable_indexscan = off set jit = off as $$
begin
  if are_more_statements(words_asked, most) then
    return null;
  end if;
  return (
    select case when count(*) < most then coalesce(array_agg(id), '{}') end
    from (select id from statement where words @@ words_asked and status = 'CURRENT' limit most) as found);
end $$;

-- Timelines. Of the days of a month or a year, the month or the year is worked out once (offset 0: and only then asked how precise it is).

create function as_precise_as(value text, unit text) returns text
  language sql immutable parallel safe
  return case when unit in ('MONTH', 'YEAR') and length(value) = 10 and substr(value, 5, 1) = '-' and substr(value, 8, 1) = '-' and right(value, 1) <> 'X'
    then left(value, case unit when 'YEAR' then 4 else 7 end) else value end;
comment on function as_precise_as is 'The month or the year in which a day is, where a timeline is of such; else the partial date as it is.';

create or replace function timeline_starts(dates text[], unit text) returns date[]
  language sql immutable parallel safe
  return (
    -- Each of the last 2,000 begins a bucket, so those before them are never among the last 2,000 buckets: what is worked out stays bounded.
    with told as (
      select distinct date_trunc(unit, first_day(value)::timestamp) as began
      from (select distinct as_precise_as(date, unit) from unnest(dates) as date offset 0) as precise (value)
      where is_as_precise_as(value, unit)
      order by began desc
      limit 2000
    ),
    following as (
      select began, lead(began) over (order by began) as next, ('1 ' || unit)::interval as step
      from told
    ),
    bucket as (
      select began::date as starts, true as told
      from following
      union all
      select generate_series(began + step, next - step, step)::date, false
      from following
      where next <= began + 101 * step
      order by starts desc
      limit 2000
    )
    select array_agg(starts order by starts) from bucket where starts >= (select min(starts) from bucket where told));

create or replace function timeline(dates text[], counts int[], unit text, first_days date[]) returns table (
    value text, starts date, ends date, count int)
  language sql immutable parallel safe rows 100 set enable_hashjoin = on
begin atomic
  select timeline_value(bucket.starts, unit), bucket.starts, (bucket.starts + ('1 ' || unit)::interval - interval '1 day')::date,
    coalesce(counted, 0)::int
  from unnest(first_days) as bucket (starts)
  left join (
    select date_trunc(unit, first_day(value)::timestamp)::date, sum(count)
    from (
      select as_precise_as(date, unit), sum(count) from unnest(dates, counts) as dated (date, count) group by 1 offset 0) as precise (value, count)
    where is_as_precise_as(value, unit)
    group by 1) as counted (began, counted) on began = bucket.starts
  order by bucket.starts;
end;

create or replace function timeline_earlier(dates text[], counts int[], unit text, first_days date[]) returns int
  language sql immutable parallel safe
  return (
    select coalesce(sum(count), 0)
    from (
      select as_precise_as(date, unit), sum(count) from unnest(dates, counts) as dated (date, count) group by 1 offset 0) as precise (value, count)
    where is_as_precise_as(value, unit) and first_day(value) < first_days[1]);
