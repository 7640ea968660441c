-- The version of the corpus moves with every transaction that changes anything.

create or replace function corpus_moves() returns trigger
  language plpgsql as $$
begin
  update corpus set version = version + 1, changed_at = now(), changed_by = pg_current_xact_id()
  where changed_by is distinct from pg_current_xact_id();
  return null;
end $$;
comment on function corpus_moves is 'Moves the version of the corpus, once a transaction.';
-- Before anything is changed: those who change it wait for one another, and what one compares stays as it is.
do $$
declare
  moved text;
begin
  foreach moved in array array[
    'actor', 'actor_alias', 'actor_identifier', 'actor_gid_redirect', 'role', 'place', 'place_alias', 'place_identifier',
    'place_gid_redirect', 'topic', 'topic_gid_redirect', 'source', 'source_part', 'source_stretch', 'source_revision', 'byline',
    'passage', 'event', 'event_identifier', 'event_gid_redirect', 'participation', 'headcount', 'event_evidence', 'statement',
    'statement_addressee', 'statement_subject', 'attribution_hop', 'appearance', 'reply', 'statement_evidence', 'joint_speaker',
    'joint_statement', 'joint_subject', 'review', 'reviewed_statement'] loop
    execute format('create or replace trigger corpus_moves before insert or update or delete or truncate on %I
      for each statement execute function corpus_moves()', moved);
  end loop;
end $$;

-- How a server can be sure of the version of the corpus without asking for it each time: it holds a lock that no transaction which
-- changes the corpus can commit against, watches whether one is waiting, and gives up what it keeps before it lets that one through.

create or replace function corpus_lock() returns bigint
  language sql immutable parallel safe
  return 7022365301;
comment on function corpus_lock is 'The number of the advisory lock that keeps the version of the corpus where it is.';

create or replace function hold_corpus_version() returns text
  language plpgsql volatile as $$
begin
  -- What is committed elsewhere comes to a replica without asking for the lock.
  if pg_is_in_recovery() then
    return null;
  end if;
  perform pg_advisory_lock_shared(corpus_lock());
  -- With the time, so that the versions of two databases are not taken for one another.
  return (select format('%s.%s', version, (extract(epoch from changed_at) * 1000000)::bigint) from corpus);
end $$;
comment on function hold_corpus_version is
  'Keeps the version of the corpus from moving until this session unlocks it, and returns it; null on a replica, which cannot.';

create or replace function corpus_version_is_waited_for(seconds double precision) returns boolean
  language plpgsql volatile as $$
begin
  perform pg_sleep(seconds);
  return exists (
    select from pg_locks
    where locktype = 'advisory' and not granted and objsubid = 1
      and (classid::bigint << 32 | objid::bigint) = corpus_lock()
      and database = (select oid from pg_database where datname = current_database()));
end $$;
comment on function corpus_version_is_waited_for is 'Whether, some time from now, a transaction waits to commit a change of the corpus.';

create or replace function await_corpus_version() returns trigger
  language plpgsql as $$
begin
  perform pg_advisory_xact_lock(corpus_lock());
  return null;
end $$;
comment on function await_corpus_version is
  'Waits until no session holds the version of the corpus, and keeps it until the transaction has ended.';
-- A constraint trigger cannot be replaced.
drop trigger if exists no_version_is_left_while_it_is_held on corpus;
create constraint trigger no_version_is_left_while_it_is_held
  after update on corpus deferrable initially deferred for each row execute function await_corpus_version();
