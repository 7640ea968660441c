-- How much is on record of whom and of what, so that a search box need not count it for each letter.

create table corpus_weight (
  scope text not null,
  id bigint not null,
  weight int not null,
  primary key (scope, id)
);
comment on table corpus_weight is
  'How much is on record of actors, events, places and topics: whom and what suggestions put first. Of what has no row, nothing is.';
comment on column corpus_weight.scope is 'The table: actor, event, place or topic.';
comment on column corpus_weight.id is 'Its row.';
comment on column corpus_weight.weight is
  'How many statements it made and how many speak of it, of each as many as 30: that somebody is often on record, is told by a few.';
