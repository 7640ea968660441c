-- Events, with their parts, who took part and how, and how many were counted.

create type event_kind as enum (
  'SUMMIT', 'TALKS', 'VISIT', 'COMMEMORATION', 'ARMED_CONFLICT', 'PRESS_CONFERENCE', 'SPEECH', 'VOTE', 'OTHER');
comment on type event_kind is 'Kinds of events.';
create type participation_role as enum ('HOST', 'ORGANIZER', 'SPEAKER', 'NEGOTIATOR', 'PARTICIPANT', 'PARTY', 'TARGET');
comment on type participation_role is 'What somebody does at an event; party and target are the sides of a conflict.';
create type attendance_mode as enum ('IN_PERSON', 'VIRTUAL', 'UNKNOWN');
comment on type attendance_mode is 'How somebody attends an event.';
create type evidence_basis as enum ('STATED', 'INFERRED', 'PUBLIC_RECORD');
comment on type evidence_basis is 'Whether a fact is read in a source, worked out from it, or generally known.';

create table event (
  id bigint generated always as identity primary key,
  gid text not null,
  name text not null,
  description text,
  kind event_kind not null,
  started_on partial_date,
  ended_on partial_date,
  place_id bigint,
  part_of_id bigint,
  started_on_earliest date generated always as (earliest(started_on)) stored,
  started_on_latest date generated always as (latest(started_on)) stored,
  folded_name text not null generated always as (folded(name)) stored,
  name_words tsvector not null generated always as (array_to_tsvector(name_words(name))) stored,
  constraint an_event_has_one_id unique (gid),
  constraint the_id_of_an_event_names_its_type check (gid like 'event:_%'),
  constraint an_event_has_a_name check (name <> ''),
  constraint an_event_happens_at_a_place foreign key (place_id) references place on delete restrict,
  constraint an_event_is_part_of_an_event foreign key (part_of_id) references event on delete restrict,
  constraint an_event_is_not_part_of_itself check (part_of_id <> id),
  constraint an_event_ends_after_it_starts check (earliest(started_on) <= latest(ended_on))
);
comment on table event is 'What happened: summits, talks, visits, anniversaries, wars.';
comment on column event.id is 'Joins rows; never shown.';
comment on column event.gid is 'The public id: event:, then the key that the importer gave.';
comment on column event.name is 'The name in English, as the record uses it.';
comment on column event.description is 'What it is, in a few words of the record.';
comment on column event.kind is 'What kind of event.';
comment on column event.started_on is 'When it began; null where that is not known.';
comment on column event.ended_on is 'When it ended; null where it has not, or that is not known.';
comment on column event.place_id is 'Where; null where that is not known.';
comment on column event.part_of_id is 'The larger event that this one belongs to.';
comment on column event.started_on_earliest is 'The first day that started_on may mean: carries the order.';
comment on column event.started_on_latest is 'The last day that started_on may mean.';
comment on column event.folded_name is 'The name without capitals and accents.';
comment on column event.name_words is 'The words of the name without capitals and accents, for looking it up by their beginnings.';
create index event_place on event (place_id);
create index event_part_of on event (part_of_id);
create index event_by_started_on on event (coalesce(started_on_earliest, '-infinity'), id);
create index event_by_likeness on event using gin (folded_name gin_trgm_ops) with (fastupdate = off);
create index event_by_name_words on event using gin (name_words) with (fastupdate = off);

create table event_identifier (
  event_id bigint not null,
  scheme text not null,
  value text not null,
  url text,
  namespace text,
  constraint an_identifier_belongs_to_an_event foreign key (event_id) references event on delete cascade,
  constraint an_identifier_names_one_event unique nulls not distinct (scheme, value, namespace),
  constraint the_namespace_of_an_identifier_is_not_empty check (namespace <> ''),
  constraint the_url_of_an_identifier_is_http_or_https_with_a_host check (is_web_address(url))
);
comment on table event_identifier is 'How others call an event: identifiers in other registers.';
comment on column event_identifier.event_id is 'Whose identifier this is.';
comment on column event_identifier.scheme is 'The register, in lower case: wikidata.';
comment on column event_identifier.value is 'The identifier in that register.';
comment on column event_identifier.url is 'Where the register shows it.';
comment on column event_identifier.namespace is 'Whose register it is; null for those that mean the same everywhere: wikidata.';
create index event_identifier_event on event_identifier (event_id, scheme, value);

