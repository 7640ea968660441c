-- Actors: people and organizations, under all their names, with their offices in time.

create type actor_type as enum ('Person', 'Organization');
comment on type actor_type is 'What kind of actor a row is: the name of its GraphQL type.';

create type organization_kind as enum (
  'STATE', 'GOVERNMENT', 'INTERGOVERNMENTAL', 'NEWS_AGENCY', 'MEDIA', 'PARTY', 'COMPANY', 'ARMED_FORCES', 'CIVIL_SOCIETY', 'GROUP',
  'OTHER');
comment on type organization_kind is 'Kinds of organizations; a group speaks or is spoken of without being an institution.';

create table actor (
  id bigint generated always as identity primary key,
  gid text not null,
  type actor_type not null,
  name text not null,
  description text,
  kind organization_kind,
  parent_id bigint,
  -- Lets a plain foreign key say that the parent is an organization.
  parent_type actor_type not null generated always as ('Organization'::actor_type) stored,
  folded_name text not null generated always as (folded(name)) stored,
  name_words tsvector not null generated always as (array_to_tsvector(name_words(name))) stored,
  constraint an_actor_has_one_id unique (gid),
  constraint an_actor_can_be_referred_to_with_its_type unique (id, type),
  constraint the_id_of_an_actor_names_its_type check (gid like case type when 'Person' then 'person:_%' else 'organization:_%' end),
  constraint an_actor_has_a_name check (name <> ''),
  constraint only_an_organization_has_a_kind check ((type = 'Organization') = (kind is not null)),
  constraint only_an_organization_has_a_parent check (type = 'Organization' or parent_id is null),
  constraint an_organization_is_not_its_own_parent check (parent_id <> id),
  constraint the_parent_of_an_organization_is_one foreign key (parent_id, parent_type) references actor (id, type) on delete restrict
);
comment on table actor is 'People and organizations: whoever speaks, is spoken to or is spoken of.';
comment on column actor.id is 'Joins rows; never shown.';
comment on column actor.gid is 'The public id: person: or organization:, then the key that the importer gave.';
comment on column actor.type is 'Whether the actor is a person or an organization.';
comment on column actor.name is 'The name in English, as the record uses it.';
comment on column actor.description is 'Who this is, in a few words of the record.';
comment on column actor.kind is 'What kind of organization.';
comment on column actor.parent_id is 'The organization that this one is part of.';
comment on column actor.parent_type is 'Always Organization: for the foreign key.';
comment on column actor.folded_name is 'The name without capitals and accents: carries the order.';
comment on column actor.name_words is 'The words of the name without capitals and accents, for looking it up by their beginnings.';
create index actor_parent on actor (parent_id, parent_type);
create index actor_by_name on actor (folded_name, id);
create index actor_by_type_and_name on actor (type, folded_name, id);
-- Of all names: new ones go into the index at once, for a list of those still to be sorted in would be read by every search.
create index actor_by_likeness on actor using gin (folded_name gin_trgm_ops) with (fastupdate = off);
create index actor_by_name_words on actor using gin (name_words) with (fastupdate = off);

create table actor_alias (
  id bigint generated always as identity primary key,
  actor_id bigint not null,
  position int not null,
  name text not null,
  language language_tag,
  script script_code,
  folded_name text not null generated always as (folded(name)) stored,
  name_words tsvector not null generated always as (array_to_tsvector(name_words(name))) stored,
  constraint an_alias_belongs_to_an_actor foreign key (actor_id) references actor on delete cascade,
  constraint the_aliases_of_an_actor_are_in_order unique (actor_id, position),
  constraint an_actor_has_an_alias_once unique nulls not distinct (actor_id, name, language),
  constraint an_alias_has_a_name check (name <> '')
);
comment on table actor_alias is 'Other names of an actor, by language and script.';
comment on column actor_alias.id is 'Joins rows; never shown.';
comment on column actor_alias.actor_id is 'Whose name this is.';
comment on column actor_alias.position is 'The order in which the names are listed.';
comment on column actor_alias.name is 'The name, as it is written.';
comment on column actor_alias.language is 'The language in which the name is used; null where it is none in particular.';
comment on column actor_alias.script is 'The script in which the name is written.';
comment on column actor_alias.folded_name is 'The name without capitals and accents.';
comment on column actor_alias.name_words is 'The words of the name without capitals and accents, for looking it up by their beginnings.';
create index actor_alias_by_name on actor_alias (folded_name);
create index actor_alias_by_likeness on actor_alias using gin (folded_name gin_trgm_ops) with (fastupdate = off);
create index actor_alias_by_name_words on actor_alias using gin (name_words) with (fastupdate = off);

