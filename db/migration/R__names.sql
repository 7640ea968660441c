-- Names: whatever has one is found by it, in any script that the record has it in, by its beginning, in any order of its words, and by
-- something like it.
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.

-- Each part by itself a plain table, so that whose name it is, is only looked up where that is asked.
create or replace view name as
  select 'NAME'::matched_field as field, upper(actor.type::text) as scope, name, null::text as language, null::text as script, folded_name,
    name_words, id as actor_id, null::bigint as event_id, null::bigint as place_id, null::bigint as topic_id
  from actor
  union all
  select 'ALIAS'::matched_field, (select upper(actor.type::text) from actor where actor.id = actor_id), name, language::text, script::text,
    folded_name, name_words, actor_id, null::bigint, null::bigint, null::bigint
  from actor_alias
  union all
  select 'NAME'::matched_field, 'EVENT'::text, name, null::text, null::text, folded_name, name_words, null::bigint, id, null::bigint,
    null::bigint
  from event
  union all
  select 'NAME'::matched_field, 'PLACE'::text, name, null::text, null::text, folded_name, name_words, null::bigint, null::bigint, id,
    null::bigint
  from place
  union all
  select 'ALIAS'::matched_field, 'PLACE'::text, name, language::text, script::text, folded_name, name_words, null::bigint,
    null::bigint, place_id, null::bigint
  from place_alias
  union all
  select 'NAME'::matched_field, 'TOPIC'::text, name, null::text, null::text, folded_name, name_words, null::bigint, null::bigint,
    null::bigint, id
  from topic;
comment on view name is 'All names of actors, events, places and topics, with what has them.';

create or replace function name_words_asked(query text) returns text[]
  language sql immutable strict parallel safe
  return array(select distinct word from string_to_table(query, ' ') as part, unnest(name_words(part)) as word order by 1);
comment on function name_words_asked is
  'The words by which names are looked for: those of each part of a query by itself, in whatever order.';

-- The settings of a function can only be told where the extension is at work that has them.
select similarity('', '');

-- PostgreSQL takes comparing for cheap, and would compare all names of a table that has few pages.
create or replace function names_alike(folded_query text, scopes text[], begun tsquery) returns table (
    score real, field matched_field, matched text, language text, script text, actor_id bigint, event_id bigint, place_id bigint,
    topic_id bigint, is_other boolean)
  language plpgsql stable parallel safe rows 100
  set pg_trgm.similarity_threshold = 0.4 set pg_trgm.word_similarity_threshold = 0.55 set enable_seqscan = off set jit = off as $$
begin
  return query
    select (0.7 * greatest(similarity(name.folded_name, folded_query), word_similarity(folded_query, name.folded_name)))::real,
      name.field, name.name, name.language, name.script, name.actor_id, name.event_id, name.place_id, name.topic_id,
      strpos(name.folded_name, folded_query) = 0
    from name
    where (name.folded_name % folded_query or folded_query <% name.folded_name) and (scopes is null or name.scope = any (scopes))
      and not name.name_words @@ begun
    limit 2000;
end $$;
comment on function names_alike is
  'Names that are like a folded one, how well, from 0 to 0.7, without those that have words which begin so.';

create or replace function names_like(query text, scopes text[], alike boolean) returns table (
    score real, field matched_field, matched text, language text, script text, actor_id bigint, event_id bigint, place_id bigint,
    topic_id bigint, is_other boolean)
  language plpgsql stable parallel safe rows 100 as $$
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
    return query select * from names_alike(folded_query, scopes, begun);
  end if;
end $$;
comment on function names_like is
  'Names that answer a query, how well, from 0 to 1, and whether in other words than it has: made of its words in any order, having '
  'them, having words that begin with them; if there are few of these, and such are wanted, also names that are like it.';
