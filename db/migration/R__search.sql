-- One search over everything, which says why each hit is one.
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.

-- Of a source only the beginning is in its own row; a long text is kept in parts.

create or replace function divide(divided_id bigint) returns void
  language plpgsql as $$
declare
  most constant int := 16000;
  divided source;
  -- To count to a place in a text takes the time of walking there: so a long stretch of it is taken at a time.
  stretch text;
  stretch_start int := 0;
  before int := 0;
  part text;
  n int := 0;
begin
  delete from source_part where source_id = divided_id;
  select * into strict divided from source where id = divided_id;
  stretch := left(divided.text, 40 * most);
  if length(stretch) <= most then
    return;
  end if;
  loop
    if before - stretch_start > 38 * most then
      stretch_start := before;
      stretch := substr(divided.text, before + 1, 40 * most);
    end if;
    part := substr(stretch, before - stretch_start + 1, most);
    n := n + 1;
    insert into source_part values (divided_id, n, before, before + length(part),
      title_of(divided.language, divided.title) || words_of(divided.language, part));
    exit when length(part) < most;
    -- The next one begins with a word, where there are spaces between words.
    before := before + most - 200 + length(coalesce(substring(right(part, 200) from '^\S{0,100}\s+'), ''));
  end loop;
end $$;
comment on function divide is 'Keeps the words of the text of a source part by part, if it is long.';

create or replace function divide_source() returns trigger
  language plpgsql as $$
begin
  perform divide(new.id);
  return null;
end $$;
comment on function divide_source is 'Keeps the words of a source that is written.';
create or replace trigger long_sources_are_divided
  after insert on source
  for each row when (octet_length(new.text) > 16000)
  execute function divide_source();
create or replace trigger changed_sources_are_divided_again
  after update of title, language, text on source
  for each row when (octet_length(concat(old.text, new.text)) > 16000
    and (old.title, old.language, old.text) is distinct from (new.title, new.language, new.text))
  execute function divide_source();

create or replace function long_sources(queries jsonb) returns bigint[]
  language plpgsql stable strict parallel safe as $$
declare
  dictionary_asked text;
  said jsonb;
  alternative jsonb;
  term text;
  ids bigint[];
  all_ids bigint[] := '{}';
begin
  for dictionary_asked, said in select * from jsonb_each(queries) loop
    for alternative in select jsonb_array_elements(said -> 'groups') loop
      ids := null;
      -- One word may stand in one part, the other in another.
      for term in select jsonb_array_elements_text(alternative -> 'has') loop
        if ids is null then
          ids := array(
            select distinct source_id from source_part where words @@ (format('(%s) & ''<%s>''', term, dictionary_asked))::tsquery);
        else
          ids := array(select distinct source_id from source_part where words @@ term::tsquery and source_id = any (ids));
        end if;
      end loop;
      for term in select jsonb_array_elements_text(alternative -> 'lacks') loop
        ids := array(
          select id from unnest(ids) as id
          where not exists (select from source_part where source_id = id and words @@ ltrim(term, '!')::tsquery));
      end loop;
      all_ids := all_ids || ids;
    end loop;
  end loop;
  return all_ids;
end $$;
comment on function long_sources is 'Which sources whose texts are kept in parts answer a text search (text_queries).';

-- Newest statements with some words: either all that have them are looked up, and the newest taken, or the newest are gone through until
-- there are enough. Where f of n statements have them, the newest k are among some k n / f; and one that is looked up takes as long as
-- two that are gone through. How many have them, PostgreSQL does not know of words that it has no statistics of; but what many have, some
-- have wherever one looks.

create or replace function are_better_looked_up(words_asked tsquery, most int) returns bool
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
  'Whether the newest statements whose texts answer are found sooner by looking up all that do than by going through the newest, as far '
  'as some at some places tell.';

create or replace function statements_looked_up(words_asked tsquery, most int)
  returns table (id bigint, text text, language text, words tsvector)
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

create or replace function few_sources(words_asked tsquery, most int) returns bigint[]
  language sql stable strict parallel safe
  set enable_seqscan = off set enable_indexscan = off set jit = off
  return (
    select case when count(*) < most then coalesce(array_agg(id), '{}') end
    from (select id from source where words @@ words_asked limit most) as found);
comment on function few_sources is 'The same of sources, as far as their words stand in their own rows.';

