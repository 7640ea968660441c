-- The proof of a quotation has two halves: a passage stands in its source, and the statement says what the passage says. Both are
-- compared for all rows of a statement at once, for what is checked row by row costs more than storing it. What two sessions prove at a
-- time stays true: those who change the corpus wait for one another (corpus_moves).
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.

-- Which of several places is meant: for those who find words in a text.
create or replace function words_at(text text, words text, occurrence int, prefix text, suffix text) returns int
  language plpgsql immutable parallel safe as $$
declare
  begins int := 0;
  step int;
  found_at int;
  nth int := 0;
begin
  loop
    step := position(words in substr(text, begins + 1));
    exit when step = 0;
    begins := begins + step;
    continue when prefix is not null and not starts_with(reverse(left(text, begins - 1)), reverse(prefix));
    continue when suffix is not null and not starts_with(substr(text, begins + char_length(words)), suffix);
    nth := nth + 1;
    if nth = occurrence then
      return begins - 1;
    elsif occurrence is null and nth > 1 then
      return null;
    end if;
    found_at := begins - 1;
  end loop;
  return case when occurrence is null then found_at end;
end $$;
comment on function words_at is
  'Where words begin in a text, in code points before them: the nth time, or the only time, that they stand between a prefix and a '
  'suffix; null where that is nowhere or not only once.';

create or replace function passage_of(source_gid text, words text, occurrence int default null) returns bigint
  language plpgsql as $$
declare
  source_row source;
  places int;
  span_begin int;
  passage_id bigint;
begin
  select * into strict source_row from source where gid = source_gid;
  places := (length(source_row.text) - length(replace(source_row.text, words, ''))) / length(words);
  if places = 0 then
    raise check_violation using message = format('"%s" does not stand in %s', words, source_gid);
  elsif places > 1 and occurrence is null then
    raise check_violation using message = format('"%s" stands %s times in %s', words, places, source_gid),
      hint = 'Say which occurrence is meant, from 1.';
  end if;
  span_begin := 0;
  for nth in 1 .. coalesce(occurrence, 1) loop
    span_begin := span_begin + position(words in substr(source_row.text, span_begin + 1));
  end loop;
  insert into passage (source_id, span_start, span_end, exact)
  values (source_row.id, span_begin - 1, span_begin - 1 + char_length(words), words)
  on conflict on constraint a_passage_is_kept_once do update set exact = excluded.exact
  returning id into passage_id;
  return passage_id;
end $$;
comment on function passage_of is
  'Finds words in a source and keeps them as a passage; refuses words that are not there, or that are there more than once unless told '
  'which.';

create or replace function prove_passages() returns trigger
  language plpgsql as $$
declare
  wrong record;
begin
  for wrong in
    select told.*, source.text, found.words, found.before, found.after
    from told_passages as told
    -- By the key, however many there are: PostgreSQL does not know it when it plans. And the text is fetched and unpacked once, not for
    -- each of the comparisons.
    cross join lateral (select text || '' as text from source where id = told.source_id and told.note is null offset 0) as source
    -- To count to a place in a text takes the time of walking there: so once for the words and those around them.
    cross join lateral (
      select least(told.span_start, 32) as before_length,
        substr(source.text, greatest(told.span_start - 31, 1),
          least(told.span_start, 32) + told.span_end - told.span_start + 32) as all_words
      offset 0) as around
    cross join lateral (
      select
        substr(all_words, before_length + 1, told.span_end - told.span_start) as words,
        coalesce(left(all_words, before_length), told.prefix) as before,
        coalesce(substr(all_words, before_length + told.span_end - told.span_start + 1), told.suffix) as after
      offset 0) as found
    where (source.text is not null and found.words is distinct from told.exact)
      or (told.verified, told.prefix, told.suffix) is distinct from (source.text is not null, found.before, found.after)
  loop
    if wrong.text is not null and wrong.words is distinct from wrong.exact then
      raise check_violation using
        constraint = 'a_passage_stands_in_its_source_at_its_span', table = tg_table_name, schema = tg_table_schema,
        message = 'a passage that does not stand in its source at its span cannot be stored',
        detail = case when wrong.span_start is null
          then format('The text of the source is held, and no span is given for "%s".', wrong.exact)
          else format('At %s to %s the source has "%s", not "%s".', wrong.span_start, wrong.span_end, wrong.words, wrong.exact) end;
    end if;
    update passage set (verified, prefix, suffix) = (wrong.text is not null, wrong.before, wrong.after) where id = wrong.id;
  end loop;
  return null;
end $$;
comment on function prove_passages is 'Compares passages with the texts of their sources, and takes the words around them from there.';
create or replace trigger passages_stand_in_their_sources
  after insert on passage referencing new table as told_passages for each statement execute function prove_passages();
create or replace trigger changed_passages_stand_in_their_sources
  after update on passage referencing new table as told_passages for each statement execute function prove_passages();

create or replace function prove_quotations() returns trigger
  language plpgsql as $$
declare
  told record;
