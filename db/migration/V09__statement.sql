-- Statements: who said what, to whom, about what, when, where, in answer to whom, and according to whom.

create type statement_form as enum ('VERBATIM', 'PARAPHRASE', 'MIXED');
comment on type statement_form is 'Whether a source gives the words, the sense, or the sense with some of the words in quotation marks.';
create type speech_act as enum (
  'ASSERT', 'HOPE', 'EXPLAIN', 'APPEAL', 'URGE', 'OFFER', 'PROPOSE', 'PROMISE', 'AGREE', 'WELCOME', 'THANK', 'PRAISE', 'APOLOGIZE',
  'DEMAND', 'CONDITION', 'BLAME', 'CRITICIZE', 'DENY', 'DISMISS', 'REJECT', 'WARN', 'THREATEN', 'ANSWER', 'ASK');
comment on type speech_act is 'What a speaker does by saying something.';
create type hop_relation as enum ('SAID', 'ON_BEHALF_OF', 'TRANSLATED', 'RELAYED', 'REPORTED');
comment on type hop_relation is 'What somebody does in passing a statement on.';
create type stance as enum ('SUPPORTS', 'REJECTS', 'ANSWERS', 'DENIES', 'CONDITIONS', 'REPEATS', 'REVISES');
comment on type stance is 'How a statement answers another.';
create type record_status as enum ('CURRENT', 'CORRECTED', 'RETRACTED');
comment on type record_status is 'Whether a record still holds.';
create type verification as enum ('EXACT', 'NORMALIZED', 'UNVERIFIED');
comment on type verification is
  'Whether words are those of their source to the letter, or but for what no reader sees, or were not compared.';
create type quotation_part as (span_start int, span_end int, words text, follows_gap boolean);
comment on type quotation_part is
  'A stretch of a text that is proven by itself: its span, the words that its source must have, and whether something of the writer''s '
  'stands before it.';
create type counterpart_direction as enum (
  'SPEAKS_OF', 'SPEAKS_TO', 'ANSWERS', 'REJECTS', 'SPOKEN_OF_BY', 'SPOKEN_TO_BY', 'ANSWERED_BY', 'REJECTED_BY');
comment on type counterpart_direction is 'How one actor has to do with another by what they say.';

