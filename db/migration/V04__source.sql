-- Sources, and the passages of their texts. A passage that does not stand in its source cannot be stored.

create type source_kind as enum ('ARTICLE', 'TRANSCRIPT', 'BROADCAST', 'POST', 'PRESS_RELEASE', 'DOCUMENT', 'OTHER');
comment on type source_kind is 'Kinds of sources.';

create table source (
  id bigint generated always as identity primary key,
  gid text not null,
  title text not null,
  kind source_kind not null,
  url text,
  publisher_id bigint,
  publisher_type actor_type not null generated always as ('Organization'::actor_type) stored,
  published_on partial_date,
  language language_tag,
  text text,
  published_on_earliest date generated always as (earliest(published_on)) stored,
  words tsvector generated always as (to_tsvector(text_search_of(language), title)) stored,
  constraint a_source_has_one_id unique (gid),
  constraint the_id_of_a_source_names_its_type check (gid like 'source:_%'),
  constraint a_source_has_a_title check (title <> ''),
  constraint a_source_with_a_text_has_words_in_it check (text <> ''),
  constraint the_publisher_of_a_source_is_an_organization
    foreign key (publisher_id, publisher_type) references actor (id, type) on delete restrict
);
comment on table source is 'Where statements stand: articles, transcripts, broadcasts, posts.';
comment on column source.id is 'Joins rows; never shown.';
comment on column source.gid is 'The public id: source:, then the key that the importer gave.';
comment on column source.title is 'The title or headline.';
comment on column source.kind is 'What kind of source.';
comment on column source.url is 'Where it was published.';
comment on column source.publisher_id is 'Who published it; null where that is not known.';
comment on column source.publisher_type is 'Always Organization: for the foreign key.';
comment on column source.published_on is 'When it was published; null where that is not known.';
comment on column source.language is 'The language it is written in.';
comment on column source.text is 'The full text, to the letter; null where the corpus does not hold it.';
comment on column source.published_on_earliest is 'The first day that published_on may mean: carries the order.';
comment on column source.words is 'The words of the title, for full text search.';
create index source_publisher on source (publisher_id, publisher_type);
create index source_by_published_on on source (coalesce(published_on_earliest, '-infinity'), id);
create index source_by_words on source using gin (words);

create table byline (
  source_id bigint not null,
  position int not null,
  name text not null,
  actor_id bigint,
  primary key (source_id, position),
  constraint a_byline_belongs_to_a_source foreign key (source_id) references source on delete cascade,
  constraint a_byline_may_name_an_actor foreign key (actor_id) references actor on delete restrict,
  constraint a_byline_has_a_name check (name <> '')
);
comment on table byline is 'The authors of a source, as it names them.';
comment on column byline.source_id is 'The source.';
comment on column byline.position is 'The order in which the authors are named.';
comment on column byline.name is 'The name as printed.';
comment on column byline.actor_id is 'Who that is; null where that is not known.';
create index byline_actor on byline (actor_id);

create table passage (
  id bigint generated always as identity primary key,
  source_id bigint not null,
  span_start int not null,
  span_end int not null,
  exact text not null,
  prefix text not null default '',
  suffix text not null default '',
  verified boolean not null default false,
  constraint a_passage_stands_in_a_source foreign key (source_id) references source on delete restrict,
  constraint a_passage_is_kept_once unique (source_id, span_start, span_end),
  constraint a_span_starts_at_0_or_later check (span_start >= 0),
  constraint a_span_is_as_long_as_its_words check (span_end - span_start = char_length(exact)),
  constraint a_passage_has_words check (exact <> '')
);
comment on table passage is 'Words of a source at a span: where a statement stands, or what proves a fact. After the TextQuoteSelector and TextPositionSelector of W3C Web Annotation.';
comment on column passage.id is 'Joins rows; never shown.';
comment on column passage.source_id is 'The source.';
comment on column passage.span_start is 'Where the words begin: Unicode code points before them, from 0.';
comment on column passage.span_end is 'Where they end: the code point after the last.';
comment on column passage.exact is 'The words, to the letter.';
comment on column passage.prefix is 'Up to 32 code points before the words, taken from the source''s text.';
comment on column passage.suffix is 'Up to 32 code points after the words, taken from the source''s text.';
comment on column passage.verified is 'Whether the words were compared with the source''s text; false only where the corpus does not hold that text.';

create function prove_passage() returns trigger
  language plpgsql as $$
declare
  source_text text;
  found_there text;
begin
  -- Locked, so that the text cannot change between this comparison and the commit.
  select text into source_text from source where id = new.source_id for share;
  if source_text is null then
    new.verified := false;
    return new;
  end if;
  found_there := substr(source_text, new.span_start + 1, new.span_end - new.span_start);
  if found_there is distinct from new.exact then
    raise check_violation using
      constraint = 'a_passage_stands_in_its_source_at_its_span', table = tg_table_name, schema = tg_table_schema,
      message = 'a passage that does not stand in its source at its span cannot be stored',
      detail = format('At %s to %s the source has "%s", not "%s".', new.span_start, new.span_end, found_there, new.exact);
  end if;
  new.verified := true;
  new.prefix := substr(source_text, greatest(new.span_start - 31, 1), least(new.span_start, 32));
  new.suffix := substr(source_text, new.span_end + 1, 32);
  return new;
end $$;
comment on function prove_passage is 'Compares a passage with the text of its source, and takes the words around it from there.';

create trigger a_passage_stands_in_its_source_at_its_span
  before insert or update on passage
  for each row execute function prove_passage();

create function prove_passages_again() returns trigger
  language plpgsql as $$
begin
  update passage set exact = exact where source_id = new.id;
  return null;
end $$;
comment on function prove_passages_again is 'Compares all passages of a source with its new text.';

create trigger passages_still_stand_in_a_changed_source
  after update of text on source
  for each row when (old.text is distinct from new.text)
  execute function prove_passages_again();

create function passage_of(source_gid text, words text, occurrence int default null) returns bigint
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
comment on function passage_of is 'Finds words in a source and keeps them as a passage; refuses words that are not there, or that are there more than once unless told which.';
