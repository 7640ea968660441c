-- Statements: who said what, to whom, about what, when, where, in answer to whom, and according to whom.

create type statement_form as enum ('VERBATIM', 'PARAPHRASE', 'MIXED');
comment on type statement_form is 'Whether a source gives the words, the sense, or the sense with some of the words in quotation marks.';
create type speech_act as enum (
  'ASSERT', 'HOPE', 'EXPLAIN', 'APPEAL', 'URGE', 'OFFER', 'PROPOSE', 'PROMISE', 'AGREE', 'WELCOME', 'THANK', 'PRAISE', 'APOLOGIZE',
  'DEMAND', 'CONDITION', 'BLAME', 'CRITICIZE', 'DENY', 'DISMISS', 'REJECT', 'WARN', 'THREATEN', 'ANSWER', 'ASK');
comment on type speech_act is 'What a speaker does by saying something.';
create function cameo_root_code(act speech_act) returns text
  language sql immutable strict parallel safe
  return case
    when act in ('ASSERT', 'HOPE', 'EXPLAIN', 'ANSWER', 'ASK') then '01'
    when act in ('APPEAL', 'URGE') then '02'
    when act in ('OFFER', 'PROPOSE', 'PROMISE', 'AGREE') then '03'
    when act = 'WELCOME' then '04'
    when act in ('THANK', 'PRAISE', 'APOLOGIZE') then '05'
    when act in ('DEMAND', 'CONDITION') then '10'
    when act in ('BLAME', 'CRITICIZE', 'DENY', 'DISMISS') then '11'
    when act = 'REJECT' then '12'
    when act in ('WARN', 'THREATEN') then '13'
  end;
comment on function cameo_root_code is 'The root code of a speech act in the CAMEO event codebook, version 1.1b3.';
create type hop_relation as enum ('SAID', 'ON_BEHALF_OF', 'TRANSLATED', 'RELAYED', 'REPORTED');
comment on type hop_relation is 'What somebody does in passing a statement on.';
create type stance as enum ('SUPPORTS', 'REJECTS', 'ANSWERS', 'DENIES', 'CONDITIONS', 'REPEATS', 'REVISES');
comment on type stance is 'How a statement answers another.';
create type record_status as enum ('CURRENT', 'CORRECTED', 'RETRACTED');
comment on type record_status is 'Whether a record still holds.';

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
  words tsvector generated always as (to_tsvector(text_search_of(language), text)) stored,
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
comment on column statement.speaker_id is 'Who said it; null where that is not known.';
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
-- The newest and the oldest first; what has no date comes last in both.
create index statement_by_said_on_desc on statement (coalesce(said_on_earliest, '-infinity'), id);
create index statement_by_said_on_asc on statement (coalesce(said_on_earliest, 'infinity'), id);
create index statement_by_said_on_latest on statement (said_on_latest);
create index statement_by_recorded_at on statement (recorded_at, id);
create index statement_speaker on statement (speaker_id, coalesce(said_on_earliest, '-infinity'), id);
create index statement_event on statement (event_id, coalesce(said_on_earliest, '-infinity'), id);
create index statement_place on statement (place_id, coalesce(said_on_earliest, '-infinity'), id);
create index statement_successor on statement (successor_id);
create index statement_by_words on statement using gin (words);

create table statement_addressee (
  statement_id bigint not null,
  position int not null,
  actor_id bigint not null,
  primary key (statement_id, actor_id),
  constraint the_addressees_of_a_statement_are_in_order unique (statement_id, position),
  constraint an_addressee_is_spoken_to_in_a_statement foreign key (statement_id) references statement on delete cascade,
  constraint an_addressee_is_an_actor foreign key (actor_id) references actor on delete restrict
);
comment on table statement_addressee is 'To whom a statement was said.';
comment on column statement_addressee.statement_id is 'The statement.';
comment on column statement_addressee.position is 'The order in which the addressees are listed.';
comment on column statement_addressee.actor_id is 'To whom.';
create index statement_addressee_actor on statement_addressee (actor_id, statement_id);