-- An identifier means the same everywhere only where its register is known to everybody; any other belongs to whoever publishes it.
create table actor_identifier (
  actor_id bigint not null,
  scheme text not null,
  value text not null,
  url text,
  namespace text,
  constraint an_identifier_belongs_to_an_actor foreign key (actor_id) references actor on delete cascade,
  constraint an_identifier_names_one_actor unique nulls not distinct (scheme, value, namespace),
  constraint the_namespace_of_an_identifier_is_not_empty check (namespace <> ''),
  constraint the_url_of_an_identifier_is_http_or_https_with_a_host check (is_web_address(url))
);
comment on table actor_identifier is 'How others call an actor: identifiers in other registers.';
comment on column actor_identifier.actor_id is 'Whose identifier this is.';
comment on column actor_identifier.scheme is 'The register, in lower case: wikidata.';
comment on column actor_identifier.value is 'The identifier in that register: Q3874799.';
comment on column actor_identifier.url is 'Where the register shows it.';
comment on column actor_identifier.namespace is 'Whose register it is; null for those that mean the same everywhere: wikidata.';
create index actor_identifier_actor on actor_identifier (actor_id, scheme, value);

-- What was two things and is found to be one: the id that is no longer used leads to the one that is.
create table actor_gid_redirect (
  gid text primary key,
  new_id bigint not null,
  constraint an_actors_redirect_leads_to_an_actor foreign key (new_id) references actor on delete cascade
);
comment on table actor_gid_redirect is 'Public ids that lead to another actor, because both are the same.';
comment on column actor_gid_redirect.gid is 'The public id that is no longer used.';
comment on column actor_gid_redirect.new_id is 'The actor that it leads to.';
create index actor_gid_redirect_new_id on actor_gid_redirect (new_id);

create table role (
  id bigint generated always as identity primary key,
  person_id bigint not null,
  person_type actor_type not null generated always as ('Person'::actor_type) stored,
  organization_id bigint,
  organization_type actor_type not null generated always as ('Organization'::actor_type) stored,
  position int not null,
  title text not null,
  held_from partial_date,
  held_until partial_date,
  -- Offices are looked for on every statement's day, so what their dates mean is worked out beforehand.
  held_from_latest date generated always as (latest(held_from)) stored,
  held_until_earliest date generated always as (earliest(held_until)) stored,
  constraint a_role_is_held_by_a_person foreign key (person_id, person_type) references actor (id, type) on delete cascade,
  constraint a_role_is_held_in_an_organization
    foreign key (organization_id, organization_type) references actor (id, type) on delete restrict,
  constraint the_roles_of_a_person_are_in_order unique (person_id, position),
  constraint a_role_ends_after_it_begins check (earliest(held_from) <= latest(held_until))
);
comment on table role is 'Offices and memberships of people, in time.';
comment on column role.id is 'Joins rows; never shown.';
comment on column role.person_id is 'Who holds the role.';
comment on column role.person_type is 'Always Person: for the foreign key.';
comment on column role.organization_id is 'Where; null where that is not known.';
comment on column role.organization_type is 'Always Organization: for the foreign key.';
comment on column role.position is
  'The order in which the roles of a person are listed: of two held on one day, the first is the one that an article would name.';
comment on column role.title is 'The title in English, as the record uses it.';
comment on column role.held_from is 'When it began; null where that is not known.';
comment on column role.held_until is 'The last day; null where the role is still held, or its end is not known.';
comment on column role.held_from_latest is 'The last day that held_from may mean: from then on the role was certainly held.';
comment on column role.held_until_earliest is 'The first day that held_until may mean: up to then the role was certainly held.';
create index role_person on role (person_id, person_type);
create index role_organization on role (organization_id, organization_type);