create or replace function titles_like(query text, queries jsonb) returns table (
    score real, field matched_field, matched text, language text, script text, actor_id bigint, event_id bigint, place_id bigint,
    topic_id bigint, is_other boolean)
  language plpgsql stable parallel safe rows 100 as $$
declare
  asked_words constant tsquery := text_query_of(queries);
  number constant real := length(folded(query));
begin
  if asked_words is not null then
    return query
      select (0.4 + 0.2 * least(1, number / length(title)))::real, 'ROLE'::matched_field, title, title_language(title), null::text,
        person_id,
        null::bigint, null::bigint, null::bigint, true
      from role
      where words @@ asked_words
      limit 20000;
  end if;
end $$;
comment on function titles_like is
  'Titles of offices that answer a text search (title_queries), in the form of names_like, with whoever holds or held them; how well, from '
  '0.4 to 0.6: less than a name that has the words.';

drop function if exists search(text, text[]);
create or replace function search(query text, scopes text[]) returns table (
    id bigint, score real, field matched_field, matched text, language text, script text, wanted text, queries jsonb, is_cut boolean,
    actor_id bigint, statement_id bigint, event_id bigint, source_id bigint, place_id bigint, topic_id bigint, review_id bigint,
    role_id bigint)
  language plpgsql stable parallel safe rows 100 as $$
#variable_conflict use_column
declare
  -- How many are ranked: the newest that answer. Sources are longer; and common words are found by going through all that is new.
  most_found constant int := 1000;
  most_common constant int := 200;
  most_sources constant int := 200;
  names bool := scopes is null or scopes && array['PERSON', 'ORGANIZATION', 'EVENT', 'PLACE', 'TOPIC'];
  statements bool := scopes is null or 'STATEMENT' = any (scopes);
  sources bool := scopes is null or 'SOURCE' = any (scopes);
  asked_for constant jsonb := case when statements or sources then text_queries(text_to_find(query)) end;
  asked_words constant tsquery := text_query_of(asked_for);
  asked_titles constant jsonb := case when scopes is null or 'PERSON' = any (scopes) then title_queries(query) end;
  looked_up constant bool := statements and are_better_looked_up(asked_words, most_found);
  long_ones bigint[];
  few bigint[];