create table statement_subject (
  statement_id bigint not null,
  position int not null,
  actor_id bigint,
  event_id bigint,
  place_id bigint,
  topic_id bigint,
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
create index statement_subject_actor on statement_subject (actor_id, statement_id) where actor_id is not null;
create index statement_subject_event on statement_subject (event_id, statement_id) where event_id is not null;
create index statement_subject_place on statement_subject (place_id, statement_id) where place_id is not null;
create index statement_subject_topic on statement_subject (topic_id, statement_id) where topic_id is not null;

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

create table appearance (
  statement_id bigint not null,
  position int not null,
  passage_id bigint not null,
  primary key (statement_id, passage_id),
  constraint the_appearances_of_a_statement_are_in_order unique (statement_id, position),
  constraint an_appearance_is_of_a_statement foreign key (statement_id) references statement on delete cascade,
  constraint an_appearance_is_a_passage foreign key (passage_id) references passage on delete restrict
);
comment on table appearance is 'Where a statement stands: each passage of each source.';
comment on column appearance.statement_id is 'The statement.';
comment on column appearance.position is 'The order in which the appearances are listed.';
comment on column appearance.passage_id is 'The words of the source.';
create index appearance_passage on appearance (passage_id, statement_id);

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

-- The proof of a quotation has two halves: a passage stands in its source (V04), and the statement says what the passage says.
create function quotation_is_proven(text text, form statement_form, exact text) returns boolean
  language sql immutable parallel safe
  return case form
    when 'VERBATIM' then text = exact
    when 'MIXED' then not exists (
      select from regexp_matches(text, '["“]([^"“”]+)["”]', 'g') as quoted
      where position(quoted[1] in exact) = 0)
    else true
  end;
comment on function quotation_is_proven is 'Whether a verbatim text is its passage to the letter, and what a mixed one has in quotation marks stands in the passage.';

create function prove_quotation() returns trigger
  language plpgsql as $$
declare
  unproven record;
begin
  select statement.gid, passage.exact into unproven
  from statement, passage
  where statement.id = new.statement_id and passage.id = new.passage_id
    and not quotation_is_proven(statement.text, statement.form, passage.exact);
  if found then
    raise check_violation using
      constraint = 'a_quotation_is_what_its_passage_says', table = tg_table_name, schema = tg_table_schema,
      message = 'a quotation that its source does not have cannot be stored',
      detail = format('%s is not what the passage says: "%s".', unproven.gid, unproven.exact);
  end if;
  return null;
end $$;
comment on function prove_quotation is 'Compares a statement with a passage in which it appears.';

create trigger a_quotation_is_what_its_passage_says
  after insert or update on appearance for each row execute function prove_quotation();

create function prove_quotations_again() returns trigger
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

create trigger quotations_are_still_what_their_passages_say
  after update of text, form on statement
  for each row when ((old.text, old.form) is distinct from (new.text, new.form)) execute function prove_quotations_again();
create trigger quotations_are_still_what_their_passages_say
  after update of exact on passage
  for each row when (old.exact is distinct from new.exact) execute function prove_quotations_again();

create function require_appearance() returns trigger
  language plpgsql as $$
declare
  checked_id bigint := case tg_table_name when 'statement' then to_jsonb(new) -> 'id' else to_jsonb(old) -> 'statement_id' end;
  bare text;
begin
  select gid into bare from statement
  where id = checked_id
    and not exists (select from appearance where appearance.statement_id = statement.id);
  if found then
    raise check_violation using
      constraint = 'a_statement_stands_in_a_source', table = tg_table_name, schema = tg_table_schema,
      message = 'a statement that stands in no source cannot be stored',
      detail = format('%s has no appearance.', bare);
  end if;
  return null;
end $$;
comment on function require_appearance is 'Sees to it that a statement stands in a source when the transaction ends.';

create constraint trigger a_statement_stands_in_a_source
  after insert on statement deferrable initially deferred for each row execute function require_appearance();
create constraint trigger a_statement_stands_in_a_source
  after delete or update of statement_id on appearance deferrable initially deferred for each row execute function require_appearance();
