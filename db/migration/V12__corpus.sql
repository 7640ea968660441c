-- What this database holds: a version that moves with every transaction that changes anything, exact totals, and what is counted ahead.

create table corpus (
  only_row boolean primary key default true,
  version bigint not null default 0,
  changed_at timestamptz not null default now(),
  changed_by xid8,
  constraint there_is_one_corpus check (only_row)
);
comment on table corpus is 'The corpus as a whole: one row.';
comment on column corpus.only_row is 'Always true: keeps the table at one row.';
comment on column corpus.version is 'How many transactions have changed the corpus.';
comment on column corpus.changed_at is 'When the last of them began.';
comment on column corpus.changed_by is 'Which transaction that was.';
insert into corpus default values;

create table corpus_total (
  type text primary key,
  total bigint not null default 0,
  constraint a_total_is_not_negative check (total >= 0)
);
comment on table corpus_total is
  'How many there are of each type, kept by triggers: counting a million rows takes longer than any request may.';
comment on column corpus_total.type is 'The type, as it stands before the colon of an id.';
comment on column corpus_total.total is 'How many there are.';
insert into corpus_total (type) values
  ('person'), ('organization'), ('statement'), ('event'), ('source'), ('place'), ('topic'), ('review');

-- Over a million, counting takes seconds.
create table corpus_count (
  id bigint generated always as identity primary key,
  version bigint not null,
  facet text not null,
  status record_status not null,
  actor_id bigint,
  event_id bigint,
  place_id bigint,
  topic_id bigint,
  source_id bigint,
  value text,
  count int not null
);
comment on table corpus_count is
  'How many statements have what in common, where there are more than can be counted by each request; only good for one version of the '
  'corpus.';
comment on column corpus_count.id is 'Joins rows; never shown.';
comment on column corpus_count.version is 'The version of the corpus that was counted.';
comment on column corpus_count.facet is 'What the statements have in common: a value of the GraphQL enum StatementFacet, or SAID_ON.';
comment on column corpus_count.status is 'The status of the statements.';
comment on column corpus_count.actor_id is 'The actor that they have in common.';
comment on column corpus_count.event_id is 'The event that they have in common.';
comment on column corpus_count.place_id is 'The place that they have in common.';
comment on column corpus_count.topic_id is 'The topic that they have in common.';
comment on column corpus_count.source_id is 'The source that they have in common.';
comment on column corpus_count.value is 'The value that they have in common; where this and all of the above are null, nothing is known.';
comment on column corpus_count.count is 'How many.';
create index corpus_count_facet on corpus_count (facet, count desc);

-- What an operation costs depends on how long lists are, and that on how one comes to them: what is often referred to is asked about more
-- often, and its lists are longer; and what is itself within something has less within it.
create table corpus_length (
  rows text not null,
  near text not null,
  version bigint not null,
  length double precision not null,
  biased double precision not null default 0,
  typical double precision not null default 0,
  nested double precision not null default 0,
  filled double precision not null default 1,
  primary key (rows, near)
);
comment on table corpus_length is
  'How long the lists are that rows make by a column that refers to others; only good for one version of the corpus. It tells what an '
  'operation costs.';
comment on column corpus_length.rows is 'The table.';
comment on column corpus_length.near is 'The column; empty for all rows.';
comment on column corpus_length.version is 'The version of the corpus in which they were measured.';
comment on column corpus_length.length is
  'How many rows refer to the same row, on average of all rows that might be referred to; of all rows, how many there are.';
comment on column corpus_length.biased is
  'The same of a row that one comes to by a reference, chosen by chance among the references: each row as often as it is referred to. '
  '(Statistics calls that the size-biased mean.)';
comment on column corpus_length.typical is
  'The geometric mean of the same: of one such row, while of many together it is the arithmetic one that tells.';
comment on column corpus_length.nested is 'The same of a row that refers to another one by this very column, where that is possible.';
comment on column corpus_length.filled is 'The part of the rows that refer to one by this column.';
