-- An identifier means the same everywhere only where its register is known to everybody; any other belongs to whoever publishes it.

alter table actor_identifier
  add namespace text,
  add constraint the_namespace_of_an_identifier_is_not_empty check (namespace <> ''),
  drop constraint actor_identifier_pkey,
  drop constraint an_identifier_names_one_actor,
  add constraint an_identifier_names_one_actor unique nulls not distinct (scheme, value, namespace);
comment on column actor_identifier.namespace is 'Whose register it is; null for those that mean the same everywhere: wikidata.';
create index actor_identifier_actor on actor_identifier (actor_id, scheme, value);

alter table place_identifier
  add namespace text,
  add constraint the_namespace_of_an_identifier_is_not_empty check (namespace <> ''),
  drop constraint place_identifier_pkey,
  drop constraint an_identifier_names_one_place,
  add constraint an_identifier_names_one_place unique nulls not distinct (scheme, value, namespace);
comment on column place_identifier.namespace is 'Whose register it is; null for those that mean the same everywhere: wikidata.';
create index place_identifier_place on place_identifier (place_id, scheme, value);

alter table event_identifier
  add namespace text,
  add constraint the_namespace_of_an_identifier_is_not_empty check (namespace <> ''),
  drop constraint event_identifier_pkey,
  drop constraint an_identifier_names_one_event,
  add constraint an_identifier_names_one_event unique nulls not distinct (scheme, value, namespace);
comment on column event_identifier.namespace is 'Whose register it is; null for those that mean the same everywhere: wikidata.';
create index event_identifier_event on event_identifier (event_id, scheme, value);

-- Of those that are stored, nobody knows any more who published them. The registers are those of schemes.txt.
do $$
declare
  worldwide constant text[] := array['wikidata', 'viaf', 'isni', 'orcid', 'lei', 'ror', 'imdb', 'gnd', 'lccn', 'bnf', 'geonames', 'iso-3166-1-alpha-2',
    'iso-3166-1-alpha-3'];
begin
  -- An update, even of no row, would be another version of the corpus.
  if exists (select from actor_identifier where scheme <> all (worldwide)) then
    update actor_identifier set namespace = 'unknown' where scheme <> all (worldwide);
  end if;
  if exists (select from place_identifier where scheme <> all (worldwide)) then
    update place_identifier set namespace = 'unknown' where scheme <> all (worldwide);
  end if;
  if exists (select from event_identifier where scheme <> all (worldwide)) then
    update event_identifier set namespace = 'unknown' where scheme <> all (worldwide);
  end if;
end $$;

create function script_of(word text) returns text
  language sql immutable strict parallel safe
  return case
    when word ~ '^[a-z0-9]' then 'Latn'
    when word ~ '^[\u4e00-\u9fff\u3400-\u4dbf\u3040-\u30ff]' then 'Jpan'
    when word ~ '^[\uac00-\ud7a3]' then 'Hang'
    -- The blocks of alphabets.
    else (ascii(word) / 128)::text
  end;
comment on function script_of is 'Which words can be compared with a word without capitals and accents: those that have the same here.';

create function first_letters(words text[]) returns text
  language sql immutable strict parallel safe
  return (select string_agg(left(word, 1), '' order by nth) from unnest(words) with ordinality as each (word, nth) where length(word) > 3 or cardinality(words) < 3);
comment on function first_letters is 'What several words are often shortened to: north atlantic treaty organization is nato.';

-- As they are written: those by which a name is found (name_words) are in Latin letters, and in pairs.
create function written_words(name text) returns text[]
  language sql immutable strict parallel safe
  return array_remove(regexp_split_to_array(folded(name), '[^[:alnum:]]+'), '');
comment on function written_words is 'The words of a name in their order, without capitals and accents.';

create function names_have_nothing_in_common(ours text[], theirs text[]) returns boolean
  language plpgsql immutable parallel safe as $$
declare
  -- What many names have.
  ordinary constant text[] := array['mr', 'mrs', 'ms', 'dr', 'prof', 'sir', 'lord', 'lady', 'dame', 'hon', 'the', 'of', 'and', 'for', 'in', 'de', 'del',
    'della', 'la', 'le', 'les', 'el', 'al', 'von', 'van', 'der', 'den', 'und', 'di', 'da', 'do', 'dos', 'du', 'des', 'et', 'y', 'e', 'bin', 'bint', 'ibn', 'abu'];
  without_spaces constant text := '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]';
  our_words text[] := array(select distinct word from unnest(ours[:100]) as name, unnest(written_words(name)) as word where word <> all (ordinary));
  their_words text[] := array(select distinct word from unnest(theirs[:100]) as name, unnest(written_words(name)) as word where word <> all (ordinary));
begin
  return
    -- Of words in two scripts, nobody can tell.
    exists (
      select script_of(word) from unnest(our_words) as word
      intersect
      select script_of(word) from unnest(their_words) as word)
    and not exists (
      select word from unnest(our_words) as word where length(word) > 1
      intersect
      select word from unnest(their_words) as word)
    and not exists (
      select letter from regexp_split_to_table(array_to_string(our_words, ''), '') as letter where letter ~ without_spaces
      intersect
      select letter from regexp_split_to_table(array_to_string(their_words, ''), '') as letter)
    -- Spelled otherwise, or one word for several, or their first letters.
    and not exists (
      with our as materialized (
        select folded(name) as name, array_to_string(written_words(name), '') as joined, first_letters(written_words(name)) as initials
        from unnest(ours[:100]) as name),
      their as materialized (
        select folded(name) as name, array_to_string(written_words(name), '') as joined, first_letters(written_words(name)) as initials
        from unnest(theirs[:100]) as name)
      select from our
      cross join their
      where our.joined in (their.joined, their.initials) or our.initials = their.joined or similarity(our.name, their.name) >= 0.3);
end $$;
comment on function names_have_nothing_in_common is
  'Whether all names of one are certainly others than all names of the other: in one script, without a word of more than a letter in common, and not alike. Names in different scripts are not compared, nor more than a hundred of each.';