create table event_gid_redirect (
  gid text primary key,
  new_id bigint not null,
  constraint an_events_redirect_leads_to_an_event foreign key (new_id) references event on delete cascade
);
comment on table event_gid_redirect is 'Public ids that lead to another event, because both are the same.';
comment on column event_gid_redirect.gid is 'The public id that is no longer used.';
comment on column event_gid_redirect.new_id is 'The event that it leads to.';
create index event_gid_redirect_new_id on event_gid_redirect (new_id);

create table participation (
  id bigint generated always as identity primary key,
  event_id bigint not null,
  actor_id bigint not null,
  role participation_role not null,
  mode attendance_mode not null default 'UNKNOWN',
  evidence_id bigint,
  constraint a_participation_is_in_an_event foreign key (event_id) references event on delete cascade,
  constraint a_participation_is_an_actors foreign key (actor_id) references actor on delete restrict,
  constraint a_participation_is_proven_by_a_passage foreign key (evidence_id) references passage on delete restrict,
  constraint an_actor_takes_part_in_a_role_and_a_mode_once unique (event_id, actor_id, role, mode)
);
comment on table participation is 'Who took part in an event, as what and how.';
comment on column participation.id is 'Joins rows; never shown.';
comment on column participation.event_id is 'The event.';
comment on column participation.actor_id is 'Who took part.';
comment on column participation.role is 'As what.';
comment on column participation.mode is 'In person or virtually; UNKNOWN where no source says.';
comment on column participation.evidence_id is 'The words of a source that say so; null where it is public record.';
create index participation_actor on participation (actor_id, id);
create index participation_evidence on participation (evidence_id);

create table headcount (
  event_id bigint not null,
  position int not null,
  mode attendance_mode not null,
  count int not null,
  of_whom text not null,
  evidence_id bigint not null,
  primary key (event_id, position),
  constraint a_headcount_is_of_an_event foreign key (event_id) references event on delete cascade,
  constraint a_headcount_is_proven_by_a_passage foreign key (evidence_id) references passage on delete restrict,
  constraint a_headcount_is_not_negative check (count >= 0)
);
comment on table headcount is 'How many a source counted at an event, named or not.';
comment on column headcount.event_id is 'The event.';
comment on column headcount.position is 'The order in which the counts are listed.';
comment on column headcount.mode is 'Whether those counted attended in person or virtually.';
comment on column headcount.count is 'How many.';
comment on column headcount.of_whom is 'Of whom, in the source''s word: leaders.';
comment on column headcount.evidence_id is 'The words of the source that give the number.';
create index headcount_evidence on headcount (evidence_id);

create table event_evidence (
  event_id bigint not null,
  position int not null,
  field text not null,
  basis evidence_basis not null,
  reasoning text,
  passage_id bigint,
  primary key (event_id, position),
  constraint evidence_is_of_an_event foreign key (event_id) references event on delete cascade,
  constraint evidence_of_an_event_is_a_passage foreign key (passage_id) references passage on delete restrict,
  constraint what_an_event_is_stated_to_be_has_its_words check (basis <> 'STATED' or passage_id is not null),
  constraint what_is_inferred_of_an_event_gives_its_reasons check (basis <> 'INFERRED' or reasoning is not null)
);
comment on table event_evidence is 'Where the facts about an event come from.';
comment on column event_evidence.event_id is 'The event.';
comment on column event_evidence.position is 'The order in which the evidence is listed.';
comment on column event_evidence.field is 'Which fact: the name of the GraphQL field, startedOn.';
comment on column event_evidence.basis is 'Whether it is read, worked out or generally known.';
comment on column event_evidence.reasoning is 'How it was worked out.';
comment on column event_evidence.passage_id is 'The words of the source that it rests on.';
create index event_evidence_passage on event_evidence (passage_id);
