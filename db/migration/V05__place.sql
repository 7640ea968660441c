-- Places, which may lie in one another.

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
  folded_name text not null generated always as (folded(name)) stored,
  name_words tsvector not null generated always as (array_to_tsvector(name_words(name))) stored,
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
comment on column place.folded_name is 'The name without capitals and accents: carries the order.';
comment on column place.name_words is 'The words of the name without capitals and accents, for looking it up by their beginnings.';
create index place_within on place (within_id);
create index place_by_name on place (folded_name, id);
create index place_by_likeness on place using gin (folded_name gin_trgm_ops) with (fastupdate = off);
create index place_by_name_words on place using gin (name_words) with (fastupdate = off);

create table place_alias (
  id bigint generated always as identity primary key,
  place_id bigint not null,
  position int not null,
  name text not null,
  language language_tag,
  script script_code,
  folded_name text not null generated always as (folded(name)) stored,
  name_words tsvector not null generated always as (array_to_tsvector(name_words(name))) stored,
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
comment on column place_alias.folded_name is 'The name without capitals and accents.';
comment on column place_alias.name_words is 'The words of the name without capitals and accents, for looking it up by their beginnings.';
create index place_alias_by_name on place_alias (folded_name);
create index place_alias_by_likeness on place_alias using gin (folded_name gin_trgm_ops) with (fastupdate = off);
create index place_alias_by_name_words on place_alias using gin (name_words) with (fastupdate = off);

create table place_identifier (
  place_id bigint not null,
  scheme text not null,
  value text not null,
  url text,
  namespace text,
  constraint an_identifier_belongs_to_a_place foreign key (place_id) references place on delete cascade,
  constraint an_identifier_names_one_place unique nulls not distinct (scheme, value, namespace),
  constraint the_namespace_of_an_identifier_is_not_empty check (namespace <> ''),
  constraint the_url_of_an_identifier_is_http_or_https_with_a_host check (is_web_address(url))
);
comment on table place_identifier is 'How others call a place: identifiers in other registers.';
comment on column place_identifier.place_id is 'Whose identifier this is.';
comment on column place_identifier.scheme is 'The register, in lower case: wikidata.';
comment on column place_identifier.value is 'The identifier in that register.';
comment on column place_identifier.url is 'Where the register shows it.';
comment on column place_identifier.namespace is 'Whose register it is; null for those that mean the same everywhere: wikidata.';
create index place_identifier_place on place_identifier (place_id, scheme, value);

create table place_gid_redirect (
  gid text primary key,
  new_id bigint not null,
  constraint a_places_redirect_leads_to_a_place foreign key (new_id) references place on delete cascade
);
comment on table place_gid_redirect is 'Public ids that lead to another place, because both are the same.';
comment on column place_gid_redirect.gid is 'The public id that is no longer used.';
comment on column place_gid_redirect.new_id is 'The place that it leads to.';
create index place_gid_redirect_new_id on place_gid_redirect (new_id);
