-- Whether two are certainly not the same.
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.

create or replace function script_of(word text) returns text
  language sql immutable strict parallel safe
  return case
    when word ~ '^[a-z0-9]' then 'Latn'
    when word ~ '^[\u4e00-\u9fff\u3400-\u4dbf\u3040-\u30ff]' then 'Jpan'
    when word ~ '^[\uac00-\ud7a3]' then 'Hang'
    -- The blocks of alphabets.
    else (ascii(word) / 128)::text
  end;
comment on function script_of is 'Which words can be compared with a word without capitals and accents: those that have the same here.';

create or replace function first_letters(words text[]) returns text
  language sql immutable strict parallel safe
  return (
    select string_agg(left(word, 1), '' order by nth)
    from unnest(words) with ordinality as each (word, nth)
    where length(word) > 3 or cardinality(words) < 3);
comment on function first_letters is 'What several words are often shortened to: north atlantic treaty organization is nato.';

-- As they are written: those by which a name is found (name_words) are in Latin letters, and in pairs.
create or replace function written_words(name text) returns text[]
  language sql immutable strict parallel safe
  return array_remove(regexp_split_to_array(folded(name), '[^[:alnum:]]+'), '');
comment on function written_words is 'The words of a name in their order, without capitals and accents.';

create or replace function names_have_nothing_in_common(ours text[], theirs text[]) returns boolean
  language plpgsql immutable parallel safe as $$
declare
  -- What many names have.
  ordinary constant text[] := array['mr', 'mrs', 'ms', 'dr', 'prof', 'sir', 'lord', 'lady', 'dame', 'hon', 'the', 'of', 'and', 'for',
    'in', 'de', 'del', 'della', 'la', 'le', 'les', 'el', 'al', 'von', 'van', 'der', 'den', 'und', 'di', 'da', 'do', 'dos', 'du', 'des',
    'et', 'y', 'e', 'bin', 'bint', 'ibn', 'abu'];
  without_spaces constant text := '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]';
  our_words text[] := array(
    select distinct word from unnest(ours[:100]) as name, unnest(written_words(name)) as word where word <> all (ordinary));
  their_words text[] := array(
    select distinct word from unnest(theirs[:100]) as name, unnest(written_words(name)) as word where word <> all (ordinary));
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
  'Whether all names of one are certainly others than all names of the other: in one script, without a word of more than a letter in '
  'common, and not alike. Names in different scripts are not compared, nor more than a hundred of each.';
