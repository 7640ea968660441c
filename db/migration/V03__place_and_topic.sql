-- Places, which may lie in one another, and topics, which may be narrower than one another.

create type place_kind as enum ('CONTINENT', 'COUNTRY', 'REGION', 'CITY', 'SITE');
comment on type place_kind is 'How large a place is.';

create table place (
  id bigint generated always as identity primary key,
  gid text not null,
  name text not null,
  kind place_kind not null,
  within_id bigint,
  latitude double precision,
  longitude double precision,
  constraint a_place_has_one_id unique (gid),
  constraint the_id_of_a_place_names_its_type check (gid like 'place:_%'),
  constraint a_place_has_a_name check (name <> ''),
  constraint a_place_lies_within_a_place foreign key (within_id) references place on delete restrict,
  constraint a_place_does_not_lie_within_itself check (within_id <> id),
  constraint a_latitude_is_at_most_90_degrees check (latitude between -90 and 90),
  constraint a_longitude_is_at_most_180_degrees check (longitude between -180 and 180),
  constraint coordinates_come_in_pairs check (num_nonnulls(latitude, longitude) in (0, 2))
);
comment on table place is 'Where something is said or happens, or what is spoken of as a place.';
comment on column place.id is 'Joins rows; never shown.';
comment on column place.gid is 'The public id: place:, then the key that the importer gave.';
comment on column place.name is 'The name in English, as the record uses it.';
comment on column place.kind is 'How large the place is.';
comment on column place.within_id is 'The place that this one lies in.';
comment on column place.latitude is 'Degrees north of the equator, WGS 84.';
comment on column place.longitude is 'Degrees east of Greenwich, WGS 84.';
create index place_within on place (within_id);
create index place_by_name on place (folded(name), id);
create index place_by_folded_name on place using gin (folded(name) gin_trgm_ops);

create table place_alias (
  id bigint generated always as identity primary key,
  place_id bigint not null,
  position int not null,
  name text not null,
  language language_tag,
  script script_code,
  constraint an_alias_belongs_to_a_place foreign key (place_id) references place on delete cascade,
  constraint the_aliases_of_a_place_are_in_order unique (place_id, position),
  constraint a_place_has_an_alias_once unique nulls not distinct (place_id, name, language),
  constraint an_alias_of_a_place_has_a_name check (name <> '')
);
comment on table place_alias is 'Other names of a place, by language and script.';
comment on column place_alias.id is 'Joins rows; never shown.';
comment on column place_alias.place_id is 'Whose name this is.';
comment on column place_alias.position is 'The order in which the names are listed.';
comment on column place_alias.name is 'The name, as it is written.';
comment on column place_alias.language is 'The language in which the name is used; null where it is none in particular.';
comment on column place_alias.script is 'The script in which the name is written.';
create index place_alias_by_folded_name on place_alias using gin (folded(name) gin_trgm_ops);

create table place_identifier (
  place_id bigint not null,
  scheme text not null,
  value text not null,
  url text,
  primary key (place_id, scheme, value),
  constraint an_identifier_belongs_to_a_place foreign key (place_id) references place on delete cascade,
  constraint an_identifier_names_one_place unique (scheme, value)
);
comment on table place_identifier is 'How others call a place: identifiers in other registers.';
comment on column place_identifier.place_id is 'Whose identifier this is.';
comment on column place_identifier.scheme is 'The register, in lower case: wikidata.';
comment on column place_identifier.value is 'The identifier in that register.';
comment on column place_identifier.url is 'Where the register shows it.';

create table topic (
  id bigint generated always as identity primary key,
  gid text not null,
  name text not null,
  description text,
  broader_id bigint,
  constraint a_topic_has_one_id unique (gid),
  constraint the_id_of_a_topic_names_its_type check (gid like 'topic:_%'),
  constraint a_topic_has_a_name check (name <> ''),
  constraint a_topic_is_narrower_than_a_topic foreign key (broader_id) references topic on delete restrict,
  constraint a_topic_is_not_broader_than_itself check (broader_id <> id)
);
comment on table topic is 'What statements are about, where that is neither an actor nor an event nor a place.';
comment on column topic.id is 'Joins rows; never shown.';
comment on column topic.gid is 'The public id: topic:, then the key that the importer gave.';
comment on column topic.name is 'The topic, in English.';
comment on column topic.description is 'What the topic covers.';
comment on column topic.broader_id is 'The wider topic that this one belongs to.';
create index topic_broader on topic (broader_id);
create index topic_by_name on topic (folded(name), id);
create index topic_by_folded_name on topic using gin (folded(name) gin_trgm_ops);
