-- Sources change: a newspaper corrects an article. What is quoted goes with its words, or is no longer proven; what the source said before stays.

create table source_revision (
  id bigint generated always as identity primary key,
  source_id bigint not null,
  text text not null,
  span_start int not null,
  removed text not null,
  inserted text not null,
  recorded_at timestamptz not null default now(),
  constraint a_revision_is_of_a_source foreign key (source_id) references source on delete cascade,
  constraint a_revision_changes_something check (removed <> inserted),
  constraint a_revision_changes_what_stood_there check (removed = substr(text, span_start + 1, char_length(removed)))
);
comment on table source_revision is 'What the texts of sources were before they changed.';
comment on column source_revision.id is 'Joins rows; never shown.';
comment on column source_revision.source_id is 'The source.';
comment on column source_revision.text is 'The whole text, as it was before.';
comment on column source_revision.span_start is 'Where the change begins: code points before it, the same in both texts.';
comment on column source_revision.removed is 'What stood there, from the first to the last character that changed.';
comment on column source_revision.inserted is 'What stands there instead.';
comment on column source_revision.recorded_at is 'When the change was entered in the record.';
create index source_revision_source on source_revision (source_id, id);

alter table passage
  add note text,
  add constraint only_a_passage_that_is_not_verified_has_a_note check (note is null or (not verified and span_start is null));
comment on column passage.note is 'Why the words are no longer proven by the text that the corpus holds of their source.';

create function place_of_passage(text text, exact text, span_start int, prefix text, suffix text) returns int
  language sql immutable parallel safe
  return case
    -- Nothing has changed around it.
    when span_start >= char_length(prefix)
      and substr(text, span_start - char_length(prefix) + 1, char_length(prefix || exact || suffix)) = prefix || exact || suffix then span_start
    else coalesce(words_at(text, exact, null, null, null), words_at(text, exact, null, prefix, suffix))
  end;
comment on function place_of_passage is
  'Where the words of a passage stand in a new text of its source: where they stood, with the same words around; else the only place where they stand; else the only one between the same prefix and suffix. Null where that is nowhere: words that are merely like them are others.';

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

drop trigger passages_still_stand_in_a_changed_source on source;
drop function prove_passages_again;

create function common_length(one text, other text) returns int
  language plpgsql immutable strict parallel safe as $$
declare
  least int := 0;
  most int := least(char_length(one), char_length(other));
  middle int;
begin
  while least < most loop
    middle := (least + most + 1) / 2;
    if left(one, middle) = left(other, middle) then
      least := middle;
    else
      most := middle - 1;
    end if;
  end loop;
  return least;
end $$;
comment on function common_length is 'How many code points two texts have in common from their beginning.';

create function revise_source() returns trigger
  language plpgsql as $$
declare
  begins int;
  old_rest text;
  new_rest text;
  lost record;
begin
  if old.text is not null and new.text is not null then
    begins := common_length(old.text, new.text);
    old_rest := substr(old.text, begins + 1);
    new_rest := substr(new.text, begins + 1);
    insert into source_revision (source_id, text, span_start, removed, inserted)
    select new.id, old.text, begins, left(old_rest, char_length(old_rest) - same), left(new_rest, char_length(new_rest) - same)
    from common_length(reverse(old_rest), reverse(new_rest)) as same;
  end if;
  if current_setting('onrecord.on_lost_proof', true) is distinct from 'mark' then
    select exact, span_start into lost from passage
    where source_id = new.id and note is null and place_of_passage(new.text, exact, span_start, prefix, suffix) is null and new.text is not null
    order by span_start limit 1;
    if found then
      raise check_violation using
        constraint = 'a_passage_stands_in_its_source_at_its_span', table = tg_table_name, schema = tg_table_schema,
        message = 'a text in which words that are quoted from it no longer stand cannot be stored',
        detail = format('"%s" stands nowhere in it, or not only once.', lost.exact),
        hint = 'set onrecord.on_lost_proof = ''mark'' keeps such words as no longer proven.';
    end if;
  end if;
  -- First away from where they stood: one may move to where another is.
  update passage set (span_start, span_end, verified, note) = (null, null, false,
    'The words do not stand in the text that is held since ' || to_char(now() at time zone 'UTC', 'YYYY-MM-DD') || ', or not only once.')
  where source_id = new.id and note is null and new.text is not null
    and place_of_passage(new.text, exact, span_start, prefix, suffix) is distinct from span_start;
  update passage set (span_start, span_end, verified, note) = (place, place + char_length(exact), new.text is not null, null)
  from (
    select id as moved_id, case when new.text is null then span_start else place_of_passage(new.text, exact, span_start, prefix, suffix) end as place
    from passage where source_id = new.id offset 0) as moved
  where moved_id = id and (place is not null or new.text is null);
  return null;
end $$;
comment on function revise_source is
  'Keeps the former text of a source, and moves its passages to where their words stand in the new one. Where they do not stand, or not only once, the new text is refused, or with onrecord.on_lost_proof = mark they are no longer proven.';
create trigger what_is_quoted_goes_with_its_words
  after update of text on source
  for each row when (old.text is distinct from new.text)
  execute function revise_source();

create trigger corpus_moves before insert or update or delete or truncate on source_revision
  for each statement execute function corpus_moves();