begin
  for told in
    select gid, fault, statement_id, proven.*
    from (
      select statement.id as statement_id, gid, text, form, array_agg(exact order by position) as exact,
        array_agg(prefix order by position) as prefix, array_agg(suffix order by position) as suffix,
        array_agg(verified order by position) as verified, array_agg(passage.id order by position) as ids
      from statement
      join appearance on appearance.statement_id = statement.id
      join passage on passage.id = passage_id
      where statement.id in (select statement_id from told_appearances)
      group by statement.id, passage.source_id) as quoted
    cross join lateral quotation_proof(text, form, exact, prefix, suffix) as proof
    cross join lateral (
      select passage_id, case when is_verified then how else 'UNVERIFIED' end as verification, stretches as proves
      from unnest(ids, verified, proof.verification, proof.proves) as proven (passage_id, is_verified, how, stretches)) as proven
    join appearance using (statement_id, passage_id)
    where fault is not null or (appearance.verification, appearance.proves) is distinct from (proven.verification, proven.proves)
  loop
    if told.fault is not null then
      raise check_violation using
        constraint = 'a_quotation_is_what_its_passage_says', table = tg_table_name, schema = tg_table_schema,
        message = 'a quotation that its source does not have cannot be stored',
        detail = format('%s: %s.', told.gid, told.fault);
    end if;
    update appearance set (verification, proves) = (told.verification, told.proves)
    where statement_id = told.statement_id and passage_id = told.passage_id;
  end loop;
  return null;
end $$;
comment on function prove_quotations is
  'Compares statements with the passages in which they appear, all those of a source together, and keeps how well they are proven.';
create or replace trigger quotations_are_what_their_passages_say
  after insert on appearance referencing new table as told_appearances for each statement execute function prove_quotations();
create or replace trigger changed_quotations_are_what_their_passages_say
  after update on appearance referencing new table as told_appearances for each statement execute function prove_quotations();
-- What several passages prove together is no longer proven where one is taken away.
create or replace trigger quotations_left_are_what_their_passages_say
  after delete on appearance referencing old table as told_appearances for each statement execute function prove_quotations();

create or replace function prove_quotations_again() returns trigger
  language plpgsql as $$
begin
  if tg_table_name = 'statement' then
    update appearance set position = position where statement_id = new.id;
  else
    update appearance set position = position where passage_id = new.id;
  end if;
  return null;
end $$;
comment on function prove_quotations_again is 'Compares a changed statement, or a changed passage, with its other half.';
create or replace trigger quotations_are_still_what_their_passages_say
  after update of text, form on statement
  for each row when ((old.text, old.form) is distinct from (new.text, new.form)) execute function prove_quotations_again();
-- What stands right beside a passage tells whether it is cut within a word.
create or replace trigger quotations_are_still_what_their_passages_say
  after update of exact, prefix, suffix, verified on passage
  for each row when ((old.exact, old.prefix, old.suffix, old.verified) is distinct from (new.exact, new.prefix, new.suffix, new.verified))
  execute function prove_quotations_again();

create or replace function require_appearance() returns trigger
  language plpgsql as $$
declare
  checked_id bigint;
  bare text;
begin
  -- Not as JSON, which would be made of all of the row, and takes longer than all else.
  if tg_table_name = 'statement' then
    checked_id := new.id;
  else
    checked_id := old.statement_id;
  end if;
  perform from appearance where statement_id = checked_id;
  if found then
    return null;
  end if;
  select gid into bare from statement where id = checked_id;
  if found then
    raise check_violation using
      constraint = 'a_statement_stands_in_a_source', table = tg_table_name, schema = tg_table_schema,
      message = 'a statement that stands in no source cannot be stored',
      detail = format('%s has no appearance.', bare);
  end if;
  return null;
end $$;
comment on function require_appearance is 'Sees to it that a statement stands in a source when the transaction ends.';
-- Constraint triggers cannot be replaced.
drop trigger if exists a_statement_stands_in_a_source on statement;
create constraint trigger a_statement_stands_in_a_source
  after insert on statement deferrable initially deferred for each row execute function require_appearance();
drop trigger if exists a_statement_stands_in_a_source on appearance;
create constraint trigger a_statement_stands_in_a_source
  after delete or update of statement_id on appearance deferrable initially deferred for each row execute function require_appearance();

-- What a passage is by itself, where it proves a fact and not a statement: for whoever reads one as an appearance.
create or replace function verification(passage passage) returns verification
  language sql immutable strict parallel safe
  return case when passage.verified then 'EXACT' else 'UNVERIFIED' end::verification;
comment on function verification(passage) is
  'Whether a passage was compared with its source; what is kept of it is what the source has, to the letter.';
create or replace function proves(passage passage) returns int4multirange
  language sql immutable strict parallel safe
  return null::int4multirange;
comment on function proves(passage) is 'Which spans of a text a passage proves by itself: none.';
create or replace function statement_id(passage passage) returns bigint
  language sql immutable strict parallel safe
  return null::bigint;
comment on function statement_id(passage) is 'Which statement a passage is of by itself: none.';

drop function if exists proven_spans(bigint, int4multirange);
create or replace function proven_spans(statement_id bigint, proves int4multirange)
  returns table (span_start int, span_end int, supplementary int[])
  language sql stable parallel safe
begin atomic
  select lower(span), upper(span), (select supplementary_places(text) from statement where id = statement_id)
  from unnest(proves) as span
  union all
  select 0, char_length(text), supplementary_places(text)
  from statement where id = statement_id and form = 'VERBATIM' and proves is null;
end;
comment on function proven_spans is
  'Which spans of the text of a statement an appearance proves, and where the text has characters of two units in UTF-16.';

create or replace function weakest_verification(statement_id bigint) returns verification
  language sql stable parallel safe
begin atomic
  select coalesce(max(verification), 'UNVERIFIED') from appearance where appearance.statement_id = weakest_verification.statement_id;
end;
comment on function weakest_verification is 'How well a statement is proven: as well as the weakest of its appearances.';
