-- What this database holds: exact totals, and a version that moves with every transaction that changes anything.

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
comment on table corpus_total is 'How many there are of each type, kept by triggers: counting a million rows takes longer than any request may.';
comment on column corpus_total.type is 'The type, as it stands before the colon of an id.';
comment on column corpus_total.total is 'How many there are.';
insert into corpus_total (type) values
  ('person'), ('organization'), ('statement'), ('event'), ('source'), ('place'), ('topic'), ('review');

create function corpus_moves() returns trigger
  language plpgsql as $$
begin
  update corpus set version = version + 1, changed_at = now(), changed_by = pg_current_xact_id()
  where changed_by is distinct from pg_current_xact_id();
  return null;
end $$;
comment on function corpus_moves is 'Moves the version of the corpus, once a transaction.';

create function corpus_grows() returns trigger
  language plpgsql as $$
begin
  update corpus_total set total = total + added.count
  from (select split_part(gid, ':', 1) as type, count(*) from added_rows group by 1) as added
  where corpus_total.type = added.type;
  return null;
end $$;
comment on function corpus_grows is 'Counts rows that were added.';

create function corpus_shrinks() returns trigger
  language plpgsql as $$
begin
  update corpus_total set total = total - removed.count
  from (select split_part(gid, ':', 1) as type, count(*) from removed_rows group by 1) as removed
  where corpus_total.type = removed.type;
  return null;
end $$;
comment on function corpus_shrinks is 'Counts rows that were removed.';

do $$
declare
  name text;
begin
  foreach name in array array['actor', 'statement', 'event', 'source', 'place', 'topic', 'review'] loop
    execute format('create trigger corpus_grows after insert on %I referencing new table as added_rows
      for each statement execute function corpus_grows()', name);
    execute format('create trigger corpus_shrinks after delete on %I referencing old table as removed_rows
      for each statement execute function corpus_shrinks()', name);
  end loop;
  foreach name in array array[
    'actor', 'actor_alias', 'actor_identifier', 'role', 'place', 'place_alias', 'place_identifier', 'topic',
    'source', 'byline', 'passage', 'event', 'event_identifier', 'participation', 'headcount', 'event_evidence',
    'statement', 'statement_addressee', 'statement_subject', 'attribution_hop', 'appearance', 'reply', 'statement_evidence',
    'review', 'reviewed_statement'] loop
    execute format('create trigger corpus_moves after insert or update or delete or truncate on %I
      for each statement execute function corpus_moves()', name);
  end loop;
end $$;
