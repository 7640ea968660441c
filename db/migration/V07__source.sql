-- Sources, what they said before they were changed, and the passages of their texts.

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
  -- A long text is kept in parts (source_part).
  words tsvector not null generated always as (title_of(language, title) || words_of(language, left(coalesce(text, ''), 16000))) stored,
  constraint a_source_has_one_id unique (gid),
  constraint the_id_of_a_source_names_its_type check (gid like 'source:_%'),
  constraint a_source_has_a_title check (title <> ''),
  constraint a_source_with_a_text_has_words_in_it check (text <> ''),
  constraint the_url_of_a_source_is_http_or_https_with_a_host check (is_web_address(url)),
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
comment on column source.words is 'The words of the title, which weigh more, and of the beginning of the text, for full text search.';
create index source_publisher on source (publisher_id, publisher_type);
create index source_by_published_on on source (coalesce(published_on_earliest, '-infinity'), id);
create index source_by_words on source using gin (words);
create index source_by_language on source (language);

create table source_part (
  source_id bigint not null,
  position int not null,
  span_start int not null,
  span_end int not null,
  words tsvector not null,
  primary key (source_id, position),
  constraint a_part_belongs_to_a_source foreign key (source_id) references source on delete cascade,
  constraint a_part_of_a_source_ends_after_it_starts check (span_start >= 0 and span_end > span_start)
);
comment on table source_part is 'The words of long texts of sources: of all of the text, part by part, for full text search.';
comment on column source_part.source_id is 'The source.';
comment on column source_part.position is 'Which part of its text: 1 for the first.';
comment on column source_part.span_start is 'Where the part begins: code points before it.';
comment on column source_part.span_end is
  'Where it ends: 200 code points after the next one begins, so that a phrase stands in one of them.';
comment on column source_part.words is 'The words of the title, which weigh more, and of the part.';
create index source_part_by_words on source_part using gin (words);

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

-- That it stands in its source is proven by triggers (R__proof.sql).
create table passage (
  id bigint generated always as identity primary key,
  source_id bigint not null,
  span_start int,
  span_end int,
  exact text not null,
  prefix text not null default '',
  suffix text not null default '',
  verified boolean not null default false,
  start_time double precision,
  end_time double precision,
  note text,
  constraint a_passage_can_be_referred_to_with_its_source unique (id, source_id),
  constraint a_passage_stands_in_a_source foreign key (source_id) references source on delete restrict,
  constraint a_passage_is_kept_once unique (source_id, span_start, span_end),
  constraint a_span_has_a_start_and_an_end check (num_nonnulls(span_start, span_end) in (0, 2)),
  constraint a_span_starts_at_0_or_later check (span_start >= 0),
  constraint a_span_is_as_long_as_its_words check (span_end - span_start = char_length(exact)),
  constraint a_passage_has_words check (exact <> ''),
  constraint a_recording_starts_at_0_or_later check (start_time >= 0 and start_time < 'infinity'),
  constraint a_part_of_a_recording_ends_after_it_starts check (end_time > start_time and end_time < 'infinity'),
  constraint what_ends_in_a_recording_starts_there check (end_time is null or start_time is not null),
  constraint only_a_passage_that_is_not_verified_has_a_note check (note is null or (not verified and span_start is null))
);
comment on table passage is
  'Words of a source at a span: where a statement stands, or what proves a fact. After the TextQuoteSelector and TextPositionSelector of '
  'W3C Web Annotation.';
comment on column passage.id is 'Joins rows; never shown.';
comment on column passage.source_id is 'The source.';
comment on column passage.span_start is
  'Where the words begin: Unicode code points before them, from 0; null only where the corpus does not hold the source''s text.';
comment on column passage.span_end is 'Where they end: the code point after the last.';
comment on column passage.exact is 'The words, to the letter.';
comment on column passage.prefix is 'Up to 32 code points before the words, taken from the source''s text.';
comment on column passage.suffix is 'Up to 32 code points after the words, taken from the source''s text.';
comment on column passage.verified is
  'Whether the words were compared with the source''s text; false only where the corpus does not hold that text.';
comment on column passage.start_time is 'Where the words begin in a recording: seconds from its start, as in W3C Media Fragments.';
comment on column passage.end_time is 'Where they end: seconds from its start.';
comment on column passage.note is 'Why the words are no longer proven by the text that the corpus holds of their source.';