create table statement (
  id bigint generated always as identity primary key,
  gid text not null,
  text text not null,
  language language_tag,
  form statement_form not null,
  act speech_act not null,
  speaker_id bigint,
  speaker_as_described text,
  said_on partial_date,
  event_id bigint,
  place_id bigint,
  status record_status not null default 'CURRENT',
  status_note text,
  successor_id bigint,
  recorded_at timestamptz not null default now(),
  said_on_earliest date generated always as (earliest(said_on)) stored,
  said_on_latest date generated always as (latest(said_on)) stored,
  words tsvector not null generated always as (words_of(language, text)) stored,
  constraint a_statement_has_one_id unique (gid),
  constraint the_id_of_a_statement_names_its_type check (gid like 'statement:_%'),
  constraint a_statement_has_words check (text <> ''),
  constraint a_statement_is_made_by_an_actor foreign key (speaker_id) references actor on delete restrict,
  constraint a_statement_is_made_at_an_event foreign key (event_id) references event on delete restrict,
  constraint a_statement_is_made_at_a_place foreign key (place_id) references place on delete restrict,
  constraint the_successor_of_a_statement_is_a_statement foreign key (successor_id) references statement on delete restrict,
  constraint a_statement_is_not_its_own_successor check (successor_id <> id),
  constraint a_current_statement_has_no_successor check (status <> 'CURRENT' or successor_id is null),
  constraint a_corrected_statement_has_a_successor check (status <> 'CORRECTED' or successor_id is not null),
  constraint a_retracted_statement_says_why check (status <> 'RETRACTED' or status_note is not null)
);
comment on table statement is 'What somebody said, as one source or several give it.';
comment on column statement.id is 'Joins rows; never shown.';
comment on column statement.gid is 'The public id: statement:, then the key that the importer gave.';
comment on column statement.text is 'What was said: to the letter where the form is VERBATIM, else as the source words it.';
comment on column statement.language is 'The language of the text.';
comment on column statement.form is 'Whether the text gives the words, the sense, or both.';
comment on column statement.act is 'What the speaker does by saying it.';
comment on column statement.speaker_id is 'Who said it; null where that is not known, and where several did: see joint_speaker.';
comment on column statement.speaker_as_described is 'The source''s own words for the speaker, right or wrong.';
comment on column statement.said_on is 'When it was said, as precisely as is known.';
comment on column statement.event_id is 'The event at which it was said.';
comment on column statement.place_id is 'Where it was said.';
comment on column statement.status is 'Whether the record still holds.';
comment on column statement.status_note is 'Why it does not.';
comment on column statement.successor_id is 'The statement that replaces it.';
comment on column statement.recorded_at is 'When it was entered in the record; neither when it was said nor when it was published.';
comment on column statement.said_on_earliest is 'The first day that said_on may mean: carries the order.';
comment on column statement.said_on_latest is 'The last day that said_on may mean.';
comment on column statement.words is 'The words of the text, for full text search.';
-- The newest and the oldest first; what has no date comes last in both. Lists show what still holds unless they are asked for more: with
-- the status, and of what somebody said with the day, they are counted in an index alone.
create index statement_by_said_on_desc on statement (coalesce(said_on_earliest, '-infinity'), id) include (status);
create index statement_by_said_on_asc on statement (coalesce(said_on_earliest, 'infinity'), id);
-- Only looked into for its largest value. Over the bare column it would also be taken, together with others, to find the rows of a
-- period, by reading all that was said before the period's end.
create index statement_by_said_on_latest on statement (coalesce(said_on_latest, '-infinity'));
create index statement_by_recorded_at on statement (recorded_at, id) include (status);
-- Counts the whole list: the few values take little room.
create index statement_by_status on statement (status);
create index statement_by_language on statement (language, coalesce(said_on_earliest, '-infinity'), id) include (status);
create index statement_speaker on statement (speaker_id, coalesce(said_on_earliest, '-infinity'), id) include (said_on_earliest, status);
create index statement_event on statement (event_id, coalesce(said_on_earliest, '-infinity'), id) include (status);
create index statement_place on statement (place_id, coalesce(said_on_earliest, '-infinity'), id) include (status);
create index statement_successor on statement (successor_id);
create index statement_by_words on statement using gin (words);

-- Links carry what lists of statements are ordered and filtered by: to find the newest on a topic, all of them would have to be looked up.
-- Triggers see to it that it is what the statement has (R__links.sql).
create table statement_addressee (
  statement_id bigint not null,
  position int not null,
  actor_id bigint not null,
  speaker_id bigint,
  said_on_earliest date,
  said_on_latest date,
  status record_status not null default 'CURRENT',
  primary key (statement_id, actor_id),
  constraint the_addressees_of_a_statement_are_in_order unique (statement_id, position),
  constraint an_addressee_is_spoken_to_in_a_statement foreign key (statement_id) references statement on delete cascade,
  constraint an_addressee_is_an_actor foreign key (actor_id) references actor on delete restrict
);
comment on table statement_addressee is 'To whom a statement was said.';
comment on column statement_addressee.statement_id is 'The statement.';
comment on column statement_addressee.position is 'The order in which the addressees are listed.';
comment on column statement_addressee.actor_id is 'To whom.';
comment on column statement_addressee.speaker_id is 'The only speaker of the statement, else null.';
comment on column statement_addressee.said_on_earliest is 'The first day that the date of the statement may mean: carries the order.';
comment on column statement_addressee.said_on_latest is 'The last day that the date of the statement may mean.';
comment on column statement_addressee.status is 'Whether the record of the statement still holds.';
-- By the other end, then in the order of lists. What is included lets a period be counted in the index alone.
create index statement_addressee_actor on statement_addressee (actor_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest, status);
create index statement_addressee_speaker on statement_addressee (speaker_id, actor_id) include (statement_id, said_on_earliest, status);

