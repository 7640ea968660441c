-- Names: whatever has one is found by it, in any script that the record has it in, by its beginning, in any order of its words, and by
-- something like it.

create function name_words(name text) returns text[]
  language sql immutable strict parallel safe
  return array_remove(regexp_split_to_array(folded(name), '[^[:alnum:]]+'), '');
comment on function name_words is 'The words of a name, without capitals, accents and what stands between them.';

alter table actor
  add name_words tsvector not null generated always as (array_to_tsvector(name_words(name))) stored;
comment on column actor.name_words is 'The words of the name without capitals and accents, for looking it up by their beginnings.';
alter table actor_alias
  add folded_name text not null generated always as (folded(name)) stored,
  add name_words tsvector not null generated always as (array_to_tsvector(name_words(name))) stored;
comment on column actor_alias.folded_name is 'The name without capitals and accents.';
comment on column actor_alias.name_words is 'The words of the name without capitals and accents, for looking it up by their beginnings.';
alter table place
  add name_words tsvector not null generated always as (array_to_tsvector(name_words(name))) stored;
comment on column place.name_words is 'The words of the name without capitals and accents, for looking it up by their beginnings.';
alter table place_alias
  add folded_name text not null generated always as (folded(name)) stored,
  add name_words tsvector not null generated always as (array_to_tsvector(name_words(name))) stored;
comment on column place_alias.folded_name is 'The name without capitals and accents.';
comment on column place_alias.name_words is 'The words of the name without capitals and accents, for looking it up by their beginnings.';
alter table topic
  add name_words tsvector not null generated always as (array_to_tsvector(name_words(name))) stored;
comment on column topic.name_words is 'The words of the name without capitals and accents, for looking it up by their beginnings.';
alter table event
  add folded_name text not null generated always as (folded(name)) stored,
  add name_words tsvector not null generated always as (array_to_tsvector(name_words(name))) stored;
comment on column event.folded_name is 'The name without capitals and accents.';
comment on column event.name_words is 'The words of the name without capitals and accents, for looking it up by their beginnings.';

drop function name_likeness;
drop index actor_by_folded_name, actor_alias_by_folded_name, place_by_folded_name, place_alias_by_folded_name, topic_by_folded_name,
  event_by_folded_name;
-- New names go into the index at once: a list of those still to be sorted in would be read by every search.
create index actor_by_likeness on actor using gin (folded_name gin_trgm_ops) with (fastupdate = off);
create index actor_alias_by_likeness on actor_alias using gin (folded_name gin_trgm_ops) with (fastupdate = off);
create index place_by_likeness on place using gin (folded_name gin_trgm_ops) with (fastupdate = off);
create index place_alias_by_likeness on place_alias using gin (folded_name gin_trgm_ops) with (fastupdate = off);
create index topic_by_likeness on topic using gin (folded_name gin_trgm_ops) with (fastupdate = off);
create index event_by_likeness on event using gin (folded_name gin_trgm_ops) with (fastupdate = off);
create index actor_by_name_words on actor using gin (name_words) with (fastupdate = off);
create index actor_alias_by_name_words on actor_alias using gin (name_words) with (fastupdate = off);
create index place_by_name_words on place using gin (name_words) with (fastupdate = off);
create index place_alias_by_name_words on place_alias using gin (name_words) with (fastupdate = off);
create index topic_by_name_words on topic using gin (name_words) with (fastupdate = off);
create index event_by_name_words on event using gin (name_words) with (fastupdate = off);

create type matched_field as enum ('NAME', 'ALIAS', 'TITLE', 'TEXT');
comment on type matched_field is 'What of a record answers a search.';

create view name as
  select 'NAME'::matched_field as field, upper(actor.type::text) as scope, name, null::text as language, null::text as script, folded_name,
    name_words, id as actor_id, null::bigint as event_id, null::bigint as place_id, null::bigint as topic_id
  from actor
  union all
  select 'ALIAS', upper(actor.type::text), alias.name, alias.language, alias.script, alias.folded_name, alias.name_words, actor_id, null,
    null, null
  from actor_alias as alias join actor on actor.id = actor_id
  union all
  select 'NAME', 'EVENT', name, null, null, folded_name, name_words, null, id, null, null from event
  union all
  select 'NAME', 'PLACE', name, null, null, folded_name, name_words, null, null, id, null from place
  union all
  select 'ALIAS', 'PLACE', name, language, script, folded_name, name_words, null, null, place_id, null from place_alias
  union all
  select 'NAME', 'TOPIC', name, null, null, folded_name, name_words, null, null, null, id from topic;
comment on view name is 'All names of actors, events, places and topics, with what has them.';

create function names_like(query text, scopes text[], alike boolean) returns table (
    score real, field matched_field, matched text, language text, script text, actor_id bigint, event_id bigint, place_id bigint, topic_id bigint)
  language plpgsql stable parallel safe rows 100
  set pg_trgm.similarity_threshold = 0.4 set pg_trgm.word_similarity_threshold = 0.55 as $$
declare
  wanted text[] := name_words(query);
  whole tsquery := (select string_agg(quote_literal(word), ' & ')::tsquery from unnest(wanted) as word);
  begun tsquery := (select string_agg(quote_literal(word) || ':*', ' & ')::tsquery from unnest(wanted) as word);
  vector tsvector := array_to_tsvector(wanted);
  folded_query text := folded(query);
  found bigint;
begin
  if begun is null then
    return;
  end if;
  -- Of two names that answer as well, the one that has less beside what was asked for.
  return query
    select (case when name.name_words = vector then 1.0 when name.name_words @@ whole then 0.9 else 0.8 end
        - 0.05 * (1 - least(1, length(folded_query)::real / length(name.name))))::real,
      name.field, name.name, name.language, name.script, name.actor_id, name.event_id, name.place_id, name.topic_id
    from name
    where name.name_words @@ begun and (scopes is null or name.scope = any (scopes))
    limit 20000;
  get diagnostics found = row_count;
  if alike and found < 20 then
    return query
      select (0.7 * greatest(similarity(name.folded_name, folded_query), word_similarity(folded_query, name.folded_name)))::real,
        name.field, name.name, name.language, name.script, name.actor_id, name.event_id, name.place_id, name.topic_id
      from name
      where (name.folded_name % folded_query or folded_query <% name.folded_name) and (scopes is null or name.scope = any (scopes))
        and not name.name_words @@ begun
      limit 2000;
  end if;
end $$;
comment on function names_like is
  'Names that answer a query, and how well, from 0 to 1: made of its words in any order, having them, having words that begin with them; if there are few of these, and such are wanted, also names that are like it.';
