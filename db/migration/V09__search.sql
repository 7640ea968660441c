-- Search over everything that has a name, a title or a text.

create function statements_with_words(query text) returns table (id bigint, rank real)
  language sql stable strict parallel safe
begin atomic
  -- A row is asked in its own language only: "-talks" must not let through what another language's stemmer does not recognise.
  select statement.id, ts_rank(words, query_words)
  from (values ('pg_catalog.english'::regconfig), ('pg_catalog.russian'), ('pg_catalog.german'),
      ('pg_catalog.french'), ('pg_catalog.spanish'), ('pg_catalog.simple')) as dictionary (config),
    websearch_to_tsquery(config, query) as query_words,
    statement
  where words @@ query_words and text_search_of(language) = config;
end;
comment on function statements_with_words is 'The statements that match a full text query (words, "phrases", or, -not), and how well.';

create function sources_with_words(query text) returns table (id bigint, rank real)
  language sql stable strict parallel safe
begin atomic
  select source.id, ts_rank(words, query_words)
  from (values ('pg_catalog.english'::regconfig), ('pg_catalog.russian'), ('pg_catalog.german'),
      ('pg_catalog.french'), ('pg_catalog.spanish'), ('pg_catalog.simple')) as dictionary (config),
    websearch_to_tsquery(config, query) as query_words,
    source
  where words @@ query_words and text_search_of(language) = config;
end;
comment on function sources_with_words is 'The sources whose titles match a full text query, and how well.';

create function name_likeness(name text, query text) returns real
  language sql immutable strict parallel safe
  return case
    when folded(name) = folded(query) then 1
    when starts_with(folded(name), folded(query)) then 0.9
    else 0.8 * word_similarity(folded(query), folded(name))
  end::real;
comment on function name_likeness is 'How well a name answers a query, from 0 to 1: the same, beginning with it, or alike.';

create function search(query text, scopes text[]) returns table (
    id bigint, score real, matched text, actor_id bigint, statement_id bigint, event_id bigint, source_id bigint, place_id bigint, topic_id bigint, review_id bigint)
  language sql stable parallel safe
begin atomic
  with hit as (
    select name_likeness(name, query) as score, name as matched,
      id as actor_id, null::bigint as statement_id, null::bigint as event_id, null::bigint as source_id, null::bigint as place_id, null::bigint as topic_id
    from (select id, type, name from actor union all select actor.id, actor.type, actor_alias.name from actor_alias join actor on actor.id = actor_id) as named
    where (folded(query) <% folded(name)) and (scopes is null or upper(type::text) = any (scopes))
    union all
    select rank / (rank + 1), statement.text, null, statement.id, null, null, null, null
    from statements_with_words(query) join statement using (id)
    where scopes is null or 'STATEMENT' = any (scopes)
    union all
    select name_likeness(name, query), name, null, null, id, null, null, null
    from event where (folded(query) <% folded(name)) and (scopes is null or 'EVENT' = any (scopes))
    union all
    select rank / (rank + 1), source.title, null, null, null, source.id, null, null
    from sources_with_words(query) join source using (id)
    where scopes is null or 'SOURCE' = any (scopes)
    union all
    select name_likeness(name, query), name, null, null, null, null, id, null
    from (select id, name from place union all select place_id, name from place_alias) as named
    where (folded(query) <% folded(name)) and (scopes is null or 'PLACE' = any (scopes))
    union all
    select name_likeness(name, query), name, null, null, null, null, null, id
    from topic where (folded(query) <% folded(name)) and (scopes is null or 'TOPIC' = any (scopes))
  )
  select
    -- One number per thing found, the same in every run: what ties are broken by.
    8 * coalesce(actor_id, statement_id, event_id, source_id, place_id, topic_id)
      + case when actor_id is not null then 0 when statement_id is not null then 1 when event_id is not null then 2
          when source_id is not null then 3 when place_id is not null then 4 else 5 end,
    max(score), (array_agg(matched order by score desc, matched))[1],
    actor_id, statement_id, event_id, source_id, place_id, topic_id, null::bigint
  from hit
  group by actor_id, statement_id, event_id, source_id, place_id, topic_id;
end;
comment on function search is 'Everything whose name, title or text answers a query, best matched name first, with a score from 0 to 1.';