create table statement_subject (
  statement_id bigint not null,
  position int not null,
  actor_id bigint,
  event_id bigint,
  place_id bigint,
  topic_id bigint,
  speaker_id bigint,
  said_on_earliest date,
  said_on_latest date,
  status record_status not null default 'CURRENT',
  primary key (statement_id, position),
  constraint a_subject_is_spoken_of_in_a_statement foreign key (statement_id) references statement on delete cascade,
  constraint a_subject_may_be_an_actor foreign key (actor_id) references actor on delete restrict,
  constraint a_subject_may_be_an_event foreign key (event_id) references event on delete restrict,
  constraint a_subject_may_be_a_place foreign key (place_id) references place on delete restrict,
  constraint a_subject_may_be_a_topic foreign key (topic_id) references topic on delete restrict,
  constraint a_subject_is_one_thing check (num_nonnulls(actor_id, event_id, place_id, topic_id) = 1),
  constraint a_statement_has_a_subject_once unique nulls not distinct (statement_id, actor_id, event_id, place_id, topic_id)
);
comment on table statement_subject is 'What a statement is about: one actor, event, place or topic a row.';
comment on column statement_subject.statement_id is 'The statement.';
comment on column statement_subject.position is 'The order in which the subjects are listed.';
comment on column statement_subject.actor_id is 'The actor that it is about.';
comment on column statement_subject.event_id is 'The event that it is about.';
comment on column statement_subject.place_id is 'The place that it is about.';
comment on column statement_subject.topic_id is 'The topic that it is about.';
comment on column statement_subject.speaker_id is 'The only speaker of the statement, else null.';
comment on column statement_subject.said_on_earliest is 'The first day that the date of the statement may mean: carries the order.';
comment on column statement_subject.said_on_latest is 'The last day that the date of the statement may mean.';
comment on column statement_subject.status is 'Whether the record of the statement still holds.';
create index statement_subject_actor on statement_subject (actor_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest, status) where actor_id is not null;
create index statement_subject_event on statement_subject (event_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest, status) where event_id is not null;
create index statement_subject_place on statement_subject (place_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest, status) where place_id is not null;
create index statement_subject_topic on statement_subject (topic_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest, status) where topic_id is not null;
-- What somebody said about that, since March.
create index statement_subject_topic_speaker on statement_subject
  (topic_id, speaker_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest, status) where topic_id is not null;
create index statement_subject_speaker on statement_subject (speaker_id, actor_id) include (statement_id, said_on_earliest, status)
  where actor_id is not null;
-- Of many statements, their topics: an index with little else in it has them on a third of the pages.
create index statement_subject_statement_topic on statement_subject (statement_id) include (topic_id) where topic_id is not null;

create table attribution_hop (
  statement_id bigint not null,
  position int not null,
  relation hop_relation not null,
  actor_id bigint,
  verb text,
  source_id bigint,
  primary key (statement_id, position),
  constraint a_hop_passes_a_statement_on foreign key (statement_id) references statement on delete cascade,
  constraint a_hop_is_made_by_an_actor foreign key (actor_id) references actor on delete restrict,
  constraint a_hop_is_made_in_a_source foreign key (source_id) references source on delete restrict
);
comment on table attribution_hop is 'By what way a statement reached the record, from mouth to source, hop by hop.';
comment on column attribution_hop.statement_id is 'The statement.';
comment on column attribution_hop.position is 'The order of the hops, from the mouth on.';
comment on column attribution_hop.relation is 'What is done in this hop.';
comment on column attribution_hop.actor_id is 'By whom; null where that is not known.';
comment on column attribution_hop.verb is 'The verb of the source for it: stated, urged.';
comment on column attribution_hop.source_id is 'In which source, where the corpus holds it.';
create index attribution_hop_actor on attribution_hop (actor_id, relation, statement_id);
create index attribution_hop_source on attribution_hop (source_id);

