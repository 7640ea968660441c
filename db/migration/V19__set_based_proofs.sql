-- What loading a million statements taught: what is checked row by row costs more than storing it. So passages, quotations and links are
-- compared for all rows of a statement at once. Whoever loads many gives what is derived too, and it is compared; of a row of somebody
-- else it is filled in.

-- The corpus is taken before anything is changed: those who change it wait for one another, and what one compares stays as it is.
do $$
declare
  moved regclass;
begin
  for moved in select tgrelid from pg_trigger where tgname = 'corpus_moves' loop
    execute format('drop trigger corpus_moves on %s', moved);
    execute format('create trigger corpus_moves before insert or update or delete or truncate on %s
      for each statement execute function corpus_moves()', moved);
  end loop;
end $$;

-- Recordings, and sources whose text the corpus does not hold.
alter table passage
  alter span_start drop not null,
  alter span_end drop not null,
  add start_time double precision,
  add end_time double precision,
  add constraint a_span_has_a_start_and_an_end check (num_nonnulls(span_start, span_end) in (0, 2)),
  add constraint a_recording_starts_at_0_or_later check (start_time >= 0 and start_time < 'infinity'),
  add constraint a_part_of_a_recording_ends_after_it_starts check (end_time > start_time and end_time < 'infinity'),
  add constraint what_ends_in_a_recording_starts_there check (end_time is null or start_time is not null);
comment on column passage.span_start is
  'Where the words begin: Unicode code points before them, from 0; null only where the corpus does not hold the source''s text.';
comment on column passage.span_end is 'Where they end: the code point after the last.';
comment on column passage.start_time is 'Where the words begin in a recording: seconds from its start, as in W3C Media Fragments.';
comment on column passage.end_time is 'Where they end: seconds from its start.';

drop trigger a_passage_stands_in_its_source_at_its_span on passage;
drop function prove_passage;

create function prove_passages() returns trigger
  language plpgsql as $$
declare
  wrong record;
begin
  for wrong in
    select told.*, source.text, found.words, found.before, found.after
    from told_passages as told
    -- By the key, however many there are: PostgreSQL does not know it when it plans. And the text is fetched and unpacked once, not for
    -- each of the comparisons.
    cross join lateral (select text || '' as text from source where id = told.source_id offset 0) as source
    -- To count to a place in a text takes the time of walking there: so once for the words and those around them.
    cross join lateral (
      select least(told.span_start, 32) as before_length,
        substr(source.text, greatest(told.span_start - 31, 1), least(told.span_start, 32) + told.span_end - told.span_start + 32) as all_words
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
        detail = case when wrong.span_start is null then format('The text of the source is held, and no span is given for "%s".', wrong.exact)
          else format('At %s to %s the source has "%s", not "%s".', wrong.span_start, wrong.span_end, wrong.words, wrong.exact) end;
    end if;
    update passage set (verified, prefix, suffix) = (wrong.text is not null, wrong.before, wrong.after) where id = wrong.id;
  end loop;
  return null;
end $$;
comment on function prove_passages is 'Compares passages with the texts of their sources, and takes the words around them from there.';
create trigger passages_stand_in_their_sources
  after insert on passage referencing new table as told_passages for each statement execute function prove_passages();
create trigger changed_passages_stand_in_their_sources
  after update on passage referencing new table as told_passages for each statement execute function prove_passages();

drop trigger a_quotation_is_what_its_passage_says on appearance;
drop function prove_quotation;

create function prove_quotations() returns trigger
  language plpgsql as $$
declare
  unproven record;
begin
  select statement.gid, passage.exact into unproven
  from told_appearances as told
  join statement on statement.id = told.statement_id
  join passage on passage.id = told.passage_id
  where not quotation_is_proven(statement.text, statement.form, passage.exact)
  limit 1;
  if found then
    raise check_violation using
      constraint = 'a_quotation_is_what_its_passage_says', table = tg_table_name, schema = tg_table_schema,
      message = 'a quotation that its source does not have cannot be stored',
      detail = format('%s is not what the passage says: "%s".', unproven.gid, unproven.exact);
  end if;
  return null;
end $$;
comment on function prove_quotations is 'Compares statements with the passages in which they appear.';
create trigger quotations_are_what_their_passages_say
  after insert on appearance referencing new table as told_appearances for each statement execute function prove_quotations();
create trigger changed_quotations_are_what_their_passages_say
  after update on appearance referencing new table as told_appearances for each statement execute function prove_quotations();

drop trigger a_link_carries_what_its_statement_has on statement_subject;
drop trigger a_link_carries_what_its_statement_has on statement_addressee;
drop function carry_statement;

create function carry_statements() returns trigger
  language plpgsql as $$
declare
  wrong record;
begin
  for wrong in
    select told.statement_id, statement.speaker_id, statement.said_on_earliest, statement.said_on_latest
    from told_links as told
    join statement on statement.id = told.statement_id
    where (told.speaker_id, told.said_on_earliest, told.said_on_latest)
      is distinct from (statement.speaker_id, statement.said_on_earliest, statement.said_on_latest)
    group by told.statement_id, statement.id
  loop
    execute format('update %I set (speaker_id, said_on_earliest, said_on_latest) = ($2, $3, $4) where statement_id = $1', tg_table_name)
    using wrong.statement_id, wrong.speaker_id, wrong.said_on_earliest, wrong.said_on_latest;
  end loop;
  return null;
end $$;
comment on function carry_statements is 'Gives links what they carry of their statements, where they do not have it.';
do $$
declare
  link regclass;
begin
  foreach link in array array['statement_subject', 'statement_addressee']::regclass[] loop
    execute format('create trigger links_carry_what_their_statements_have
      after insert on %s referencing new table as told_links for each statement execute function carry_statements()', link);
    execute format('create trigger changed_links_carry_what_their_statements_have
      after update on %s referencing new table as told_links for each statement execute function carry_statements()', link);
  end loop;
end $$;

-- What was two things and is found to be one: the id that is no longer used leads to the one that is.
do $$
declare
  name text;
begin
  foreach name in array array['actor', 'place', 'topic', 'event'] loop
    execute format($create$
      create table %1$I_gid_redirect (
        gid text primary key,
        new_id bigint not null,
        constraint %3$s_redirect_leads_to_%2$s_%1$s foreign key (new_id) references %1$I on delete cascade
      )$create$, name, case when name in ('actor', 'event') then 'an' else 'a' end, case name when 'actor' then 'an_actors' when 'event' then 'an_events' else 'a_' || name || 's' end);
    execute format('comment on table %1$I_gid_redirect is ''Public ids that lead to another %1$s, because both are the same.''', name);
    execute format('comment on column %I_gid_redirect.gid is ''The public id that is no longer used.''', name);
    execute format('comment on column %1$I_gid_redirect.new_id is ''The %1$s that it leads to.''', name);
    execute format('create index %1$s_gid_redirect_new_id on %1$I_gid_redirect (new_id)', name);
    execute format('create trigger corpus_moves before insert or update or delete or truncate on %I_gid_redirect
      for each statement execute function corpus_moves()', name);
  end loop;
end $$;

-- All public ids of a thing, for those who look one up.
create view actor_gid as select gid, id from actor union all select gid, new_id from actor_gid_redirect;
create view place_gid as select gid, id from place union all select gid, new_id from place_gid_redirect;
create view topic_gid as select gid, id from topic union all select gid, new_id from topic_gid_redirect;
create view event_gid as select gid, id from event union all select gid, new_id from event_gid_redirect;
create view source_gid as select gid, id from source;
create view statement_gid as select gid, id from statement;
create view review_gid as select gid, id from review;
comment on view actor_gid is 'Which actor a public id is of, also one that leads to another.';
comment on view place_gid is 'Which place a public id is of, also one that leads to another.';
comment on view topic_gid is 'Which topic a public id is of, also one that leads to another.';
comment on view event_gid is 'Which event a public id is of, also one that leads to another.';
comment on view source_gid is 'Which source a public id is of.';
comment on view statement_gid is 'Which statement a public id is of.';
comment on view review_gid is 'Which review a public id is of.';

-- Which of several places is meant: for those who find words in a text.
create function words_at(text text, words text, occurrence int, prefix text, suffix text) returns int
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
  'Where words begin in a text, in code points before them: the nth time, or the only time, that they stand between a prefix and a suffix; null where that is nowhere or not only once.';
