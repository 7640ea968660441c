-- Full text search in every language that PostgreSQL knows, without accents, and in all at once.

-- PostgreSQL tells its own errors by their class; OR is ours, and its messages are for the client.
create or replace function cursor_belongs_to(row_id bigint, cursor_row_id bigint) returns boolean
  language plpgsql immutable parallel safe as $$
begin
  if row_id <> cursor_row_id then
    raise sqlstate 'OR001' using message = 'the cursor is one of another list: allowed are cursors that the same list gave';
  end if;
  return true;
end $$;

-- A word loses its accents, then its ending: café is found by cafe, and élections by election.
do $$
declare
  language text;
begin
  foreach language in array array[
    'arabic', 'catalan', 'danish', 'german', 'greek', 'english', 'spanish', 'basque', 'finnish', 'french', 'irish', 'hindi',
    'hungarian', 'armenian', 'indonesian', 'italian', 'lithuanian', 'nepali', 'dutch', 'norwegian', 'portuguese', 'romanian',
    'russian', 'serbian', 'swedish', 'tamil', 'turkish', 'yiddish']
  loop
    execute format('create text search configuration folded_%1$s (copy = pg_catalog.%1$s)', language);
    execute format(
      'alter text search configuration folded_%1$s alter mapping for hword, hword_part, word with unaccent, %1$s_stem', language);
  end loop;
end $$;
create text search configuration folded_simple (copy = pg_catalog.simple);
alter text search configuration folded_simple alter mapping for hword, hword_part, word with unaccent, simple;

create function dictionary_of(language text) returns text
  language sql immutable parallel safe
  return case
    when split_part(language, '-', 1) in (
      'ar', 'ca', 'da', 'de', 'el', 'en', 'es', 'eu', 'fi', 'fr', 'ga', 'hi', 'hu', 'hy', 'id', 'it', 'lt', 'ne', 'nl', 'no', 'pt',
      'ro', 'ru', 'sr', 'sv', 'ta', 'tr', 'yi') then split_part(language, '-', 1)
    when split_part(language, '-', 1) in ('nb', 'nn') then 'no'
    else ''
  end;
comment on function dictionary_of is 'In which language (ISO 639) words of a language (a BCP 47 tag) are reduced to their stems; nothing where PostgreSQL cannot, and compares them as they are written.';

-- What is made of the words is made anew.
drop function search, statements_with_words, sources_with_words;
drop index statement_by_words, source_by_words;
alter table statement drop words;
alter table source drop words;

create or replace function text_search_of(language text) returns regconfig
  language sql immutable parallel safe
  return case dictionary_of(language)
    when 'ar' then 'public.folded_arabic'::regconfig
    when 'ca' then 'public.folded_catalan'::regconfig
    when 'da' then 'public.folded_danish'::regconfig
    when 'de' then 'public.folded_german'::regconfig
    when 'el' then 'public.folded_greek'::regconfig
    when 'en' then 'public.folded_english'::regconfig
    when 'es' then 'public.folded_spanish'::regconfig
    when 'eu' then 'public.folded_basque'::regconfig
    when 'fi' then 'public.folded_finnish'::regconfig
    when 'fr' then 'public.folded_french'::regconfig
    when 'ga' then 'public.folded_irish'::regconfig
    when 'hi' then 'public.folded_hindi'::regconfig
    when 'hu' then 'public.folded_hungarian'::regconfig
    when 'hy' then 'public.folded_armenian'::regconfig
    when 'id' then 'public.folded_indonesian'::regconfig
    when 'it' then 'public.folded_italian'::regconfig
    when 'lt' then 'public.folded_lithuanian'::regconfig
    when 'ne' then 'public.folded_nepali'::regconfig
    when 'nl' then 'public.folded_dutch'::regconfig
    when 'no' then 'public.folded_norwegian'::regconfig
    when 'pt' then 'public.folded_portuguese'::regconfig
    when 'ro' then 'public.folded_romanian'::regconfig
    when 'ru' then 'public.folded_russian'::regconfig
    when 'sr' then 'public.folded_serbian'::regconfig
    when 'sv' then 'public.folded_swedish'::regconfig
    when 'ta' then 'public.folded_tamil'::regconfig
    when 'tr' then 'public.folded_turkish'::regconfig
    when 'yi' then 'public.folded_yiddish'::regconfig
    else 'public.folded_simple'::regconfig
  end;