begin
  -- What says nothing in a text may be a name; if it is none either, that is told.
  if not names and asked_words is null then
    perform text_query(query);
  end if;
  if names then
    return query
      -- One number for each thing found, the same each time, breaks ties.
      select distinct on (likely.actor_id, likely.event_id, likely.place_id, likely.topic_id)
        8 * coalesce(likely.actor_id, likely.event_id, likely.place_id, likely.topic_id)
          + case when likely.actor_id is not null then 0 when likely.event_id is not null then 2
              when likely.place_id is not null then 4 else 5 end,
        likely.score, likely.field, likely.matched, likely.language, likely.script, query, likely.queries, false,
        likely.actor_id, null::bigint, likely.event_id, null::bigint, likely.place_id, likely.topic_id, null::bigint, null::bigint
      from (
        select names.*, null::jsonb as queries from names_like(query, scopes, true) as names
        union all
        select titles.*, asked_titles from titles_like(query, asked_titles) as titles) as likely
      order by likely.actor_id, likely.event_id, likely.place_id, likely.topic_id, likely.score desc,
        -- Of names that answer as well, one in the same script.
        likely.is_other, likely.field, likely.matched;
    if not found and asked_words is null and (statements or sources) then
      perform text_query(query);
    end if;
  end if;
  -- Planned for these words: whether it is better to look them up, or to go through the newest, depends on how common they are.
  if statements and asked_words is not null then
    return query execute format($statement$
      with newest as (%s)
      select 8 * id + 1, (1 - 1 / (1 + relevance(words, language, $2)))::real, 'TEXT'::matched_field, text, language::text, null, $1, $2,
        count(*) over () = $3, null::bigint, id, null::bigint, null::bigint, null::bigint, null::bigint, null::bigint,
        null::bigint
      from newest
      $statement$, case when looked_up then 'select * from statements_looked_up($4, $3)'
        else format(
          'select id, text, language, words from statement where words @@ %L::tsquery and status = ''CURRENT''
          order by coalesce(said_on_earliest, ''-infinity'') desc, id desc limit $3', asked_words) end)
      using query, asked_for, case when looked_up then most_found else most_common end, asked_words;
  end if;
  if sources and asked_words is not null then
    long_ones := long_sources(asked_for);
    few := few_sources(asked_words, 10 * most_sources);
    return query execute format($source$
      with newest as (
        select id, title, language, words
        from source
        where %s
        order by coalesce(published_on_earliest, '-infinity') desc, id desc
        limit %s),
      part as (
        select source_id, max(relevance(part.words, language, $2)) as relevance
        from source_part as part join newest on id = source_id and id = any ($3)
        where part.words @@ $4
        group by source_id)
      select 8 * id + 3, (1 - 1 / (1 + greatest(relevance(words, language, $2), part.relevance)))::real,
        (case when in_title then 'TITLE' else 'TEXT' end)::matched_field,
        case when in_title then title end, language::text, null, $1, $2, count(*) over () = %2$s,
        null::bigint, null::bigint, null::bigint, id, null::bigint, null::bigint, null::bigint, null::bigint
      from newest left join part on source_id = id,
        lateral (select ts_filter(words, '{a,b}') @@ ($2 -> dictionary_of(language) ->> 'said')::tsquery) as found (in_title)
      $source$, case when few is null then format('(words @@ %L::tsquery or id = any ($3))', asked_words) else 'id = any ($5 || $3)' end,
      most_sources) using query, asked_for, long_ones, asked_words, few;
  end if;
end $$;
comment on function search is
  'Everything whose name, office, title or text answers a query, with a score from 0 to 1 and the reason; of more than 1,000 '
  'statements (of words that are common, 200) or 200 sources the newest; of statements only the current ones.';

drop function if exists suggest(text, text[], int);
create or replace function suggest(prefix text, scopes text[], most int) returns table (
    id bigint, name text, field matched_field, language text, script text, wanted text,
    actor_id bigint, statement_id bigint, event_id bigint, source_id bigint, place_id bigint, topic_id bigint, review_id bigint,
    role_id bigint)
  language plpgsql stable parallel safe rows 10 as $$
#variable_conflict use_column
begin
  return query
    with best as (
      select distinct on (actor_id, event_id, place_id, topic_id) likely.*
      from names_like(text_to_find(prefix), scopes, false) as likely
      order by actor_id, event_id, place_id, topic_id, score desc, is_other, field, matched),
    -- No more can be weighed for each letter that is typed; of more, those whose names are shorter.
    candidate as (
      select * from best order by score desc, matched limit 1000),
    -- Who is on record often comes first.
    weighed as (
      select candidate.*, coalesce((
          select weight from corpus_weight
          where id = coalesce(actor_id, event_id, place_id, topic_id)
            and scope = case when actor_id is not null then 'actor' when event_id is not null then 'event'
              when place_id is not null then 'place' else 'topic' end), 0) as weight
      from candidate)
    select row_number() over (order by score * ln(weight + 3) desc, matched, actor_id, event_id, place_id, topic_id), matched, field,
      language, script, prefix, actor_id, null::bigint, event_id, null::bigint, place_id, topic_id, null::bigint, null::bigint
    from weighed
    order by 1
    limit least(greatest(most, 0), 100);
end $$;
comment on function suggest is 'Names that have words which begin as the words of a text do, the most likely meant first.';

create or replace function search_notes(query text, scopes text[], is_cut boolean) returns table (id int, code search_note, message text)
  language plpgsql stable parallel safe rows 3 as $$
declare
  queries constant jsonb := text_queries(query);
  said text[];
begin
  if scopes is not null and not scopes && array['STATEMENT', 'SOURCE'] then
    return;
  end if;
  said := array(
    select distinct word
    from jsonb_each(queries) as by_dictionary (dictionary, asked), jsonb_array_elements_text(asked -> 'leftOut') as word
    order by word);
  if queries is null then
    return query select 1, 'WORDS_LEFT_OUT'::search_note, 'texts were not searched: every text has these words';
  elsif said <> '{}' then
    return query select 1, 'WORDS_LEFT_OUT'::search_note,
      format('left out, because every text of a language has them: %s; in quotation marks they are looked for',
        array_to_string(said, ', '));
  end if;
  said := array(select language from languages_in_use() as language where dictionary_of(language) = '' order by language);
  if said <> '{}' then
    return query select 2, 'NO_GRAMMAR'::search_note,
      format('in these languages words are found as they are written, not in other forms: %s', array_to_string(said, ', '));
  end if;
  if is_cut then
    return query select 3, 'NEWEST_ONLY'::search_note,
      'more answer: the newest are ranked, of statements 1,000, or 200 where the words are common, and of sources 200';
  end if;
end $$;
comment on function search_notes is 'What a search leaves out or does otherwise than may be expected.';
