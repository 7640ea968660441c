-- Topics, which may be narrower than one another.

create table topic (
  id bigint generated always as identity primary key,
  gid text not null,
  name text not null,
  description text,
  broader_id bigint,
  folded_name text not null generated always as (folded(name)) stored,
  name_words tsvector not null generated always as (array_to_tsvector(name_words(name))) stored,
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
comment on column topic.folded_name is 'The name without capitals and accents: carries the order.';
comment on column topic.name_words is 'The words of the name without capitals and accents, for looking it up by their beginnings.';
create index topic_broader on topic (broader_id);
create index topic_by_name on topic (folded_name, id);
create index topic_by_likeness on topic using gin (folded_name gin_trgm_ops) with (fastupdate = off);
create index topic_by_name_words on topic using gin (name_words) with (fastupdate = off);

create table topic_gid_redirect (
  gid text primary key,
  new_id bigint not null,
  constraint a_topics_redirect_leads_to_a_topic foreign key (new_id) references topic on delete cascade
);
comment on table topic_gid_redirect is 'Public ids that lead to another topic, because both are the same.';
comment on column topic_gid_redirect.gid is 'The public id that is no longer used.';
comment on column topic_gid_redirect.new_id is 'The topic that it leads to.';
create index topic_gid_redirect_new_id on topic_gid_redirect (new_id);