-- A word is kept with the dictionary that it was reduced by, as en:war: one index serves all languages, and no text is found by what a word
-- means to the dictionary of another language.
create function words_of(language text, text text) returns tsvector
  language sql immutable parallel safe
  return case dictionary_of(language)
    when '' then to_tsvector('public.folded_simple'::regconfig, text)
    else replace(' ' || to_tsvector(text_search_of(language), text)::text, ' ''', ' ''' || dictionary_of(language) || ':')::tsvector
  end || array_to_tsvector(array['<' || dictionary_of(language) || '>']);
comment on function words_of is
  'The words of a text for full text search, each with the dictionary that it was reduced by, and that dictionary, as <en>.';

alter table statement add words tsvector not null generated always as (words_of(language, text)) stored;
comment on column statement.words is 'The words of the text, for full text search.';
create index statement_by_words on statement using gin (words);
-- Of a source that is a book, its beginning: PostgreSQL takes a megabyte of words.
alter table source add words tsvector not null generated always as (
  setweight(words_of(language, title), 'A') || words_of(language, left(coalesce(text, ''), 250000))) stored;
comment on column source.words is 'The words of the title, which weigh more, and of the text, for full text search.';
create index source_by_words on source using gin (words);
create index statement_by_language on statement (language, coalesce(said_on_earliest, '-infinity'), id) include (status);
create index source_by_language on source (language);

create function languages_in_use() returns setof text
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

create function text_queries(query text) returns jsonb
  language sql stable strict parallel safe
begin atomic
  with used (dictionary) as (
    select dictionary_of(language) from languages_in_use() as language union select '')
  select jsonb_object_agg(dictionary,
    case dictionary when '' then said::text else regexp_replace(said::text, '(^|[ (!])''', '\1''' || dictionary || ':', 'g') end)
  from used, websearch_to_tsquery(text_search_of(dictionary), query) as said
  -- What asks for no word that must be there would find almost everything.
  where querytree(said) not in ('', 'T')
  -- Without a dictionary, no word is too common to be looked for; but only where there is none for any text.
  having bool_or(dictionary <> '') or not exists (select from used where dictionary <> '');
end;
comment on function text_queries is
  'What a text search (words, "phrases", or, -not) means to each dictionary in use, as a tsquery; nothing where it asks for no word, or only for such as every text has.';

create function text_to_find(wanted text) returns text
  language plpgsql immutable strict parallel safe as $$
begin
  if wanted !~ '[[:alnum:]]' then
    raise sqlstate 'OR002' using message = 'the text to look for has no word in it: allowed is a text with at least one letter or digit';
  end if;
  if length(wanted) > 1000 then
    raise sqlstate 'OR003' using
      message = format('the text to look for has %s characters: allowed are at most 1,000', to_char(length(wanted), 'FM999,999,999'));
  end if;
  return wanted;
end $$;
comment on function text_to_find is 'The text, if it can be looked for; else an error: it has no word, or is too long.';

create function text_query(query text) returns tsquery
  language plpgsql stable strict parallel safe as $$
declare
  queries jsonb := text_queries(text_to_find(query));
begin
  if queries is null then
    raise sqlstate 'OR002' using message = 'the text asks for no word, or only for such as every text has: allowed is a text with at least one other';
  end if;
  return (
    select string_agg(
      -- What is not said to one dictionary may well be to another.
      case when position('!' in said) > 0 then format('(%s) & ''<%s>''', said, dictionary) else said end, ' | ')::tsquery
    from jsonb_each_text(queries) as by_dictionary (dictionary, said));
end $$;
comment on function text_query is
  'What a text search means in texts of whatever language; an error where it asks for no word, or only for such as every text has.';

create function relevance(words tsvector, language text, queries jsonb) returns real
  language sql immutable parallel safe
  return ts_rank(words, querytree((queries ->> dictionary_of(language))::tsquery)::tsquery);
comment on function relevance is 'How well a text answers a text search (text_queries): more and nearer words count more. From 0 on.';