-- That the passage says what the statement says is proven by triggers (R__proof.sql). It carries the passage's source, so that nobody
-- needs to look the passage up for it.
create table appearance (
  statement_id bigint not null,
  position int not null,
  passage_id bigint not null,
  source_id bigint not null,
  verification verification not null default 'EXACT',
  proves int4multirange,
  primary key (statement_id, passage_id),
  constraint the_appearances_of_a_statement_are_in_order unique (statement_id, position),
  constraint an_appearance_is_of_a_statement foreign key (statement_id) references statement on delete cascade,
  constraint an_appearance_is_a_passage
    foreign key (passage_id, source_id) references passage (id, source_id) on delete restrict on update cascade
);
comment on table appearance is 'Where a statement stands: each passage of each source.';
comment on column appearance.statement_id is 'The statement.';
comment on column appearance.position is 'The order in which the appearances are listed.';
comment on column appearance.passage_id is 'The words of the source.';
comment on column appearance.source_id is 'The source of the passage.';
comment on column appearance.verification is
  'Whether the passage has the words of the statement to the letter, or but for what no reader sees, or was not compared with its source.';
comment on column appearance.proves is
  'Which spans of the statement''s text the passage proves, in code points; null where that is all of a verbatim text, or nothing of a '
  'paraphrase.';
create index appearance_passage on appearance (passage_id, source_id);
create index appearance_source on appearance (source_id, statement_id);

create table reply (
  id bigint generated always as identity primary key,
  statement_id bigint not null,
  reply_to_id bigint not null,
  stance stance not null,
  evidence_id bigint,
  constraint a_reply_is_a_statement foreign key (statement_id) references statement on delete cascade,
  constraint a_reply_answers_a_statement foreign key (reply_to_id) references statement on delete cascade,
  constraint a_reply_is_proven_by_a_passage foreign key (evidence_id) references passage on delete restrict,
  constraint a_statement_takes_a_stance_to_another_once unique (statement_id, reply_to_id, stance),
  constraint a_statement_does_not_answer_itself check (statement_id <> reply_to_id)
);
comment on table reply is 'Which statement answers which, and how.';
comment on column reply.id is 'Joins rows; never shown.';
comment on column reply.statement_id is 'The statement that answers.';
comment on column reply.reply_to_id is 'The statement that is answered.';
comment on column reply.stance is 'How it answers.';
comment on column reply.evidence_id is 'The words of a source that make it an answer.';
create index reply_reply_to on reply (reply_to_id, id);
create index reply_evidence on reply (evidence_id);

create table statement_evidence (
  statement_id bigint not null,
  position int not null,
  field text not null,
  basis evidence_basis not null,
  reasoning text,
  passage_id bigint,
  primary key (statement_id, position),
  constraint evidence_is_of_a_statement foreign key (statement_id) references statement on delete cascade,
  constraint evidence_of_a_statement_is_a_passage foreign key (passage_id) references passage on delete restrict,
  constraint what_a_statement_is_stated_to_be_has_its_words check (basis <> 'STATED' or passage_id is not null),
  constraint what_is_inferred_of_a_statement_gives_its_reasons check (basis <> 'INFERRED' or reasoning is not null)
);
comment on table statement_evidence is 'Where the facts about a statement, beside its words, come from.';
comment on column statement_evidence.statement_id is 'The statement.';
comment on column statement_evidence.position is 'The order in which the evidence is listed.';
comment on column statement_evidence.field is 'Which fact: the name of the GraphQL field, saidOn.';
comment on column statement_evidence.basis is 'Whether it is read, worked out or generally known.';
comment on column statement_evidence.reasoning is 'How it was worked out.';
comment on column statement_evidence.passage_id is 'The words of the source that it rests on.';
create index statement_evidence_passage on statement_evidence (passage_id);
